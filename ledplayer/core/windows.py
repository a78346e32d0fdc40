"""When is a window open? Dates, hours and weekdays become spans of civil time.

Civil time is what the clocks of the board's zone show, as whole seconds: day × 86,400 + second of the day, days counted
as `date.toordinal` does. Only `instant_ms` knows of zones. Rules are those of `PLAYLIST.md`, “Dates”:

1. A date with a year is one day; without a year it is a day of every year (D2–D4). 29/2 and the 30th of a lunar month
   mean that month's last day where it has no such day.
2. An occurrence begins on every `from` and ends on the first `to` on or after it, by day; where several `from` precede
   one `to`, the last of them begins it; adjoining occurrences are one (D5). So New Year and Tết are crossed.
3. An end that is not written is open; in an item whose other end has no year it is the campaign's own (D3).
4. A time cuts moments only: the day of a `from` or `to` counts whole, the day of a `to` at 00:00 not at all (D7).
   So a `to` at 00:00 is the day before, to its end.
5. An occurrence that begins and ends on one day, but not before it began, is none.
6. Hours belong to the day they begin on, their evening: it must lie in the dates and weekdays, and the moment itself in
   the dates, also past midnight (D6). Without hours the evening is the civil day (D8).
7. Where clocks jump forward a time that never was is the end of the gap; where they go back it is the first of the two.

Decided here: a `from` without a year and without a `to` follows rule 2 as written, so that in a campaign of several
years the last of its days begins the window.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache

from ledplayer.core import lunar
from ledplayer.core.model import Calendar, DateMark, Hours, Window

DAY = 86_400
BEGINNING = 0
END = date.max.toordinal() * DAY

#: From when to when, civil seconds, the end outside.
Span = tuple[int, int]
#: In order, apart from each other, none empty.
Spans = tuple[Span, ...]

_ALL_DAY = (Hours(begin=0, end=1440),)
_YEARS_ABOUT = 3  # no occurrence without years, nor a chain of two, lasts longer
_ENDLESS = _YEARS_ABOUT * 366 * DAY
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Occurrence:
    """One run of a window's dates, in civil seconds, the end outside; `BEGINNING` and `END` are open ends."""

    begin: int
    end: int


FOREVER = Occurrence(begin=BEGINNING, end=END)


def occurrences(window: Window, around: date, outer: Sequence[Occurrence] = (FOREVER,)) -> tuple[Occurrence, ...]:
    """When a window's dates come, in order; complete for the year around a day.

    Args:
        window: Its hours and weekdays do not count here.
        around: Dates without a year are looked up in the years about this day.
        outer: Of an item: the occurrences of its campaign.
    """
    if window.begin is None and window.end is None:
        return (FOREVER,)
    years = _years(around, outer)
    own = outer if _comes_back(window) else (FOREVER,)
    begins = (
        [o.begin for o in own]
        if window.begin is None
        else [day * DAY + 60 * (window.begin.minute or 0) for day in _days(window.begin, years)]
    )
    ends = (
        [o.end for o in own]
        if window.end is None
        else [
            day * DAY + (DAY if window.end.minute is None else 60 * window.end.minute)
            for day in _days(window.end, years)
        ]
    )
    found = _joined(_paired(begins, ends))
    if window.begin and window.end and window.begin.year is None and window.end.year is None:
        return tuple(FOREVER if o.end - o.begin > _ENDLESS else o for o in found)
    return found


def occurrence_on(found: Iterable[Occurrence], day: date) -> Occurrence | None:
    """The occurrence that holds some moment of a day; there is never more than one."""
    midnight = day.toordinal() * DAY
    return next((o for o in found if o.begin < midnight + DAY and midnight < o.end), None)


def first_day(occurrence: Occurrence) -> date | None:
    """Its first day; None where it has always been."""
    return None if occurrence.begin == BEGINNING else date.fromordinal(occurrence.begin // DAY)


def last_day(occurrence: Occurrence) -> date | None:
    """Its last day; None where it never ends."""
    return None if occurrence.end == END else date.fromordinal((occurrence.end - 1) // DAY)


def days_about(mark: DateMark, around: date) -> tuple[date, ...]:
    """The days that a date means: the one with its year, else those of the years about a day; in order."""
    return tuple(date.fromordinal(day) for day in _days(mark, _years(around, ())))


def whole(day: date) -> Spans:
    """All of one civil day."""
    midnight = day.toordinal() * DAY
    return ((midnight, midnight + DAY),)


def open_spans(window: Window, dates: Iterable[Occurrence], day: date) -> Spans:
    """When a window is open on one civil day.

    Args:
        window: Its hours and weekdays count; its own dates come as `dates`.
        dates: The occurrences of its dates.
    """
    midnight = day.toordinal()
    found = []
    for occurrence in dates:
        first, last = occurrence.begin // DAY, (occurrence.end - 1) // DAY
        for evening in (midnight - 1, midnight):
            if not first <= evening <= last or (window.days and (evening - 1) % 7 not in window.days):
                continue
            for hours in window.hours or _ALL_DAY:
                past = DAY if hours.end <= hours.begin else 0
                begin = max(evening * DAY + 60 * hours.begin, occurrence.begin, midnight * DAY)
                end = min(evening * DAY + 60 * hours.end + past, occurrence.end, midnight * DAY + DAY)
                if begin < end:
                    found.append((begin, end))
    return joined(found)


def joined(spans: Iterable[Span]) -> Spans:
    """Spans in any order, overlapping or touching, as few as possible."""
    found: list[Span] = []
    for begin, end in sorted(spans):
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((begin, end))
    return tuple(found)


def shared(some: Spans, others: Spans) -> Spans:
    """What lies in both."""
    if some is others:
        return some
    cuts = ((max(a, c), min(b, d)) for a, b in some for c, d in others)
    return tuple(sorted((begin, end) for begin, end in cuts if begin < end))


def is_open(spans: Spans, moment: int) -> bool:
    """Whether a civil second lies inside."""
    return any(begin <= moment < end for begin, end in spans)


def instant_ms(civil: int, zone: tzinfo) -> int:
    """A civil second as milliseconds from the epoch; rule 7 where it never was or was twice."""
    shown = datetime.min + timedelta(seconds=civil - DAY)
    first = shown.replace(tzinfo=zone)
    second = first.replace(fold=1)
    early, late = first - _EPOCH, second - _EPOCH
    if late >= early:
        return early // _MILLISECOND
    return _gap_end(late // _MILLISECOND // 1000, early // _MILLISECOND // 1000, zone) * 1000


def _gap_end(before: int, after: int, zone: tzinfo) -> int:
    """The second from the epoch at which the zone's offset changes, between one before and one at or after it."""
    offset = datetime.fromtimestamp(after, zone).utcoffset()
    while after - before > 1:
        middle = (before + after) // 2
        if datetime.fromtimestamp(middle, zone).utcoffset() == offset:
            after = middle
        else:
            before = middle
    return after


def _comes_back(window: Window) -> bool:
    return any(mark is not None and mark.year is None for mark in (window.begin, window.end))


def _years(around: date, outer: Iterable[Occurrence]) -> list[int]:
    """The years about a day, and those in which an open end of an item may be looked for."""
    years = set(range(around.year - _YEARS_ABOUT, around.year + _YEARS_ABOUT + 1))
    for occurrence in outer:
        if first := first_day(occurrence):
            years |= {first.year, first.year + 1}
        if last := last_day(occurrence):
            years |= {last.year - 1, last.year}
    return sorted(year for year in years if date.min.year <= year < date.max.year)


def _days(mark: DateMark, years: Iterable[int]) -> list[int]:
    found = (
        _day(mark.calendar, mark.day, mark.month, mark.shift_days, year)
        for year in ((mark.year,) if mark.year is not None else years)
    )
    return [day for day in found if day is not None]


@lru_cache(maxsize=65_536)
def _day(calendar: Calendar, day: int, month: int, shift_days: int, year: int) -> int | None:
    if calendar == "solar":
        return date(year, month, min(day, monthrange(year, month)[1])).toordinal()
    if calendar == "lunar":
        return lunar.solar_day(day, month, year)
    tet = lunar.new_year(year)
    return None if tet is None else tet + shift_days


def _paired(begins: Iterable[int], ends: Iterable[int]) -> list[Occurrence]:
    """Rules 2 and 5, before adjoining ones are joined."""
    found, previous, waiting = [], -1, sorted(begins)
    for end in sorted(set(ends)):
        last = (end - 1) // DAY
        started = [begin for begin in waiting if previous < begin // DAY <= last]
        if started and started[-1] < end:
            found.append(Occurrence(begin=started[-1], end=end))
        previous = last
    return found


def _joined(found: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    return tuple(Occurrence(begin=begin, end=end) for begin, end in joined((o.begin, o.end) for o in found))
