"""Standing pictures, clocks and strips, as their makers hand them over."""

from datetime import UTC, datetime

import pytest
from PIL import Image

from ledplayer.core.lineup import Piece
from ledplayer.core.model import Size
from ledplayer.makers.pages import make_clock, make_pages
from ledplayer.makers.strips import make_band_pages, make_strip
from ledplayer.paint.slide import pages
from tests.makers.made import Shown, pages_job, picture_of
from tests.makers.papers import LETTER, letter, painted

ROOM = Size(width=192, height=96)
LONG = Piece(kind="text", length_ms=60_000, text="Nâng cao nhận thức của người dân về chuyển đổi số. " * 8)


def made(make, job, file=None) -> Shown:
    outlet = Shown(slots=40, slot_bytes=job.slot_bytes)
    make(job, file, outlet)
    return outlet


def test_pages_share_the_length_evenly():
    outlet = made(make_pages, pages_job(LONG))
    count = len(pages(LONG, ROOM))
    assert count > 2
    assert outlet.times == [number * 60_000 // count for number in range(count)]


def test_an_offset_begins_with_the_page_to_be_seen():
    every = made(make_pages, pages_job(LONG)).times
    assert made(make_pages, pages_job(LONG, offset_ms=every[2] - 1)).times == every[1:]
    assert made(make_pages, pages_job(LONG, offset_ms=every[2])).times == every[2:]
    assert made(make_pages, pages_job(LONG, offset_ms=59_999)).times == every[-1:]


def test_a_page_is_what_paint_draws():
    frame = made(make_pages, pages_job(LONG)).frames[0]
    assert picture_of(frame).tobytes() == pages(LONG, ROOM)[0].tobytes()


def test_a_picture_is_placed_and_captioned(tmp_path):
    path = tmp_path / "a.png"
    Image.new("RGB", (400, 200), (10, 200, 30)).save(path)
    piece = Piece(kind="image", length_ms=12_000, text="Chú thích", path=str(path))
    with path.open("rb") as file:
        frame = made(make_pages, pages_job(piece), file).frames[0]
    picture = picture_of(frame)
    assert picture.getpixel((96, 5)) == (10, 200, 30)
    assert picture.getpixel((96, 94)) != (10, 200, 30)


def pdf_made(path, **more) -> Shown:
    piece = Piece(kind="pdf", length_ms=36_000, path=str(path), pages=3, fit=more.pop("fit", "contain"))
    with path.open("rb") as file:
        return made(make_pages, pages_job(piece, **more), file)


def test_a_pdf_is_shown_page_by_page(tmp_path):
    colours = ("1 0 0", "0 1 0", "0 0 1")
    path = painted(tmp_path / "a.pdf", [f"{colour} rg 0 0 400 200 re f" for colour in colours])
    outlet = pdf_made(path)
    assert outlet.times == [0, 12_000, 24_000]
    assert [picture_of(frame).getpixel((50, 50)) for frame in outlet.frames] == [
        (255, 0, 0),
        (0, 255, 0),
        (0, 0, 255),
    ]


@pytest.mark.parametrize(("offset_ms", "times"), [(11_999, [0, 12_000, 24_000]), (12_000, [12_000, 24_000])])
def test_a_pdf_is_entered_with_the_page_to_be_seen(tmp_path, offset_ms, times):
    assert pdf_made(letter(tmp_path / "a.pdf", [LETTER] * 3), offset_ms=offset_ms).times == times


def test_beside_a_page_lies_the_style_s_ground_or_its_own_blurred_copy(tmp_path):
    path = painted(tmp_path / "a.pdf", ["0 1 0 rg 0 0 200 200 re f"] * 3, size=(200, 200))
    ground = picture_of(pdf_made(path).frames[0])
    assert ground.getpixel((96, 48)) == (0, 255, 0)
    assert ground.getpixel((5, 48))[2] > ground.getpixel((5, 48))[1]
    blurred = picture_of(pdf_made(path, fit="blur").frames[0]).getpixel((5, 48))
    assert blurred[1] > 50
    assert blurred[2] == 0
    assert picture_of(pdf_made(path, fit="cover").frames[0]).getpixel((5, 48)) == (0, 255, 0)


def test_a_pdf_stands_on_a_turned_canvas(tmp_path):
    path = painted(tmp_path / "a.pdf", ["0 1 0 rg 0 0 400 100 re f"] * 3)
    frame = pdf_made(path, rotation=90).frames[0]
    assert (frame.width, frame.height) == (96, 192)
    assert picture_of(frame).getpixel((10, 96)) == (0, 255, 0)
    assert picture_of(frame).getpixel((85, 96)) == (255, 255, 255)


def test_a_safe_slide_shows_its_logo(tmp_path):
    path = tmp_path / "logo.png"
    Image.new("RGB", (50, 50), (10, 200, 30)).save(path)
    job = pages_job(Piece(kind="safe", length_ms=12_000), board_name="UBND xã")
    with path.open("rb") as file:
        picture = picture_of(made(make_pages, job, file).frames[0])
    assert (10, 200, 30) in {colour for _, colour in picture.getcolors(1 << 20)}


def clock_job(begin: str, length_ms: int, **more):
    when = datetime.fromisoformat(begin).replace(tzinfo=UTC)
    return pages_job(
        Piece(kind="clock", length_ms=length_ms), make="clock", begin_ms=int(when.timestamp() * 1000), **more
    )


@pytest.mark.parametrize(
    ("begin", "length_ms", "offset_ms", "times"),
    [
        ("2023-10-09T17:05:30", 12_000, 0, [0]),
        ("2023-10-09T17:05:55", 12_000, 0, [0, 5000]),
        ("2023-10-09T17:05:00", 180_000, 0, [0, 60_000, 120_000]),
        ("2023-10-09T17:05:30", 180_000, 65_000, [65_000, 90_000, 150_000]),
    ],
)
def test_a_clock_changes_with_the_minute(begin, length_ms, offset_ms, times):
    assert made(make_clock, clock_job(begin, length_ms, offset_ms=offset_ms)).times == times


def test_a_clock_shows_the_board_s_time():
    here = made(make_clock, clock_job("2023-10-09T17:05:30", 12_000, zone_offset_s=25_200)).frames[0]
    there = made(make_clock, clock_job("2023-10-10T00:05:30", 12_000)).frames[0]
    assert bytes(here.pixels) == bytes(there.pixels)


def test_a_card_without_a_clock_stands():
    job = pages_job(Piece(kind="card", length_ms=180_000), make="clock", begin_ms=None, board_name="UBND xã")
    assert made(make_clock, job).times == [0]


def strip_job(text: str, **more):
    piece = Piece(kind="ticker", length_ms=20_000, text=text)
    return pages_job(piece, make="strip", slots=1, slot_bytes=more.pop("slot_bytes", 8 << 20), **more)


def test_a_strip_is_one_wide_picture():
    frame = made(make_strip, strip_job("Ngày nào cũng là ngày chuyển đổi số.")).frames[0]
    assert frame.height == 96
    assert frame.width > 400


def test_a_band_is_at_least_as_wide_as_its_room():
    assert made(make_strip, strip_job("Số", wraps=True)).frames[0].width >= 192


def test_a_turned_strip_is_high():
    frame = made(make_strip, strip_job("Ngày nào cũng là ngày chuyển đổi số.", rotation=90)).frames[0]
    assert frame.width == 96
    assert frame.height > 400


@pytest.mark.parametrize("wraps", [False, True])
def test_a_strip_too_long_for_its_slot_gets_smaller_letters(wraps):
    frame = made(make_strip, strip_job("Ngày nào cũng là ngày. " * 40, wraps=wraps, slot_bytes=1 << 20)).frames[0]
    assert frame.height == 96
    assert frame.width * 96 * 4 <= 1 << 20


def test_a_band_that_stands_turns_its_pages():
    room = Size(width=192, height=28)
    piece = Piece(kind="ticker", length_ms=60_000, text="Ngày nào cũng là ngày chuyển đổi số của chúng ta. " * 2)
    outlet = made(make_band_pages, pages_job(piece, room, make="band_pages"))
    assert len(outlet.frames) > 4
    step = outlet.times[1]
    assert step >= 4000
    assert outlet.times == list(range(0, 60_000, step))
    later = made(make_band_pages, pages_job(piece, room, make="band_pages", offset_ms=2 * step + 1))
    assert later.times == outlet.times[2:]
    assert bytes(later.frames[0].pixels) == bytes(outlet.frames[2].pixels)
