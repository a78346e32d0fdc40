"""What does a campaign play on a board on one day, how often, and when is each of it open?

1. Campaign and item windows are each judged alone; a line is open where both are (D9). A dated file name narrows its
   file, wherever a campaign names it (W3).
2. `<year>` and values take the year of the occurrence's last day (D11).
3. A countdown is on from the occurrence's first day through the eve of its day; without a year that is the first such
   day on or after the occurrence's first, without an occurrence the next (K5).
4. An item's count is `repeat`, twice for a priority campaign, times the peak's; `repeat` alone for an urgent one; 12 at
   the most (M1, M5).
5. Without a day only what is undated is there (D12): no dates, hours, weekdays or times of day, no countdown or clock,
   no word that changes with the day.

Decided here: “the occurrence” of rules 2 and 3 is the campaign's, where that is open the item's own, else today.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ledplayer.core.dated_name import dated
from ledplayer.core.lineup import Piece
from ledplayer.core.mix import MOST
from ledplayer.core.model import Board, Campaign, DateMark, Item, Window
from ledplayer.core.pieces import pieces, whole_folder
from ledplayer.core.placeholders import Known, fill
from ledplayer.core.roster import fits
from ledplayer.core.shelf import Shelf
from ledplayer.core.windows import (
    BEGINNING,
    END,
    FOREVER,
    Occurrence,
    Spans,
    days_about,
    first_day,
    last_day,
    occurrence_on,
    occurrences,
    open_spans,
    shared,
)

_ALWAYS: Spans = ((BEGINNING, END),)
_ANY_TIME = Window()


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
    dates = _dates(campaign.window, setting.day, (FOREVER,))
    spans = _spans(campaign.window, dates, setting.day)
    if not spans:
        return None
    items = (whole_folder(campaign),) if campaign.whole_folder else campaign.items
    factor = _factor(campaign, dates, setting)
    lines = [line for item in items for line in _lines(item, campaign, setting, dates, spans, factor)]
    band = campaign.band and fill(campaign.band.text, _known(campaign, setting, dates, FOREVER))
    return CampaignDay(
        campaign=campaign,
        spans=spans,
        lines=tuple(line for line in lines if not line.at),
        solos=tuple(line for line in lines if line.at),
        band=" ".join((band or "").split()),
    )


def countdown_day(mark: DateMark, day: date, first: date | None) -> date | None:
    """The day that a countdown counts to (rule 3); None beyond the calendar.

    Args:
        day: Today.
        first: The occurrence's first day; None where there is none.
    """
    start = first or day
    return next((found for found in days_about(mark, start) if found >= start), None)


def _lines(
    item: Item, campaign: Campaign, setting: Setting, dates: Sequence[Occurrence], spans: Spans, factor: int
) -> Iterator[Line]:
    day = setting.day
    if not fits(item.boards, item.excluded, setting.names):
        return
    if day is None and (item.at or item.kind in ("countdown", "clock")):
        return
    own: Sequence[Occurrence] = (FOREVER,)
    if item.window != _ANY_TIME:
        own = _dates(item.window, day, dates)
        spans = shared(spans, _spans(item.window, own, day))
    if not spans:
        return
    known = _known(campaign, setting, dates, _on(own, day))
    if item.day and day:
        target = countdown_day(item.day, day, first_day(_on(dates, day)) or first_day(_on(own, day)))
        if target is None or target <= day:
            return
        known = replace(known, days=(target - day).days)
    count = item.repeat if campaign.level == "urgent" else min(MOST, item.repeat * factor)
    for piece in pieces(item, campaign, setting.files, known):
        open_ = _narrowed(spans, piece, day)
        if open_:
            yield Line(piece=piece, spans=open_, count=count, at=item.at)


def _narrowed(spans: Spans, piece: Piece, day: date | None) -> Spans:
    """What a dated file name leaves of its item's spans (W3)."""
    window = dated(piece.what.rpartition("/")[2]) if piece.path else None
    return shared(spans, _spans(window, _dates(window, day, (FOREVER,)), day)) if window else spans


def _known(campaign: Campaign, setting: Setting, dates: Sequence[Occurrence], own: Occurrence) -> Known:
    board, day = setting.board, setting.day
    last = last_day(_on(dates, day)) or last_day(own) or day
    return Known(
        board=board.id,
        board_name=board.name or board.id,
        today=day,
        year=last.year if last else None,
        values=campaign.values,
    )


def _factor(campaign: Campaign, dates: Sequence[Occurrence], setting: Setting) -> int:
    """By how much a campaign's level and its peak multiply what is written."""
    factor = 2 if campaign.level == "priority" else 1
    peak, day = campaign.peak, setting.day
    if peak and fits(peak.boards, (), setting.names) and _spans(peak.window, _dates(peak.window, day, dates), day):
        factor *= peak.repeat
    return factor


def _dates(window: Window, day: date | None, outer: Sequence[Occurrence]) -> tuple[Occurrence, ...]:
    return occurrences(window, day, outer) if day else (FOREVER,)


def _on(dates: Sequence[Occurrence], day: date | None) -> Occurrence:
    """The occurrence that holds a day; without one, or without a day, an open one."""
    return (occurrence_on(dates, day) if day else None) or FOREVER


def _spans(window: Window, dates: Sequence[Occurrence], day: date | None) -> Spans:
    """When a window is open on a day; while the clock is unknown, for ever or never."""
    if day:
        return open_spans(window, dates, day)
    undated = window.begin is None and window.end is None and not window.hours and not window.days
    return _ALWAYS if undated else ()
