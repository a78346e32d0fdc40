"""Where a scrolling strip lies: whole pixels, wrapped or once, at every rotation."""

import pytest

from ledplayer.core.compose import Leaf, turned
from ledplayer.core.lineup import Piece
from ledplayer.core.model import Box, Size
from ledplayer.play.scroll import corners, shift


def strip(*, wraps: bool, room: Box, canvas: Size, rotation: int = 0) -> Leaf:
    return Leaf(
        make="strip",
        piece=Piece(kind="ticker", length_ms=10_000),
        room=Size(width=room.width, height=room.height),
        box=turned(room, canvas, rotation),
        speed=60.0 if wraps else 0.0,
        wraps=wraps,
        origin_ms=1000,
    )


CANVAS = Size(width=100, height=40)
BAND = strip(wraps=True, room=Box(x=0, y=30, width=100, height=10), canvas=CANVAS)
TICKER = strip(wraps=False, room=Box(x=0, y=0, width=100, height=40), canvas=CANVAS)


def test_a_band_moves_one_pixel_a_frame_and_begins_again_after_its_length() -> None:
    moves = [shift(BAND, 150, 1000 + frame * 1000 / 60) for frame in range(150)]
    assert moves == list(range(150))
    assert shift(BAND, 150, 1000 + 2500) == 0


def test_a_ticker_runs_from_outside_to_outside_in_its_length_and_rests_there() -> None:
    assert shift(TICKER, 300, 1000) == -100
    assert shift(TICKER, 300, 6000) == 100
    assert shift(TICKER, 300, 11_000) == 300
    assert shift(TICKER, 300, 12_000) == 300


def test_nothing_moves_before_its_begin() -> None:
    assert shift(TICKER, 300, 0) == -100
    assert shift(BAND, 150, 0) == 0


@pytest.mark.parametrize(
    ("rotation", "expected"),
    [
        pytest.param(0, ((-20, 30), (130, 30)), id="upright"),
        pytest.param(180, ((-30, 0), (-180, 0)), id="upside down"),
    ],
)
def test_a_band_is_drawn_as_often_as_it_takes(rotation: int, expected: tuple[tuple[int, int], ...]) -> None:
    band = strip(wraps=True, room=Box(x=0, y=30, width=100, height=10), canvas=CANVAS, rotation=rotation)
    seen = corners(band, 150, 20, rotation)
    assert seen == expected[:1]
    assert corners(band, 150, 120, rotation)[1:] != ()


@pytest.mark.parametrize("rotation", [90, 270])
def test_on_a_turned_canvas_a_strip_moves_along_its_height(rotation: int) -> None:
    tall = Size(width=40, height=100)
    band = strip(wraps=True, room=Box(x=0, y=30, width=100, height=10), canvas=tall, rotation=rotation)
    (x, y), *_ = corners(band, 150, 20, rotation)
    assert x == band.box.x
    assert y == (-20 if rotation == 90 else 100 - 150 + 20)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("moved", [0, 1, 49, 51, 149])
def test_a_band_always_covers_its_box(rotation: int, moved: int) -> None:
    canvas = CANVAS if rotation in (0, 180) else Size(width=40, height=100)
    band = strip(wraps=True, room=Box(x=0, y=30, width=100, height=10), canvas=canvas, rotation=rotation)
    upright = rotation in (90, 270)
    begin = band.box.y if upright else band.box.x
    covered: set[int] = set()
    for x, y in corners(band, 150, moved, rotation):
        at = y if upright else x
        covered |= set(range(at, at + 150))
    assert set(range(begin, begin + 100)) <= covered
