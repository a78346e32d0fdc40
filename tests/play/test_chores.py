"""What the player does beside playing: a display is opened anew that could not be opened, or lost its cable."""

from itertools import pairwise
from types import SimpleNamespace

from ledplayer.clock import Instant
from ledplayer.core.model import Board
from ledplayer.errors import SurroundingsError
from ledplayer.play.chores import DISPLAY_S, EARLY_S, reopening
from ledplayer.play.output import Output


class FakeDisplay:
    """Off-screen until there is a screen."""

    def __init__(self) -> None:
        self.output: Output = "off-screen"
        self.is_there = False
        self.tries: list[Output] = []

    def may_open(self, output: Output) -> bool:
        self.tries.append(output)
        return self.is_there

    def open(self, output: Output, board: Board) -> None:
        self.tries.append(output)
        if output == "console" and not self.is_there:
            raise SurroundingsError("display-missing", why="none")
        self.output = output


class Room:
    """A display, the sockets that have a cable, and a player whose stage counts how often it is set anew."""

    def __init__(self, display: FakeDisplay) -> None:
        self.display, self.monitor = display, SimpleNamespace(connected=None)
        self.settled, self._second = 0, 0
        player = SimpleNamespace(board=Board(id="x"), settle_anew=self._settle)
        self._reopen = reopening(player, display, self.monitor, "console", 100.0)  # type: ignore[arg-type]

    def after(self, seconds: int, *cables: str) -> list[int]:
        """The seconds at which the console was opened, or tried, with cables in these sockets."""
        self.monitor.connected = frozenset(cables) if cables or self.display.output == "console" else None
        found = []
        for second in range(self._second, self._second + seconds):
            before = self.display.tries.count("console")
            self._reopen(Instant(wall_ms=None, mono=100.0 + second))
            if self.display.tries.count("console") > before:
                found.append(second)
        self._second += seconds
        return found

    def _settle(self) -> None:
        self.settled += 1


def tried_at(display: FakeDisplay, seconds: int) -> list[int]:
    """The seconds at which the console was tried."""
    return Room(display).after(seconds)


def console() -> FakeDisplay:
    """One that is open."""
    display = FakeDisplay()
    display.is_there, display.output = True, "console"
    return display


def test_a_screen_whose_driver_is_still_loading_is_tried_often_and_later_once_a_minute() -> None:
    found = tried_at(FakeDisplay(), 300)
    assert found[:3] == [EARLY_S, 2 * EARLY_S, 3 * EARLY_S]
    late = [second for second in found if second > DISPLAY_S]
    assert all(after - before == DISPLAY_S for before, after in pairwise(late))


def test_where_there_is_no_screen_yet_what_is_shown_off_screen_goes_on() -> None:
    room = Room(FakeDisplay())
    assert len(room.after(300)) > 10
    assert room.settled == 0


def test_one_that_is_open_is_left_alone() -> None:
    display = FakeDisplay()
    display.is_there = True
    assert tried_at(display, 300) == [EARLY_S]
    assert display.output == "console"


def test_a_console_is_opened_anew_when_its_cable_comes_back_or_is_in_another_socket() -> None:
    room = Room(console())
    assert room.after(10, "HDMI-A-1") == [], "as it began"
    assert room.after(10) == []
    assert room.after(10, "HDMI-A-1") == [20]
    assert room.after(10, "HDMI-A-2") == [30]
    assert room.after(10, "HDMI-A-1", "HDMI-A-2") == [], "a second one takes nothing away"
    assert room.settled == 2, "the picture is drawn again"


def test_one_that_cannot_be_opened_when_the_cable_comes_back_is_tried_on() -> None:
    display = console()
    room = Room(display)
    room.after(5, "HDMI-A-1")
    room.after(5)
    display.is_there = False
    assert room.after(12, "HDMI-A-1") == [10, 15, 20]
    assert display.output == "off-screen"
    display.is_there = True
    assert room.after(10, "HDMI-A-1") == [25]


def test_a_window_is_its_desktops_affair() -> None:
    display = console()
    room = Room(display)
    display.output = "window"
    player = SimpleNamespace(board=Board(id="x"), settle_anew=lambda: None)
    reopen = reopening(player, display, room.monitor, "window", 100.0)  # type: ignore[arg-type]
    for cables in ({"HDMI-A-1"}, set(), {"HDMI-A-1"}):
        room.monitor.connected = frozenset(cables)
        reopen(Instant(wall_ms=None, mono=200.0))
    assert display.tries == []
