"""Placed pictures and captions."""

import pytest
from PIL import Image, ImageChops

from ledplayer.core.model import Box, Size
from ledplayer.paint.caption import laid, overlay
from ledplayer.paint.ground import ground
from ledplayer.paint.looks import WHITE, contrast
from ledplayer.paint.picture import fit_inside, placed

ROOM = Size(width=384, height=192)
RED = (200, 10, 10)


@pytest.mark.parametrize(
    ("width", "height", "box"),
    [
        pytest.param(768, 384, Box(x=0, y=0, width=384, height=192), id="same ratio"),
        pytest.param(100, 100, Box(x=96, y=0, width=192, height=192), id="a square stands in the middle"),
        pytest.param(4000, 1000, Box(x=0, y=48, width=384, height=96), id="a banner lies in the middle"),
        pytest.param(1, 9000, Box(x=191, y=0, width=1, height=192), id="a hair keeps a pixel"),
    ],
)
def test_a_picture_is_whole_and_undistorted(width: int, height: int, box: Box) -> None:
    assert fit_inside(width, height, ROOM) == box


def test_contain_leaves_the_ground_of_the_style() -> None:
    shown = placed(Image.new("RGB", (50, 50), RED), ROOM, "contain", "headline")
    assert shown.getpixel((192, 96)) == RED
    assert shown.crop((0, 0, 90, 192)).tobytes() == ground("headline", ROOM, line=False).crop((0, 0, 90, 192)).tobytes()


def test_cover_fills_everything_from_the_middle() -> None:
    picture = Image.new("RGB", (100, 300), RED)
    picture.paste((0, 0, 0), (0, 0, 100, 60))
    assert placed(picture, ROOM, "cover").getcolors() == [(384 * 192, RED)]


def test_blur_is_darker_than_the_picture_and_fills() -> None:
    shown = placed(Image.new("RGB", (100, 100), (200, 200, 200)), ROOM, "blur")
    assert shown.getpixel((192, 96)) == (200, 200, 200)
    assert 60 < shown.getpixel((4, 96))[0] < 120


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "1", "CMYK", "I;16"])
def test_any_mode_is_drawn(mode: str) -> None:
    assert placed(Image.new(mode, (60, 40)), ROOM, "blur").mode == "RGB"


def test_transparency_shows_the_ground() -> None:
    clear = Image.new("RGBA", (384, 192), (255, 255, 255, 0))
    assert placed(clear, ROOM).tobytes() == ground("plain", ROOM, line=False).tobytes()


@pytest.mark.parametrize("room", [Size(width=192, height=96), ROOM, Size(width=1920, height=1080)])
def test_a_caption_is_inside_and_readable_on_white(room: Size) -> None:
    text = "Đội hình thanh niên hướng dẫn người dân nộp hồ sơ trực tuyến Ẫợ"
    over, box = overlay(text, room)
    assert over.mode == "RGBA"
    assert (box.x, box.y + box.height, box.width) == (0, room.height, room.width)
    assert over.size == (box.width, box.height)
    white = laid(Image.new("RGB", (room.width, room.height), WHITE), text)
    panel = white.getpixel((0, room.height - 2))
    assert contrast(WHITE, panel) >= 4.5
    ink = ImageChops.difference(over.convert("RGB"), Image.new("RGB", over.size)).getbbox()
    assert ink
    assert ink[0] >= 1
    assert ink[3] <= over.height - 1


def test_a_caption_too_long_for_its_panel_ends_in_an_ellipsis_not_in_small_print() -> None:
    over, _ = overlay("một hai ba bốn năm " * 40, Size(width=192, height=96))
    assert over.height <= 96
