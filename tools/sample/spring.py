"""Tết: a branch of yellow apricot for the South and one of pink peach for the North, beside a wish."""

import math
import random

from PIL import Image, ImageDraw

from sample.brush import AMBER, FINE, GOLD, WHITE, WINE, Colour, Point, Sheet

APRICOT = ((255, 226, 70), (255, 186, 10), (196, 92, 0))
PEACH = ((255, 206, 222), (250, 120, 160), (176, 20, 70))


def apricot() -> Image.Image:
    """1280x640: Happy New Year beside yellow blossoms."""
    sheet = Sheet(1280, 640, (176, 14, 20), WINE)
    sheet.glow(360, 260, 560, (210, 70, 10), 0.5)
    _branch(sheet, (-30, 600), -0.75, 330, APRICOT, seed=348)
    _words(sheet, "CHÚC MỪNG\nNĂM MỚI", 880, 280, 156)
    return sheet.finished()


def peach() -> Image.Image:
    """1280x640: peace and plenty beside pink blossoms."""
    sheet = Sheet(1280, 640, (128, 6, 44), (42, 0, 20))
    sheet.glow(940, 240, 560, (190, 40, 90), 0.45)
    _branch(sheet, (1310, 560), math.pi + 0.62, 330, PEACH, seed=5)
    _words(sheet, "AN KHANG\nTHỊNH VƯỢNG", 400, 280, 156)
    return sheet.finished()


def _words(sheet: Sheet, words: str, x: float, y: float, size: float) -> None:
    sheet.words(words, x, y, size, colour=GOLD, below=AMBER, room=740)
    sheet.line()


def _branch(
    sheet: Sheet, root: Point, turn: float, long: float, petals: tuple[Colour, Colour, Colour], seed: int
) -> None:
    """A branch with twigs, buds and blossoms; blossoms lie over all wood."""
    chance = random.Random(seed)
    wood, pen = sheet.mask()
    tips: list[Point] = []
    _grow(pen, root, turn, long, 22, chance, tips)
    sheet.fill(wood, (104, 60, 34), (46, 22, 18))
    chance.shuffle(tips)
    for number, (x, y) in enumerate(tips):
        size = chance.uniform(30, 50) if number % 3 else chance.uniform(11, 17)
        _blossom(sheet, (x, y), size, chance.uniform(0, math.tau), petals, open_=bool(number % 3))


def _grow(
    pen: ImageDraw.ImageDraw,
    at: Point,
    turn: float,
    long: float,
    thick: float,
    chance: random.Random,
    tips: list[Point],
) -> None:
    x, y = at
    steps = max(4, round(long / 14))
    for step in range(steps):
        turn += chance.uniform(-0.16, 0.16)
        further = (x + math.cos(turn) * 14, y + math.sin(turn) * 14)
        width = max(2.5, thick * (1 - step / steps * 0.55)) * FINE
        pen.line((x * FINE, y * FINE, further[0] * FINE, further[1] * FINE), fill=255, width=round(width))
        r = width / 2
        pen.ellipse(
            (further[0] * FINE - r, further[1] * FINE - r, further[0] * FINE + r, further[1] * FINE + r), fill=255
        )
        x, y = further
        if thick > 5 and step > 2 and chance.random() < 0.3:
            side = chance.choice((-1, 1)) * chance.uniform(0.5, 0.95)
            _grow(pen, (x, y), turn + side, long * chance.uniform(0.3, 0.55), thick * 0.45, chance, tips)
        if thick <= 10.5 and step % 9 == 4:
            tips.append((x + chance.uniform(-9, 9), y + chance.uniform(-9, 9)))
    tips.append((x, y))
    if thick > 7:
        for side in (-0.35, 0.3):
            _grow(pen, (x, y), turn + side, long * 0.55, thick * 0.5, chance, tips)


def _blossom(
    sheet: Sheet, at: Point, size: float, turn: float, petals: tuple[Colour, Colour, Colour], *, open_: bool
) -> None:
    """Five petals around their stamens, or a bud."""
    side = round(size * 2.4 * FINE)
    flower = Image.new("RGBA", (side, side), (*petals[1], 0))
    middle = side / 2
    for number in range(5 if open_ else 1):
        angle = turn + number / 5 * math.tau
        petal = _petal(round(size * (1 if open_ else 1.5) * FINE), petals)
        whole = Image.new("RGBA", flower.size, (*petals[1], 0))
        reach = size * FINE * (0.56 if open_ else 0)
        x, y = middle + math.cos(angle) * reach, middle + math.sin(angle) * reach
        petal = petal.rotate(-math.degrees(angle), Image.Resampling.BICUBIC, expand=True)
        whole.paste(petal, (round(x - petal.width / 2), round(y - petal.height / 2)))
        flower.alpha_composite(whole)
    if open_:
        pen = ImageDraw.Draw(flower)
        for number in range(11):
            angle = turn + number / 11 * math.tau
            end = (middle + math.cos(angle) * size * 0.62, middle + math.sin(angle) * size * 0.62)
            pen.line((middle, middle, *end), fill=petals[2], width=max(1, round(size / 16)))
            dot = size / 11
            pen.ellipse((end[0] - dot, end[1] - dot, end[0] + dot, end[1] + dot), fill=WHITE)
    sheet.image.paste(flower, (round(at[0] * FINE - middle), round(at[1] * FINE - middle)), flower)


def _petal(length: int, petals: tuple[Colour, Colour, Colour]) -> Image.Image:
    """One round petal lying along x, deep at its root (left) and bright at its edge."""
    width = round(length * 0.92)
    ramp = Image.linear_gradient("L").rotate(90).resize((length, width))
    paint = Image.composite(
        Image.new("RGB", (length, width), petals[0]), Image.new("RGB", (length, width), petals[1]), ramp
    )
    mask = Image.new("L", (length, width))
    ImageDraw.Draw(mask).ellipse((0, 0, length - 1, width - 1), fill=255)
    petal = Image.new("RGBA", (length, width), (*petals[1], 0))
    edge = Image.new("RGBA", (length, width), (*petals[2], 255))
    petal.paste(edge, (0, 0), mask.point([v * 5 // 10 for v in range(256)]))
    inner = Image.new("L", (length, width))
    rim = max(1, length // 34)
    ImageDraw.Draw(inner).ellipse((rim, rim, length - 1 - rim, width - 1 - rim), fill=255)
    petal.paste(paint, (0, 0), inner)
    return petal
