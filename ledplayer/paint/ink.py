"""Puts set lines on a picture: by baseline, in whole pixels, centred by their ink."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PIL import Image, ImageDraw

from ledplayer.core.model import Box
from ledplayer.paint import fonts
from ledplayer.paint.looks import BLACK, Colour
from ledplayer.paint.measures import outline, shadow

Align = Literal["centre", "left", "right"]
#: Distance of two baselines where there is room, in parts of the size.
LOOSE = 1.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines with a place for each baseline.

    Attributes:
        size: Of the font, in pixels.
        lines: From top to bottom.
        baselines: y of each line's baseline, in canvas pixels.
        box: Where the ink may be; lines are aligned in it.
    """

    size: int
    lines: tuple[str, ...]
    baselines: tuple[int, ...]
    box: Box
    align: Align = "centre"
    weight: fonts.Weight = "bold"


def block(
    lines: Sequence[str],
    size: int,
    box: Box,
    *,
    align: Align = "centre",
    weight: fonts.Weight = "bold",
    middle: float | None = None,
    pages: Sequence[Sequence[str]] = (),
) -> Block:
    """Give each line its baseline: the ink, marks included, stands around the middle of the box.

    Args:
        lines: At least one.
        middle: y around which the ink shall stand, where the box allows it; else the middle of the box.
        pages: All pages of the text, these lines among them: they share first baseline and pitch.
    """
    alike = tuple(pages) or (lines,)
    fullest = max(map(len, alike))
    top = min(fonts.ink(page[0], size, weight)[1] for page in alike)
    bottom = max(fonts.ink(page[-1], size, weight)[3] for page in alike if len(page) == fullest)
    gaps = fullest - 1
    tight = fonts.pitch("".join(map("".join, alike)), size, weight)
    free = box.height - (bottom - top) - gaps * tight
    # what is free is shared out between the lines and above and below them
    pitch = max(tight, min(round(LOOSE * size), tight + max(0, free) // (gaps + 2)))
    high = bottom - top + gaps * pitch
    wanted = (box.y + box.height / 2 if middle is None else middle) - high / 2
    first = round(max(box.y, min(wanted, box.y + box.height - high))) - top
    baselines = tuple(first + number * pitch for number in range(len(lines)))
    return Block(size=size, lines=tuple(lines), baselines=baselines, box=box, align=align, weight=weight)


def height(lines: Sequence[str], size: int, weight: fonts.Weight = "bold") -> int:
    """How high the ink of lines is at the least pitch."""
    top, bottom = fonts.ink(lines[0], size, weight)[1], fonts.ink(lines[-1], size, weight)[3]
    return bottom - top + (len(lines) - 1) * fonts.pitch("".join(lines), size, weight)


def draw(
    picture: Image.Image, block: Block, colour: Colour, under: Colour | None = None, *, outlined: bool = False
) -> Box:
    """Draw a block; the colour `under` it is its shadow's, or black around it where it is outlined.

    Returns:
        Where ink came to lie, shadow and outline included.
    """
    pen = ImageDraw.Draw(picture)
    font = fonts.font(block.size, block.weight)
    drop = shadow(block.size) if under and not outlined else 0
    rim = outline(block.size) if outlined else 0
    inks = []
    for line, baseline in zip(block.lines, block.baselines, strict=True):
        left, top, right, bottom = fonts.ink(line, block.size, block.weight)
        x = _left(block, right - left) - left
        if drop:
            pen.text((x + drop, baseline + drop), line, font=font, fill=under, anchor="ls")
        if rim:
            pen.text((x, baseline), line, font=font, fill=BLACK, anchor="ls", stroke_width=rim, stroke_fill=BLACK)
        pen.text((x, baseline), line, font=font, fill=colour, anchor="ls")
        inks.append(
            (x + left - rim, baseline + top - rim, x + right + max(rim, drop), baseline + bottom + max(rim, drop))
        )
    lefts, tops, rights, bottoms = zip(*inks, strict=True)
    return Box(x=min(lefts), y=min(tops), width=max(rights) - min(lefts), height=max(bottoms) - min(tops))


def _left(block: Block, width: int) -> int:
    """Where the ink of a line begins."""
    free = block.box.width - width
    return block.box.x + (0 if block.align == "left" else free if block.align == "right" else free // 2)
