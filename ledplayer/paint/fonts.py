"""The fonts, kept per size, and how wide and high letters are.

Roboto Condensed, read once at import: the makers fork later and may then open no file. Pillow's basic layout, so that
pixels do not depend on which libraries Pillow found. Sizes are pixels of the em.
"""

from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from typing import Literal

from PIL import ImageFont

Weight = Literal["bold", "regular"]

_BYTES = {
    "bold": files(__package__).joinpath("fonts/RobotoCondensed-Bold.ttf").read_bytes(),
    "regular": files(__package__).joinpath("fonts/RobotoCondensed-Regular.ttf").read_bytes(),
}

#: Height of the capital H, and how far stacked capitals (Ẫ) and hanging marks (ợ, g) reach, in parts of the size.
CAPITAL = 0.711
RISE = 1.05
DROP = 0.22


@lru_cache(maxsize=96)
def font(size: int, weight: Weight = "bold") -> ImageFont.FreeTypeFont:
    """The font at a size; thin strokes of the regular one are for 24 px and more."""
    return ImageFont.truetype(BytesIO(_BYTES[weight]), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=8192)
def width(text: str, size: int, weight: Weight = "bold") -> int:
    """Pixels that a line advances."""
    return round(font(size, weight).getlength(text))


@lru_cache(maxsize=1024)
def ink(text: str, size: int, weight: Weight = "bold") -> tuple[int, int, int, int]:
    """Where the ink of a line lies: left, top, right, bottom, counted from its start on the baseline."""
    mask, (x, y) = font(size, weight).getmask2(text, "L", anchor="ls")
    left, top, right, bottom = mask.getbbox() or (0, 0, 0, 0)
    return left + x, top + y, right + x, bottom + y


@cache
def reach(text: str, weight: Weight = "bold") -> tuple[float, float]:
    """How far the ink of a text goes above and below the baseline, in parts of the size."""
    _, top, _, bottom = ink(text, 200, weight)
    return -top / 200, max(0.0, bottom / 200)
