"""Films whose every frame carries its number in the picture, and reading it from the screen.

The number stands in 16 cells along the lower edge, the lowest bit left, white is 1; a 17th cell is the inverse of the
lowest bit, so that a torn or black picture has no number.
"""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

BITS = 16
CELLS = BITS + 1
#: Share of the picture's height that the cells take.
CELL_SHARE = 18


@dataclass(frozen=True, kw_only=True)
class Cells:
    """Where the cells of a film lie on the screen: centres, pixels."""

    points: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, x: float, y: float, width: float, height: float) -> "Cells":
        """The cells of a film that is shown in this rectangle."""
        cell = width / CELLS
        middle = round(y + height - height / CELL_SHARE / 2)
        return cls(points=tuple((round(x + (k + 0.5) * cell), middle) for k in range(CELLS)))

    def read(self, pixel: Callable[[int, int], tuple[int, int, int]]) -> int | None:
        """The number on the screen now; None where no whole frame stands."""
        levels = [sum(pixel(x, y)) // 3 for x, y in self.points]
        if any(64 < level < 192 for level in levels):
            return None
        bits = [level >= 192 for level in levels]
        if bits[0] == bits[-1]:
            return None
        return sum(bit << k for k, bit in enumerate(bits[:BITS]))


def make_film(
    path: Path, *, width: int, height: int, rate: int, seconds: int, bitrate: str = "6M", first: int = 0
) -> Path:
    """An H.264 film of a moving, noisy picture, its frames numbered from `first` on; made once, needs ffmpeg."""
    if path.exists():
        return path
    cell, tall = width / CELLS, height // CELL_SHARE
    boxes = [f"drawbox=x=0:y={height - tall}:w={width}:h={tall}:color=black:t=fill"]
    for k in range(CELLS):
        lit = f"mod(floor((n+{first})/{2**k}),2)" if k < BITS else f"1-mod(n+{first},2)"
        boxes.append(
            f"drawbox=x={round(k * cell)}:y={height - tall}:w={round(cell)}:h={tall}:color=white:t=fill:enable='{lit}'"
        )
    source = (
        f"testsrc2=s={width}x{height}:r={rate}:d={seconds}[a];mandelbrot=s={width}x{height}:r={rate}[b];"
        f"[a][b]blend=all_mode=average:shortest=1,noise=alls=12:allf=t,{','.join(boxes)},format=yuv420p"
    )
    partial = path.with_suffix(".part.mp4")
    encoder = f"-c:v libx264 -preset veryfast -b:v {bitrate} -g {rate * 2} -color_range tv".split()
    tags = [word for tag in ("-colorspace", "-color_primaries", "-color_trc") for word in (tag, "bt709")]
    command = ["ffmpeg", "-v", "error", "-y", "-filter_complex", source, "-t", str(seconds), *encoder, *tags]
    subprocess.run([*command, str(partial)], check=True)
    return partial.rename(path)
