"""How much of a board's time does each campaign get? Rule M4: fair means each item, so a share has to be seen.

A share is that of the next day the campaign is on, out of the minutes on which anything but black shows.
"""

from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from fractions import Fraction

from ledplayer.core.lines import Setting, campaign_day
from ledplayer.core.model import Board, Content
from ledplayer.core.plan import plan_day
from ledplayer.core.roster import names_of, roster
from ledplayer.core.shelf import shelf

WITHIN_DAYS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A campaign's part of one day.

    Attributes:
        day: The next day on which it has something to show.
        shown_ms: How long its items show on that day, `at` items included.
        lit_ms: How long anything but black shows.
    """

    source: str
    playlist: str
    campaign: str
    day: date
    shown_ms: int
    lit_ms: int


def shares(content: Content, board: Board, today: date, zone: tzinfo) -> tuple[Share, ...]:
    """The share of each campaign of a board that is on within 400 days, in campaign order."""
    files = {source.id: shelf(source, content.failed) for source in content.sources}
    found: list[Share] = []
    times: dict[date, tuple[dict[tuple[str, str], Fraction], int]] = {}
    for source, campaign in roster(content, board):
        for day in (today + timedelta(ahead) for ahead in range(WITHIN_DAYS)):
            setting = Setting(files=files[source.id], board=board, names=names_of(board, source, content), day=day)
            one = campaign_day(campaign, setting)
            if one is None or not (one.lines or one.solos):
                continue
            if day not in times:
                times[day] = _times(content, board, day, zone)
            shown, lit_ms = times[day]
            found.append(
                Share(
                    source=source.id,
                    playlist=campaign.path,
                    campaign=campaign.name,
                    day=day,
                    shown_ms=round(shown.get((source.id, campaign.path), Fraction())),
                    lit_ms=lit_ms,
                )
            )
            break
    return tuple(found)


def _times(content: Content, board: Board, day: date, zone: tzinfo) -> tuple[dict[tuple[str, str], Fraction], int]:
    """How long each campaign shows on a day, and how long anything does; milliseconds, by the loops' proportions."""
    pieces, segments = plan_day(content, board, day, zone)
    shown: dict[tuple[str, str], Fraction] = {}
    lit_ms = 0
    for segment in segments:
        if pieces[segment.loop[0]].kind == "black":
            continue
        length_ms = segment.end_ms - segment.begin_ms
        lit_ms += length_ms
        parts: dict[tuple[str, str], int] = {}
        for number in segment.loop:
            piece = pieces[number]
            key = (piece.source, piece.playlist)
            parts[key] = parts.get(key, 0) + piece.length_ms
        for key, part_ms in parts.items():
            shown[key] = shown.get(key, Fraction()) + Fraction(length_ms * part_ms, segment.sums[-1])
    return shown, lit_ms
