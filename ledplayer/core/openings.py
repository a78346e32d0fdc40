"""When are a campaign and its items open on a day, and which year and days do their words take?

1. Campaign and item windows are each judged alone; an item is open where both are (D9).
2. `<year>` and values take the year of the occurrence's last day (D11).
3. A countdown is on from the occurrence's first day through the eve of its day; without a year that is the first such
   day on or after the occurrence's first, without an occurrence the next (K5).
4. Without a day – while the clock is unknown – only what is undated is open, and then for ever: no dates, hours,
   weekdays or times of day, no countdown or clock (D12).

Decided here: “the occurrence” of rules 2 and 3 is the campaign's, where that is open the item's own, else today.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ledplayer.core.model import DateMark, Item, Window
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A campaign or an item on one day.

    Attributes:
        dates: The occurrences of its own window.
        spans: When it is open, civil seconds; empty is never on this day.
        year: What `<year>` shows; None while the clock is unknown.
        days: Left until a countdown's day; None for all else.
    """

    dates: tuple[Occurrence, ...] = (FOREVER,)
    spans: Spans = ()
    year: int | None = None
    days: int | None = None


NEVER = Opening()


def campaign_opening(window: Window, day: date | None) -> Opening:
    """A campaign's window on a day."""
    dates = _dates(window, (FOREVER,), day)
    return Opening(dates=dates, spans=_spans(window, dates, day), year=_year(day, dates))


def item_opening(item: Item, outer: Opening, day: date | None) -> Opening:
    """An item inside its campaign's opening on the same day."""
    if day is None and (item.at or item.kind in ("countdown", "clock")):
        return NEVER
    dates: tuple[Occurrence, ...] = (FOREVER,)
    spans, year = outer.spans, outer.year
    if item.window != _ANY_TIME:
        dates = _dates(item.window, outer.dates, day)
        spans = shared(spans, _spans(item.window, dates, day))
        year = _year(day, outer.dates, dates)
    if not spans:
        return NEVER
    days = None
    if item.day and day:
        goal = countdown_day(item.day, day, first_day(_on(outer.dates, day)) or first_day(_on(dates, day)))
        if goal is None or goal <= day:
            return NEVER
        days = (goal - day).days
    return Opening(dates=dates, spans=spans, year=year, days=days)


def window_spans(window: Window, outer: Opening, day: date | None) -> Spans:
    """When another window (a peak's, a dated file's) is open on a day; an end it lacks is the outer one's own."""
    return _spans(window, _dates(window, outer.dates, day), day)


def countdown_day(mark: DateMark, day: date, first: date | None) -> date | None:
    """The day that a countdown counts to (rule 3); None beyond the calendar.

    Args:
        day: Today.
        first: The occurrence's first day; None where there is none.
    """
    start = first or day
    return next((found for found in days_about(mark, start) if found >= start), None)


def _dates(window: Window, outer: Sequence[Occurrence], day: date | None) -> tuple[Occurrence, ...]:
    return occurrences(window, day, outer) if day else (FOREVER,)


def _spans(window: Window, dates: Sequence[Occurrence], day: date | None) -> Spans:
    if day:
        return open_spans(window, dates, day)
    undated = window.begin is None and window.end is None and not window.hours and not window.days
    return _ALWAYS if undated else ()


def _on(dates: Sequence[Occurrence], day: date) -> Occurrence:
    """The occurrence that holds a day; without one, an open one."""
    return occurrence_on(dates, day) or FOREVER


def _year(day: date | None, *levels: Sequence[Occurrence]) -> int | None:
    """The year of the last day of the first occurrence that has one, else today's (rule 2)."""
    if day is None:
        return None
    lasts = (last_day(_on(dates, day)) for dates in levels)
    return next((last for last in lasts if last), day).year
