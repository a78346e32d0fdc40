"""The fonts, kept per size, and how wide and high letters are.

Roboto Condensed, read once at import: the makers fork later and may then open no file. Pillow's basic layout, so that
pixels do not depend on which libraries Pillow found. Sizes are pixels of the em.
"""

import math
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from typing import Literal

from PIL import ImageFont

Weight = Literal["bold", "regular"]

_BYTES = {
    "bold": files(__package__).joinpath("fonts/RobotoCondensed-Bold.ttf").read_bytes(),
    "regular": files(__package__).joinpath("fonts/RobotoCondensed-Regular.ttf").read_bytes(),
}

#: Height of the capital H, and how far stacked capitals (Ẫ) rise, in parts of the size.
CAPITAL = 0.711
RISE = 1.05
#: Distance of two baselines in parts of the size: Ẫ under ợ just does not touch it.
TIGHT = 1.22
#: Letters are measured up to this size, and scaled above.
EXACT = 80


@lru_cache(maxsize=96)
def font(size: int, weight: Weight = "bold") -> ImageFont.FreeTypeFont:
    """The font at a size; thin strokes of the regular one are for 24 px and more."""
    return ImageFont.truetype(BytesIO(_BYTES[weight]), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=8192)
def width(text: str, size: int, weight: Weight = "bold") -> int:
    """Pixels that a line advances."""
    return round(font(size, weight).getlength(text))


@lru_cache(maxsize=4096)
def ink(text: str, size: int, weight: Weight = "bold") -> tuple[int, int, int, int]:
    """Where the ink of a line lies: left, top, right, bottom, counted from its start on the baseline."""
    mask, (x, y) = font(size, weight).getmask2(text, "L", anchor="ls")
    left, top, right, bottom = mask.getbbox() or (0, 0, 0, 0)
    return left + x, top + y, right + x, bottom + y


@lru_cache(maxsize=1024)
def reach(text: str, size: int, weight: Weight = "bold") -> tuple[int, int]:
    """Pixels that the letters of a text rise above the baseline and drop below it, at least 1 above."""
    rise, drop = _outermost(text, weight)
    tops = [ink(letter, min(size, EXACT), weight)[1] for letter in rise]
    bottoms = [ink(letter, min(size, EXACT), weight)[3] for letter in drop]
    if size <= EXACT:
        return max(1, -min(tops, default=0)), max(0, max(bottoms, default=0))
    part = size / EXACT  # a pixel more for what scaling rounds off
    return math.ceil(-part * min(tops, default=0)) + 1, max(0, math.ceil(part * max(bottoms, default=0)) + 1)


@lru_cache(maxsize=256)
def _outermost(text: str, weight: Weight) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The letters that may rise highest, and those that may drop lowest: hinting moves each by a pixel at most."""
    letters = sorted(set(text) - {"\n", " "}, key=lambda letter: ink(letter, EXACT, weight)[1])
    hanging = sorted(letters, key=lambda letter: -ink(letter, EXACT, weight)[3])
    return tuple(letters[:3]), tuple(hanging[:3])


def pitch(text: str, size: int, weight: Weight = "bold") -> int:
    """Least distance of two baselines in pixels: no letters of the text touch, wherever they stand."""
    return max(round(TIGHT * size), sum(reach(text, size, weight)))
