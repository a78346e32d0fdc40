"""What the doctor sees of the fonts."""

from pathlib import Path

from fontTools.ttLib import TTFont

from ledplayer.paint.checks import ACCENTED, FONTS, checks, lacking, letters
from tests.doctor.patients import looked, patient, told
from tests.paint.test_fonts import ACCENTED as ALL
from tests.paint.test_fonts import FILES


def test_the_letters_looked_for_are_all_of_vietnamese() -> None:
    assert sorted(ACCENTED) == sorted(ALL)
    assert sorted(FONTS) == [file.name for file in FILES]


def test_the_fonts_that_come_along_are_well(tmp_path: Path) -> None:
    assert told(looked(checks(), "fonts", patient(tmp_path))) == [("fonts", True)]


def test_the_letters_of_a_font_are_those_that_others_read() -> None:
    for file in FILES:
        assert letters(file.read_bytes()) == set(map(chr, TTFont(file).getBestCmap()))


def test_a_font_without_a_letter_is_told_with_it(tmp_path: Path) -> None:
    font = TTFont(FILES[0])
    for table in font["cmap"].tables:
        table.cmap.pop(ord("ẵ"), None)
    font.save(tmp_path / "less.ttf")
    (found,) = lacking({"less.ttf": (tmp_path / "less.ttf").read_bytes()})
    assert (found.is_ok, found.values["count"], found.values["letters"]) == (False, 1, "ẵ")


def test_what_is_no_font_has_no_letter() -> None:
    whole = FILES[0].read_bytes()
    for data in (b"", b"<html>", whole[:600], whole[:200_0] + bytes(500), bytes(70_000)):
        (found,) = lacking({"x": data})
        assert (found.is_ok, found.values["count"]) == (False, 134)
