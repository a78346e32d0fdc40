"""Rules D1–D9 of `PLAYLIST.md`, and the clock changes of `DESIGN.md`."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from ledplayer.core.model import Window
from ledplayer.core.windows import (
    DAY,
    FOREVER,
    first_day,
    instant_ms,
    is_open,
    joined,
    last_day,
    occurrence_on,
    occurrences,
    open_spans,
    shared,
)
from tests.core.made import VIETNAM, day, hours, mark, window


def shown(some: Window, on: str, outer: Window | None = None) -> str:
    """The hours at which a window is open on a day, as they would be written."""
    around = day(on)
    dates = occurrences(some, around, occurrences(outer, around) if outer else (FOREVER,))
    midnight = around.toordinal() * DAY
    spans = [(begin - midnight, end - midnight) for begin, end in open_spans(some, dates, around)]
    return ", ".join("-".join(f"{at // 3600:02}:{at // 60 % 60:02}" for at in span) for span in spans)


def occurrence(some: Window, on: str, outer: Window | None = None) -> str:
    """First and last day of the occurrence on a day."""
    around = day(on)
    found = occurrence_on(occurrences(some, around, occurrences(outer, around) if outer else (FOREVER,)), around)
    ends = (first_day(found), last_day(found)) if found else ()
    return " ".join(f"{end.day}/{end.month}/{end.year}" if end else "-" for end in ends)


@pytest.mark.parametrize(
    ("begin", "end", "on", "expected"),
    [
        pytest.param("25/9/2023", "15/10/2023", "24/9/2023", "", id="D1 the day before"),
        pytest.param("25/9/2023", "15/10/2023", "25/9/2023", "25/9/2023 15/10/2023", id="D1 the first day is inside"),
        pytest.param("25/9/2023", "15/10/2023", "15/10/2023", "25/9/2023 15/10/2023", id="D1 the last day is inside"),
        pytest.param("25/9/2023", "15/10/2023", "16/10/2023", "", id="D1 the day after"),
        pytest.param("25/9/2023", "15/10/2023", "1/10/2024", "", id="D1 with a year it comes once"),
        pytest.param("25/9/2023", "", "1/1/2040", "25/9/2023 -", id="D2 an open end"),
        pytest.param("", "15/10/2023", "1/1/2000", "- 15/10/2023", id="D2 an open begin"),
        pytest.param("25/9", "15/10", "1/10/2031", "25/9/2031 15/10/2031", id="D2 comes every year"),
        pytest.param("15/12", "15/1", "31/12/2023", "15/12/2023 15/1/2024", id="D5 crosses New Year"),
        pytest.param("15/12", "15/1", "1/1/2024", "15/12/2023 15/1/2024", id="D5 after New Year"),
        pytest.param("15/12", "15/1", "16/1/2024", "", id="D5 after it"),
        pytest.param("25/1", "Tết", "20/12/2023", "", id="D5 the last of several begins counts"),
        pytest.param("25/1", "Tết", "1/2/2024", "25/1/2024 10/2/2024", id="D5 from the last begin to Tết"),
        pytest.param("25/1", "Tết", "1/12/2025", "", id="D5 before the last of them it is over"),
        pytest.param("1/1", "31/12", "1/7/2023", "- -", id="D5 adjoining ones are one, for ever"),
        pytest.param("1/7", "30/6", "30/6/2023", "- -", id="D5 also in the middle of the year"),
        pytest.param("Tết", "25/1", "1/3/2028", "6/2/2027 25/1/2029", id="D5 two joined"),
        pytest.param("Tết - 20", "Tết + 9", "21/1/2024", "21/1/2024 19/2/2024", id="D4 about Tết 2024"),
        pytest.param("Tết 2027 - 20", "Tết 2027", "17/1/2027", "17/1/2027 6/2/2027", id="D4 one Tết"),
        pytest.param("Tết", "Tết - 1", "1/8/2030", "- -", id="D5 lunar years adjoin"),
        pytest.param("10/3 âm", "10/3 âm", "1/4/2031", "1/4/2031 1/4/2031", id="D4 not again in the leap month"),
        pytest.param("10/3 âm", "10/3 âm", "30/4/2031", "", id="D4 the leap month repeats nothing"),
        pytest.param("30/12 âm", "30/12 âm", "9/2/2024", "9/2/2024 9/2/2024", id="D4 the month's last day"),
        pytest.param("29/2", "29/2", "28/2/2023", "28/2/2023 28/2/2023", id="D4 29/2 is February's last day"),
        pytest.param("29/2", "29/2", "28/2/2024", "", id="D4 in a leap year the 29th"),
        pytest.param("15/12", "Tết", "1/1/2054", "", id="D4 beyond 2053 the calendar is not known"),
        pytest.param("18/9/2024", "20/9/2024 00:00", "20/9/2024", "", id="D7 the day of a to at 00:00 does not count"),
        pytest.param("1/1", "1/1 00:00", "1/7/2024", "- -", id="D7 a to at 00:00 is the day before"),
        pytest.param("1/5 12:00", "1/5 10:00", "1/5/2024", "", id="D5 not before it begins"),
    ],
)
def test_occurrences(begin: str, end: str, on: str, expected: str) -> None:
    assert occurrence(window(begin, end), on) == expected


@pytest.mark.parametrize(
    ("inner", "outer", "on", "expected"),
    [
        pytest.param(window("1/10", "10/10"), window("25/9/2023", "15/10/2023"), "5/10/2023", "1/10/2023 10/10/2023"),
        pytest.param(window("1/10"), window("25/9/2023", "15/10/2023"), "5/10/2023", "1/10/2023 15/10/2023"),
        pytest.param(window(end="10/10"), window("25/9/2023", "15/10/2023"), "5/10/2023", "25/9/2023 10/10/2023"),
        pytest.param(window("20/9"), window("25/9/2023", "15/10/2023"), "25/9/2023", "20/9/2023 15/10/2023"),
        pytest.param(window("1/1"), window("15/12", "15/1"), "1/1/2024", "1/1/2024 15/1/2024"),
        pytest.param(window(end="31/12"), window("15/12", "15/1"), "31/12/2023", "15/12/2023 31/12/2023"),
        pytest.param(window("1/10/2023"), window("25/9", "15/10"), "1/10/2024", "1/10/2023 -"),
        pytest.param(window(end="10/10"), window("1/1/2010", "31/12/2030"), "1/5/2023", ""),
    ],
)
def test_an_items_unwritten_end_is_its_campaigns_own(inner: Window, outer: Window, on: str, expected: str) -> None:
    """Rule D3."""
    assert occurrence(inner, on, outer) == expected


NIGHT = "22:00-02:00"
THREE_DAYS = ("2/9/2023", "4/9/2023")


@pytest.mark.parametrize(
    ("some", "on", "expected"),
    [
        pytest.param(window(), "1/1/2023", "00:00-24:00", id="nothing written is always"),
        pytest.param(window(on="06:00-22:00"), "1/1/2023", "06:00-22:00", id="D6 hours"),
        pytest.param(window(on="06:00-11:00, 13:00-24:00"), "1/1/2023", "06:00-11:00, 13:00-24:00", id="D6 two"),
        pytest.param(window(on="06:00-12:00, 11:00-13:00"), "1/1/2023", "06:00-13:00", id="D6 overlapping"),
        pytest.param(window(on=NIGHT), "1/1/2023", "00:00-02:00, 22:00-24:00", id="D6 over midnight"),
        pytest.param(window(*THREE_DAYS, on=NIGHT), "2/9/2023", "22:00-24:00", id="D6 not before the first day"),
        pytest.param(window(*THREE_DAYS, on=NIGHT), "3/9/2023", "00:00-02:00, 22:00-24:00", id="D6 in the middle"),
        pytest.param(window(*THREE_DAYS, on=NIGHT), "5/9/2023", "", id="D6 not after the last day"),
        pytest.param(window(days={5}, on=NIGHT), "2/9/2023", "22:00-24:00", id="D6 Saturday night begins"),
        pytest.param(window(days={5}, on=NIGHT), "3/9/2023", "00:00-02:00", id="D6 and ends on Sunday"),
        pytest.param(window("3/9/2023", days={5}, on=NIGHT), "3/9/2023", "", id="D6 its evening lies before the dates"),
        pytest.param(window("1/1", "31/12", on=NIGHT), "1/1/2023", "00:00-02:00, 22:00-24:00", id="D5 over New Year"),
        pytest.param(window("2/9/2023 18:00"), "2/9/2023", "18:00-24:00", id="D7 a from with a time"),
        pytest.param(window(end="2/9/2023 18:00"), "2/9/2023", "00:00-18:00", id="D7 a to with a time"),
        pytest.param(window("2/9/2023 23:00", on=NIGHT), "2/9/2023", "23:00-24:00", id="D7 cuts moments"),
        pytest.param(window("2/9/2023 23:00", on=NIGHT), "3/9/2023", "00:00-02:00, 22:00-24:00", id="D7 day whole"),
        pytest.param(window(end="3/9/2023 01:00", on=NIGHT), "3/9/2023", "00:00-01:00", id="D7 the to's day counts"),
        pytest.param(window(end="3/9/2023 23:00", on=NIGHT), "3/9/2023", "00:00-02:00, 22:00-23:00", id="D7 both"),
        pytest.param(window(end="3/9/2023 00:00", on=NIGHT), "2/9/2023", "00:00-02:00, 22:00-24:00", id="D7 at 00:00"),
        pytest.param(window(days={5, 6}), "2/9/2023", "00:00-24:00", id="D8 a weekday is a civil day"),
        pytest.param(window(days={5, 6}), "4/9/2023", "", id="D8 Monday is no weekend"),
    ],
)
def test_open_spans(some: Window, on: str, expected: str) -> None:
    assert shown(some, on) == expected


def test_the_evening_of_an_item_is_judged_by_its_own_dates() -> None:
    """Rule D9: the campaign's first day does not take the early hours of the item's night."""
    campaign, inner = window("3/9/2023"), window("1/9/2023", on=NIGHT)
    both = shared(
        open_spans(campaign, occurrences(campaign, day("3/9/2023")), day("3/9/2023")),
        open_spans(inner, occurrences(inner, day("3/9/2023")), day("3/9/2023")),
    )
    assert is_open(both, day("3/9/2023").toordinal() * DAY)


def test_spans_that_touch_are_one_and_what_is_shared_lies_in_both() -> None:
    assert joined([(5, 7), (1, 3), (3, 5), (9, 10)]) == ((1, 7), (9, 10))
    assert shared(((1, 7), (9, 12)), ((0, 2), (6, 10))) == ((1, 2), (6, 7), (9, 10))
    assert [is_open(((1, 3),), moment) for moment in (0, 1, 2, 3)] == [False, True, True, False]


@pytest.mark.parametrize(
    ("local", "expected"),
    [
        pytest.param((2024, 3, 31, 1, 30), "2024-03-31T00:30", id="before the gap"),
        pytest.param((2024, 3, 31, 2, 30), "2024-03-31T01:00", id="a time that never was is the end of the gap"),
        pytest.param((2024, 3, 31, 3, 0), "2024-03-31T01:00", id="the end of the gap"),
        pytest.param((2024, 10, 27, 2, 30), "2024-10-27T00:30", id="of two the first counts"),
        pytest.param((2024, 10, 27, 3, 0), "2024-10-27T02:00", id="after the overlap"),
    ],
)
def test_clock_changes(local: tuple[int, int, int, int, int], expected: str) -> None:
    when = datetime(*local)
    civil = when.toordinal() * DAY + 3600 * when.hour + 60 * when.minute
    found = instant_ms(civil, ZoneInfo("Europe/Berlin"))
    assert datetime.fromtimestamp(found / 1000, UTC).strftime("%Y-%m-%dT%H:%M") == expected


def test_civil_seconds_of_a_zone_that_never_changes() -> None:
    civil = day("9/10/2023").toordinal() * DAY + 7 * 3600
    assert instant_ms(civil, VIETNAM) == 1_696_809_600_000


def test_marks_and_hours_of_these_tests() -> None:
    assert mark("18/9/2024 18:00").minute == 1080
    assert hours(NIGHT)[0].end == 120
