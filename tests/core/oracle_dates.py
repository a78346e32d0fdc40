"""The rules D2–D8 of `PLAYLIST.md`, walked from day to day; knows nothing of `ledplayer.core`."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Literal, NamedTuple

from tests.core.astronomy import LunarDay, months, solar, tet

DAY_MIN = 1440
ONE = timedelta(days=1)

#: Days walked to either side for dates that come every year.
WALK = 800


class Mark(NamedTuple):
    """A date as written; no year comes back every year, `minute` is the time after it (D7)."""

    calendar: Literal["solar", "lunar", "tet"]
    day: int = 0
    month: int = 0
    year: int | None = None
    shift: int = 0
    minute: int | None = None


class Stretch(NamedTuple):
    """Days of a window in a row, both inside, and the minutes of the first and the last that cut them (D7)."""

    first: date
    last: date
    first_min: int = 0
    last_min: int = DAY_MIN

    def holds(self, day: date, minute: int) -> bool:
        """Whether a moment lies inside."""
        return (self.first, self.first_min) <= (day, minute) < (self.last, self.last_min)


ALWAYS = (Stretch(date.min, date.max),)


def within(
    hours: Sequence[tuple[int, int]] | None,
    dates: Sequence[Stretch],
    days: Sequence[int] | None,
    day: date,
    minute: int,
) -> bool:
    """Whether a moment is open: its evening lies in the dates and days, and itself in the dates (D6–D8)."""
    for begin, end in hours or [(0, DAY_MIN)]:
        if begin < end:
            evenings = [day] if begin <= minute < end else []
        else:
            evenings = [day] * (minute >= begin) + [day - ONE] * (minute < end)
        for evening in evenings:
            if days and evening.weekday() not in days:
                continue
            if any(s.first <= evening <= s.last and s.holds(day, minute) for s in dates):
                return True
    return False


@cache
def stretches(
    begin: Mark | None, end: Mark | None, day: date, outer: tuple[Stretch, ...] = ALWAYS
) -> tuple[Stretch, ...]:
    """The occurrences of some dates about a day (D2–D5).

    Args:
        outer: Of an item or a peak: its campaign's, whose end counts where only the other is written (D3).
    """
    if not begin and not end:
        return ALWAYS
    if not any(mark and mark.year is None for mark in (begin, end)):
        return (_cut(the_day(begin) if begin else date.min, _last(the_day(end), end) if end else date.max, begin, end),)
    found: list[Stretch] = []
    waiting: date | None = None
    for today in _days(day - WALK * ONE, 2 * WALK):
        if _is(begin, today) if begin else any(today == stretch.first for stretch in outer):
            waiting = today
        if waiting and (_ends(end, today) if end else any(today == stretch.last for stretch in outer)):
            found.append(_cut(waiting, today, begin, end))
            waiting = None
    return tuple(_endless(stretch) for stretch in _adjoined(found))


def the_day(mark: Mark) -> date:
    """The one day of a date with its year."""
    assert mark.year
    if mark.calendar == "solar":
        return date(mark.year, mark.month, mark.day)
    if mark.calendar == "lunar":
        return solar(mark.year, mark.month, mark.day)
    return tet(mark.year) + timedelta(days=mark.shift)


def days_left(mark: Mark, occurrences: Sequence[Stretch], day: date) -> int:
    """Days to a countdown's day; 0 when it has come (K5).

    Args:
        occurrences: The campaign's, then the item's own.
    """
    if mark.year:
        return max(0, (the_day(mark) - day).days)
    firsts = [stretch.first for stretch in occurrences if date.min < stretch.first <= day <= stretch.last]
    goal = next(today for today in _days((firsts or [day])[0], WALK) if _is(mark, today))
    return max(0, (goal - day).days)


def _is(mark: Mark, day: date) -> bool:
    """Whether a date without a year means this day."""
    following = day + ONE
    if mark.calendar == "solar":
        last_of_february = (mark.day, mark.month) == (29, 2) and (following.day, following.month) == (1, 3)
        return last_of_february or (mark.day, mark.month) == (day.day, day.month)
    if mark.calendar == "tet":
        lunar = _lunar()[day - mark.shift * ONE]
        return (lunar.day, lunar.month) == (1, 1)
    lunar = _lunar()[day]
    if lunar.leap or lunar.month != mark.month:
        return False
    return lunar.day == mark.day or (mark.day == 30 and _lunar()[following].day == 1)


def _ends(mark: Mark, day: date) -> bool:
    """Whether it is the last day of a window: a `to` at 00:00 does not count its own day at all."""
    return _is(mark, day + ONE if mark.minute == 0 else day)


def _last(day: date, mark: Mark) -> date:
    return day - ONE if mark.minute == 0 else day


def _cut(first: date, last: date, begin: Mark | None, end: Mark | None) -> Stretch:
    return Stretch(first, last, (begin and begin.minute) or 0, (end and end.minute) or DAY_MIN)


def _adjoined(found: Sequence[Stretch]) -> list[Stretch]:
    """Occurrences, those that follow each other without a minute between them as one."""
    joined: list[Stretch] = []
    for new in found:
        old = joined[-1] if joined else None
        if old and old.last + ONE == new.first and (old.last_min, new.first_min) == (DAY_MIN, 0):
            joined[-1] = Stretch(old.first, new.last, old.first_min, new.last_min)
        else:
            joined.append(new)
    return joined


def _endless(stretch: Stretch) -> Stretch:
    """Occurrences that adjoin year after year have no end."""
    return ALWAYS[0] if (stretch.last - stretch.first).days > WALK else stretch


def _days(first: date, number: int) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range(number + 1))


@cache
def _lunar() -> dict[date, LunarDay]:
    return {
        month.begin + timedelta(days=n): LunarDay(month.year, month.number, n + 1, month.leap)
        for month in months()
        for n in range(month.length)
    }
