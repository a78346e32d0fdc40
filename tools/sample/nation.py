"""The National Day: the flag, and the day under its star."""

import math

from PIL import Image

from sample.brush import AMBER, FINE, GOLD, WINE, Sheet

FLAG_RED, FLAG_GOLD = (218, 37, 29), (255, 255, 0)


def flag() -> Image.Image:
    """960x640: red, a golden star in the middle whose points lie a fifth of the flag's length from it."""
    sheet = Sheet(960, 640, FLAG_RED, FLAG_RED)
    sheet.fill(_star(sheet, 480, 320, 960 / 5), FLAG_GOLD)
    return sheet.finished()


def day() -> Image.Image:
    """1280x640: 2-9 beside the star and its rays."""
    sheet = Sheet(1280, 640, (186, 12, 22), WINE)
    rays, pen = sheet.mask()
    for number in range(18):
        turn = (number + 0.25) / 18 * math.tau
        edges = [(turn - 0.07, 1700), (turn + 0.07, 1700)]
        far = [((262 + math.cos(a) * r) * FINE, (310 + math.sin(a) * r) * FINE) for a, r in edges]
        pen.polygon([(262 * FINE, 310 * FINE), *far], fill=60)
    sheet.light(rays, (255, 70, 30), strength=0.55)
    sheet.glow(262, 310, 430, (255, 120, 20), 0.55)
    sheet.fill(_star(sheet, 262, 316, 208), (255, 240, 120), (255, 186, 0))
    sheet.words("QUỐC KHÁNH", 866, 240, 150, colour=GOLD, below=AMBER, room=700)
    sheet.words("2 – 9", 866, 506, 270, colour=GOLD, below=AMBER)
    sheet.line(colour=GOLD)
    return sheet.finished()


def _star(sheet: Sheet, x: float, y: float, radius: float) -> Image.Image:
    """Mask of a star with five points, one of them up."""
    inner = radius * math.sin(math.radians(18)) / math.sin(math.radians(126))
    points = []
    for number in range(10):
        turn, length = number / 10 * math.tau, inner if number % 2 else radius
        points.append(((x + math.sin(turn) * length) * FINE, (y - math.cos(turn) * length) * FINE))
    mask, pen = sheet.mask()
    pen.polygon(points, fill=255)
    return mask
