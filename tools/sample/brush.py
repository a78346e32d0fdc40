"""What all sample pictures are drawn with: a sheet at twice its size, grounds, light, words and data lines.

Coordinates and sizes are pixels of the finished picture; the sheet multiplies by `FINE` and is scaled down at the end,
so that edges are smooth. Everything random comes from a seed: drawing twice gives the same files.
"""

import math
import random
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

Colour = tuple[int, int, int]
Point = tuple[float, float]

FINE = 2
FONTS = Path(__file__).parents[2] / "ledplayer" / "paint" / "fonts"
#: Distance of two base lines over the size: Vietnamese capitals carry stacked marks.
LINE = 1.2

NIGHT, DEEP = (0, 52, 120), (0, 14, 44)
TEAL, POOL = (0, 92, 84), (0, 26, 30)
RED, WINE = (158, 8, 20), (70, 0, 8)
WHITE, GOLD, AMBER, CYAN, MINT = (255, 255, 255), (255, 222, 92), (255, 168, 20), (80, 196, 255), (110, 240, 200)


def font(size: float, bold: bool = True) -> ImageFont.FreeTypeFont:
    """Roboto Condensed in fine pixels."""
    return ImageFont.truetype(FONTS / f"RobotoCondensed-{'Bold' if bold else 'Regular'}.ttf", round(size * FINE))


def gradient(size: tuple[int, int], top: Colour, bottom: Colour) -> Image.Image:
    """RGB image that runs from one colour down to another."""
    ramp = Image.linear_gradient("L").resize(size, Image.Resampling.BICUBIC)
    return Image.composite(Image.new("RGB", size, bottom), Image.new("RGB", size, top), ramp)


class Sheet:
    """A picture in the making.

    Attributes:
        image: RGB, `FINE` times as wide and high as the finished picture.
    """

    def __init__(self, width: int, height: int, top: Colour = NIGHT, bottom: Colour = DEEP) -> None:
        self.width, self.height = width, height
        self.image = gradient((width * FINE, height * FINE), top, bottom)

    def finished(self) -> Image.Image:
        """The picture at its own size."""
        return self.image.resize((self.width, self.height), Image.Resampling.LANCZOS)

    def mask(self) -> tuple[Image.Image, ImageDraw.ImageDraw]:
        """An empty mask of the sheet's size, and a pen on it."""
        mask = Image.new("L", self.image.size, 0)
        return mask, ImageDraw.Draw(mask)

    def fill(self, mask: Image.Image, top: Colour, bottom: Colour | None = None) -> None:
        """Lay a colour, or a gradient over the mask's own height, through a mask."""
        box = mask.getbbox()
        if box:
            paint = gradient((box[2] - box[0], box[3] - box[1]), top, bottom or top)
            self.image.paste(paint, box[:2], mask.crop(box))

    def light(self, mask: Image.Image, colour: Colour, blur: float = 0, strength: float = 1) -> None:
        """Add light of a colour through a mask, blurred by so many pixels."""
        if blur:
            small = mask.resize((mask.width // 4, mask.height // 4), Image.Resampling.BOX)
            mask = small.filter(ImageFilter.GaussianBlur(blur * FINE / 4)).resize(mask.size, Image.Resampling.BICUBIC)
        bands = [mask.point([min(255, round(v * c / 255 * strength)) for v in range(256)]) for c in colour]
        self.image = ImageChops.add(self.image, Image.merge("RGB", bands))

    def glow(self, x: float, y: float, radius: float, colour: Colour, strength: float = 0.5) -> None:
        """A round, soft light."""
        side = round(radius * 2 * FINE)
        spot = ImageChops.invert(Image.radial_gradient("L")).resize((side, side), Image.Resampling.BICUBIC)
        spot = spot.point([round((max(0, v - 74) / 181) ** 1.6 * 255) for v in range(256)])
        mask, _ = self.mask()
        mask.paste(spot, (round((x - radius) * FINE), round((y - radius) * FINE)))
        self.light(mask, colour, strength=strength)

    def words(
        self,
        lines: str,
        x: float,
        y: float,
        size: float,
        *,
        colour: Colour = WHITE,
        below: Colour | None = None,
        anchor: str = "m",
        room: float = 0,
        shadow: bool = True,
    ) -> None:
        """Lines of bold text, no wider than `room` (else smaller).

        `y` is the first base line, `anchor` l, m or r of `x`, `below` the gradient's lower colour.
        """
        if room:
            size *= min(1, room * FINE / max(font(size).getlength(line) for line in lines.split("\n")))
        letters = font(size)
        for number, line in enumerate(lines.split("\n")):
            at = (x * FINE, (y + number * size * LINE) * FINE)
            mask, pen = self.mask()
            pen.text(at, line, font=letters, fill=255, anchor=f"{anchor}s")
            if shadow:
                drop = ImageChops.offset(mask, round(size / 40 * FINE), round(size / 32 * FINE))
                self.image.paste((0, 6, 20), (0, 0), drop.point([round(v * 0.6) for v in range(256)]))
            self.fill(mask, colour, below)

    def line(self, share: float = 1 / 48, colour: Colour = GOLD) -> None:
        """The accent line along the lower edge."""
        top = round(self.height * (1 - share) * FINE)
        ImageDraw.Draw(self.image).rectangle((0, top, self.image.width, self.image.height), fill=colour)

    def streams(
        self,
        start: Point,
        end: Point,
        *,
        spread: float,
        count: int = 26,
        colour: Colour = CYAN,
        seed: int = 1,
        strength: float = 0.6,
    ) -> None:
        """A bundle of curved data lines with bright points on them, from one point to another."""
        chance = random.Random(seed)
        mask, pen = self.mask()
        points, dots = self.mask()
        for number in range(count):
            share = number / (count - 1) * 2 - 1
            wave, phase = chance.uniform(0.4, 1), share * 1.2 + chance.uniform(-0.2, 0.2)
            path = []
            for step in range(81):
                t = step / 80
                bulge = math.sin(math.pi * t) ** 0.8
                swing = math.sin(t * math.pi * 2 + phase) * spread * 0.35 * wave
                path.append(
                    (
                        (start[0] + (end[0] - start[0]) * t) * FINE,
                        (start[1] + (end[1] - start[1]) * t + (share * spread + swing) * bulge) * FINE,
                    )
                )
            pen.line(path, fill=round(60 + 120 * chance.random()), width=round(1.5 * FINE), joint="curve")
            for _ in range(2):
                place, t = chance.randrange(6, 74), chance.random()
                x, y = (a + (b - a) * t for a, b in zip(path[place], path[place + 1], strict=True))
                radius = chance.uniform(1.4, 3.6) * FINE
                dots.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
        self.light(mask, colour, blur=5, strength=strength)
        self.light(mask, colour, strength=strength)
        self.light(points, colour, blur=9, strength=strength * 1.6)
        self.light(points, WHITE, strength=min(1, strength * 1.4))


def save(image: Image.Image, path: Path) -> None:
    """Write a PNG, or a JPEG without thinned out colour: red on blue stays sharp."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path, optimize=True, quality=84, subsampling=0)
