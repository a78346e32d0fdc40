"""A notice on the board's edge: over whatever plays, and gone by itself."""

import json
from pathlib import Path

import pytest

from ledplayer.core.lineup import Bands, Plan
from ledplayer.core.model import Size
from ledplayer.files import write_whole
from ledplayer.makers.studio import Studio
from ledplayer.play.media import Media
from ledplayer.play.notices import MOST_S, NOTICE, Notices
from ledplayer.play.plan_files import PlanFiles
from ledplayer.play.player import Player
from ledplayer.play.programme import Programme
from ledplayer.play.snapshots import Snapshots
from ledplayer.play.stage import Stage
from tests.play.fakes import BLUE, BOARD, GREEN, RED, WHITE, FakeClock, FakeDisplay, FakeMedia, film, piece, plan
from tests.play.test_player import NoPictureFiles, Running

#: On the canvas of 64x32: in the notice along the bottom, along the top, and between.
BOTTOM, TOP, MIDDLE = (5, 30), (5, 2), (5, 15)


class Told(Running):
    """A player with notices."""

    def __init__(self, state: Path, plan: Plan) -> None:
        state.mkdir(exist_ok=True)
        super().__init__(state, plan)
        self.clock = FakeClock()
        self.display = FakeDisplay(self.clock)
        self.media = FakeMedia()
        programme = Programme(PlanFiles(state), BOARD)
        programme.begin()
        self.player = Player(
            clock=self.clock,
            display=self.display,
            programme=programme,
            stage=Stage(self.media, lambda *_: None),
            media=Media(Studio(), state / "prepared", BOARD),
            snapshots=Snapshots(state, NoPictureFiles()),  # type: ignore[arg-type]
            note=lambda *_: None,
            notices=Notices(state, self.media),
        )

    def tell(self, *texts: str, seconds: float = 20.0) -> "Told":
        write_whole(self.state / NOTICE, json.dumps({"texts": texts, "seconds": seconds}).encode())
        return self

    def pixels(self) -> tuple[tuple[int, int, int], ...]:
        return tuple(self.display.pixel(*place) for place in (TOP, MIDDLE, BOTTOM))


@pytest.fixture
def told(tmp_path: Path) -> Told:
    told = Told(tmp_path, plan(piece("red", 600)))
    told.run(3)
    return told


def test_it_lies_over_the_bottom_within_two_seconds_and_leaves_by_itself(told: Told):
    told.tell("blue").run(2)
    assert told.pixels() == (RED, RED, BLUE)
    told.run(17)
    assert told.pixels() == (RED, RED, BLUE)
    told.run(3)
    assert told.pixels() == (RED, RED, RED)
    assert set(told.media.still_open) == {"red"}


def test_only_its_own_box_is_presented_and_no_more_often_than_it_changes(told: Told):
    told.display.presented.clear()
    told.tell("blue").run(30)
    boxes = [boxes for _, boxes in told.display.presented if boxes]
    assert [(box.y, box.height) for (box,) in boxes] == [(22, 10), (22, 10)]


def test_a_new_one_takes_its_place_when_its_picture_is_ready(told: Told):
    told.tell("blue").run(2)
    told.media.late.add("green")
    told.tell("green").run(5)
    assert told.pixels() == (RED, RED, BLUE)
    (late,) = told.media.of("green")
    late.pictures.append((0, GREEN))
    told.run(1)
    assert told.pixels() == (RED, RED, GREEN)
    assert set(told.media.still_open) == {"red", "green"}


def test_one_without_a_time_ends_it_at_once(told: Told):
    told.tell("blue").run(2)
    told.tell(seconds=0.0).run(1.5)
    assert told.pixels() == (RED, RED, RED)


def test_it_is_told_again_without_another_maker_and_stands_longer(told: Told):
    for _ in range(4):
        told.tell("blue").run(10)
    assert told.pixels() == (RED, RED, BLUE)
    assert len(told.media.of("blue")) == 1


def test_it_stands_at_the_top_where_a_band_runs_along_the_bottom(tmp_path: Path):
    told = Told(tmp_path, plan(piece("red", 600), bands=Bands(bottom="green")))
    told.tell("blue").run(3)
    assert told.pixels() == (BLUE, RED, GREEN)
    told.run(20)
    assert told.pixels() == (RED, RED, GREEN)


def test_a_band_goes_on_under_it_at_every_frame(tmp_path: Path):
    told = Told(tmp_path, plan(piece("red", 600), bands=Bands(top="white", bottom="green")))
    told.tell("blue").run(3)
    told.display.presented.clear()
    told.run(5)
    assert len([boxes for _, boxes in told.display.presented if boxes]) == pytest.approx(300, abs=5)
    assert told.pixels() == (BLUE, RED, GREEN)
    told.run(20)
    assert told.pixels() == (WHITE, RED, GREEN)


def test_a_film_shows_every_frame_under_it(tmp_path: Path):
    plain, told = Told(tmp_path / "a", plan(film(seconds=60))), Told(tmp_path / "b", plan(film(seconds=60)))
    plain.run(1)
    told.run(1)
    told.tell("blue")
    for running in (plain, told):
        running.display.presented.clear()
        running.run(15)
    drawn = [[round(mono, 3) for mono, boxes in one.display.presented if boxes] for one in (plain, told)]
    assert set(drawn[0]) <= set(drawn[1])
    assert plain.display.pixel(*MIDDLE) == told.display.pixel(*MIDDLE)
    assert told.display.pixel(*BOTTOM) == BLUE


def test_what_plays_changes_under_it_and_is_whole_when_it_goes(tmp_path: Path):
    told = Told(tmp_path, plan(piece("red", 7, transition="fade"), piece("green", 7, transition="fade")))
    told.tell("blue").run(8.5)
    assert told.pixels() == (GREEN, GREEN, BLUE)
    told.run(7)
    assert told.pixels() == (RED, RED, BLUE)
    told.run(10)
    assert told.pixels() == (GREEN, GREEN, GREEN)


def test_what_stood_in_the_file_before_the_player_began_is_old(tmp_path: Path):
    told = Told(tmp_path, plan(piece("red", 600)))
    told.tell("blue")
    later = Told(tmp_path, plan(piece("red", 600)))
    later.run(5)
    assert later.pixels() == (RED, RED, RED)


def test_one_whose_maker_fails_is_not_shown_and_nothing_else_happens(told: Told):
    told.media.broken.add("blue")
    told.tell("blue").run(5)
    assert told.pixels() == (RED, RED, RED)
    told.media.missing = True
    told.tell("green").run(5)
    assert told.pixels() == (RED, RED, RED)


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b'{"texts": 1, "seconds": 2}', b'{"texts": [], "seconds": "x"}', b"\xff", b"[" * 5000]
)
def test_a_torn_file_is_no_notice(told: Told, data: bytes):
    (told.state / NOTICE).write_bytes(data)
    assert told.run(3)
    assert told.pixels() == (RED, RED, RED)


def test_nothing_stands_for_ever(told: Told):
    told.tell("blue", seconds=1e9).run(MOST_S + 3)
    assert told.pixels() == (RED, RED, RED)
    told.tell("blue", seconds=float("nan")).run(3)
    assert told.pixels() == (RED, RED, RED)


def test_another_canvas_gets_it_anew(told: Told):
    told.tell("blue").run(2)
    told.hand_over(plan(piece("red", 600), board=BOARD.__class__(id="b", canvas=Size(width=96, height=64))))
    told.run(66)
    told.tell("blue").run(3)
    assert told.display.pixel(5, 60) == BLUE
    assert told.display.pixel(5, 30) == RED
