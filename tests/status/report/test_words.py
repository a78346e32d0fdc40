"""Numbers and names as a reader of either language reads them, and as no program misunderstands them."""

import pytest

from ledplayer.errors import Place, Problem
from ledplayer.language import Language
from ledplayer.status.report.words import cell, length, line, minutes, minutes_number, percent, safe, told


@pytest.mark.parametrize(
    ("length_ms", "vi", "en"),
    [(0, "0,0", "0.0"), (5999, "0,0", "0.0"), (59_999, "0,9", "0.9"), (74_100_000, "1.235,0", "1,235.0")],
)
def test_minutes_are_cut(length_ms: int, vi: str, en: str) -> None:
    assert (minutes(length_ms, "vi"), minutes(length_ms, "en")) == (vi, en)
    assert minutes_number(59_999, 2) == 0.99


@pytest.mark.parametrize(
    ("permille", "told"), [(None, "–"), (0, "0,0 %"), (999, "99,9 %"), (1000, "100 %"), (7, "0,7 %")]
)
def test_only_all_is_a_hundred(permille: int | None, told: str) -> None:
    assert percent(permille, "vi") == told


@pytest.mark.parametrize(
    ("length_ms", "language", "told"),
    [
        (0, "vi", "0 giây"),
        (61_000, "vi", "1 phút 1 giây"),
        (10_337_000, "vi", "2 giờ 52 phút"),
        (90_000_000, "en", "25 h"),
    ],
)
def test_how_long_something_lasted(length_ms: int, language: Language, told: str) -> None:
    assert length(length_ms, language) == told


@pytest.mark.parametrize("text", ["=1+1", "+84", "-1", "@SUM(A1)", "＝1", "\t=1", "  =1"])
def test_no_text_is_a_formula(text: str) -> None:
    assert cell(text)[0] == "'"


def test_a_name_stays_on_its_line_and_what_turns_the_writing_round_is_told() -> None:
    assert line(" a\nb\u202ec\x1b[31m\u200b ") == "a b\\u202ec\\x1b[31m"
    assert len(line("x" * 5000)) == 200
    assert safe("<a href='x'>&\u202e") == "&lt;a href=&#x27;x&#x27;&gt;&amp;\\u202e"


def test_a_problem_without_a_sentence_is_told_all_the_same() -> None:
    odd = Problem(severity="error", code="no-such-code", place=Place(file=""), values={"x": "\x1b"})
    assert "o-such-code" in told(odd, "vi")[0]
    assert "\x1b" not in told(odd, "vi")[0]
