"""What drawing needs: the fonts that come along, with every letter of Vietnamese."""

import struct
import unicodedata
from collections.abc import Iterator
from importlib.resources import files
from itertools import product

from ledplayer.checkup import Check, Finding, Patient, bad, good
from ledplayer.language import reason

FONTS = ("RobotoCondensed-Bold.ttf", "RobotoCondensed-Regular.ttf")

_MARKS = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_VOWELS = "aăâeêioôơuưy"
_SMALL = {unicodedata.normalize("NFC", vowel + mark) for vowel, mark in product(_VOWELS, _MARKS)} | {"đ"}
#: The 134 letters of Vietnamese that English lacks.
ACCENTED = frozenset(letter for small in _SMALL if not small.isascii() for letter in (small, small.upper()))


def checks() -> tuple[Check, ...]:
    """What is looked at."""
    return (Check(what="doctor-what-fonts", look=_fonts),)


def _fonts(patient: Patient) -> Iterator[Finding]:
    fonts: dict[str, bytes] = {}
    for name in FONTS:
        try:
            fonts[name] = files(__package__).joinpath("fonts", name).read_bytes()
        except OSError as error:
            yield bad("doctor-font-unreadable", font=name, why=reason(error))
    found = list(lacking(fonts))
    yield from found
    if fonts and not found:
        yield good("doctor-fonts", fonts=", ".join(fonts), letters=len(ACCENTED))


def lacking(fonts: dict[str, bytes]) -> Iterator[Finding]:
    """The fonts that lack letters, or are none."""
    for name, data in fonts.items():
        try:
            held = letters(data)
        except (struct.error, ValueError):
            held = frozenset()
        missing = sorted(ACCENTED - held)
        if missing:
            yield bad("doctor-font-lacks", font=name, count=len(missing), letters=" ".join(missing[:8]))


def letters(font: bytes) -> frozenset[str]:
    """The letters of a TrueType font, by the table `cmap` in format 4 (OpenType 1.9, “cmap”).

    Raises:
        ValueError: There is no such table.
        struct.error: It is torn.
    """
    (tables,) = struct.unpack_from(">H", font, 4)
    for number in range(tables):
        tag, _, begin, _ = struct.unpack_from(">4sIII", font, 12 + 16 * number)
        if tag == b"cmap":
            return _mapped(font, begin)
    raise ValueError("no cmap")


def _mapped(font: bytes, cmap: int) -> frozenset[str]:
    (count,) = struct.unpack_from(">H", font, cmap + 2)
    for number in range(count):
        _, _, offset = struct.unpack_from(">HHI", font, cmap + 4 + 8 * number)
        begin = cmap + offset
        if struct.unpack_from(">H", font, begin) == (4,):
            break
    else:
        raise ValueError("no format 4")
    (double,) = struct.unpack_from(">H", font, begin + 6)
    ends = struct.unpack_from(f">{double // 2}H", font, begin + 14)
    starts = struct.unpack_from(f">{double // 2}H", font, begin + 16 + double)
    deltas = struct.unpack_from(f">{double // 2}H", font, begin + 16 + 2 * double)
    ranges_at = begin + 16 + 3 * double
    ranges = struct.unpack_from(f">{double // 2}H", font, ranges_at)
    found: set[str] = set()
    for number, (start, end, delta, distance) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if distance:
                (glyph,) = struct.unpack_from(">H", font, ranges_at + 2 * number + distance + 2 * (code - start))
            if glyph and (glyph + delta) & 0xFFFF:
                found.add(chr(code))
    return frozenset(found)
