"""The Vietnamese lunar calendar (UTC+7), of the lunar years 2000–2053 for which its library was checked day by day.

1. A leap month repeats nothing: a month is always its first, regular one (D4).
2. The 30th of a month that has 29 days is its last day (D4).
"""

from datetime import date
from functools import cache

FIRST_YEAR, LAST_YEAR = 2000, 2053  # `DOMAIN.md` 3.2: exact there against an astronomical computation

_STEMS = ("Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý")
_BRANCHES = ("Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi")
_FIRST_PAIR_YEAR = 4  # the year 4 was the first of a cycle of sixty, Giáp Tý


@cache
def solar_day(day: int, month: int, year: int) -> int | None:
    """The civil day of a lunar date, as `date.toordinal` counts; None outside the years that are known."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    from lunar_vn import convert_lunar_to_solar, convert_solar_to_lunar  # a third of intake's start, seldom needed

    found: date = convert_lunar_to_solar(min(day, 29), month, year)
    if day == 30:
        following = date.fromordinal(found.toordinal() + 1)
        lunar = convert_solar_to_lunar(following.day, following.month, following.year)
        if lunar.day == 30:
            found = following
    return found.toordinal()


def new_year(year: int) -> int | None:
    """The civil day of Tết; None outside the years that are known."""
    return solar_day(1, 1, year)


def year_name(year: int) -> str:
    """The lunar year that goes by a number: 2026 is “Bính Ngọ”."""
    place = year - _FIRST_PAIR_YEAR
    return f"{_STEMS[place % 10]} {_BRANCHES[place % 12]}"
