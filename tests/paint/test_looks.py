"""The styles' colours: readable on their own grounds, everywhere on them."""

import pytest
from PIL import Image

from ledplayer.core.model import Size
from ledplayer.paint.ground import gradient, ground
from ledplayer.paint.looks import BLACK, GOLD, STYLES, WHITE, contrast
from ledplayer.paint.measures import measures

LEAST_CONTRAST = 4.5


def brightest(picture: Image.Image) -> tuple[int, int, int]:
    (_, red), (_, green), (_, blue) = picture.getextrema()
    return red, green, blue


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast((119, 119, 119), WHITE) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("canvas", [Size(width=192, height=96), Size(width=640, height=384)], ids=["low", "high"])
def test_inks_stand_out_from_the_brightest_part_of_their_ground(style: str, canvas: Size) -> None:
    look = STYLES[style]
    bare = ground(style, canvas, line=False)
    bar = measures(canvas, hazard=look.hazard).bar if look.hazard else 0
    inside = bare.crop((0, bar, canvas.width, canvas.height - bar))
    for ink in (look.ink, look.accent, GOLD):
        assert contrast(ink, brightest(inside)) >= LEAST_CONTRAST


@pytest.mark.parametrize("style", STYLES)
def test_grounds_are_dark_for_a_board_that_emits_light(style: str) -> None:
    assert contrast(BLACK, brightest(gradient(style, Size(width=4, height=96)))) < 3


@pytest.mark.parametrize("style", STYLES)
def test_a_strips_ground_is_the_same_in_every_column(style: str) -> None:
    wide = gradient(style, Size(width=50, height=40))
    assert wide.crop((0, 0, 1, 40)).tobytes() == wide.crop((49, 0, 50, 40)).tobytes()


def test_only_a_warning_has_hazard_bars_and_only_it_no_closing_line() -> None:
    canvas = Size(width=384, height=192)
    for style, look in STYLES.items():
        row = ground(style, canvas).crop((0, 191, 384, 192)).getcolors()
        assert row
        assert (len(row) == 1) is not look.hazard
