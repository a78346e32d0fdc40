"""Which part of a page is shown, by its numbered rules."""

import pytest
from PIL import Image

from ledplayer.core.model import Box, Size
from ledplayer.makers.margins import MOST_LARGER, Part, printed_box, shown_part

ROOM = Size(width=192, height=96)
WHOLE = Part(x=0, y=0, width=595, height=842)
LINES = Part(x=70, y=80, width=340, height=180)


def never() -> Part:
    raise AssertionError("asked")


@pytest.mark.parametrize(
    ("width", "height", "room"),
    [
        pytest.param(960, 540, ROOM, id="16:9 on 2:1"),
        pytest.param(960, 540, Size(width=1920, height=1080), id="16:9 on 16:9"),
        pytest.param(720, 540, Size(width=1920, height=1080), id="4:3 on 16:9"),
        pytest.param(595, 842, Size(width=96, height=144), id="a letter on an upright board"),
    ],
)
def test_rule_1_a_page_that_fills_most_of_the_room_is_whole(width, height, room):
    assert shown_part(width, height, room, "contain", never) == Part(x=0, y=0, width=width, height=height)


def test_rule_2_what_is_printed_is_shown_with_what_has_room_around_it():
    part = shown_part(595, 842, ROOM, "contain", lambda: LINES)
    assert part.width / part.height == pytest.approx(2)
    assert part.x < LINES.x
    assert part.x + part.width > LINES.x + LINES.width
    assert part.y < LINES.y
    assert part.y + part.height > LINES.y + LINES.height


def test_rule_2_a_single_word_does_not_fill_the_board():
    part = shown_part(595, 842, ROOM, "contain", lambda: Part(x=300, y=400, width=20, height=10))
    assert part.height == pytest.approx(842 / MOST_LARGER)


@pytest.mark.parametrize("x", [0, 550])
@pytest.mark.parametrize("y", [0, 800])
def test_rule_4_the_part_lies_on_the_page_and_holds_all_that_is_printed(x, y):
    part = shown_part(595, 842, ROOM, "contain", lambda: Part(x=x, y=y, width=45, height=42))
    assert 0 <= part.x <= x
    assert 0 <= part.y <= y
    assert x + 45 <= part.x + part.width <= 595
    assert y + 42 <= part.y + part.height <= 842


def test_what_is_printed_all_over_the_page_is_the_page():
    assert shown_part(595, 842, ROOM, "contain", lambda: WHOLE) == WHOLE


def test_an_empty_page_is_whole():
    assert shown_part(595, 842, ROOM, "contain", lambda: None) == WHOLE


def test_rule_3_cover_is_the_middle():
    part = shown_part(595, 842, ROOM, "cover", never)
    assert part == Part(x=0, y=pytest.approx(272.25), width=595, height=297.5)


def paper(colour=(255, 255, 255)) -> Image.Image:
    return Image.new("RGB", (100, 140), colour)


@pytest.mark.parametrize("colour", [(255, 255, 255), (250, 245, 230), (20, 60, 160)])
def test_ink_is_what_differs_from_the_paper(colour):
    page = paper(colour)
    page.paste((200, 0, 0), (10, 20, 60, 50))
    assert printed_box(page) == Box(x=10, y=20, width=50, height=30)


def test_the_noise_of_a_scan_is_no_ink():
    page = paper((250, 250, 250))
    page.paste((238, 240, 242), (10, 20, 60, 50))
    assert printed_box(page) is None


def test_a_page_with_pictures_in_its_corners_has_no_paper():
    page = paper()
    page.paste((200, 0, 0), (0, 0, 50, 50))
    assert printed_box(page) is None
