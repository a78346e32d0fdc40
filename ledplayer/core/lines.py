"""What does a campaign play on a board on one day, how often, and when is each of it open?

1. A line is one piece of an item that is meant for this board and open on this day (`core.openings`).
2. A dated file name narrows its file, wherever a campaign names it (W3).
3. An item's count is `repeat`, twice for a priority campaign, times the peak's; `repeat` alone for an urgent one; 12 at
   the most (M1, M5).
4. Without a day only what is undated is there (D12).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ledplayer.core.dated_name import dated
from ledplayer.core.lineup import Piece
from ledplayer.core.mix import MOST
from ledplayer.core.model import Board, Campaign, Item
from ledplayer.core.openings import Opening, campaign_opening, item_opening, window_spans
from ledplayer.core.pieces import pieces, whole_folder
from ledplayer.core.placeholders import Known, fill
from ledplayer.core.roster import fits
from ledplayer.core.shelf import Shelf
from ledplayer.core.windows import Spans, shared


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Line:
    """One piece of a campaign on a day; each is itself alone, however alike.

    Attributes:
        spans: When it may show, civil seconds.
        count: How often it comes in a loop, before the loop's counts are reduced.
        at: Seconds after 00:00 at which it shows alone; empty: it is in the loop.
    """

    piece: Piece
    spans: Spans
    count: int = 1
    at: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignDay:
    """A campaign on a board on one day.

    Attributes:
        spans: When its window is open, civil seconds.
        lines: Of its loop, in order.
        solos: Of its `at` items, in order.
        band: Its scrolling line, filled; "" is none.
    """

    campaign: Campaign
    spans: Spans
    lines: tuple[Line, ...] = ()
    solos: tuple[Line, ...] = ()
    band: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a campaign's items are opened with.

    Attributes:
        files: Of the campaign's source.
        names: The folded names that mean the board there.
        day: The civil day, or None while the clock is unknown.
    """

    files: Shelf
    board: Board
    names: frozenset[str]
    day: date | None


def campaign_day(campaign: Campaign, setting: Setting) -> CampaignDay | None:
    """A campaign on a day; None when its window is closed all day."""
    outer = campaign_opening(campaign.window, setting.day)
    if not outer.spans:
        return None
    items = (whole_folder(campaign),) if campaign.whole_folder else campaign.items
    factor = _factor(campaign, outer, setting)
    lines = [line for item in items for line in _lines(item, campaign, outer, factor, setting)]
    band = campaign.band and fill(campaign.band.text, _known(campaign, outer, setting))
    return CampaignDay(
        campaign=campaign,
        spans=outer.spans,
        lines=tuple(line for line in lines if not line.at),
        solos=tuple(line for line in lines if line.at),
        band=" ".join((band or "").split()),
    )


def _lines(item: Item, campaign: Campaign, outer: Opening, factor: int, setting: Setting) -> Iterator[Line]:
    if not fits(item.boards, item.excluded, setting.names):
        return
    opening = item_opening(item, outer, setting.day)
    if not opening.spans:
        return
    count = item.repeat if campaign.level == "urgent" else min(MOST, item.repeat * factor)
    for piece in pieces(item, campaign, setting.files, _known(campaign, opening, setting)):
        spans = _narrowed(piece, opening.spans, setting.day)
        if spans:
            yield Line(piece=piece, spans=spans, count=count, at=item.at)


def _factor(campaign: Campaign, outer: Opening, setting: Setting) -> int:
    """By how much a campaign's level and its peak multiply what is written."""
    factor, peak = (2 if campaign.level == "priority" else 1), campaign.peak
    if peak and fits(peak.boards, (), setting.names) and window_spans(peak.window, outer, setting.day):
        factor *= peak.repeat
    return factor


def _narrowed(piece: Piece, spans: Spans, day: date | None) -> Spans:
    """What a dated file name leaves of its item's spans."""
    window = dated(piece.what.rpartition("/")[2]) if piece.path else None
    return shared(spans, window_spans(window, Opening(), day)) if window else spans


def _known(campaign: Campaign, opening: Opening, setting: Setting) -> Known:
    board = setting.board
    return Known(
        board=board.id,
        board_name=board.name or board.id,
        today=setting.day,
        year=opening.year,
        days=opening.days,
        values=campaign.values,
    )
