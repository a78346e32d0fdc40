"""Where the leaves of a showing lie, at every rotation."""

import pytest

from ledplayer.core.compose import band_height, compose
from ledplayer.core.lineup import Bands, Piece, Segment, Showing, running_sums
from ledplayer.core.model import Box, Size

CANVAS = Size(width=384, height=192)


def showing(piece: Piece, bands: Bands | None = None) -> Showing:
    segment = Segment(
        begin_ms=1000,
        end_ms=61_000,
        rung="open",
        loop=(0,),
        sums=running_sums((piece.length_ms,)),
        bands=bands or Bands(),
    )
    return Showing(piece=piece, begin_ms=9000, end_ms=17_000, segment=segment)


TEXT = Piece(kind="text", length_ms=8000, text="Xin chào")
BOTTOM = Bands(bottom="Ngày nào cũng là ngày chuyển đổi số.")


def test_without_bands_an_item_has_the_whole_canvas() -> None:
    (leaf,) = compose(showing(TEXT), CANVAS, 0)
    assert (leaf.make, leaf.room, leaf.box) == ("pages", CANVAS, Box(x=0, y=0, width=384, height=192))


def test_black_has_no_leaf_and_no_band() -> None:
    assert compose(showing(Piece(kind="black", length_ms=1000), BOTTOM), CANVAS, 0) == ()


def test_a_band_reserves_its_height() -> None:
    item, band = compose(showing(TEXT, BOTTOM), CANVAS, 0)
    height = band_height(CANVAS)
    assert item.box == Box(x=0, y=0, width=384, height=192 - height)
    assert band.box == Box(x=0, y=192 - height, width=384, height=height)


def test_a_band_runs_on_from_its_segments_begin_and_a_ticker_from_its_own() -> None:
    ticker = Piece(kind="ticker", length_ms=8000, text="Thông báo")
    item, band = compose(showing(ticker, BOTTOM), CANVAS, 0)
    assert (item.make, item.origin_ms, item.wraps) == ("strip", 9000, False)
    assert (band.make, band.origin_ms, band.wraps) == ("strip", 1000, True)
    assert band.speed % 60 == 0


def test_nothing_scrolls_in_mourning() -> None:
    ticker = Piece(kind="ticker", length_ms=8000, text="Vô cùng thương tiếc", style="mourning")
    item, band = compose(showing(ticker, Bands(bottom="Quốc tang", style="mourning", still=True)), CANVAS, 0)
    assert (item.make, band.make) == ("pages", "band_pages")
    assert item.speed == band.speed == 0


@pytest.mark.parametrize(
    ("rotation", "room", "band_box"),
    [
        pytest.param(0, Size(width=384, height=162), Box(x=0, y=162, width=384, height=30), id="upright: below"),
        pytest.param(90, Size(width=192, height=323), Box(x=0, y=0, width=61, height=192), id="clockwise: left"),
        pytest.param(180, Size(width=384, height=162), Box(x=0, y=0, width=384, height=30), id="head down: above"),
        pytest.param(270, Size(width=192, height=323), Box(x=323, y=0, width=61, height=192), id="270: right"),
    ],
)
def test_a_turned_board_lays_out_exchanged_and_turns_clockwise(rotation: int, room: Size, band_box: Box) -> None:
    item, band = compose(showing(TEXT, BOTTOM), CANVAS, rotation)
    assert item.room == room
    assert band.box == band_box


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_leaves_cover_the_canvas_once(rotation: int) -> None:
    both = Bands(top="a", bottom="b")
    boxes = [leaf.box for leaf in compose(showing(TEXT, both), CANVAS, rotation)]
    painted = {
        (x, y) for box in boxes for x in range(box.x, box.x + box.width) for y in range(box.y, box.y + box.height)
    }
    assert len(painted) == sum(box.width * box.height for box in boxes) == 384 * 192
