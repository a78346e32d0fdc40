"""Rule D4 of `PLAYLIST.md`."""

from datetime import date

import pytest

from ledplayer.core.lunar import new_year, solar_day, year_name


@pytest.mark.parametrize(
    ("lunar", "solar"),
    [
        pytest.param((1, 1, 2007), date(2007, 2, 17), id="Tết, a day before the Chinese one"),
        pytest.param((1, 1, 2030), date(2030, 2, 2), id="Tết 2030"),
        pytest.param((10, 3, 2031), date(2031, 4, 1), id="Giỗ Tổ, in the regular month"),
        pytest.param((15, 8, 2034), date(2034, 9, 26), id="Trung thu 2034, a day before the Chinese one"),
        pytest.param((30, 12, 2023), date(2024, 2, 9), id="a month of thirty days"),
        pytest.param((30, 12, 2026), date(2027, 2, 5), id="the 30th of 29 is the last day"),
        pytest.param((1, 1, 1999), None, id="before the calendar is known"),
        pytest.param((1, 1, 2054), None, id="after it"),
    ],
)
def test_solar_day(lunar: tuple[int, int, int], solar: date | None) -> None:
    assert solar_day(*lunar) == (solar and solar.toordinal())


def test_no_30th_of_the_last_month_reaches_tet() -> None:
    for year in range(2000, 2053):
        eve, tet = solar_day(30, 12, year), new_year(year + 1)
        assert eve is not None
        assert tet == eve + 1


@pytest.mark.parametrize(("year", "name"), [(1984, "Giáp Tý"), (2026, "Bính Ngọ"), (2027, "Đinh Mùi")])
def test_a_lunar_year_has_a_name(year: int, name: str) -> None:
    assert year_name(year) == name
