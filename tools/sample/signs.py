"""Signs that stand for a thing: the mark of the day and plain line drawings, laid on a sheet as masks of light."""

import math
from collections.abc import Callable

from PIL import ImageDraw

from sample.brush import AMBER, CYAN, FINE, GOLD, MINT, WHITE, Colour, Sheet


class Pen:
    """Draws into a mask in a sign's own coordinates: the sign is 100 wide and high, (0, 0) is its middle."""

    def __init__(self, draw: ImageDraw.ImageDraw, x: float, y: float, size: float) -> None:
        self.draw, self.x, self.y, self.scale = draw, x * FINE, y * FINE, size * FINE / 100

    def _box(self, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        s = self.scale
        return self.x + left * s, self.y + top * s, self.x + right * s, self.y + bottom * s

    def block(self, left: float, top: float, right: float, bottom: float, round_: float = 4, ink: int = 255) -> None:
        self.draw.rounded_rectangle(self._box(left, top, right, bottom), round_ * self.scale, fill=ink)

    def disc(self, x: float, y: float, radius: float, ink: int = 255) -> None:
        self.draw.ellipse(self._box(x - radius, y - radius, x + radius, y + radius), fill=ink)

    def ring(self, x: float, y: float, radius: float, width: float) -> None:
        box = self._box(x - radius, y - radius, x + radius, y + radius)
        self.draw.ellipse(box, outline=255, width=round(width * self.scale))

    def path(self, *points: tuple[float, float], width: float = 7, ink: int = 255) -> None:
        s = self.scale
        fine = [(self.x + x * s, self.y + y * s) for x, y in points]
        self.draw.line(fine, fill=ink, width=round(width * s), joint="curve")
        for x, y in (points[0], points[-1]):
            self.disc(x, y, width / 2, ink)

    def area(self, *points: tuple[float, float], ink: int = 255) -> None:
        s = self.scale
        self.draw.polygon([(self.x + x * s, self.y + y * s) for x, y in points], fill=ink)

    def dome(self, x: float, y: float, radius: float) -> None:
        self.draw.pieslice(self._box(x - radius, y - radius, x + radius, y + radius), 180, 360, fill=255)


def mark(sheet: Sheet, x: float, y: float, height: float) -> None:
    """The mark of 10/10: twice a golden 1 and a 0 of light with points of data on it."""
    for side in (-1, 1):
        one, pen = sheet.mask()
        draw = Pen(pen, x + side * height * 0.84 - height * 0.42, y, height)
        draw.area((-20, -30), (4, -50), (18, -50), (18, 50), (-4, 50), (-4, -22), (-20, -10))
        sheet.light(one, AMBER, blur=height / 14, strength=0.5)
        sheet.fill(one, GOLD, AMBER)
        centre = (x + side * height * 0.84 + height * 0.3, y)
        zero, pen = sheet.mask()
        Pen(pen, *centre, height).ring(0, 0, 50, 15)
        sheet.light(zero, CYAN, blur=height / 12, strength=0.7)
        sheet.fill(zero, MINT, (0, 110, 230))
        dots, pen = sheet.mask()
        for number in range(10):
            turn = number / 10 * math.tau
            Pen(pen, *centre, height).disc(42.5 * math.sin(turn), -42.5 * math.cos(turn), 3.2)
        sheet.fill(dots, WHITE)


def phone(pen: Pen) -> None:
    """A telephone with a tick: a thing done from home."""
    pen.block(-28, -50, 28, 50, 9)
    pen.block(-22, -40, 22, 36, 3, 0)
    pen.disc(0, 43, 3.4, 0)
    pen.path((-13, -1), (-3, 10), (15, -13), width=8)


def people(pen: Pen) -> None:
    """Three people, the middle one in front."""
    for x in (-32, 32):
        pen.disc(x, -16, 13)
        pen.dome(x, 34, 22)
    pen.disc(0, -20, 23, 0)
    pen.block(-32, 2, 32, 50, 26, 0)
    pen.disc(0, -22, 18)
    pen.dome(0, 42, 30)


def card(pen: Pen) -> None:
    """A payment card."""
    pen.block(-50, -33, 50, 33, 8)
    pen.block(-50, -18, 50, -4, 0, 0)
    pen.block(-40, 10, -12, 18, 4, 0)
    pen.block(24, 8, 40, 20, 4, 0)


def identity(pen: Pen) -> None:
    """A citizen's card: a face and lines."""
    pen.block(-50, -34, 50, 34, 8)
    pen.block(-44, -28, 44, 28, 4, 0)
    pen.disc(-22, -9, 10)
    pen.dome(-22, 22, 17)
    for y, end in ((-14, 36), (0, 36), (14, 22)):
        pen.path((6, y), (end, y), width=6)


def office(pen: Pen) -> None:
    """A public building with columns."""
    pen.area((-50, -16), (0, -46), (50, -16))
    for x in (-36, -12, 12, 36):
        pen.block(x - 7, -10, x + 7, 30, 2)
    pen.block(-50, 35, 50, 45, 2)


def rise(pen: Pen) -> None:
    """Columns that grow, and an arrow over them."""
    for number, top in enumerate((22, 6, -10, -28)):
        pen.block(-46 + number * 25, top, -28 + number * 25, 46, 3)
    pen.path((-44, -2), (-18, -18), (0, -24), (26, -46), width=6)
    pen.area((14, -52), (38, -56), (32, -32))


def home(pen: Pen) -> None:
    """A house with a door."""
    pen.area((-50, 2), (0, -46), (50, 2))
    pen.block(-36, -4, 36, 44, 3)
    pen.block(-10, 12, 10, 44, 2, 0)


def sign(
    sheet: Sheet, draw: Callable[[Pen], None], x: float, y: float, size: float, top: Colour, bottom: Colour
) -> None:
    """Lay one of the drawings above on the sheet, with a light around it."""
    mask, pen = sheet.mask()
    draw(Pen(pen, x, y, size))
    sheet.light(mask, bottom, blur=size / 12, strength=0.6)
    sheet.fill(mask, top, bottom)
