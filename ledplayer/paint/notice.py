"""A notice along an edge of the board, for whoever stands before it with a USB stick: dark and calm, one line."""

from collections.abc import Sequence

from PIL import Image

from ledplayer.core.model import Box, Size
from ledplayer.paint import fonts, ink
from ledplayer.paint.ground import mixed
from ledplayer.paint.letters import drawable
from ledplayer.paint.looks import Colour

TOP: Colour = (34, 40, 48)
BOTTOM: Colour = (12, 14, 18)
INK: Colour = (232, 238, 244)
#: Of the word that says what it is about.
ACCENT: Colour = (110, 205, 255)
SHADOW: Colour = (4, 5, 7)
#: The line's size in parts of the height, so that all marks stay inside with some air.
LINE = 0.68
#: What is legible on a LED board; a shorter text rather than a smaller one.
FLOOR = 15
SMALLEST = 8


def notice(texts: Sequence[str], room: Size) -> Image.Image:
    """A notice in a room of one line.

    Args:
        texts: It in several lengths, the longest first: the first one that is legible in the room is taken.
    """
    lines = [" ".join(drawable(text).split()) for text in texts]
    side = max(4, round(0.3 * room.height))
    line, size = _fitting(lines or [""], Size(width=max(1, room.width - 2 * side), height=room.height))
    picture = _ground(room)
    head, colon, rest = line.partition(":")
    baseline = _baseline(line, size, room.height)
    x = side
    for words, colour in ((head + colon, ACCENT), (rest, INK)) if colon else ((line, INK),):
        box = Box(x=x + fonts.ink(words, size)[0], y=0, width=fonts.width(words, size), height=room.height)
        block = ink.Block(size=size, lines=(words,), baselines=(baseline,), box=box, align="left")
        if words.strip():
            ink.draw(picture, block, colour, SHADOW)
        x += fonts.width(words, size)
    return picture


def _fitting(lines: Sequence[str], room: Size) -> tuple[str, int]:
    """The longest line that is legible in a room, and its size; else the shortest one, as large as it goes."""
    largest = max(SMALLEST, round(LINE * room.height))
    for line in lines:
        size = _size(line, room, largest)
        if size >= min(FLOOR, largest):
            return line, size
    return lines[-1], _size(lines[-1], room, largest)


def _size(line: str, room: Size, largest: int) -> int:
    size = largest
    while size > SMALLEST and (fonts.width(line, size) > room.width or sum(fonts.reach(line, size)) > room.height):
        size -= 1
    return size


def _baseline(line: str, size: int, height: int) -> int:
    """Where its capitals stand around the middle and all marks inside."""
    rise, drop = fonts.reach(line, size)
    middle = (height - fonts.ink("H", size)[1]) // 2
    return max(rise, min(middle, height - drop))


def _ground(room: Size) -> Image.Image:
    column = Image.new("RGB", (1, room.height))
    for y in range(room.height):
        column.putpixel((0, y), mixed(TOP, BOTTOM, y / max(1, room.height - 1)))
    return column.resize((room.width, room.height))
