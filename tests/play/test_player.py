"""The loop: frames when they are due, sleep otherwise, and everything that comes about once a second."""

from pathlib import Path

import pytest

from ledplayer.clock import Instant
from ledplayer.core import plan_file
from ledplayer.core.lineup import Bands, Plan, Showing
from ledplayer.core.model import Board, Size
from ledplayer.errors import SurroundingsError
from ledplayer.files import write_whole
from ledplayer.makers.job import Job
from ledplayer.makers.studio import Studio
from ledplayer.play.media import Media
from ledplayer.play.plan_files import PlanFiles
from ledplayer.play.player import Player
from ledplayer.play.programme import Programme
from ledplayer.play.pulse import Pulse
from ledplayer.play.snapshots import Snapshots
from ledplayer.play.stage import Stage
from tests.play.fakes import BLUE, BOARD, GREEN, RED, FakeClock, FakeDisplay, FakeMedia, film, piece, plan


class NoPictureFiles:
    """Counts the snapshots that were asked for."""

    def __init__(self) -> None:
        self.asked = 0

    def picture_file(self, job: Job, pixels: bytes, file: int) -> None:
        assert len(pixels) == job.slot_bytes
        self.asked += job.make == "png"
        raise SurroundingsError("makers-gone", why="none")


class CountingSnapshots(Snapshots):
    """Counts the edges, too."""

    edges = 0

    def note_edge(self, mono: float) -> None:
        self.edges += 1
        super().note_edge(mono)


class Running:
    """A player of fakes around a state folder."""

    def __init__(self, state: Path, plan: Plan) -> None:
        self.state = state
        self.hand_over(plan)
        self.clock = FakeClock()
        self.display = FakeDisplay(self.clock)
        self.media = FakeMedia()
        self.noted: list[Showing] = []
        self.foreseen: list[tuple[Showing, int]] = []
        self.looks: list[Instant] = []
        self.pictures = NoPictureFiles()
        self.snapshots = CountingSnapshots(state, self.pictures)  # type: ignore[arg-type]
        self.display_says = ""
        programme = Programme(PlanFiles(state), BOARD)
        programme.begin()
        self.player = Player(
            clock=self.clock,
            display=self.display,
            programme=programme,
            stage=Stage(self.media, lambda *_: None),
            media=Media(Studio(), state / "prepared", BOARD),
            snapshots=self.snapshots,
            note=lambda showing, zone_offset_s: self.noted.append(showing),
            pulse=Pulse(display=lambda mono: self.display_says),
            foresee=lambda showing: self.foreseen.append((showing, len(self.media.opened))),
            chores=[self.looks.append],
        )

    def hand_over(self, plan: Plan) -> None:
        write_whole(self.state / "plan.json", plan_file.encode(plan))

    def run(self, seconds: float) -> "Running":
        self.player.run(self.clock.now.mono + seconds)
        return self


def test_a_still_wakes_the_loop_once_a_second_and_is_presented_every_five(tmp_path: Path) -> None:
    running = Running(tmp_path, plan(piece("red", 600))).run(60)
    assert running.clock.waits <= 65
    assert len(running.display.presented) == pytest.approx(13, abs=1)
    assert running.display.pixel() == RED


def test_a_band_is_drawn_at_every_frame_time_and_no_more_often(tmp_path: Path) -> None:
    running = Running(tmp_path, plan(piece("red", 600), bands=Bands(bottom="blue"))).run(10)
    assert len(running.display.presented) == pytest.approx(600, abs=10)


def test_a_film_wakes_the_loop_when_its_frames_are_due(tmp_path: Path) -> None:
    running = Running(tmp_path, plan(film(seconds=60), piece("green"))).run(10)
    times = [mono for mono, boxes in running.display.presented if boxes]
    assert len(times) == pytest.approx(100, abs=3)
    assert all(abs(time * 10 - round(time * 10)) < 0.02 for time in times)


def test_a_change_comes_when_it_is_due(tmp_path: Path) -> None:
    running = Running(tmp_path, plan(piece("red", 7.5), piece("green", 7.5))).run(20)
    changes = [mono for mono, boxes in running.display.presented if boxes]
    assert changes == pytest.approx([1000, 1007.5, 1015], abs=0.01)


def test_each_showing_is_noted_once(tmp_path: Path) -> None:
    running = Running(tmp_path, plan(piece("red"), piece("green"))).run(35)
    assert [showing.piece.text for showing in running.noted] == ["red", "green", "red", "green"]


def test_a_snapshot_is_taken_once_after_each_change(tmp_path: Path) -> None:
    assert Running(tmp_path, plan(piece("red"), piece("green"))).run(25).pictures.asked == 3


def test_edges_that_are_told_are_noted_for_a_thumbnail(tmp_path: Path) -> None:
    running = Running(tmp_path, plan(piece("red"), piece("green"))).run(65)
    assert running.snapshots.edges == 1
    running.display_says = "display-off"
    assert running.run(10).snapshots.edges == 2
    running.hand_over(plan(piece("red"), piece("green", level="urgent"), rung="urgent"))
    assert running.run(10).snapshots.edges == 3
    assert running.run(65).snapshots.edges == 3


def test_chores_are_done_about_once_a_second(tmp_path: Path) -> None:
    running = Running(tmp_path, plan(piece("red", 600), bands=Bands(bottom="blue"))).run(10)
    assert len(running.looks) == pytest.approx(11, abs=1)


def test_a_removed_film_leaves_within_two_seconds(tmp_path: Path) -> None:
    running = Running(tmp_path, plan(film(seconds=60), piece("green"))).run(5)
    running.hand_over(plan(piece("blue")))
    assert running.run(1.1).display.pixel() == BLUE


def test_another_canvas_in_a_new_plan_is_taken_up(tmp_path: Path) -> None:
    running = Running(tmp_path, plan(piece("red", 10), piece("green"))).run(3)
    board = Board(id="b", canvas=Size(width=20, height=40), rotation=90)
    running.hand_over(plan(piece("red", 10), piece("green"), board=board))
    running.run(15)
    assert running.display.boards == [board]
    assert running.display.surface.get_size() == (20, 40)
    assert running.display.pixel() == GREEN


def test_a_closed_window_ends_it(tmp_path: Path) -> None:
    running = Running(tmp_path, plan(piece("red", 600)))
    running.display.closed = True
    running.run(1000)
    assert running.clock.now.mono < 1002


def test_without_a_plan_the_card_is_asked_for(tmp_path: Path) -> None:
    running = Running(tmp_path, plan(piece("red")))
    running.player._programme = Programme(PlanFiles(tmp_path / "none"), BOARD)
    running.media.late.add("")
    running.run(3)
    assert [name for name, _, _ in running.media.opened] == [""]


def test_each_showing_is_foreseen_once_and_before_anything_of_it_is_opened(tmp_path: Path) -> None:
    running = Running(tmp_path, plan(piece("red"), piece("green")))
    running.player.tick()
    assert [(showing.piece.text, opened) for showing, opened in running.foreseen] == [("red", 0)]
    running.player.run(running.clock.now.mono + 15)
    assert [showing.piece.text for showing, _ in running.foreseen] == ["red", "green"]
