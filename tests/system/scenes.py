"""Small pictures and films that carry a number (`bench.numbered`), and what is to be seen of them on a screen.

Films are made with PyAV: where only the tests' needs are installed, there is no `ffmpeg`.
"""

from pathlib import Path

import av
from PIL import Image, ImageDraw

from tests.bench.numbered import BITS, CELL_SHARE, CELLS, Cells

WIDTH, HEIGHT = 320, 180
CANVAS = f"{WIDTH}x{HEIGHT}"
#: Where the numbers lie when the canvas is the whole screen.
NUMBERS = Cells.of(0, 0, WIDTH, HEIGHT)
RATE = 25
FRAME_S = 1 / RATE


def numbered(number: int, colour: tuple[int, int, int]) -> Image.Image:
    """A picture of one colour with its number along the lower edge."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), colour)
    draw = ImageDraw.Draw(picture)
    cell, top = WIDTH / CELLS, HEIGHT - HEIGHT // CELL_SHARE
    bits = [number >> k & 1 for k in range(BITS)] + [1 - (number & 1)]
    for k, bit in enumerate(bits):
        draw.rectangle((round(k * cell), top, round((k + 1) * cell) - 1, HEIGHT), fill=(255 * bit,) * 3)
    return picture


def still(path: Path, number: int) -> Path:
    """A PNG with its number."""
    numbered(number, (40, 60 + number % 100, 160)).save(path)
    return path


def film(path: Path, seconds: float) -> Path:
    """A film at `RATE` whose frames are numbered from 0."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=RATE, options={"crf": "18", "preset": "ultrafast"})
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        stream.gop_size = RATE
        for number in range(round(seconds * RATE)):
            picture = numbered(number, (160, 60 + number % 100, 40))
            container.mux(stream.encode(av.VideoFrame.from_image(picture)))
        container.mux(stream.encode())
    return path
