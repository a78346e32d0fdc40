"""Grounds of slides: gradient, glow, closing line, hazard bars."""

from functools import cache, lru_cache

from PIL import Image, ImageDraw

from ledplayer.core.model import Size, Style
from ledplayer.paint.looks import BLACK, STYLES, Colour
from ledplayer.paint.measures import GLOW_FROM, measures

#: How much of its colour the glow gives at its centre, where that lies, and how far it reaches, in parts of the canvas.
GLOW = 0.6
GLOW_X, GLOW_Y, GLOW_WIDE, GLOW_HIGH = 0.2, -0.05, 0.85, 1.15


def ground(style: Style, canvas: Size, *, line: bool = True) -> Image.Image:
    """A fresh picture of a style's ground; `line`: with the closing line where the canvas carries one."""
    return _ground(style, canvas, line).copy()


def gradient(style: Style, size: Size) -> Image.Image:
    """Only the style's vertical gradient: the same in every column, so that it may be repeated sideways."""
    look = STYLES[style]
    column = Image.new("RGB", (1, size.height))
    last = max(1, size.height - 1)
    for y in range(size.height):
        column.putpixel((0, y), mixed(look.top, look.bottom, y / last))
    return column.resize((size.width, size.height), Image.Resampling.NEAREST)


def mixed(one: Colour, other: Colour, part: float) -> Colour:
    """A colour between two: `part` 0 is the one, 1 the other."""
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(one, other, strict=True))
    return red, green, blue


def hazard_bar(width: int, height: int, colour: Colour) -> Image.Image:
    """A bar of slanted stripes, drawn four times larger so that the edges are even."""
    fine = 4
    bar = Image.new("RGB", (width * fine, height * fine), BLACK)
    draw = ImageDraw.Draw(bar)
    stripe = 2 * height * fine
    for x in range(-stripe, width * fine + stripe, 2 * stripe):
        slant = height * fine
        draw.polygon([(x, slant), (x + slant, 0), (x + slant + stripe, 0), (x + stripe, slant)], fill=colour)
    return bar.resize((width, height), Image.Resampling.BOX)


@lru_cache(maxsize=8)
def _ground(style: Style, canvas: Size, line: bool) -> Image.Image:
    look = STYLES[style]
    picture = gradient(style, canvas)
    if look.glow and canvas.height >= GLOW_FROM:
        picture.paste(Image.new("RGB", picture.size, look.glow), (0, 0), _glow(canvas))  # thrice as fast as a colour
    at = measures(canvas)
    if look.hazard and at.bar:
        bar = hazard_bar(canvas.width, at.bar, look.accent)
        picture.paste(bar, (0, 0))
        picture.paste(bar, (0, canvas.height - at.bar))
    elif line and at.line:
        place = (0, canvas.height - at.line, canvas.width, canvas.height)
        ImageDraw.Draw(picture).rectangle(place, fill=look.accent)
    return picture


def _glow(canvas: Size) -> Image.Image:
    """How strong the glow is in each pixel, mode L: computed coarsely, then enlarged."""
    return coarse_glow().resize((canvas.width, canvas.height), Image.Resampling.BICUBIC)


@cache
def coarse_glow() -> Image.Image:
    """The glow of any canvas, coarse; a process that will be forked may compute it beforehand."""
    wide, high = 64, 40
    coarse = Image.new("L", (wide, high))
    levels = []
    for y in range(high):
        for x in range(wide):
            across = ((x + 0.5) / wide - GLOW_X) / GLOW_WIDE
            down = ((y + 0.5) / high - GLOW_Y) / GLOW_HIGH
            levels.append(round(255 * GLOW * max(0.0, 1 - across * across - down * down) ** 2))
    coarse.putdata(levels)
    return coarse
