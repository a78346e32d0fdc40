"""Small writing at the edges: the label above a text, the page mark in a corner."""

from PIL import Image

from ledplayer.core.model import Box, Size
from ledplayer.paint import fonts, ink
from ledplayer.paint.letters import drawable
from ledplayer.paint.looks import Look
from ledplayer.paint.measures import Measures, label_top

#: No label and no page mark is smaller.
LEAST = 15


def label(picture: Image.Image, text: str, at: Measures, look: Look) -> None:
    """Write the label in small capitals at the top left; too long a one is set smaller, then cut at a word."""
    words = drawable(text).replace("\n", " ").upper()
    size = at.label
    room = picture.width - 2 * at.side
    while size > LEAST and fonts.width(words, size) > room:
        size -= 1
    words = shortened(words, size, room)
    baseline = (at.bar if look.hazard else 0) + label_top(Size(width=picture.width, height=picture.height))
    baseline += round((fonts.RISE - 0.07) * at.label)
    box = Box(x=at.side, y=0, width=room, height=picture.height)
    line = ink.Block(size=size, lines=(words,), baselines=(baseline,), box=box, align="left")
    ink.draw(picture, line, look.accent)


def page_mark(picture: Image.Image, number: int, count: int, at: Measures, look: Look) -> None:
    """Write “2/8” at the top right."""
    size = max(LEAST, round(0.8 * at.label))
    baseline = (at.bar if look.hazard else 0) + label_top(Size(width=picture.width, height=picture.height))
    baseline += round((fonts.RISE - 0.07) * at.label)
    box = Box(x=at.side, y=0, width=picture.width - 2 * at.side, height=picture.height)
    line = ink.Block(size=size, lines=(f"{number}/{count}",), baselines=(baseline,), box=box, align="right")
    ink.draw(picture, line, look.accent)


def shortened(text: str, size: int, room: int, weight: fonts.Weight = "bold") -> str:
    """The text, or as many of its words as fit a line, with an ellipsis."""
    if fonts.width(text, size, weight) <= room:
        return text
    words = text.split(" ")
    while len(words) > 1 and fonts.width(" ".join(words) + "…", size, weight) > room:
        words.pop()
    return " ".join(words).rstrip(",;:-–") + "…"
