"""A 24 MP photograph becomes a canvas picture: the maker against `vipsthumbnail`."""

import subprocess
import time
from pathlib import Path

from PIL import Image, ImageFilter

from tests.bench.maker_job import picture_job
from tests.bench.meter import missing
from tests.bench.row import Row, at_most, in_turns, ratio, spread
from tests.bench.row import missing as cannot


def make_photograph(path: Path) -> Path:
    """A baseline JPEG of 6000 x 4000 pixels with the detail of a photograph, turned by EXIF; made once."""
    if not path.exists():
        noise = Image.effect_noise((1500, 1000), 90).resize((6000, 4000), Image.Resampling.BICUBIC)
        bands = [noise.filter(ImageFilter.GaussianBlur(radius)) for radius in (1, 2, 4)]
        exif = Image.Exif()
        exif[0x0112] = 6
        Image.merge("RGB", bands).save(path, quality=90, exif=exif)
    return path


def vips_s(photograph: Path, width: int, height: int) -> float:
    """Wall seconds of `vipsthumbnail` for that box."""
    begin = time.perf_counter()
    command = ["vipsthumbnail", str(photograph), "-s", f"{width}x{height}", "-o", "/tmp/vips-thumb.png[compression=0]"]
    subprocess.run(command, check=True)
    return time.perf_counter() - begin


def rows(work: Path, rounds: int) -> list[Row]:
    """The picture rows of the table."""
    lacking = missing("vipsthumbnail")
    if lacking:
        return [cannot("24 MP JPEG", lacking)]
    photograph = make_photograph(work / "photograph.jpg")
    memory_mb: list[float] = []

    def ours() -> float:
        seconds, grown_mb = picture_job(photograph, 960, 480)
        memory_mb.append(grown_mb)
        return seconds

    figures = in_turns({"maker": ours, "vipsthumbnail": lambda: vips_s(photograph, 960, 480)}, rounds)
    return [
        at_most("24 MP JPEG, maker : vipsthumbnail", 0.6, ratio(figures, "maker", "vipsthumbnail"), spread(figures)),
        at_most("its memory above imports", 15, max(memory_mb), "", " MB"),
    ]
