"""Texts of letters that the fonts hold."""

import unicodedata

from ledplayer.paint.letters import drawable, missing


def test_decomposed_letters_are_composed() -> None:
    written = unicodedata.normalize("NFD", "Chuyển đổi số quốc gia Ẩm ợ Ễ")
    assert drawable(written) == "Chuyển đổi số quốc gia Ẩm ợ Ễ"


def test_an_arrow_becomes_a_sign_that_is_there() -> None:
    assert drawable("Cổng A → Cổng B") == "Cổng A › Cổng B"


def test_letters_that_are_not_there_are_left_out_and_named() -> None:
    assert drawable("Vui 😀 Tết 春") == "Vui Tết"
    assert missing("Vui 😀 Tết 春😀") == ("😀", "春")


def test_joiners_and_marks_of_pictures_are_not_worth_a_word() -> None:
    assert missing("a\u200bb\ufe0f\u00ad") == ()


def test_the_authors_lines_stay_and_blanks_are_single() -> None:
    assert drawable("\n  BÃO   SỐ 5\t \r\nGọi 112  \n\n") == "BÃO SỐ 5\nGọi 112"
