"""The lunar calendar against a second source of dates, computed from the sun and the moon (D4)."""

from datetime import date, timedelta

import pytest

from ledplayer.core import lunar
from tests.core import astronomy

YEARS = range(lunar.FIRST_YEAR, lunar.LAST_YEAR + 1)


@pytest.mark.parametrize("year", YEARS)
def test_tet_is_on_the_day_that_the_moon_says(year: int) -> None:
    assert date.fromordinal(lunar.new_year(year) or 0) == astronomy.tet(year)


@pytest.mark.parametrize("year", YEARS)
def test_months_begin_at_the_new_moon_and_end_before_the_next(year: int) -> None:
    months = [month for month in astronomy.months() if month.year == year and not month.leap]

    assert [month.number for month in months] == list(range(1, 13))
    for month in months:
        assert lunar.solar_day(1, month.number, year) == month.begin.toordinal()
        assert lunar.solar_day(30, month.number, year) == month.begin.toordinal() + month.length - 1


@pytest.mark.parametrize(
    ("year", "tet"),
    [
        pytest.param(2007, date(2007, 2, 17), id="a day before the Chinese"),
        pytest.param(2023, date(2023, 1, 22), id="2023"),
        pytest.param(2024, date(2024, 2, 10), id="2024"),
        pytest.param(2025, date(2025, 1, 29), id="2025"),
        pytest.param(2026, date(2026, 2, 17), id="2026"),
        pytest.param(2030, date(2030, 2, 2), id="again a day before the Chinese"),
    ],
)
def test_the_second_source_knows_the_days_that_were_celebrated(year: int, tet: date) -> None:
    assert astronomy.tet(year) == tet


@pytest.mark.parametrize(("year", "month"), [(2023, 2), (2025, 6), (2028, 5), (2031, 3), (2033, 11), (2036, 6)])
def test_the_second_source_knows_the_leap_months(year: int, month: int) -> None:
    """`DOMAIN.md` 3.2."""
    assert [m.number for m in astronomy.months() if m.year == year and m.leap] == [month]


@pytest.mark.parametrize("year", YEARS)
def test_new_moons_lie_far_enough_from_midnight_to_be_told(year: int) -> None:
    """No month of the calendar hangs on less than the formula's 20 seconds."""
    for k in range(round((year - 2000) * 12.3685) - 1, round((year - 1999) * 12.3685) + 2):
        moment = astronomy.new_moon_at(k)
        assert (moment - timedelta(seconds=20)).date() == (moment + timedelta(seconds=20)).date()
