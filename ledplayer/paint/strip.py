"""Lines that scroll: tickers and bands; and the pages a band stands in while there is mourning."""

import math

from PIL import Image

from ledplayer.core.model import Box, Size, Style
from ledplayer.paint import fonts, ink
from ledplayer.paint.fit import fit
from ledplayer.paint.ground import gradient
from ledplayer.paint.letters import drawable
from ledplayer.paint.looks import STYLES

#: A line's size in parts of the strip's height, so that Ẫ and ợ both stay inside with some air.
LINE = 0.72
#: A ticker over a whole canvas is no larger than this; more would pass too fast to be read.
TICKER = 0.46
#: Between the end of a band's text and its next beginning.
SEPARATOR = "•"
#: Reading a page of a standing band (`PLAYLIST.md`, M6).
LEAST_PAGE_MS, GLANCE_MS, WORD_MS = 4_000, 2_000, 500


def ticker(text: str, style: Style, height: int, lead: int = 0) -> Image.Image:
    """One pass of text over the style's ground, as wide as the text, with `lead` pixels of ground on either side."""
    line = _one_line(text)
    size = _size(line, height, TICKER if height >= 72 else LINE)
    picture = gradient(style, Size(width=max(1, fonts.width(line, size) + 2 * lead), height=height))
    _write(picture, line, size, lead, style)
    return picture


def band(text: str, style: Style, height: int, least_width: int) -> Image.Image:
    """One period of a running band, at least so wide; laid side by side again and again it has no seam."""
    line = _one_line(text)
    size = _size(line, height, LINE)
    gap = round(1.1 * size)
    period = fonts.width(line, size) + gap + fonts.width(SEPARATOR, size) + gap
    times = max(1, -(-least_width // period))
    picture = gradient(style, Size(width=times * period, height=height))
    look = STYLES[style]
    for number in range(times):
        start = number * period + gap // 2
        _write(picture, line, size, start, style)
        _write(picture, SEPARATOR, size, start + fonts.width(line, size) + gap, style, look.accent)
    return picture


def band_pages(text: str, style: Style, room: Size) -> tuple[Image.Image, ...]:
    """A band that stands: its text in pages of one line, or of two where the band is high."""
    size = _size(text, room.height, LINE)
    side = max(4, round(0.25 * room.height))
    box = Box(x=side, y=0, width=max(1, room.width - 2 * side), height=room.height)
    setting = fit(drawable(text), Size(width=box.width, height=box.height), floor=size, ceiling=size)
    look = STYLES[style]
    drawn = []
    for lines in setting.pages:
        picture = gradient(style, room)
        ink.draw(picture, ink.block(lines, setting.size, box), look.ink, look.shadow)
        drawn.append(picture)
    return tuple(drawn)


def page_ms(text: str, pages: int) -> int:
    """How long each page of a standing band is read, in milliseconds: a glance, and half a second a word."""
    return max(LEAST_PAGE_MS, GLANCE_MS + math.ceil(len(text.split()) / pages * WORD_MS))


def _one_line(text: str) -> str:
    return " ".join(drawable(text).split()) or " "


def _size(text: str, height: int, part: float) -> int:
    """A part of the height, less where the text's marks would not stay inside."""
    size = max(6, round(part * height))
    while size > 6 and sum(fonts.reach(text, size)) > height:
        size -= 1
    return size


def _write(
    picture: Image.Image, line: str, size: int, x: int, style: Style, colour: tuple[int, int, int] | None = None
) -> None:
    """Write a line from x on; its capitals stand around the strip's middle, all marks inside."""
    look = STYLES[style]
    rise, drop = fonts.reach(line, size)
    middle = (picture.height - fonts.ink("H", size)[1]) // 2
    baseline = max(rise, min(middle, picture.height - drop))
    width = fonts.width(line, size)
    left = fonts.ink(line, size)[0]
    box = Box(x=x + left, y=0, width=width, height=picture.height)
    place = ink.Block(size=size, lines=(line,), baselines=(baseline,), box=box, align="left")
    ink.draw(picture, place, colour or look.ink, look.shadow)
