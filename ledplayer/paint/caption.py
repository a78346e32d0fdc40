"""Captions over pictures and films: outlined words on a dark panel along the bottom."""

from bisect import bisect_left
from functools import lru_cache

from PIL import Image

from ledplayer.core.model import Box, Size, Style
from ledplayer.paint import ink
from ledplayer.paint.fit import Setting, fit
from ledplayer.paint.letters import drawable
from ledplayer.paint.looks import BLACK, STYLES, WHITE
from ledplayer.paint.measures import measures, outline

#: How much of the picture the panel hides at the words; with it white on black keeps a contrast over 4.5 on pure white.
PANEL = 0.72
#: The largest caption and the highest panel, in parts of the canvas's height; the higher one is for low canvases.
LARGEST, HIGHEST, HIGHEST_LOW = 0.115, 0.5, 0.66


@lru_cache(maxsize=4)
def overlay(text: str, room: Size, style: Style = "plain") -> tuple[Image.Image, Box]:
    """A caption to lay over any picture of the room's size.

    Returns:
        An RGBA picture, and where it lies: along the bottom, as wide as the room.
    """
    at = measures(room)
    setting = _setting(drawable(text), room)
    fade = max(3, round(0.6 * setting.size))
    air = max(2, round(0.3 * setting.size))
    rim = outline(setting.size)
    high = 2 * rim + ink.height(setting.pages[0], setting.size) + 2 * air
    panel = Image.new("RGBA", (room.width, min(room.height, high + fade)), BLACK)
    panel.putalpha(_ramp(panel.height, fade).resize(panel.size))
    box = Box(x=at.side, y=panel.height - high, width=room.width - 2 * at.side, height=high)
    colour = WHITE if style == "plain" else STYLES[style].ink
    ink.draw(panel, ink.block(setting.pages[0], setting.size, box), colour, outlined=True)
    return panel, Box(x=0, y=room.height - panel.height, width=room.width, height=panel.height)


def laid(picture: Image.Image, text: str, style: Style = "plain") -> Image.Image:
    """The picture with its caption laid over it, in place."""
    over, box = overlay(text, Size(width=picture.width, height=picture.height), style)
    picture.paste(over, (box.x, box.y), over)
    return picture


def _ramp(height: int, fade: int) -> Image.Image:
    """A column of the panel: nothing at its upper edge, soon `PANEL`."""
    ramp = Image.new("L", (1, height))
    for y in range(height):
        part = min(1.0, (y + 1) / fade)
        ramp.putpixel((0, y), round(255 * PANEL * part * part * (3 - 2 * part)))
    return ramp


def _setting(words: str, canvas: Size) -> Setting:
    """As large as suits a caption; one that is too long even at the floor loses its last words to an ellipsis."""
    at = measures(canvas)
    room = Size(width=canvas.width - 2 * at.side, height=round((HIGHEST if at.label else HIGHEST_LOW) * canvas.height))
    ceiling = max(at.floor, round(LARGEST * canvas.height))

    def set_as(text: str) -> Setting:
        return fit(text, room, floor=at.floor, ceiling=ceiling, paged=False)

    setting = set_as(words)
    if setting.size >= at.floor:
        return setting
    parts = words.split()
    fitting = bisect_left(range(1, len(parts)), True, key=lambda n: set_as(_cut(parts, n)).size < at.floor)
    return set_as(_cut(parts, max(1, fitting)))


def _cut(words: list[str], count: int) -> str:
    return " ".join(words[:count]).rstrip(",;:-–. ") + "…"
