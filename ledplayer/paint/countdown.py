"""Countdown slides: the number of days fills the height in gold, the words stand beside it."""

import re

from PIL import Image

from ledplayer.core.lineup import Piece
from ledplayer.core.model import Box, Size
from ledplayer.language import Language, say
from ledplayer.paint import fonts, ink
from ledplayer.paint.fit import fit
from ledplayer.paint.ground import ground
from ledplayer.paint.label import label
from ledplayer.paint.letters import drawable
from ledplayer.paint.looks import GOLD, STYLES
from ledplayer.paint.measures import measures

#: The number's capitals in parts of the height, and its share of the width at most.
HIGH, WIDE = 0.62, 0.42


def page(piece: Piece, canvas: Size, language: Language, names: tuple[str, ...] = ()) -> Image.Image:
    """A `countdown` piece: “Còn 5 ngày đến …” becomes a golden 5 and “ngày đến …”."""
    look = STYLES[piece.style]
    at = measures(canvas, hazard=look.hazard)
    picture = ground(piece.style, canvas)
    number = str(piece.days)
    words = beside(drawable(piece.text), number) or say(
        "countdown-days" if piece.days != 1 else "countdown-day", language
    )
    headed = bool(at.label and piece.label)
    body = at.below_label if headed else at.body
    middle = (canvas.height - at.line) / 2
    size = round(HIGH * canvas.height / fonts.CAPITAL)
    while size > at.floor and (
        fonts.ink(number, size)[2] > WIDE * canvas.width or -fonts.ink(number, size)[1] > body.height
    ):
        size = round(size * 0.97)
    left, top, right, bottom = fonts.ink(number, size)
    gap = max(4, round(0.045 * canvas.width))
    start = at.side + round(0.012 * canvas.width)
    figure = Box(x=start, y=body.y, width=right - left, height=body.height)
    after = start + (right - left) + gap
    room = Size(width=canvas.width - at.side - after, height=body.height)
    ceiling = min(at.ceiling, round(0.34 * canvas.height))
    setting = fit(words, room, floor=at.floor, ceiling=ceiling, paged=False, names=names)
    lines = ink.block(
        setting.pages[0],
        setting.size,
        Box(x=after, y=body.y, width=room.width, height=room.height),
        align="left",
        middle=middle,
    )
    wide = max(fonts.ink(line, setting.size)[2] for line in lines.lines)
    shift = max(0, (room.width - wide) // 2)
    ink.draw(picture, ink.block((number,), size, _moved(figure, shift), middle=middle), GOLD, look.shadow)
    ink.draw(
        picture,
        ink.block(lines.lines, lines.size, _moved(lines.box, shift), align="left", middle=middle),
        look.ink,
        look.shadow,
    )
    if headed:
        label(picture, piece.label, at, look)
    return picture


def beside(text: str, number: str) -> str:
    """The words that follow the number, where it is among the first three words; else the whole text."""
    found = re.match(rf"(?:[^\s\d]+\s+){{0,2}}{number}\s+(?=\S)", text)
    return text[found.end() :] if found else text


def _moved(box: Box, right: int) -> Box:
    return Box(x=box.x + right, y=box.y, width=box.width, height=box.height)
