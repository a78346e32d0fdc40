"""Countdown slides: the number of days fills the height in gold, the words stand beside it; below on upright boards."""

import re
from math import log

from PIL import Image

from ledplayer.core.lineup import Piece
from ledplayer.core.model import Box, Size
from ledplayer.language import Language, say
from ledplayer.paint import fonts, ink, stack
from ledplayer.paint.fit import Setting, fit
from ledplayer.paint.ground import ground
from ledplayer.paint.label import label
from ledplayer.paint.letters import drawable
from ledplayer.paint.looks import GOLD, STYLES, Look
from ledplayer.paint.measures import Measures, measures
from ledplayer.paint.stack import Row

#: Heights of the number to choose from, in parts of the canvas's shorter side; and its share of the width at most.
HIGH, WIDE, WIDE_UPRIGHT = (0.64, 0.58, 0.52, 0.46, 0.4, 0.34), 0.44, 0.8
#: What the size of the number counts against that of the words.
FIGURE = 1.0


def page(piece: Piece, canvas: Size, language: Language, names: tuple[str, ...] = ()) -> Image.Image:
    """A `countdown` piece: “Còn 5 ngày đến …” becomes a golden 5 and “ngày đến …”."""
    look = STYLES[piece.style]
    at = measures(canvas, hazard=look.hazard)
    picture = ground(piece.style, canvas)
    body = at.below_label if at.label and piece.label else at.body
    number = str(piece.days)
    default = say("countdown-day" if piece.days == 1 else "countdown-days", language)
    words = beside(drawable(piece.text), number) or default
    figure, setting = _shared(number, words, canvas, body, at, names)
    if canvas.height > canvas.width:
        below = Row(lines=setting.pages[0], size=setting.size, colour=look.ink, above=_gap(canvas))
        stack.draw(picture, [Row(lines=(number,), size=figure, colour=GOLD), below], body, look.shadow)
    else:
        _side_by_side(picture, number, figure, setting, body, (canvas.height - at.line) / 2, look)
    if at.label and piece.label:
        label(picture, piece.label, at, look)
    return picture


def beside(text: str, number: str) -> str:
    """The words that follow the number, where it is among the first three words; else the whole text."""
    found = re.match(rf"(?:[^\s\d]+\s+){{0,2}}{number}\s+(?=\S)", text)
    return text[found.end() :] if found else text


def _side_by_side(
    picture: Image.Image, number: str, figure: int, setting: Setting, body: Box, middle: float, look: Look
) -> None:
    """Draw the number, and the words at its right, both around the middle."""
    lines, gap = setting.pages[0], _gap(Size(width=picture.width, height=picture.height))
    left, _, right, _ = fonts.ink(number, figure)
    wide = right - left
    x = body.x + max(0, body.width - wide - gap - max(fonts.width(line, setting.size) for line in lines)) // 2
    place = Box(x=x, y=body.y, width=wide, height=body.height)
    ink.draw(picture, ink.block((number,), figure, place, middle=middle), GOLD, look.shadow)
    place = Box(x=x + wide + gap, y=body.y, width=body.width - wide - gap, height=body.height)
    ink.draw(picture, ink.block(lines, setting.size, place, align="left", middle=middle), look.ink, look.shadow)


def _shared(
    number: str, words: str, canvas: Size, body: Box, at: Measures, names: tuple[str, ...]
) -> tuple[int, Setting]:
    """The size of the number and the setting of the words that are best together."""
    upright = canvas.height > canvas.width
    choices = []
    for part in HIGH:
        figure = round(min(part * min(canvas.width, canvas.height), body.height) / fonts.CAPITAL)
        while figure > at.floor and fonts.width(number, figure) > (WIDE_UPRIGHT if upright else WIDE) * canvas.width:
            figure = round(0.97 * figure)
        wide = 0 if upright else fonts.width(number, figure) + _gap(canvas)
        high = ink.height((number,), figure) + _gap(canvas) if upright else 0
        room = Size(width=max(1, body.width - wide), height=max(1, body.height - high))
        ceiling = max(at.floor, round(0.42 * figure))
        setting = fit(words, room, floor=at.floor, ceiling=ceiling, paged=False, names=names)
        choices.append((setting.score + FIGURE * log(figure), figure, setting))
    _, figure, setting = max(choices, key=lambda choice: choice[:2])
    return figure, setting


def _gap(canvas: Size) -> int:
    """Pixels between the number and the words."""
    return max(5, round(0.04 * max(canvas.width, canvas.height)))
