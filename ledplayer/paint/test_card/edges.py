"""The edges: a line on the outermost pixels, a ruler inside it, and four corners that differ (rules 1 and 2)."""

from dataclasses import dataclass

from PIL import Image, ImageDraw

from ledplayer.core.model import Box, Size
from ledplayer.paint import fonts
from ledplayer.paint.looks import BLACK, WHITE, Colour

#: Clockwise from the upper left: letter, colour, and its ink.
CORNERS: tuple[tuple[str, Colour, Colour], ...] = (
    ("A", (255, 0, 0), WHITE),
    ("B", (0, 255, 0), BLACK),
    ("C", (0, 70, 255), WHITE),
    ("D", (255, 220, 0), BLACK),
)
TICK: Colour = (150, 165, 185)
DIGITS: Colour = (205, 218, 235)
#: Smaller corners have no letter.
LETTER_FROM = 8
#: Ticks stand this far apart; each fifth and tenth is longer.
STEP = 10
#: Numbers stand at every so many pixels: the first of these at which they have room.
STEPS = (10, 20, 50, 100, 200, 500, 1000)
#: Lengths of the ticks at 10, 50 and 100 pixels, each from a shorter side of the canvas on.
TICKS = ((800, (6, 11, 16)), (300, (4, 7, 10)), (150, (3, 5, 7)), (90, (2, 3, 4)), (0, (1, 2, 3)))
#: Below this (the shorter side, in pixels) the ruler has no numbers.
NUMBERED_FROM = 90
#: From here on all four sides have them.
ALL_AROUND_FROM = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruler:
    """The ruler's sizes on a canvas, in pixels.

    Attributes:
        ticks: Lengths of the ticks at 10, 50 and 100 pixels.
        digits: Size of the numbers; 0 where there are none.
        top, left, bottom, right: What line, ticks and numbers take of each side.
    """

    ticks: tuple[int, int, int]
    digits: int
    top: int
    left: int
    bottom: int
    right: int


def ruler(room: Size) -> Ruler:
    """The ruler of a canvas."""
    short = min(room.width, room.height)
    ticks = next(lengths for least, lengths in TICKS if short >= least)
    bare = 2 + ticks[2] + (2 if short >= NUMBERED_FROM else 0)
    if short < NUMBERED_FROM:
        return Ruler(ticks=ticks, digits=0, top=bare, left=bare, bottom=bare, right=bare)
    digits = max(9, min(20, 6 + round(short / 60)))
    high = bare + _capital(digits) + 2
    wide = bare + fonts.width(str(room.height // 10 * 10), digits) + 2
    both = short >= ALL_AROUND_FROM
    return Ruler(
        ticks=ticks, digits=digits, top=high, left=wide, bottom=high if both else bare, right=wide if both else bare
    )


def corner_size(room: Size) -> int:
    """Side of a corner's square: as much as edges and ruler take, so that nothing else lies there."""
    at = ruler(room)
    return min(at.top, at.left, at.bottom, at.right)


def body(room: Size) -> Box:
    """What edges and ruler leave free, with a little air."""
    at, air = ruler(room), max(1, min(room.width, room.height) // 60)
    width, height = room.width - at.left - at.right - 2 * air, room.height - at.top - at.bottom - 2 * air
    return Box(x=at.left + air, y=at.top + air, width=max(1, width), height=max(1, height))


def draw_ruler(picture: Image.Image) -> None:
    """Ticks along all sides, the first pixel being 0, and numbers where there is room."""
    room = Size(width=picture.width, height=picture.height)
    at, pen = ruler(room), ImageDraw.Draw(picture)
    far_x, far_y = room.width - 1, room.height - 1
    corner = corner_size(room)
    for x in range(corner // STEP * STEP + STEP, room.width - corner, STEP):
        end = 1 + _length(at, x)
        pen.line((x, 2, x, end), TICK)
        pen.line((x, far_y - 2, x, far_y - end), TICK)
    for y in range(corner // STEP * STEP + STEP, room.height - corner, STEP):
        end = 1 + _length(at, y)
        pen.line((2, y, end, y), TICK)
        pen.line((far_x - 2, y, far_x - end, y), TICK)
    if at.digits:
        for number, box in numbers(room):
            _number(pen, str(number), box, at.digits)


def numbers(room: Size) -> list[tuple[int, Box]]:
    """The ruler's numbers and where their ink lies; each is centred at its pixel."""
    at, corner = ruler(room), corner_size(room)
    start, high = 2 + at.ticks[2] + 2, _capital(at.digits)
    step = _step(round(1.6 * fonts.width(str(room.width), at.digits)))
    found = []
    for x in range(step, room.width, step):
        wide = _ink_width(x, at.digits)
        left = x - wide // 2
        if left >= corner + 2 and left + wide + 2 <= room.width - corner:
            tops = (start, room.height - start - high) if at.bottom == at.top else (start,)
            found += [(x, Box(x=left, y=top, width=wide, height=high)) for top in tops]
    step = _step(round(2.2 * high))
    for y in range(step, room.height, step):
        wide, top = _ink_width(y, at.digits), y - high // 2
        if top >= max(corner, at.top) + 2 and top + high + 2 <= room.height - max(corner, at.bottom):
            lefts = (start, room.width - start - wide) if at.right == at.left else (start,)
            found += [(y, Box(x=left, y=top, width=wide, height=high)) for left in lefts]
    return found


def draw_border(picture: Image.Image, side: int) -> None:
    """The outermost pixels, and the corners on them, so many pixels wide and high."""
    room = Size(width=picture.width, height=picture.height)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, room.width - 1, room.height - 1), outline=WHITE)
    right, low = room.width - side, room.height - side
    for (letter, colour, ink), (x, y) in zip(CORNERS, ((0, 0), (right, 0), (right, low), (0, low)), strict=True):
        pen.rectangle((x, y, x + side - 1, y + side - 1), fill=colour)
        size = round(side * 0.95)
        if side >= LETTER_FROM:
            left, top, end, bottom = fonts.ink(letter, size)
            place = x + (side - end + left) // 2 - left, y + (side - bottom + top) // 2 - top
            pen.text(place, letter, font=fonts.font(size), fill=ink, anchor="ls")


def _length(at: Ruler, pixel: int) -> int:
    return at.ticks[2 if pixel % 100 == 0 else 1 if pixel % 50 == 0 else 0]


def _step(room: int) -> int:
    return next((step for step in STEPS if step >= room), STEPS[-1])


def _capital(size: int) -> int:
    return -fonts.ink("0", size)[1] if size else 0


def _ink_width(number: int, size: int) -> int:
    left, _, right, _ = fonts.ink(str(number), size)
    return right - left


def _number(pen: ImageDraw.ImageDraw, text: str, box: Box, size: int) -> None:
    place = box.x - fonts.ink(text, size)[0], box.y + box.height
    pen.text(place, text, font=fonts.font(size), fill=DIGITS, anchor="ls")
