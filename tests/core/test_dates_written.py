"""Days, times, hours and weekdays as people write them."""

from datetime import datetime

import pytest

from ledplayer.core.dates_written import WrongError, read_day, read_hours, read_moment, read_time, read_weekdays
from ledplayer.core.model import DateMark, Hours


def solar(day: int, month: int, year: int | None = None, minute: int | None = None) -> DateMark:
    return DateMark(calendar="solar", day=day, month=month, year=year, minute=minute)


def lunar(day: int, month: int, year: int | None = None) -> DateMark:
    return DateMark(calendar="lunar", day=day, month=month, year=year)


def tet(shift: int = 0, year: int | None = None) -> DateMark:
    return DateMark(calendar="tet", day=0, month=0, shift_days=shift, year=year)


@pytest.mark.parametrize(
    ("written", "mark"),
    [
        ("25/9/2023", solar(25, 9, 2023)),
        ("25-09-2023", solar(25, 9, 2023)),
        ("25.9.2023", solar(25, 9, 2023)),
        ("2023-09-25", solar(25, 9, 2023)),
        ("ngày 25 tháng 9 năm 2023", solar(25, 9, 2023)),
        ("25/9", solar(25, 9)),
        ("29/2", solar(29, 2)),
        ("18/9/2024 18:00", solar(18, 9, 2024, 1080)),
        ("18/9/2024 24:00", solar(18, 9, 2024, 1440)),
        ("2023-10-10T08:00", solar(10, 10, 2023, 480)),
        ("10/3 âm", lunar(10, 3)),
        ("10/3 âm lịch", lunar(10, 3)),
        ("10/3/2026 lunar", lunar(10, 3, 2026)),
        ("Tết", tet()),
        ("tet - 20", tet(-20)),
        ("Tết – 20", tet(-20)),
        ("TẾT+9", tet(9)),
        ("Tết 2027 - 20", tet(-20, 2027)),
    ],
)
def test_days_are_read(written: str, mark: DateMark) -> None:
    assert read_day(written) == mark


@pytest.mark.parametrize(
    ("written", "code", "fixed"),
    [
        ("9/25/2023", "date-month-first", "25/9/2023"),
        ("25/9/23", "date-year-short", "25/9/2023"),
        ("31/9/2023", "date-impossible", "30/9/2023"),
        ("29/2/2023", "date-impossible", "28/2/2023"),
        ("30/2", "date-impossible", "29/2"),
        ("31/3 âm", "date-impossible", "30/3 âm"),
        ("10/3/2054 âm", "date-lunar-years", None),
        ("25/9/1999", "date-years", None),
        ("Tết - 300", "date-tet-far", None),
        ("mai", "date-unreadable", None),
        ("0/9/2023", "date-unreadable", None),
        ("25/9/2023 tối", "date-unreadable", None),
        ("25/9/2023 25:00", "time-unreadable", "07:00"),
    ],
)
def test_what_is_no_day_says_what_to_write(written: str, code: str, fixed: str | None) -> None:
    with pytest.raises(WrongError) as raised:
        read_day(written)
    assert (raised.value.code, raised.value.values.get("fixed")) == (code, fixed)


@pytest.mark.parametrize(
    ("written", "minute"),
    [("7:00", 420), ("07:00", 420), ("7h", 420), ("17h30", 1050), ("7 giờ 30", 450), ("24:00", 1440), ("0:00", 0)],
)
def test_times_are_read(written: str, minute: int) -> None:
    assert read_time(written) == minute


@pytest.mark.parametrize("written", ["7", "7.30", "24:01", "25:00", "7:60", "8pm", ""])
def test_what_is_no_time_is_an_error(written: str) -> None:
    with pytest.raises(WrongError):
        read_time(written)


@pytest.mark.parametrize(
    ("written", "begin", "end"),
    [
        ("06:00-22:00", 360, 1320),
        ("6h – 22h", 360, 1320),
        ("22:00-05:00", 1320, 300),
        ("00:00-24:00", 0, 1440),
        ("22:00-00:00", 1320, 1440),
        ("7h đến 11h30", 420, 690),
    ],
)
def test_hours_are_read(written: str, begin: int, end: int) -> None:
    assert read_hours(written) == Hours(begin=begin, end=end)


@pytest.mark.parametrize("written", ["07:00-07:00", "00:00-00:00", "24:00-24:00", "24:00-05:00", "7h", "7.30-9.00"])
def test_hours_that_mean_nothing_are_errors(written: str) -> None:
    with pytest.raises(WrongError):
        read_hours(written)


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("T2-T6", {0, 1, 2, 3, 4}),
        ("mon-fri", {0, 1, 2, 3, 4}),
        ("T7-T2", {5, 6, 0}),
        ("CN", {6}),
        ("thứ 2", {0}),
        ("Thứ Hai", {0}),
        ("thứ 2 đến thứ 4", {0, 1, 2}),
        ("hằng ngày", set(range(7))),
        ("cuối tuần", {5, 6}),
    ],
)
def test_weekdays_are_read(written: str, days: set[int]) -> None:
    assert read_weekdays(written) == days


@pytest.mark.parametrize(("written", "fixed"), [("T8", "CN"), ("2", "T2"), ("T2-T8", "T2-CN"), ("2-6", "T2-T6")])
def test_what_is_no_weekday_says_the_right_word(written: str, fixed: str) -> None:
    with pytest.raises(WrongError) as raised:
        read_weekdays(written)
    assert raised.value.values["fixed"] == fixed


@pytest.mark.parametrize("written", ["2023-10-10T08:00", "10/10/2023 08:00"])
def test_a_moment_of_the_command_line_is_read(written: str) -> None:
    assert read_moment(written) == datetime(2023, 10, 10, 8)


@pytest.mark.parametrize("written", ["10/10", "Tết 2026", "10/10/2023 24:00", "x"])
def test_what_is_no_moment_is_a_value_error(written: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - click catches just this
        read_moment(written)
