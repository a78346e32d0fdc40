"""Slides, measured: ink inside, marks whole, letters legible, contrast kept, on every canvas and in every style."""

from dataclasses import replace

import pytest
from PIL import Image, ImageChops

from ledplayer.core.lineup import Piece
from ledplayer.core.model import Size, Style
from ledplayer.paint import code, ink, slide
from ledplayer.paint import ground as grounds
from ledplayer.paint.countdown import beside
from ledplayer.paint.fit import fit
from ledplayer.paint.ground import ground
from ledplayer.paint.letters import drawable
from ledplayer.paint.looks import GOLD, STYLES, WHITE, contrast
from ledplayer.paint.measures import measures

CANVASES = tuple(
    Size(width=w, height=h)
    for w, h in ((192, 96), (192, 74), (384, 96), (384, 192), (768, 192), (640, 384), (960, 480), (1920, 1080))
)
PORTRAIT = Size(width=96, height=192)
ADDRESS = "https://chuyendoiso.longan.gov.vn/public/home"
AWARENESS = "Nâng cao nhận thức của người dân toàn xã hội về vai trò, ý nghĩa và lợi ích của chuyển đổi số."
STACKED = "Ẩm ướt, Ễnh ương, ợ ỵ Ẫ Ỗ Ặ: NHIỆT LIỆT CHÀO MỪNG Ỷ Ẵ"


def piece(kind: str, **values: object) -> Piece:
    return Piece(kind=kind, length_ms=12_000, **values)  # type: ignore[arg-type]


TEXT = piece("text", text=AWARENESS)
MARKS = piece("text", text=STACKED, label="Mục đích, ý nghĩa")
COUNTDOWN = piece("countdown", days=5, text="Còn 5 ngày đến Ngày Chuyển đổi số quốc gia", label="Đếm ngược")
QR = piece("qr", address=ADDRESS, text="Quét mã để tìm hiểu về chuyển đổi số")
SAFE = piece("safe")
by_canvas = pytest.mark.parametrize("canvas", [*CANVASES, PORTRAIT], ids=lambda c: f"{c.width}x{c.height}")


def drawn_on(picture: Image.Image, style: Style) -> Image.Image:
    """What differs from the bare ground, mode L."""
    bare = ground(style, Size(width=picture.width, height=picture.height))
    return ImageChops.difference(picture, bare).convert("L")


@by_canvas
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("what", [TEXT, MARKS, COUNTDOWN, QR, SAFE], ids=["text", "marks", "countdown", "qr", "safe"])
def test_ink_stays_off_the_canvas_edge_and_off_the_ornaments(what: Piece, style: Style, canvas: Size) -> None:
    at = measures(canvas, hazard=STYLES[style].hazard)
    if style != "plain" and canvas.height > 480:
        pytest.skip("the same layout as in plain")
    for picture in slide.pages(replace(what, style=style), canvas, board_name="UBND huyện Cần Giuộc"):
        assert picture.size == (canvas.width, canvas.height)
        assert picture.mode == "RGB"
        left, top, right, bottom = drawn_on(picture, "plain" if what.kind == "safe" else style).getbbox()
        ornament = at.bar if STYLES[style].hazard and what.kind not in ("safe", "qr") else 0  # a code may cover them
        assert left >= 1
        assert right <= canvas.width - 1
        assert top >= ornament + 1
        assert bottom <= canvas.height - max(ornament, 1)


@by_canvas
def test_no_mark_is_clipped(canvas: Size) -> None:
    """The same lines on a canvas with endless room show as many ink pixels."""
    at = measures(canvas)
    room = Size(width=at.body.width, height=at.body.height)
    setting = fit(drawable(STACKED), room, floor=at.floor, ceiling=at.ceiling)
    for lines in setting.pages:
        placed = ink.block(lines, setting.size, at.body, pages=setting.pages)
        here = Image.new("RGB", (canvas.width, canvas.height))
        ink.draw(here, placed, WHITE)
        roomy = Image.new("RGB", (canvas.width, canvas.height + 400))
        ink.draw(roomy, replace(placed, baselines=tuple(y + 200 for y in placed.baselines)), WHITE)
        assert here.convert("L").histogram()[1:] == roomy.convert("L").histogram()[1:]


@by_canvas
@pytest.mark.parametrize("style", STYLES)
def test_letters_are_at_least_as_high_as_is_legible(style: Style, canvas: Size) -> None:
    """A capital H of the floor's size is the least; measured on the picture, not asked of the fit."""
    if canvas == PORTRAIT:
        pytest.skip("96 pixels do not hold a word of 20")
    letters = "HHHHH HHHHH " * 12
    picture = slide.pages(piece("text", text=letters.strip(), style=style), canvas)[0]
    seen = drawn_on(picture, style).point(lambda level: 255 if level > 60 else 0)
    rows = [bool(seen.crop((0, y, canvas.width, y + 1)).getbbox()) for y in range(canvas.height)]
    runs = [len(run) for run in "".join("x" if row else " " for row in rows).split()]
    label = 15 if canvas.height >= 130 else 99  # a page mark may be smaller
    heights = [run for run in runs if run > label * 0.5] or runs
    assert min(heights) >= round(0.68 * (20 if canvas.height >= 130 else 16)) - 1


@pytest.mark.parametrize("style", STYLES)
def test_the_ink_has_contrast_where_it_lies(style: Style) -> None:
    canvas = Size(width=640, height=384)
    picture = slide.pages(piece("text", text=AWARENESS, style=style), canvas)[0]
    look = STYLES[style]
    bare = ground(style, canvas)
    mask = drawn_on(picture, style)
    for y in range(0, canvas.height, 7):
        for x in range(0, canvas.width, 5):
            if mask.getpixel((x, y)) and picture.getpixel((x, y)) == look.ink:
                assert contrast(look.ink, bare.getpixel((x, y))) >= 4.5


def test_the_ink_stands_in_the_middle() -> None:  # “Still wrong in the samples”, second
    for text in ("VÔ CÙNG THƯƠNG TIẾC", "gọng gọng", "ẪẪẪẪ", "School closed"):
        canvas = Size(width=384, height=96)
        _, top, _, bottom = drawn_on(
            slide.pages(piece("text", text=text, style="mourning"), canvas)[0], "mourning"
        ).getbbox()
        assert abs(top - (96 - bottom)) <= 2, text


def test_pages_share_the_first_baseline() -> None:
    text = f"{AWARENESS} {AWARENESS} Thúc đẩy."
    pages = slide.pages(piece("text", text=text.replace("N", "H"), style="mourning"), CANVASES[0])
    assert len(pages) > 2
    again = slide.pages(piece("text", text="\n".join(["HHH HHH HHH HHH HHH"] * 9), style="mourning"), CANVASES[0])
    assert len({drawn_on(page, "mourning").getbbox()[1] for page in again}) == 1


def test_page_marks_stand_on_high_canvases_alone() -> None:
    text = " ".join([AWARENESS] * 6)
    high = slide.pages(piece("text", text=text), Size(width=384, height=192))
    assert len(high) > 1
    corner = drawn_on(high[0], "plain").crop((340, 0, 384, 26)).getbbox()
    assert corner
    low = slide.pages(piece("text", text="\n".join(["một hai ba"] * 12)), CANVASES[0])
    assert not drawn_on(low[0], "plain").crop((170, 0, 192, 20)).getbbox()


def test_the_number_of_a_countdown_is_gold_and_most_of_the_height() -> None:
    canvas = Size(width=640, height=384)
    picture = slide.pages(COUNTDOWN, canvas)[0]
    gold = ImageChops.difference(picture, Image.new("RGB", picture.size, GOLD)).convert("L")
    _, top, right, bottom = gold.point(lambda level: 255 if level == 0 else 0).getbbox()
    assert bottom - top > 0.5 * canvas.height
    assert right < canvas.width / 2


def test_an_upright_board_has_number_and_code_and_words_under_one_another() -> None:
    canvas = Size(width=384, height=640)
    gold = ImageChops.difference(slide.pages(COUNTDOWN, canvas)[0], Image.new("RGB", (384, 640), GOLD)).convert("L")
    left, top, right, bottom = gold.point(lambda level: 255 * (level == 0)).crop((0, 80, 384, 640)).getbbox()
    assert abs(left + right - canvas.width) < 12
    assert bottom - top > 0.5 * canvas.width
    white = slide.pages(QR, canvas)[0].convert("L").point(lambda level: 255 * (level == 255)).getbbox()
    assert white[3] > 0.9 * canvas.height
    assert abs(white[0] + white[2] - canvas.width) < 12


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("Còn 5 ngày đến Tết", "5", "ngày đến Tết"),
        ("12 days to Sports Day", "12", "days to Sports Day"),
        ("Only 3 days left", "3", "days left"),
        ("Tết sẽ đến sau 12 ngày nữa", "12", "Tết sẽ đến sau 12 ngày nữa"),
        ("Còn 15 ngày", "5", "Còn 15 ngày"),
    ],
)
def test_the_words_beside_a_countdown_do_not_say_the_number_again(text: str, number: str, rest: str) -> None:
    assert beside(text, number) == rest


def test_the_same_piece_is_drawn_alike() -> None:
    canvas = Size(width=384, height=192)
    once = slide.pages(MARKS, canvas)[0].tobytes()
    grounds._ground.cache_clear()
    assert slide.pages(MARKS, canvas)[0].tobytes() == once


def test_a_black_piece_is_black() -> None:
    assert slide.pages(piece("black"), CANVASES[0])[0].getcolors() == [(192 * 96, (0, 0, 0))]


def test_a_code_too_small_shows_its_text_and_says_why() -> None:
    tiny = Size(width=160, height=60)
    why = code.refusal(QR, tiny)
    assert why
    assert (why.code, why.values["needed"]) == ("qr-too-small", 66)
    assert slide.pages(QR, tiny)[0].tobytes() == slide.pages(replace(QR, kind="text"), tiny)[0].tobytes()
    assert slide.pages(replace(QR, text=""), tiny)
