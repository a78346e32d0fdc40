"""How far an office has come: two slides a board, in the shape of the room that its band leaves.

The figures are made up and every slide says so; an office puts its own pictures in their place.
"""

import zlib
from dataclasses import dataclass

from PIL import Image

from sample.brush import AMBER, CYAN, DEEP, FINE, GOLD, MINT, NIGHT, POOL, TEAL, WHITE, Colour, Sheet

NOTE = "Số liệu minh họa"


@dataclass(frozen=True, kw_only=True)
class Office:
    """A board's office: its name on the slide, the slide's size in pixels.

    A `low` board has no pixels for small letters: there the name is left out, and the note is as large as is legible.
    """

    name: str
    width: int
    height: int
    low: bool = False


OFFICES = {
    "ubnd-huyen": Office(name="UBND HUYỆN CẦN GIUỘC", width=1280, height=646),
    "tt-vhtttt": Office(name="TRUNG TÂM VĂN HÓA, THÔNG TIN VÀ TRUYỀN THANH", width=1536, height=324),
    "xa-long-hau": Office(name="XÃ LONG HẬU", width=1152, height=486),
    "xa-long-phung": Office(name="XÃ LONG PHỤNG", width=1152, height=486),
    "xa-thuan-thanh": Office(name="XÃ THUẬN THÀNH", width=1152, height=486),
    "xa-phuoc-vinh-dong": Office(name="XÃ PHƯỚC VĨNH ĐÔNG", width=1152, height=444, low=True),
    "xa-tan-tap": Office(name="XÃ TÂN TẬP", width=1152, height=486),
    "tt-can-giuoc": Office(name="THỊ TRẤN CẦN GIUỘC", width=1280, height=646),
}


def applications(board: str) -> Image.Image:
    """Share of applications that come online."""
    return _slide(board, "HỒ SƠ NỘP\nTRỰC TUYẾN", 68, (NIGHT, DEEP), (CYAN, (0, 110, 230)))


def payments(board: str) -> Image.Image:
    """Share of fees that are paid online."""
    return _slide(board, "PHÍ, LỆ PHÍ TRẢ\nTRỰC TUYẾN", 54, (TEAL, POOL), (MINT, (0, 140, 120)))


def _slide(
    board: str, words: str, least: int, ground: tuple[Colour, Colour], ink: tuple[Colour, Colour]
) -> Image.Image:
    office = OFFICES[board]
    percent = least + zlib.crc32(f"{board} {words}".encode()) % 26
    width, height = office.width, office.height
    sheet = Sheet(width, height, *ground)
    radius = height * 0.41
    middle = (height * 0.5, height * 0.49)
    sheet.glow(*middle, height * 0.75, ink[1], 0.5)
    _ring(sheet, middle, radius, percent, ink)
    sheet.words(f"{percent}%", middle[0], middle[1] + radius * 0.24, radius * 0.68, colour=WHITE)
    left = height * 1.0
    room = width - left - height * 0.06
    note, first = (0.2, 0.34) if office.low else (0.1, 0.47)
    if not office.low:
        sheet.words(office.name, left, height * 0.21, height * 0.14, colour=GOLD, anchor="l", room=room, shadow=False)
    if width > 4 * height:
        sheet.words(words.replace("\n", " "), left, height * 0.62, height * 0.36, anchor="l", room=room)
    else:
        sheet.words(words, left, height * first, height * 0.24, anchor="l", room=room)
    sheet.words(NOTE, left, height * 0.9, height * note, colour=(170, 200, 225), anchor="l", room=room, shadow=False)
    sheet.line(1 / 48, AMBER)
    return sheet.finished()


def _ring(sheet: Sheet, middle: tuple[float, float], radius: float, percent: int, ink: tuple[Colour, Colour]) -> None:
    x, y, r = middle[0] * FINE, middle[1] * FINE, radius * FINE
    box = (x - r, y - r, x + r, y + r)
    thick = round(r * 0.2)
    rail, pen = sheet.mask()
    pen.ellipse(box, outline=70, width=thick)
    sheet.fill(rail, (150, 190, 230))
    part, pen = sheet.mask()
    pen.arc(box, -90, -90 + percent * 3.6, fill=255, width=thick)
    sheet.light(part, ink[0], blur=radius / 10, strength=0.7)
    sheet.fill(part, *ink)
