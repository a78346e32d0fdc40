"""An evening on the river, a photograph taken with the telephone upright: its pixels lie turned, EXIF says how."""

import math
import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1600, 800
HORIZON = 450
SUN = (1010, 408)
TURNED_RIGHT = 6
ORIENTATION = 0x0112


def evening() -> Image.Image:
    """1600x800 RGB as it is seen: sky, sun, palms, water, a boat."""
    sky = _sky()
    photo = Image.new("RGB", (WIDTH, HEIGHT))
    photo.paste(sky)
    _trees(photo, 900, HORIZON, 34, (58, 40, 62), seed=3, blur=2.2)
    photo.paste(_water(photo.crop((0, 0, WIDTH, HORIZON))), (0, HORIZON))
    _trees(photo, 330, HORIZON + 14, 74, (24, 20, 36), seed=8, blur=1.2)
    _palms(photo)
    _boat(photo, 700, HORIZON + 120)
    return _lens(photo)


def upright(photo: Image.Image) -> tuple[Image.Image, Image.Exif]:
    """The pixels as a camera held upright stores them, and the EXIF that turns them back."""
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED_RIGHT
    return photo.transpose(Image.Transpose.ROTATE_90), exif


def _ramp(stops: list[tuple[float, tuple[int, int, int]]], height: int) -> Image.Image:
    column = Image.new("RGB", (1, height))
    for y in range(height):
        share = y / (height - 1)
        number = next(n for n in range(1, len(stops)) if share <= stops[n][0])
        (low, a), (high, b) = stops[number - 1], stops[number]
        t = (share - low) / (high - low)
        column.putpixel((0, y), tuple(round(p + (q - p) * t) for p, q in zip(a, b, strict=True)))
    return column.resize((WIDTH, height))


def _spot(radius: int, power: float) -> Image.Image:
    spot = ImageChops.invert(Image.radial_gradient("L")).resize((radius * 2, radius * 2), Image.Resampling.BICUBIC)
    return spot.point([round((max(0, v - 74) / 181) ** power * 255) for v in range(256)])


def _light(image: Image.Image, at: tuple[int, int], radius: int, colour: tuple[int, int, int], power: float) -> None:
    mask = Image.new("L", image.size)
    mask.paste(_spot(radius, power), (at[0] - radius, at[1] - radius))
    bands = [mask.point([v * c // 255 for v in range(256)]) for c in colour]
    image.paste(ImageChops.add(image, Image.merge("RGB", bands)))


def _noise(size: tuple[int, int], cells: list[tuple[int, int]], seed: int) -> Image.Image:
    """Grey clouds: random grids of several finenesses, the coarse ones strongest."""
    chance = random.Random(seed)
    cloud = Image.new("L", size, 128)
    for number, grid in enumerate(cells):
        grain = Image.frombytes("L", grid, bytes(chance.randrange(256) for _ in range(grid[0] * grid[1])))
        cloud = Image.blend(cloud, grain.resize(size, Image.Resampling.BICUBIC), 0.5 if number else 1)
    return cloud


def _sky() -> Image.Image:
    stops = [
        (0.0, (24, 40, 92)),
        (0.22, (58, 66, 128)),
        (0.36, (150, 92, 132)),
        (0.47, (240, 138, 92)),
        (0.56, (255, 204, 120)),
        (1.0, (255, 204, 120)),
    ]
    sky = _ramp(stops, HEIGHT)
    for seed, shift, colour in ((5, 60, (255, 168, 128)), (6, 20, (70, 58, 110))):
        cloud = _noise((WIDTH, HORIZON), [(5, 9), (9, 22), (22, 50), (60, 110)], seed)
        veil = cloud.point([max(0, min(200, (v - 138) * 4 - shift)) for v in range(256)])
        fade = Image.linear_gradient("L").resize((WIDTH, HORIZON))
        sky.paste(colour, (0, 0), ImageChops.multiply(veil, fade))
    _light(sky, SUN, 560, (190, 90, 20), 1.8)
    _light(sky, SUN, 190, (255, 190, 90), 1.4)
    ImageDraw.Draw(sky).ellipse((SUN[0] - 44, SUN[1] - 44, SUN[0] + 44, SUN[1] + 44), fill=(255, 246, 214))
    return sky.filter(ImageFilter.GaussianBlur(1.4))


def _water(above: Image.Image) -> Image.Image:
    """The picture above, mirrored, squeezed and broken by ripples that grow towards the viewer."""
    depth = HEIGHT - HORIZON
    mirror = above.transpose(Image.Transpose.FLIP_TOP_BOTTOM).resize((WIDTH, depth)).filter(ImageFilter.GaussianBlur(3))
    water = Image.new("RGB", (WIDTH, depth))
    chance = random.Random(11)
    wave = 0.0
    for y in range(depth):
        near = y / depth
        wave += 0.9 / (1 + near * 7)
        shift = round(math.sin(wave * 2.1) * 16 * near + math.sin(wave * 0.7) * 8 * near + chance.uniform(-3, 3))
        row = min(depth - 1, max(0, round(y + math.sin(wave * 1.7) * 14 * near)))
        water.paste(ImageChops.offset(mirror.crop((0, row, WIDTH, row + 1)), shift, 0), (0, y))
    dark = _ramp([(0.0, (226, 206, 206)), (1.0, (74, 84, 130))], depth)
    water = ImageChops.multiply(water, dark)
    pen = ImageDraw.Draw(water)
    for _ in range(900):
        down = chance.triangular(2, depth - 2, 60)
        x = SUN[0] + max(-2, min(2, chance.gauss(0, 1))) * (36 + down * 0.5)
        long = 4 + down / depth * 44 * chance.random()
        glint = chance.choice(((255, 226, 160), (255, 190, 110), (240, 150, 100)))
        pen.line((x - long, down, x + long, down), fill=glint, width=1 + int(down / 160))
    return water.filter(ImageFilter.GaussianBlur(0.9))


def _trees(
    photo: Image.Image, until: int, base: int, high: int, colour: tuple[int, int, int], seed: int, blur: float
) -> None:
    """A line of trees along the far bank, on the left up to `until` and thinner beyond."""
    chance = random.Random(seed)
    mask = Image.new("L", photo.size)
    pen = ImageDraw.Draw(mask)
    for x in range(-20, WIDTH + 20, 9):
        share = 1 if x < until else max(0.24, 1 - (x - until) / 420)
        top = high * share * chance.uniform(0.45, 1)
        pen.ellipse((x - 24, base - top, x + 24, base + top * 0.3), fill=255)
    pen.rectangle((0, base, WIDTH, HEIGHT), fill=0)
    photo.paste(colour, (0, 0), mask.filter(ImageFilter.GaussianBlur(blur)))


def _palms(photo: Image.Image) -> None:
    """Water coconuts and two tall palms on the near bank, against the light."""
    chance = random.Random(21)
    mask = Image.new("L", photo.size)
    pen = ImageDraw.Draw(mask)
    for root, crown in (((1480, 830), (1392, 150)), ((1560, 830), (1556, 246)), ((96, 840), (176, 232))):
        trunk = []
        for step in range(31):
            t = step / 30
            trunk.append((root[0] + (crown[0] - root[0]) * t**1.4, root[1] + (crown[1] - root[1]) * t))
        pen.line(trunk, fill=255, width=15, joint="curve")
        for number in range(11):
            turn = math.radians(-208 + number * 23.5 + chance.uniform(-6, 6))
            _frond(pen, crown, turn, chance.uniform(150, 200), chance)
        pen.ellipse((crown[0] - 16, crown[1] - 12, crown[0] + 16, crown[1] + 20), fill=255)
    for _ in range(46):
        x = chance.choice((chance.gauss(30, 110), chance.gauss(1570, 120)))
        turn = math.radians(chance.uniform(-125, -55))
        _frond(pen, (x, 820), turn, chance.uniform(120, 250), chance)
    photo.paste((14, 14, 24), (0, 0), mask.filter(ImageFilter.GaussianBlur(0.8)))


def _frond(
    pen: ImageDraw.ImageDraw, root: tuple[float, float], turn: float, long: float, chance: random.Random
) -> None:
    """One feathered leaf that bends down under its weight."""
    last = root
    for step in range(1, 27):
        t = step / 26
        x = root[0] + math.cos(turn) * long * t
        y = root[1] + math.sin(turn) * long * t + long * 0.5 * t * t
        pen.line((*last, x, y), fill=255, width=4)
        slope = math.atan2(y - last[1], x - last[0])
        leaf = long * 0.24 * math.sin(math.pi * (0.15 + t * 0.8))
        for side in (-1, 1):
            lean = slope + side * math.radians(40) + chance.uniform(-0.12, 0.12)
            pen.line((x, y, x + math.cos(lean) * leaf, y + math.sin(lean) * leaf + leaf * 0.25), fill=255, width=3)
        last = (x, y)


def _boat(photo: Image.Image, x: int, y: int) -> None:
    """A sampan, its rower, and their broken reflection."""
    mask = Image.new("L", photo.size)
    pen = ImageDraw.Draw(mask)
    pen.polygon(
        [(x - 150, y - 14), (x - 104, y + 16), (x + 96, y + 16), (x + 150, y - 20), (x + 90, y - 2), (x - 90, y)],
        fill=255,
    )
    pen.polygon([(x + 52, y + 2), (x + 58, y - 66), (x + 84, y - 66), (x + 92, y + 2)], fill=255)
    pen.ellipse((x + 60, y - 90, x + 82, y - 66), fill=255)
    pen.polygon([(x + 40, y - 76), (x + 71, y - 104), (x + 102, y - 76)], fill=255)
    pen.line((x + 70, y - 50, x + 168, y + 34), fill=255, width=5)
    shade = mask.crop((x - 180, y - 110, x + 190, y + 20)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    shade = shade.resize((370, 80)).filter(ImageFilter.GaussianBlur(3)).point([v * 5 // 10 for v in range(256)])
    photo.paste((24, 18, 34), (x - 180, y + 12), shade)
    photo.paste((16, 14, 26), (0, 0), mask.filter(ImageFilter.GaussianBlur(0.7)))


def _lens(photo: Image.Image) -> Image.Image:
    """Light that spills over, darker corners and the grain of an evening's exposure."""
    bloom = photo.resize((200, 100)).filter(ImageFilter.GaussianBlur(6)).resize(photo.size, Image.Resampling.BICUBIC)
    photo = ImageChops.screen(photo, bloom.point([v * 3 // 10 for v in range(256)] * 3))
    corner = Image.radial_gradient("L").resize(photo.size).point([255 - max(0, v - 110) * 6 // 10 for v in range(256)])
    photo = ImageChops.multiply(photo, Image.merge("RGB", [corner] * 3))
    chance = random.Random(31)
    grain = Image.frombytes("L", photo.size, bytes(round(128 + chance.gauss(0, 5)) for _ in range(WIDTH * HEIGHT)))
    return ImageChops.add(photo, Image.merge("RGB", [grain] * 3), offset=-128)
