"""The clock, the card and the safe slide."""

from datetime import datetime

import pytest
from PIL import Image, ImageChops

from ledplayer.core.lineup import Piece
from ledplayer.core.model import Size
from ledplayer.language import Language
from ledplayer.paint import card, clock
from ledplayer.paint.ground import ground
from ledplayer.paint.spoken import date_in_words, time_of_day

EVENING = datetime(2023, 10, 9, 17, 5)
CANVASES = [Size(width=w, height=h) for w, h in ((192, 96), (384, 96), (384, 192), (768, 192), (640, 384), (96, 192))]
NAMES = ["", "Xã Long Hậu", "Trung tâm Văn hóa, Thông tin và Truyền thanh huyện Cần Giuộc", "Riverside Primary School"]


def inside(picture: Image.Image) -> bool:
    """Whether ink keeps off the edges of a plain ground."""
    bare = ground("plain", Size(width=picture.width, height=picture.height))
    box = ImageChops.difference(picture, bare).getbbox()
    assert box
    return box[0] >= 1 and box[1] >= 1 and box[2] <= picture.width - 1 and box[3] <= picture.height - 1


@pytest.mark.parametrize(
    ("day", "language", "words"),
    [
        (datetime(2023, 10, 9), "vi", "Thứ Hai, 9/10/2023"),
        (datetime(2023, 10, 15), "vi", "Chủ nhật, 15/10/2023"),
        (datetime(2023, 10, 9), "en", "Monday, 9 October 2023"),
    ],
)
def test_dates_are_said_in_words(day: datetime, language: Language, words: str) -> None:
    assert date_in_words(day, language) == words


def test_times_have_two_figures_each() -> None:
    assert time_of_day(datetime(2023, 1, 1, 7, 3)) == "07:03"


@pytest.mark.parametrize("canvas", CANVASES, ids=lambda c: f"{c.width}x{c.height}")
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_card_and_clock_are_inside_whatever_the_name(name: str, language: Language, canvas: Size) -> None:
    assert inside(card.card(name or "Bảng", EVENING, canvas, language=language))
    piece = Piece(kind="clock", length_ms=12_000, text=name)
    assert inside(clock.face(piece, EVENING, canvas, language=language))


def test_a_card_without_a_clock_is_the_boards_name() -> None:
    canvas = Size(width=384, height=192)
    assert card.card("Xã Long Hậu", None, canvas, language="vi").tobytes() == card.safe("Xã Long Hậu", canvas).tobytes()


@pytest.mark.parametrize("canvas", CANVASES, ids=lambda c: f"{c.width}x{c.height}")
@pytest.mark.parametrize("name", ["", "Xã Long Hậu"])
def test_the_safe_slide_shows_name_and_logo_inside(name: str, canvas: Size) -> None:
    assert inside(card.safe(name, canvas, Image.new("RGBA", (300, 300), (255, 255, 255, 255))))
