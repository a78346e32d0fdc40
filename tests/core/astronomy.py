"""A second source of lunar dates, computed from the sun and the moon alone.

New moons after Meeus, *Astronomical Algorithms*, chapter 49; the sun's longitude after chapter 25. The Vietnamese
calendar is counted in days of UTC+7:

1. A month begins on the day of its new moon.
2. Month 11 is the one that the winter solstice falls in.
3. Where 13 months lie from one month 11 to the next, the first of them in which the sun enters no new sign (no multiple
   of 30° longitude) is a leap month; it has the number of the month before it.
4. The lunar year begins with month 1 (Tết) and bears the number of the solar year that Tết falls in.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from itertools import pairwise
from math import radians, sin
from typing import NamedTuple

#: Hours that the Vietnamese calendar is ahead of UTC.
ZONE_H = 7

#: 2000-01-01 12:00 of dynamical time, as a Julian day.
J2000 = 2451545.0

#: New moon: days, then how often the sun's anomaly M, the moon's M' and its latitude F stand in the sine (table 49.A);
#: terms with M are multiplied by E once for each.
MOON_TERMS = (
    (-0.40720, 0, 1, 0),
    (+0.17241, 1, 0, 0),
    (+0.01608, 0, 2, 0),
    (+0.01039, 0, 0, 2),
    (+0.00739, -1, 1, 0),
    (-0.00514, 1, 1, 0),
    (+0.00208, 2, 0, 0),
    (-0.00111, 0, 1, -2),
    (-0.00057, 0, 1, 2),
    (+0.00056, 1, 2, 0),
    (-0.00042, 0, 3, 0),
    (+0.00042, 1, 0, 2),
    (+0.00038, 1, 0, -2),
    (-0.00024, -1, 2, 0),
    (-0.00007, 2, 1, 0),
    (+0.00004, 0, 2, -2),
    (+0.00004, 3, 0, 0),
    (+0.00003, 1, 1, -2),
    (+0.00003, 0, 2, 2),
    (-0.00003, 1, 1, 2),
    (+0.00003, -1, 1, 2),
    (-0.00002, -1, 1, -2),
    (-0.00002, 1, 3, 0),
    (+0.00002, 0, 4, 0),
)

#: Planets' pull on every phase: days, degrees at k = 0, degrees each lunation (table on page 351).
PLANET_TERMS = (
    (0.000325, 299.77, 0.107408),
    (0.000165, 251.88, 0.016321),
    (0.000164, 251.83, 26.651886),
    (0.000126, 349.42, 36.412478),
    (0.000110, 84.66, 18.206239),
    (0.000062, 141.74, 53.303771),
    (0.000060, 207.14, 2.453732),
    (0.000056, 154.84, 7.306860),
    (0.000047, 34.52, 27.261239),
    (0.000042, 207.19, 0.121824),
    (0.000040, 291.34, 1.844379),
    (0.000037, 161.72, 24.198154),
    (0.000035, 239.56, 25.513099),
    (0.000023, 331.55, 3.592518),
)


class LunarDay(NamedTuple):
    """A day of the Vietnamese calendar; `leap` says that its month repeats the one before."""

    year: int
    month: int
    day: int
    leap: bool


class Month(NamedTuple):
    """One lunar month: its first day, its length in days, the lunar year and number."""

    begin: date
    length: int
    year: int
    number: int
    leap: bool


def tet(year: int) -> date:
    """The first day of a lunar year, 1999 to 2055."""
    return next(month.begin for month in months() if (month.year, month.number) == (year, 1))


def lunar(day: date) -> LunarDay:
    """A solar day as a lunar one."""
    month = next(month for month in reversed(months()) if month.begin <= day)
    return LunarDay(month.year, month.number, (day - month.begin).days + 1, month.leap)


def solar(year: int, month: int, day: int) -> date:
    """The day of a regular (not leap) month; the 30th of a short month is its last day."""
    found = next(m for m in months() if (m.year, m.number, m.leap) == (year, month, False))
    return found.begin + timedelta(days=min(day, found.length) - 1)


@cache
def months() -> tuple[Month, ...]:
    """Every month from month 11 of 1998 to month 10 of 2055."""
    begins = [new_moon(k) for k in range(-20, 710)]
    months_11 = [max(b for b in begins if b <= _winter_solstice(year)) for year in range(1998, 2056)]
    return tuple(month for first, last in pairwise(months_11) for month in _from_month_11(first, last, begins))


def _from_month_11(first: date, last: date, begins: list[date]) -> Iterator[Month]:
    span = [b for b in begins if first <= b <= last]
    leaps = len(span) == 14
    number, year = 11, first.year
    for begin, end in pairwise(span):
        leap = leaps and begin != first and not _holds_a_new_sign(begin, end)
        if leap:
            leaps = False
        elif begin != first:
            number = number % 12 + 1
            year += number == 1
        yield Month(begin, (end - begin).days, year, number, leap)


def new_moon(k: int) -> date:
    """The day at UTC+7 of the k-th new moon after that of 6 January 2000."""
    return new_moon_at(k).date()


def new_moon_at(k: int) -> datetime:
    """When it is, by the clock at UTC+7, to about 20 seconds."""
    t = k / 1236.85
    e = 1 - 0.002516 * t - 0.0000074 * t * t
    m = 2.5534 + 29.10535670 * k - 0.0000014 * t * t
    m1 = 201.5643 + 385.81693528 * k + 0.0107582 * t * t
    f = 160.7108 + 390.67050284 * k - 0.0016118 * t * t
    node = 124.7746 - 1.56375588 * k + 0.0020672 * t * t
    julian = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t
    julian += sum(c * e ** abs(a) * sin(radians(a * m + b * m1 + d * f)) for c, a, b, d in MOON_TERMS)
    julian -= 0.00017 * sin(radians(node))
    julian += sum(c * sin(radians(start + step * k)) for c, start, step in PLANET_TERMS)
    return _local(julian)


def sun_longitude(julian: float) -> float:
    """The sun's apparent longitude in degrees, to 0.01, at a Julian day of dynamical time."""
    t = (julian - J2000) / 36525
    m = radians(357.52911 + 35999.05029 * t - 0.0001537 * t * t)
    centre = (
        (1.914602 - 0.004817 * t - 0.000014 * t * t) * sin(m)
        + (0.019993 - 0.000101 * t) * sin(2 * m)
        + 0.000289 * sin(3 * m)
    )
    node = radians(125.04 - 1934.136 * t)
    return (280.46646 + 36000.76983 * t + 0.0003032 * t * t + centre - 0.00569 - 0.00478 * sin(node)) % 360


def _holds_a_new_sign(begin: date, end: date) -> bool:
    return int(sun_longitude(_julian(begin)) // 30) != int(sun_longitude(_julian(end)) // 30)


@cache
def _winter_solstice(year: int) -> date:
    """The day on which the sun passes 270°."""
    days = (date(year, 12, 15) + timedelta(days=n) for n in range(15))
    return next(day for day in days if sun_longitude(_julian(day + timedelta(days=1))) >= 270)


def _delta_t_days(year: float) -> float:
    """Dynamical minus universal time (Espenak and Meeus 2006, 2005–2050), as days."""
    t = year - 2000
    return (62.92 + 0.32217 * t + 0.005589 * t * t) / 86400


def _julian(midnight: date) -> float:
    """The Julian day, in dynamical time, of 00:00 at UTC+7."""
    return midnight.toordinal() + 1721424.5 - ZONE_H / 24 + _delta_t_days(midnight.year)


def _local(julian: float) -> datetime:
    """The clock at UTC+7 at a Julian day of dynamical time."""
    year = 2000 + (julian - J2000) / 365.25
    return datetime(2000, 1, 1, 12) + timedelta(days=julian - J2000 - _delta_t_days(year), hours=ZONE_H)
