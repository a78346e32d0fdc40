"""Notices: one line that is read from near, whole on every canvas."""

import pytest

from ledplayer.core.compose import notice as notice_leaf
from ledplayer.core.lineup import NO_BANDS, Piece, Segment, Showing
from ledplayer.core.model import Box, Size
from ledplayer.language import catalogue, say
from ledplayer.paint import fonts
from ledplayer.paint.notice import BOTTOM, FLOOR, INK, TOP, _fitting, notice

CANVASES = [Size(width=192, height=96), Size(width=384, height=192), Size(width=640, height=384)]
CODES = [code for code in catalogue() if code.startswith(("usb-", "card-")) and code[-1].isdigit()]
VALUES = {"done": 3, "all": 12, "good": 12, "bad": 1, "line": 12}
SEGMENT = Segment(begin_ms=0, end_ms=60_000, rung="open", loop=(0,), sums=(0, 9000), bands=NO_BANDS)
SHOWING = Showing(begin_ms=0, end_ms=9000, piece=Piece(kind="text", length_ms=9000), segment=SEGMENT)


def room(canvas: Size) -> Size:
    return notice_leaf(["x"], SHOWING, canvas, 0).room


@pytest.mark.parametrize("canvas", [*CANVASES, Size(width=1920, height=1080), Size(width=96, height=192)])
def test_it_lies_along_the_bottom_as_wide_as_the_canvas_and_low(canvas: Size):
    box = notice_leaf(["x"], SHOWING, canvas, 0).box
    assert (box.x, box.width, box.y + box.height) == (0, canvas.width, canvas.height)
    assert box.height <= canvas.height // 4


def test_it_turns_with_the_canvas():
    assert notice_leaf(["x"], SHOWING, Size(width=192, height=96), 90).box == Box(x=0, y=0, width=28, height=96)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("code", sorted({code[:-2] for code in CODES}))
@pytest.mark.parametrize("canvas", CANVASES, ids=str)
def test_every_notice_has_a_length_that_is_legible(code: str, canvas: Size, language):
    texts = [say(one, language, **VALUES) for one in CODES if one[:-2] == code]
    high = room(canvas).height
    line, size = _fitting(texts, Size(width=canvas.width - 2 * max(4, round(0.3 * high)), height=high))
    assert size >= FLOOR
    assert line in texts


@pytest.mark.parametrize("height", [22, 28, 44, 75])
@pytest.mark.parametrize("text", ["USB: Ẫợ Ễgỵ Ỷ", "USB: đang nhận 3/12…", "ẴẴẴ gỵợ"])
def test_stacked_marks_are_whole(text: str, height: int):
    picture = notice([text], Size(width=1920, height=height))
    pixels = picture.load()
    assert pixels is not None
    bright = [y for y in range(height) if any(min(pixels[x, y]) > 150 for x in range(1920))]
    size = max(8, round(0.68 * height))
    while sum(fonts.reach(text, size)) > height:
        size -= 1
    _, top, _, bottom = fonts.ink(text, size)
    assert len(range(bright[0], bright[-1] + 1)) >= bottom - top - 2
    assert bright[0] >= 0
    assert bright[-1] < height


def test_the_longest_that_is_legible_is_taken():
    long, short = "USB: đã nhận 12 tệp – có thể rút ra", "USB: đủ 12 tệp"
    assert notice([long, short], Size(width=384, height=28)) == notice([long], Size(width=384, height=28))
    assert notice([long, short], Size(width=150, height=22)) == notice([short], Size(width=150, height=22))


@pytest.mark.parametrize("texts", [[], [""], ["\n"], ["USB:"], ["x" * 500], ["☃"]])
def test_no_text_is_too_odd(texts: list[str]):
    picture = notice(texts, Size(width=192, height=22))
    assert picture.size == (192, 22)


def test_it_is_light_on_dark():
    assert min(INK) - max(*TOP, *BOTTOM) > 150
