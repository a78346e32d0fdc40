"""LED modules: what people type, and the canvas that modules make (`DOMAIN.md` 2.2)."""

from pathlib import Path

import pytest

from ledplayer.core.board_file import read_board
from ledplayer.core.dates_written import WrongError
from ledplayer.core.model import Size
from ledplayer.core.pitches import PITCHES, is_whole, likely_module, made_of, read_count, read_module, read_pitch


@pytest.mark.parametrize(
    ("typed", "pitch"),
    [("P5", "P5"), ("p10", "P10"), ("2,5", "P2.5"), (" P 6.67 mm", "P6.67"), ("P4.0", "P4"), ("p2.50", "P2.5")],
)
def test_a_pitch_is_understood_as_people_type_it(typed: str, pitch: str) -> None:
    assert read_pitch(typed) == pitch


@pytest.mark.parametrize("typed", ["", "P", "P1", "P100", "5x5", "P5P5", "-5", "P٥x", "năm"])
def test_what_is_no_pitch_is_told_with_those_that_are(typed: str) -> None:
    with pytest.raises(WrongError) as error:
        read_pitch(typed)
    assert error.value.code == "pitch-unknown"
    assert "P6.67" in str(error.value.values["known"])


@pytest.mark.parametrize(
    ("pitch", "millimetres", "canvas"),
    [
        ("P2.5", (320, 160), (768, 384)),
        ("P4", (320, 160), (480, 240)),
        ("P5", (320, 160), (384, 192)),
        ("P6.67", (320, 160), (288, 144)),
        ("P8", (320, 160), (240, 120)),
        ("P10", (320, 160), (192, 96)),
        ("P3", (192, 192), (640, 320)),
        ("P6", (192, 192), (320, 160)),
    ],
)
def test_a_board_of_two_metres_by_one_has_the_canvas_of_the_table(
    pitch: str, millimetres: tuple[int, int], canvas: tuple[int, int]
) -> None:
    across, down = millimetres
    made = made_of(PITCHES[pitch], Size(width=round(1920 / across), height=round(960 / down)))
    assert made == Size(width=canvas[0], height=canvas[1])


def test_every_pitch_is_as_dense_as_it_says() -> None:
    for pitch, module in PITCHES.items():
        across = 192 if pitch in ("P3", "P6") else 320
        assert across / module.width == pytest.approx(float(pitch[1:]), abs=0.01)


@pytest.mark.parametrize(("typed", "size"), [("64x32", (64, 32)), (" 64 × 32 ", (64, 32)), ("64X32", (64, 32))])
def test_a_module_is_pixels_across_by_down(typed: str, size: tuple[int, int]) -> None:
    assert read_module(typed) == Size(width=size[0], height=size[1])


@pytest.mark.parametrize("typed", ["", "64", "64x", "3x3", "64x2000", "64x32x2", "-64x32", "axb"])
def test_what_is_no_module_is_told(typed: str) -> None:
    with pytest.raises(WrongError, match="module-wrong"):
        read_module(typed)


@pytest.mark.parametrize("typed", ["0x6", "6", "6x0", "1000x1", ""])
def test_what_is_no_number_of_modules_is_told(typed: str) -> None:
    with pytest.raises(WrongError, match="module-count-wrong"):
        read_count(typed)


def test_the_largest_canvas_is_the_one_that_the_boards_file_takes() -> None:
    largest = made_of(Size(width=1024, height=1024), Size(width=8, height=8))
    assert read_board(f"id: a\ncanvas: {largest.width}x{largest.height}".encode(), file="")[0]
    with pytest.raises(WrongError, match="canvas-too-large"):
        made_of(Size(width=1024, height=1024), Size(width=8, height=9))


@pytest.mark.parametrize(
    ("canvas", "module"),
    [((384, 192), (64, 32)), ((192, 96), (64, 32)), ((96, 48), (32, 16)), ((400, 240), (80, 40)), ((97, 41), (64, 32))],
)
def test_the_likeliest_module_divides_the_canvas(canvas: tuple[int, int], module: tuple[int, int]) -> None:
    size, found = Size(width=canvas[0], height=canvas[1]), likely_module(Size(width=canvas[0], height=canvas[1]))
    assert found == Size(width=module[0], height=module[1])
    assert is_whole(size, found) == (canvas != (97, 41))


@pytest.mark.parametrize("page", ["docs/install.md", "docs/vi/cai-dat.md"])
def test_the_installers_page_has_the_same_table(page: str) -> None:
    text = (Path(__file__).parents[2] / page).read_text("utf-8")
    for pitch, module in PITCHES.items():
        canvas = made_of(module, Size(width=6, height=6))
        assert f"| {pitch} | {module.width}x{module.height} | {canvas.width}x{canvas.height} |" in text
