"""Rows of different sizes under one another, centred together by their ink: clock, card, safe slide."""

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image

from ledplayer.core.model import Box
from ledplayer.paint import fonts, ink
from ledplayer.paint.fit import SMALLEST
from ledplayer.paint.looks import Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Lines of one size and colour; `above` is the free space over their ink, in pixels."""

    lines: tuple[str, ...]
    size: int
    colour: Colour
    above: int = 0
    weight: fonts.Weight = "bold"


def size_for(line: str, width: int, most: int, weight: fonts.Weight = "bold") -> int:
    """The largest size up to `most` at which one line is at most so wide."""
    size = most
    while size > SMALLEST and fonts.width(line, size, weight) > width:
        size = min(size - 1, round(size * width / fonts.width(line, size, weight)))
    return max(SMALLEST, size)


def height(rows: Sequence[Row]) -> int:
    """How high the rows are together, the space above the first left out."""
    return sum(row.above + ink.height(row.lines, row.size, row.weight) for row in rows) - rows[0].above


def draw(picture: Image.Image, rows: Sequence[Row], box: Box, under: Colour, align: ink.Align = "centre") -> None:
    """Draw rows into a box, together in its middle; `under` is the shadow's colour."""
    y = box.y + (box.height - height(rows)) // 2 - rows[0].above
    for row in rows:
        y += row.above
        top = fonts.ink(row.lines[0], row.size, row.weight)[1]
        pitch = fonts.pitch("".join(row.lines), row.size, row.weight)
        baselines = tuple(y - top + number * pitch for number in range(len(row.lines)))
        block = ink.Block(size=row.size, lines=row.lines, baselines=baselines, box=box, align=align, weight=row.weight)
        ink.draw(picture, block, row.colour, under)
        y += ink.height(row.lines, row.size, row.weight)
