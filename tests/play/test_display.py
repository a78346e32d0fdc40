"""The display off-screen: where the canvas lies on it."""

import os
from collections.abc import Iterator

import pytest

from ledplayer.core.model import Board, Size
from ledplayer.errors import SurroundingsError
from ledplayer.play.display import OFF_SCREEN, Display

CANVAS = Size(width=64, height=32)


@pytest.fixture
def displays() -> Iterator[list[Display]]:
    opened: list[Display] = []
    yield opened
    for display in opened:
        display.close()


def test_the_canvas_lies_at_its_offset(displays: list[Display]) -> None:
    displays.append(Display("off-screen", Board(id="b", canvas=CANVAS, offset=(10, 20))))
    assert displays[0].canvas == CANVAS
    assert displays[0].surface.get_offset() == (10, 20)
    assert displays[0].surface.get_parent().get_size() == (74, 52)


def test_without_a_canvas_it_is_the_whole_display(displays: list[Display]) -> None:
    displays.append(Display("off-screen", Board(id="b")))
    assert displays[0].canvas == OFF_SCREEN


def test_a_frame_is_four_bytes_a_pixel_blue_first(displays: list[Display]) -> None:
    displays.append(Display("off-screen", Board(id="b", canvas=CANVAS)))
    displays[0].surface.fill((1, 2, 3))
    assert displays[0].surface.copy().get_buffer().raw[:3] == bytes((3, 2, 1))


def test_a_canvas_outside_the_display_is_said_and_changes_nothing(displays: list[Display]) -> None:
    displays.append(Display("off-screen", Board(id="b", canvas=CANVAS)))
    with pytest.raises(SurroundingsError, match="canvas-outside"):
        displays[0].place(Board(id="b", offset=(5000, 0)))
    assert displays[0].canvas == CANVAS


def test_a_display_that_is_not_there_is_told_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":987654")
    monkeypatch.delenv("SDL_VIDEODRIVER", raising=False)
    with pytest.raises(SurroundingsError, match="display-missing"):
        Display("window", Board(id="b", canvas=CANVAS))
    assert "SDL_VIDEODRIVER" not in os.environ


def test_it_can_be_opened_again_as_another(displays: list[Display]) -> None:
    displays.append(Display("off-screen", Board(id="b", canvas=CANVAS)))
    displays[0].open("off-screen", Board(id="b", canvas=Size(width=20, height=20)))
    displays[0].present()
    assert not displays[0].is_closed()
    assert displays[0].surface.get_size() == (20, 20)
