"""Finished pixels to a PNG, and to a small JPEG."""

import os

import pytest
from PIL import Image

from ledplayer.core.model import Size
from ledplayer.makers.job import png_job, small_job
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


@pytest.mark.parametrize(("size", "small"), [((960, 240), (240, 60)), ((96, 192), (96, 192)), ((300, 600), (120, 240))])
def test_a_small_picture_is_small_whole_and_undistorted(studio, tmp_path, size, small):
    path = tmp_path / "small.jpg"
    path.touch()
    file = os.open(path, os.O_RDWR)
    job = small_job(Size(width=size[0], height=size[1]))
    medium = ended(studio.open(job, file, pixels=bytes([10, 20, 200, 0]) * (size[0] * size[1])))
    os.close(file)
    assert medium.state == "done"
    with Image.open(path) as picture:
        assert (picture.format, picture.size) == ("JPEG", small)
        red, green, blue = picture.getpixel((3, 3))
        assert (abs(red - 200) < 8, abs(green - 20) < 8, abs(blue - 10) < 8) == (True, True, True)
    medium.close()


@pytest.mark.parametrize("job", [png_job(SIZE), small_job(SIZE)])
def test_a_full_disk_is_said(studio, job):
    file = os.open("/dev/full", os.O_RDWR)
    medium = ended(studio.open(job, file, pixels=bytes(128)))
    os.close(file)
    assert medium.failure == "media-not-written"
    assert not medium.blames_content
    medium.close()
