"""A whole showing as one picture: bands, turning, pages in time."""

from datetime import datetime

import pytest

from ledplayer.core.lineup import Bands, Piece, Segment, Showing
from ledplayer.core.model import Board, Size
from ledplayer.paint import slide, strip
from ledplayer.paint.frame import TURNS, frame
from ledplayer.paint.ground import gradient

CANVAS = Size(width=192, height=96)
TURNED = Size(width=96, height=192)
NOON = datetime(2023, 10, 9, 12, 0)


def showing(piece: Piece, bands: Bands | None = None) -> Showing:
    sums = (0, piece.length_ms)
    segment = Segment(begin_ms=0, end_ms=3_600_000, rung="open", loop=(0,), sums=sums, bands=bands or Bands())
    return Showing(piece=piece, begin_ms=10_000, end_ms=10_000 + piece.length_ms, segment=segment)


TEXT = Piece(kind="text", length_ms=12_000, text="Ngày nào cũng là ngày chuyển đổi số. " * 6)
TICKER = Piece(kind="ticker", length_ms=10_000, text="Gọi 112")


def test_pages_follow_one_another_in_equal_times() -> None:
    pages = slide.pages(TEXT, CANVAS)
    assert len(pages) > 1
    for number, page in enumerate(pages):
        at_ms = 10_000 + number * 12_000 // len(pages) + 1
        assert frame(showing(TEXT), Board(id="b"), CANVAS, at_ms, NOON).tobytes() == page.tobytes()


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_content_is_laid_out_and_turned(rotation: int) -> None:
    canvas = TURNED if rotation in (90, 270) else CANVAS
    turned = frame(showing(TEXT), Board(id="b", rotation=rotation), canvas, 10_001, NOON)
    assert turned.size == (canvas.width, canvas.height)
    assert turned.tobytes() == slide.pages(TEXT, CANVAS)[0].transpose(TURNS[rotation]).tobytes()


def test_a_band_moves_and_runs_round_under_its_item() -> None:
    bands = Bands(bottom="Chào mừng")
    whole = frame(showing(TEXT, bands), Board(id="b"), CANVAS, 10_000, NOON)
    band = strip.band("Chào mừng", "plain", 22, 192)
    shift = 600 % band.width  # 60 pixels a second for 10 seconds
    for x in (0, 60, 191):
        column = band.crop(((shift + x) % band.width, 0, (shift + x) % band.width + 1, 22))
        assert whole.crop((x, 74, x + 1, 96)).tobytes() == column.tobytes()


def test_a_ticker_comes_from_outside_and_leaves() -> None:
    bare = gradient("plain", CANVAS).tobytes()
    assert frame(showing(TICKER), Board(id="b"), CANVAS, 10_000, NOON).tobytes() == bare
    assert frame(showing(TICKER), Board(id="b"), CANVAS, 15_000, NOON).tobytes() != bare
    assert frame(showing(TICKER), Board(id="b"), CANVAS, 20_000, NOON).tobytes() == bare


def test_bands_stand_in_mourning() -> None:
    bands = Bands(bottom="Vô cùng thương tiếc", style="mourning", still=True)
    first, later = (frame(showing(TEXT, bands), Board(id="b"), CANVAS, at, NOON) for at in (10_000, 11_000))
    assert first.crop((0, 74, 192, 96)).tobytes() == later.crop((0, 74, 192, 96)).tobytes()


@pytest.mark.parametrize("kind", ["black", "card", "clock", "safe", "video", "image"])
def test_every_kind_makes_a_whole_canvas(kind: str) -> None:
    piece = Piece(kind=kind, length_ms=12_000)  # type: ignore[arg-type]
    picture = slide.pages(TEXT, CANVAS)[0]
    for when in (NOON, None):
        drawn = frame(showing(piece), Board(id="b", name="Xã Long Hậu"), CANVAS, 10_000, when, picture=picture)
        assert drawn.size == (192, 96)
