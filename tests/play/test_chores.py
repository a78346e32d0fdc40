"""What the player does beside playing: a display that could not be opened is tried again."""

from itertools import pairwise
from types import SimpleNamespace

from ledplayer.clock import Instant
from ledplayer.core.model import Board
from ledplayer.errors import SurroundingsError
from ledplayer.play.chores import DISPLAY_S, EARLY_S, retrying
from ledplayer.play.output import Output


class FakeDisplay:
    """Off-screen until there is a screen."""

    def __init__(self) -> None:
        self.output: Output = "off-screen"
        self.is_there = False
        self.tries: list[Output] = []

    def open(self, output: Output, board: Board) -> None:
        self.tries.append(output)
        if output == "console" and not self.is_there:
            raise SurroundingsError("display-missing", why="none")
        self.output = output


def tried_at(display: FakeDisplay, seconds: int) -> list[int]:
    """The seconds at which the console was tried."""
    player = SimpleNamespace(board=Board(id="x"), settle_anew=lambda: None)
    retry = retrying(player, display, "console", 100.0)  # type: ignore[arg-type]
    found = []
    for second in range(seconds):
        before = display.tries.count("console")
        retry(Instant(wall_ms=None, mono=100.0 + second))
        if display.tries.count("console") > before:
            found.append(second)
    return found


def test_a_screen_whose_driver_is_still_loading_is_tried_often_and_later_once_a_minute() -> None:
    found = tried_at(FakeDisplay(), 300)
    assert found[:3] == [EARLY_S, 2 * EARLY_S, 3 * EARLY_S]
    late = [second for second in found if second > DISPLAY_S]
    assert all(after - before == DISPLAY_S for before, after in pairwise(late))


def test_one_that_is_open_is_left_alone() -> None:
    display = FakeDisplay()
    display.is_there = True
    assert tried_at(display, 300) == [EARLY_S]
    assert display.output == "console"
