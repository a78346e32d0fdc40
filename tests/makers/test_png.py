"""Snapshots: finished pixels to a PNG."""

import os

from PIL import Image

from ledplayer.core.model import Size
from ledplayer.makers.job import png_job
from tests.makers.made import ended

SIZE = Size(width=8, height=4)


def test_pixels_become_a_png(studio, tmp_path):
    path = tmp_path / "snapshot.png"
    path.write_bytes(b"x" * 100_000)
    file = os.open(path, os.O_RDWR)
    medium = ended(studio.open(png_job(SIZE), file, pixels=bytes([10, 20, 200, 0]) * 32))
    os.close(file)
    assert medium.state == "done"
    with Image.open(path) as picture:
        assert (picture.size, picture.getpixel((3, 3))) == ((8, 4), (200, 20, 10))
    assert path.stat().st_size < 1000
    medium.close()


def test_a_full_disk_is_said(studio):
    file = os.open("/dev/full", os.O_RDWR)
    medium = ended(studio.open(png_job(SIZE), file, pixels=bytes(128)))
    os.close(file)
    assert medium.failure == "media-not-written"
    assert not medium.blames_content
    medium.close()
