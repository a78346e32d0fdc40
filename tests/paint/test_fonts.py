"""The fonts that come along: whole alphabets, small files, nothing clipped, nothing touching."""

import unicodedata
from itertools import product
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from ledplayer.paint import fonts, letters

FOLDER = Path(fonts.__file__).parent / "fonts"
FILES = sorted(FOLDER.glob("*.ttf"))
MARKS = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
VOWELS = ("a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y")
VIETNAMESE = sorted(
    letter
    for letter in {unicodedata.normalize("NFC", vowel + mark) for vowel, mark in product(VOWELS, MARKS)} | {"đ"}
    if not letter.isascii()
)
ACCENTED = VIETNAMESE + [letter.upper() for letter in VIETNAMESE]


def test_vietnamese_has_134_accented_letters() -> None:
    assert len(ACCENTED) == 134


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_vietnamese_letter_and_sign_has_a_glyph(file: Path) -> None:
    held = TTFont(file).getBestCmap()
    assert not [letter for letter in [*ACCENTED, *"₫–—“”‘’…•·°×№%²³"] if ord(letter) not in held]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_stated_letters_are_those_of_the_file(file: Path) -> None:
    assert set(map(chr, TTFont(file).getBestCmap())) == letters.HELD


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_fonts_hold_no_instructions(file: Path) -> None:
    assert not {"fpgm", "prep", "cvt "} & set(TTFont(file).keys())


def test_the_fonts_are_small_and_their_licence_lies_beside_them() -> None:
    assert sum(file.stat().st_size for file in FILES) < 200_000
    assert "Apache License" in (FOLDER / "LICENSE-Apache-2.0.txt").read_text()
    assert "changed" in (FOLDER / "README.md").read_text()


@pytest.mark.parametrize("size", [15, 16, 20, 24, 33, 60, 81, 150])
def test_no_letter_reaches_further_than_the_text_says(size: int) -> None:
    text = "".join(ACCENTED)
    rise, drop = fonts.reach(text, size)
    for letter in ACCENTED:
        _, top, _, bottom = fonts.ink(letter, size)
        assert -top <= rise, letter
        assert bottom <= drop, letter


@pytest.mark.parametrize("size", [15, 16, 20, 24, 33, 60, 150])
def test_lines_of_stacked_capitals_never_touch(size: int) -> None:
    upper, lower = "ợgjỵ", "ẪỄỖ"
    pitch = fonts.pitch(upper + lower, size)
    assert fonts.ink(upper, size)[3] <= pitch + fonts.ink(lower, size)[1]


def test_figures_are_equally_wide_so_that_clocks_stand_still() -> None:
    assert len({fonts.width(figure, 90) for figure in "0123456789"}) == 1
