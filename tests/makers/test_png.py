"""Finished pixels to a PNG, and to a small JPEG."""

import os
import random
from math import prod

import pytest
from PIL import Image

from ledplayer.core.model import Size
from ledplayer.makers.job import png_job, small_job, thumbnail_job
from tests.makers.made import ended

SIZE = Size(width=8, height=4)
PLAIN = bytes([10, 20, 200, 0])


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


def noise(width, height):
    """Pixels that no compression makes smaller."""
    return random.Random(1).randbytes(width * height * 4)


@pytest.mark.parametrize(
    ("size", "thumb"), [((640, 384), (320, 192)), ((192, 96), (192, 96)), ((1080, 1920), (180, 320)), ((1, 1), (1, 1))]
)
def test_a_thumbnail_fits_and_small_boards_keep_their_pixels(studio, tmp_path, size, thumb):
    data, picture = written(
        studio, tmp_path, thumbnail_job(Size(width=size[0], height=size[1]), 8000), PLAIN * prod(size)
    )
    assert (picture.format, picture.size) == ("JPEG", thumb)
    assert len(data) <= 8000


@pytest.mark.parametrize("size", [(640, 384), (320, 320), (1920, 1080), (4000, 3)])
def test_a_thumbnail_of_any_picture_has_at_most_its_bytes(studio, tmp_path, size):
    data, picture = written(studio, tmp_path, thumbnail_job(Size(width=size[0], height=size[1]), 8000), noise(*size))
    assert len(data) <= 8000
    assert abs(picture.width / picture.height / (size[0] / size[1]) - 1) < 0.1 or picture.height <= 3


def test_a_png_that_may_not_be_so_large_is_made_smaller_until_it_fits(studio, tmp_path):
    size = Size(width=500, height=300)
    whole, picture = written(studio, tmp_path, png_job(size), noise(500, 300))
    assert (len(whole) > 400_000, picture.size) == (True, (500, 300))
    data, picture = written(studio, tmp_path, png_job(size, 100_000), noise(500, 300))
    assert 30_000 < len(data) <= 100_000
    assert abs(picture.width / picture.height - 5 / 3) < 0.05
    data, picture = written(studio, tmp_path, png_job(size, 100_000), PLAIN * 150_000)
    assert picture.size == (500, 300)


def written(studio, tmp_path, job, pixels):
    """What a job has written: its bytes, and the picture they are."""
    path = tmp_path / "picture"
    with path.open("w+b") as file:
        medium = ended(studio.open(job, file.fileno(), pixels=pixels))
    assert medium.state == "done", medium.failure
    medium.close()
    return path.read_bytes(), Image.open(path)


@pytest.mark.parametrize("job", [png_job(SIZE), small_job(SIZE), thumbnail_job(SIZE, 8000)])
def test_a_full_disk_is_said(studio, job):
    file = os.open("/dev/full", os.O_RDWR)
    medium = ended(studio.open(job, file, pixels=bytes(128)))
    os.close(file)
    assert medium.failure == "media-not-written"
    assert not medium.blames_content
    medium.close()
