"""The short film: points of data find each other, become lines, then columns that grow, then the theme.

960x480, 30 frames a second, 14 seconds, H.264 4:2:0 tagged BT.709. Everything moves by smooth curves of time; nothing
blinks, and the last second fades back to the empty night of the first, so that it loops without a jump.
"""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

import av
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from sample.brush import AMBER, CYAN, DEEP, GOLD, MINT, NIGHT, WHITE, Colour, font, gradient

WIDTH, HEIGHT, RATE, SECONDS = 960, 480, 30, 14
#: Light is drawn at this many times the size and scaled down: motion by parts of a pixel stays smooth.
DETAIL = 2
#: As libav numbers them: matrix, primaries and transfer of BT.709, and luma from 16 to 235.
BT709 = 1
LIMITED = 1
POINTS = 90
#: Points nearer than this, in pixels, are joined by a line.
NEAR = 132


@dataclass(frozen=True, kw_only=True)
class Mote:
    """One point of data: where it starts, how it drifts, and its place on top of a column later on."""

    x: float
    y: float
    sway: float
    phase: float
    size: float
    column: int
    share: float


def write(path: Path) -> None:
    """Encode the whole film."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with av.open(str(path), "w", options={"movflags": "+faststart"}) as container:
        stream = container.add_stream("libx264", rate=RATE, options={"crf": "21", "preset": "slow", "g": "60"})
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        stream.time_base = Fraction(1, RATE)
        context = stream.codec_context
        context.colorspace = context.color_primaries = context.color_trc = BT709
        context.color_range = LIMITED
        for number, picture in enumerate(frames()):
            frame = av.VideoFrame.from_image(picture).reformat(  # type: ignore[no-untyped-call]
                format="yuv420p", dst_colorspace=BT709, dst_color_range=LIMITED
            )
            frame.pts, frame.time_base = number, Fraction(1, RATE)
            for packet in stream.encode(frame):
                container.mux(packet)
        for packet in stream.encode():
            container.mux(packet)


def frames() -> Iterator[Image.Image]:
    """Every picture of the film, RGB."""
    ground = gradient((WIDTH, HEIGHT), NIGHT, DEEP)
    motes = _motes()
    for number in range(RATE * SECONDS):
        yield frame(ground, motes, number / RATE)


def frame(ground: Image.Image, motes: tuple[Mote, ...], t: float) -> Image.Image:
    """The picture at a time in seconds."""
    out = 1 - _ease(t, SECONDS - 1.1, SECONDS - 0.1)
    picture = ground.copy()
    light = _light(motes, t, out)
    picture = ImageChops.add(picture, light)
    picture = ImageChops.add(picture, light.resize((240, 120)).filter(ImageFilter.GaussianBlur(5)).resize(light.size))
    _title(picture, "DỮ LIỆU SỐ", 480, 254, 120, t, 1.4, 4.4, CYAN, WHITE)
    _title(picture, "TẠO RA GIÁ TRỊ", 480, 208, 108, t, 5.4, 8.4, GOLD, AMBER)
    _title(picture, "KHAI THÁC DỮ LIỆU SỐ", 480, 178, 92, t, 8.9, SECONDS - 1.1, WHITE, (190, 225, 255))
    _title(picture, "ĐỂ TẠO RA GIÁ TRỊ", 480, 290, 92, t, 9.4, SECONDS - 1.1, WHITE, (190, 225, 255))
    _title(picture, "10/10/2023", 480, 414, 104, t, 10.1, SECONDS - 1.1, GOLD, AMBER)
    return picture


def _ease(t: float, begin: float, end: float) -> float:
    """0 before, 1 after, and a soft start and stop between."""
    share = min(1.0, max(0.0, (t - begin) / (end - begin)))
    return share * share * share * (share * (share * 6 - 15) + 10)


def _motes() -> tuple[Mote, ...]:
    chance = random.Random(10)
    return tuple(
        Mote(
            x=chance.uniform(-40, WIDTH + 40),
            y=chance.uniform(10, HEIGHT - 10),
            sway=chance.uniform(14, 40),
            phase=chance.uniform(0, math.tau),
            size=chance.uniform(1.6, 4.2),
            column=number % 10,
            share=(number // 10 + 0.5) / (POINTS / 10),
        )
        for number in range(POINTS)
    )


def _height(column: int) -> float:
    """How high a column grows, pixels."""
    return 60 + float(column**1.6) * 8.6


def _place(mote: Mote, t: float) -> tuple[float, float]:
    """Where a point is: adrift, then on its way into its column."""
    drift = t / SECONDS * math.tau
    x = mote.x + math.sin(drift + mote.phase) * mote.sway
    y = mote.y + math.cos(drift + mote.phase * 1.7) * mote.sway * 0.7
    way = _ease(t, 4.2 + mote.column * 0.07 + mote.share * 0.25, 5.8 + mote.column * 0.07 + mote.share * 0.25)
    goal = (84 + mote.column * 88, HEIGHT - _height(mote.column) * mote.share)
    return x + (goal[0] - x) * way, y + (goal[1] - y) * way


def _light(motes: tuple[Mote, ...], t: float, out: float) -> Image.Image:
    """Points, the lines between near ones, and the columns, as light to be added."""
    size = (WIDTH * DETAIL, HEIGHT * DETAIL)
    image = Image.new("RGB", size)
    pen = ImageDraw.Draw(image)
    calm = 1 - 0.72 * _ease(t, 1.2, 2.0) * (1 - _ease(t, 4.2, 5.0)) - 0.8 * _ease(t, 8.4, 9.4)
    shown = _ease(t, 0, 1.2) * out * calm
    columns = _ease(t, 5.0, 6.8) * out * (1 - 0.72 * _ease(t, 5.4, 6.4))
    for number in range(10):
        rise = _ease(t, 5.0 + number * 0.07, 6.8 + number * 0.07)
        top = (HEIGHT - _height(number) * rise) * DETAIL
        left = (84 + number * 88 - 27) * DETAIL
        if rise > 0.01 and columns > 0:
            pen.rounded_rectangle(
                (left, top, left + 54 * DETAIL, size[1] + 20), 9 * DETAIL, fill=_dim(CYAN, 0.75 * columns)
            )
    places = [_place(mote, t) for mote in motes]
    lines = _ease(t, 0.6, 2.4) * (1 - _ease(t, 4.4, 5.6)) * shown
    if lines > 0.01:
        for first, a in enumerate(places):
            for b in places[first + 1 :]:
                gap = math.hypot(a[0] - b[0], a[1] - b[1])
                if gap < NEAR:
                    ink = _dim(CYAN, lines * (1 - gap / NEAR) * 0.8)
                    pen.line((a[0] * DETAIL, a[1] * DETAIL, b[0] * DETAIL, b[1] * DETAIL), fill=ink, width=DETAIL)
    for mote, (x, y) in zip(motes, places, strict=True):
        r = mote.size * DETAIL
        ink = _dim(MINT if mote.column % 3 else WHITE, shown)
        pen.ellipse((x * DETAIL - r, y * DETAIL - r, x * DETAIL + r, y * DETAIL + r), fill=ink)
    return image.resize((WIDTH, HEIGHT), Image.Resampling.BOX)


def _dim(colour: Colour, share: float) -> Colour:
    red, green, blue = (round(c * share) for c in colour)
    return red, green, blue


@cache
def _letters(words: str, size: float, top: Colour, below: Colour) -> tuple[Image.Image, Image.Image]:
    """A line of words at twice the size: its paint and its mask with room around it."""
    face = font(size)
    left, high, right, low = face.getbbox(words, anchor="ls")
    mask = Image.new("L", (round(right - left) + 80, round(low - high) + 80))
    ImageDraw.Draw(mask).text((40 - left, 40 - high), words, font=face, fill=255, anchor="ls")
    return gradient(mask.size, top, below), mask


def _title(
    picture: Image.Image,
    words: str,
    x: float,
    y: float,
    size: float,
    t: float,
    begin: float,
    end: float,
    top: Colour,
    below: Colour,
) -> None:
    """Words that rise into their place within 0.9 s, stand, and fade within 0.8 s; `y` is about their middle."""
    there = _ease(t, begin, begin + 0.9) * (1 - _ease(t, end, end + 0.8))
    if there <= 0:
        return
    paint, mask = _letters(words, size, top, below)
    width, height = mask.width / 2, mask.height / 2
    lift = (1 - _ease(t, begin, begin + 0.9)) * 44
    left, over = x - width / 2, y - height / 2 + lift
    whole_x, whole_y = math.floor(left), math.floor(over)
    box = (round(width) + 1, round(height) + 1)
    shift = (2, 0, -(left - whole_x) * 2, 0, 2, -(over - whole_y) * 2)
    soft = mask.filter(ImageFilter.GaussianBlur(0.6)).transform(
        box, Image.Transform.AFFINE, shift, Image.Resampling.BILINEAR
    )
    ink = paint.transform(box, Image.Transform.AFFINE, shift, Image.Resampling.BILINEAR)
    shade = soft.filter(ImageFilter.GaussianBlur(6)).point([min(255, round(v * 1.5 * there)) for v in range(256)])
    picture.paste((0, 10, 34), (whole_x + 2, whole_y + 3), shade)
    picture.paste(ink, (whole_x, whole_y), soft.point([round(v * there) for v in range(256)]))
