"""Rules K3 and D11 of `PLAYLIST.md`."""

import pytest

from ledplayer.core.placeholders import Known, fill, readable, words_in
from tests.core.made import day

KNOWN = Known(
    board="xa-long-hoa",
    board_name="UBND xã Long Hòa",
    today=day("9/10/2023"),
    year=2026,
    days=3,
    values={"chude": {2026: "Dữ liệu số"}, "cu": {2023: "cũ"}},
)


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        pytest.param("Năm <year>, <nam>, <NĂM>", "Năm 2026, 2026, 2026", id="both languages, folded"),
        pytest.param("<year+1> <nam + 1>", "2027 2027", id="the next year"),
        pytest.param("<lunar_year> <nam am> <lunar_year+1>", "Bính Ngọ Bính Ngọ Đinh Mùi", id="of the year's number"),
        pytest.param("<today> <hôm nay>", "9/10/2023 9/10/2023", id="today"),
        pytest.param("tinh-hinh/<bang>/<board>", "tinh-hinh/xa-long-hoa/xa-long-hoa", id="the board in a path"),
        pytest.param("<ten_bang> <board_name>", "UBND xã Long Hòa UBND xã Long Hòa", id="the board's name"),
        pytest.param("Còn <so_ngay> ngày", "Còn 3 ngày", id="days"),
        pytest.param("<Chủ đề>", "Dữ liệu số", id="a value"),
        pytest.param("<cu>", None, id="D11 a value without this year"),
        pytest.param("<gi_do>", None, id="a word that is not known"),
        pytest.param("a < b, 3 <5, x<y", "a < b, 3 <5, x<y", id="any other < is a <"),
        pytest.param("<3 và > 5", "<3 và > 5", id="a number is no word"),
    ],
)
def test_fill(text: str, filled: str | None) -> None:
    assert fill(text, KNOWN) == filled


def test_nothing_of_the_day_is_known_while_the_clock_is_not() -> None:
    unset = Known(board="b", board_name="B", values=KNOWN.values)
    assert [fill(f"<{word}>", unset) for word in ("year", "lunar_year", "today", "days", "chu_de")] == [None] * 5
    assert fill("<board> <board_name>", unset) == "b B"


def test_reading_time_counts_values_as_their_text_and_other_words_as_a_number() -> None:
    """Rule M6."""
    assert readable("<chu_de> <ten_bang> <nam>", KNOWN) == "Dữ liệu số 0 0"


def test_words_in_a_text_are_known_by_meaning_and_told_as_written() -> None:
    found = words_in("<nam+1> <Chủ đề> <ten bang> <chu-de> < b")
    assert list(found.items()) == [("year", "nam"), ("chude", "Chủ đề"), ("board_name", "ten bang")]
    assert len(words_in("<" + "a" * 100_000 + ">").popitem()[1]) <= 60
