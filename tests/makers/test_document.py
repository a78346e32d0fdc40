"""PDF pages: read, drawn, turned, signed; and what is no good is refused within bounds."""

import random
import zlib
from pathlib import Path

import pytest
from PIL import Image

from ledplayer.core.model import Fit, Size
from ledplayer.makers import document
from ledplayer.makers.document import Document
from ledplayer.makers.outlet import MediaFailure
from tests.makers.papers import LETTER, SLIDE, drawn, letter, written

BOARD = Size(width=384, height=192)


def page_of(path: Path, number: int = 0, room: Size = BOARD, fit: Fit = "contain") -> Image.Image:
    with path.open("rb") as file:
        opened = Document(file)
        page = opened.page(number, room, fit)
        opened.close()
    return page


def why_not(path: Path) -> str:
    with pytest.raises(MediaFailure) as caught:
        page_of(path)
    return caught.value.code


def ink(page: Image.Image) -> tuple[int, int, int, int]:
    box = page.convert("L").point(lambda level: 255 * (level < 128)).getbbox()
    assert box is not None
    return box


def test_pages_are_counted_and_measured_as_they_are_seen(tmp_path):
    with letter(tmp_path / "a.pdf", [LETTER, LETTER], rotation=1).open("rb") as file:
        assert Document(file).sizes == ((842, 595), (842, 595))


def test_a_slide_is_shown_whole(tmp_path):
    page = page_of(drawn(tmp_path / "a.pdf", "1 0 0 rg 0 0 960 540 re f 1 g 400 200 100 100 re f", size=SLIDE))
    assert page.size == (341, 192)
    assert {page.getpixel(at) for at in ((0, 0), (340, 191))} == {(255, 0, 0)}


def test_of_a_letter_what_is_written_is_shown_and_fills_the_board(tmp_path):
    page = page_of(letter(tmp_path / "a.pdf"))
    assert page.size == (384, 192)
    left, top, right, bottom = ink(page)
    assert (bottom - top) > 0.85 * page.height
    assert left > 0
    assert right < page.width
    assert bottom < page.height


def test_nothing_written_is_cut_off(tmp_path):
    corners = "0 0 3 3 re f 392 0 3 3 re f 0 797 3 3 re f 392 797 3 3 re f"
    page = page_of(drawn(tmp_path / "a.pdf", corners, size=(395, 800)))
    assert page.size == (95, 192)


def test_a_page_that_is_to_cover_fills_the_board(tmp_path):
    assert page_of(letter(tmp_path / "a.pdf"), fit="cover").size == (384, 192)


@pytest.mark.parametrize("rotation", range(4))
def test_a_turned_page_is_seen_turned(tmp_path, rotation):
    path = drawn(tmp_path / "a.pdf", "1 0 0 rg 0 100 200 100 re f", size=(400, 200), more=f"/Rotate {rotation * 90}")
    page = page_of(path, room=Size(width=200, height=200) if rotation % 2 else BOARD)
    wide, high = page.size
    red = ((0.25, 0.25), (0.75, 0.25), (0.75, 0.75), (0.25, 0.75))
    for number, (x, y) in enumerate(red):
        expected = (255, 0, 0) if number == rotation else (255, 255, 255)
        assert page.getpixel((int(x * wide), int(y * high))) == expected


def test_stamps_and_signatures_are_shown(tmp_path):
    path = written(
        tmp_path / "a.pdf",
        "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R] /SigFlags 3 >> >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 384 192] /Contents 4 0 R /Annots [5 0 R 7 0 R] >>",
        "<< /Length 3 >>\nstream\nq Q\nendstream",
        "<< /Type /Annot /Subtype /Widget /FT /Sig /T (s) /F 4 /Rect [100 50 200 100] /AP << /N 6 0 R >> >>",
        "<< /Type /XObject /Subtype /Form /BBox [0 0 100 50] /Length 23 >>\n"
        "stream\n1 0 0 rg 0 0 100 50 re f\nendstream",
        "<< /Type /Annot /Subtype /Stamp /F 4 /Rect [250 50 350 100] /AP << /N 6 0 R >> >>",
    )
    page = page_of(path)
    assert [page.getpixel((x, 117)) for x in (50, 150, 300)] == [(255, 255, 255), (255, 0, 0), (255, 0, 0)]


def test_letters_whose_font_is_not_in_the_file_are_drawn_all_the_same(tmp_path):
    font = "/Resources << /Font << /F << /Type /Font /Subtype /TrueType /BaseFont /{} >> >> >>"
    for name in ("Helvetica", "UTM-Avo", "TimesNewRomanPSMT"):
        path = drawn(tmp_path / "a.pdf", "BT /F 40 Tf 20 80 Td (THONG BAO) Tj ET", more=font.format(name))
        left, _, right, _ = ink(page_of(path))
        assert right - left > 100


def test_a_file_that_is_gone_while_it_is_open_gives_no_empty_page(tmp_path):
    path = letter(tmp_path / "a.pdf", [LETTER] * 3)
    with path.open("rb") as file:
        opened = Document(file)
        path.write_bytes(b"")
        with pytest.raises(MediaFailure, match="media-torn"):
            opened.page(1, BOARD)


def locked(path: Path, handler: str) -> Path:
    return written(
        path,
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] >>",
        handler,
        trailer="/Encrypt 4 0 R /ID [<aa><bb>]",
    )


@pytest.mark.parametrize(
    "handler",
    [
        pytest.param(f"<< /Filter /Standard /V 1 /R 2 /O <{'11' * 32}> /U <{'22' * 32}> /P -4 >>", id="a password"),
        pytest.param("<< /Filter /Adobe.APS /V 4 >>", id="a shop's lock"),
    ],
)
def test_a_locked_file_is_named(tmp_path, handler):
    assert why_not(locked(tmp_path / "a.pdf", handler)) == "media-encrypted"


@pytest.mark.parametrize(
    "cut",
    [
        pytest.param(lambda data: data[: len(data) // 2], id="half"),
        pytest.param(lambda data: data[:-200], id="most"),
        pytest.param(lambda data: data[: len(data) // 2] + b"\n%%EOF", id="half and an end"),
        pytest.param(lambda data: data[:9] + random.Random(1).randbytes(50_000) + b"\n%%EOF", id="random"),
        pytest.param(lambda data: data[:9], id="only its first line"),
    ],
)
def test_a_file_that_is_not_whole_is_torn(tmp_path, cut):
    path = letter(tmp_path / "a.pdf", [LETTER] * 3)
    path.write_bytes(cut(path.read_bytes()))
    assert why_not(path) == "media-torn"


def test_a_file_without_pages_is_torn(tmp_path):
    path = written(tmp_path / "a.pdf", "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>")
    assert why_not(path) == "media-torn"


@pytest.mark.parametrize(("count", "code"), [(1_000_000, "media-pages-many"), (150, "media-torn")])
def test_pages_that_are_only_claimed_are_refused(tmp_path, count, code):
    assert why_not(drawn(tmp_path / "a.pdf", "q Q", count=count)) == code


@pytest.mark.parametrize(
    ("size", "refused"),
    [((100_000, 100), True), ((14_401, 100), True), ((14_400, 4), False), ((2, 100), True)],
)
def test_pages_have_the_sizes_that_the_format_allows(tmp_path, size, refused):
    path = drawn(tmp_path / "a.pdf", "q Q", size=size)
    if refused:
        assert why_not(path) == "media-page-size"
    else:
        assert page_of(path).size == (384, 1)


def test_two_hundred_pages_play_and_not_one_more(tmp_path, monkeypatch):
    path = letter(tmp_path / "a.pdf", [LETTER[:1]] * 3)
    monkeypatch.setattr(document, "MOST_PAGES", 3)
    page_of(path)
    monkeypatch.setattr(document, "MOST_PAGES", 2)
    assert why_not(path) == "media-pages-many"


def bomb(path: Path) -> Path:
    """A page with a picture of 30,000 x 30,000 pixels, twice deflated."""
    once = zlib.compressobj(9)
    block = bytes(1 << 20)
    data = zlib.compress(b"".join(once.compress(block) for _ in range(300)) + once.flush(), 9)
    image = "<< /Type /XObject /Subtype /Image /Width 30000 /Height 30000 /ColorSpace /DeviceRGB /BitsPerComponent 8"
    return written(
        path,
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 200] /Contents 4 0 R "
        "/Resources << /XObject << /I 5 0 R >> >> >>",
        "<< /Length 27 >>\nstream\n400 0 0 200 0 0 cm /I Do  \nendstream",
        f"{image} /Filter [/FlateDecode /FlateDecode] /Length {len(data)} >>\nstream\n".encode()
        + data
        + b"\nendstream",
    )
