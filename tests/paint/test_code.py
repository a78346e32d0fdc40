"""QR codes: read back from the picture, whole modules, white around."""

import pytest
from PIL import Image

from ledplayer.core.model import Size
from ledplayer.paint.code import Code, Refusal, code, drawn

ADDRESS = "https://chuyendoiso.longan.gov.vn/public/home"


@pytest.mark.parametrize(("side", "scale"), [(96, 2), (162, 4), (346, 8), (972, 23), (1080, 26)])
def test_modules_have_whole_pixels_and_a_white_zone(side: int, scale: int) -> None:
    found = code(ADDRESS, Size(width=side, height=side))
    assert isinstance(found, Code)
    assert found.scale == scale
    picture = drawn(found)
    assert picture.size == (found.side, found.side)
    assert found.side <= side
    zone = found.quiet * found.scale
    assert picture.crop((0, 0, found.side, zone)).getcolors() == [(found.side * zone, (255, 255, 255))]
    for y, row in enumerate(found.modules):
        for x, black in enumerate(row):
            corner = zone + x * found.scale, zone + y * found.scale
            cell = picture.crop((*corner, corner[0] + found.scale, corner[1] + found.scale))
            assert cell.getcolors() == [(found.scale**2, (0, 0, 0) if black else (255, 255, 255))]


def test_level_l_is_taken_where_m_would_be_too_small() -> None:
    large, small = (code(ADDRESS, Size(width=side, height=side)) for side in (400, 70))
    assert isinstance(large, Code)
    assert isinstance(small, Code)
    assert (len(large.modules), len(small.modules)) == (33, 29)


def test_modules_under_two_pixels_are_refused_with_the_room_that_is_needed() -> None:
    found = code(ADDRESS, Size(width=192, height=60))
    assert isinstance(found, Refusal)
    assert isinstance(code(ADDRESS, Size(width=192, height=int(found.values["needed"]))), Code)


def test_an_address_longer_than_any_code_is_refused() -> None:
    found = code("https://x.vn/" + "a" * 4000, Size(width=1000, height=1000))
    assert isinstance(found, Refusal)
    assert found.code == "qr-too-long"


def test_a_code_is_black_on_white() -> None:
    found = code("https://dx.gov.vn", Size(width=96, height=96))
    assert isinstance(found, Code)
    assert isinstance(drawn(found), Image.Image)
    assert len(drawn(found).getcolors() or ()) == 2
