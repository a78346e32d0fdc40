"""The stage makes the canvas follow the shot."""

import pytest

from ledplayer.core.lineup import Bands, Piece, Plan
from ledplayer.core.model import Box, Size
from ledplayer.errors import Problem
from ledplayer.play.open_leaf import GOOD_S
from ledplayer.play.stage import Stage
from tests.play.fakes import (
    BEGIN_MS,
    BLUE,
    BOARD,
    CANVAS,
    GREEN,
    RED,
    WHITE,
    FakeClock,
    FakeDisplay,
    FakeMedia,
    film,
    piece,
    plan,
)

WHOLE = Box(x=0, y=0, width=CANVAS.width, height=CANVAS.height)


class Playing:
    """A stage that follows a plan by a fake clock."""

    def __init__(self, plan: Plan, media: FakeMedia | None = None) -> None:
        self.plan = plan
        self.media = media or FakeMedia()
        self.clock = FakeClock()
        self.display = FakeDisplay(self.clock, plan.board.canvas or CANVAS)
        self.told: list[tuple[str, str, bool]] = []
        self.stage = Stage(self.media, self._hear)
        self.stage.place(self.display.surface, self.display.canvas, plan.board)
        self.boxes: tuple[Box, ...] = ()

    def _hear(self, piece: Piece, problem: Problem, given_up: bool) -> None:
        self.told.append((piece.text, problem.code, given_up))

    def at(self, seconds: float) -> "Playing":
        """Let the time come, with a tick each tenth of a second on the way."""
        until = 1000 + seconds
        while self.clock.now.mono < until:
            self.tick()
            self.clock.sleep(min(0.1, max(until - self.clock.now.mono, 0.0001)))
        return self.tick()

    def tick(self) -> "Playing":
        now = self.clock.read()
        assert now.wall_ms is not None
        shot = self.plan.at(now.wall_ms)
        assert shot
        self.stage.follow(shot, now.wall_ms, now.mono)
        self.boxes = self.stage.draw(now.mono)
        return self

    @property
    def colour(self) -> tuple[int, int, int]:
        return self.display.pixel()


def test_it_shows_each_showing_in_its_time() -> None:
    stage = Playing(plan(piece("red"), piece("green"), piece("blue")))
    assert stage.at(0).colour == RED
    assert stage.at(9.9).colour == RED
    assert stage.at(10).colour == GREEN
    assert stage.at(25).colour == BLUE
    assert stage.at(30).colour == RED


def test_following_twice_changes_nothing() -> None:
    stage = Playing(plan(piece("red"), piece("green"))).at(3)
    opened = len(stage.media.opened)
    assert stage.tick().boxes == ()
    assert stage.tick().boxes == ()
    assert len(stage.media.opened) == opened


def test_a_still_is_drawn_once() -> None:
    stage = Playing(plan(piece("red"), piece("green")))
    assert stage.at(0).boxes == (WHOLE,)
    assert stage.at(0.1).boxes == ()
    assert not stage.stage.is_moving


def test_the_next_still_is_opened_right_away_and_the_next_film_some_seconds_before() -> None:
    stage = Playing(plan(piece("red"), piece("green"))).at(0.2)
    assert stage.media.still_open == ["red", "green"]
    stage = Playing(plan(piece("red"), film()))
    assert stage.at(4).media.still_open == ["red"]
    assert stage.at(5.2).media.still_open == ["red", "film"]


def test_what_is_over_is_closed() -> None:
    stage = Playing(plan(piece("red"), piece("green"), piece("blue"))).at(10.5)
    assert stage.media.still_open == ["green", "blue"]


def test_a_late_first_picture_leaves_the_last_one_standing() -> None:
    stage = Playing(plan(piece("red"), piece("green"), piece("blue")), FakeMedia(late={"green"}))
    assert stage.at(12).colour == RED
    stage.media.of("green")[0].pictures.append((0, GREEN))
    assert stage.at(12.1).colour == GREEN


def test_a_fade_lies_in_the_first_half_second_of_the_new_showing() -> None:
    stage = Playing(plan(piece("red"), piece("green", transition="fade"), piece("blue")))
    stage.at(9.9)
    assert stage.at(10.0).colour == RED
    red, green, _ = stage.at(10.25).colour
    assert red == pytest.approx(128, abs=3)
    assert green == pytest.approx(128, abs=3)
    assert stage.stage.is_moving
    assert stage.at(10.5).colour == GREEN
    assert not stage.stage.is_moving


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(piece("red"), piece("green", transition="cut"), id="a cut"),
        pytest.param(piece("red", style="mourning"), piece("green", transition="fade"), id="out of mourning"),
        pytest.param(piece("red"), piece("green", transition="fade", style="mourning"), id="into mourning"),
    ],
)
def test_a_cut_has_no_mixture(before: Piece, after: Piece) -> None:
    stage = Playing(plan(before, after))
    stage.at(9.99)
    assert stage.at(10.0).colour == GREEN


def test_equal_neighbours_follow_each_other_without_a_transition() -> None:
    same = piece("red", transition="fade")
    stage = Playing(plan(same, same, piece("green"))).at(10.1)
    assert not stage.stage.is_moving
    assert stage.colour == RED


def test_the_first_picture_is_not_faded_in() -> None:
    assert Playing(plan(piece("red", transition="fade"), piece("green"))).at(0).colour == RED


def test_a_film_shows_the_picture_of_its_time_and_wakes_for_each() -> None:
    stage = Playing(plan(film(), piece("green"))).at(2.05)
    assert stage.colour == (20, 0, 0)
    assert stage.stage.due(stage.clock.now.mono) == pytest.approx(1002.1)


def test_a_film_is_entered_in_the_middle() -> None:
    stage = Playing(plan(film(), piece("green")))
    stage.clock.sleep(4)
    assert stage.tick().colour == (40, 0, 0)
    assert stage.media.of("film")[0].offset_ms == 4000


def test_a_showing_runs_by_the_monotonic_clock() -> None:
    stage = Playing(plan(film(), piece("green"))).at(2)
    stage.clock.step(0.4)
    assert stage.tick().colour == (20, 0, 0)


def test_a_clock_that_is_set_by_more_than_half_a_second_enters_the_showing_anew() -> None:
    stage = Playing(plan(film(), piece("green"))).at(2)
    stage.clock.step(3)
    assert stage.tick().colour == (50, 0, 0)
    assert [medium.offset_ms for medium in stage.media.of("film")] == [0, 5000]


def test_a_film_that_fails_is_restarted_where_it_should_be_and_keeps_its_picture() -> None:
    stage = Playing(plan(film(), piece("green"))).at(3)
    stage.media.late.add("film")
    stage.media.of("film")[0].fail("maker-stopped", blames=False)
    stage.at(3.2)
    assert stage.colour == (30, 0, 0)
    again = stage.media.of("film")[1]
    assert again.offset_ms == pytest.approx(3000, abs=200)
    again.pictures.append((3100, WHITE))
    assert stage.at(3.4).colour == WHITE
    assert stage.told == [("film", "maker-stopped", False)]
    assert stage.media.of("film")[0].closed


def test_a_file_that_fails_twice_leaves_its_slot_to_the_next_items_picture_and_is_reported_once() -> None:
    stage = Playing(plan(piece("red"), film(), piece("green")), FakeMedia(broken={"film"}))
    assert stage.at(9.9).colour == RED
    assert stage.at(10.1).colour == GREEN
    assert stage.at(19).colour == GREEN
    assert len(stage.media.of("film")) == 2
    assert stage.told == [("film", "media-torn", False), ("film", "media-torn", True)]


def test_a_maker_that_somebody_kills_again_and_again_is_restarted_with_growing_pauses_and_never_blamed() -> None:
    stage = Playing(plan(piece("red"), film(seconds=60), piece("green")))
    stage.at(11)
    for tenth in range(110, 300):
        for medium in stage.media.of("film"):
            medium.fail("maker-stopped", blames=False)
        stage.at(tenth / 10)
    assert 5 <= len(stage.media.of("film")) <= 9
    assert [given_up for _, _, given_up in stage.told] == [False]


def test_a_film_that_was_killed_once_more_after_a_good_while_is_back_at_once_and_told_again() -> None:
    stage = Playing(plan(film(seconds=60), piece("green")))
    for killed in (3, 3 + GOOD_S + 1):
        stage.at(killed).media.of("film")[-1].fail("maker-stopped", blames=False)
        assert stage.at(killed + 0.3).colour == (killed * 10 + 3, 0, 0)
    assert stage.told == [("film", "maker-stopped", False)] * 2


def test_a_file_that_fails_again_after_a_good_while_is_given_up_all_the_same() -> None:
    stage = Playing(plan(film(seconds=60), piece("green")))
    for failed in (3, 3 + GOOD_S + 1):
        stage.at(failed).media.of("film")[-1].fail("media-torn", blames=True)
    assert stage.at(failed + 1).colour == GREEN
    assert stage.told == [("film", "media-torn", False), ("film", "media-torn", True)]


def test_a_film_that_was_given_up_does_not_keep_the_loop_awake() -> None:
    stage = Playing(plan(film(seconds=60), piece("green")))
    for failed in (3, 6):
        stage.at(failed).media.of("film")[-1].fail("media-torn", blames=True)
    assert stage.at(9).colour == GREEN
    now = stage.clock.read().mono
    assert stage.stage.due(now) > now + 1  # its pictures lie ready, and nobody will see them


def test_a_killed_maker_does_not_count_against_its_file() -> None:
    stage = Playing(plan(film(seconds=60), piece("green"))).at(3)
    stage.media.of("film")[-1].fail("maker-stopped", blames=False)
    stage.at(4).media.of("film")[-1].fail("media-torn", blames=True)
    assert stage.at(8).colour == (80, 0, 0)
    assert not any(given_up for _, _, given_up in stage.told)


def test_without_makers_the_last_picture_stays_and_they_are_asked_again() -> None:
    stage = Playing(plan(piece("red"), piece("green"), piece("blue"))).at(0)
    stage.media.missing = True
    assert stage.at(12).colour == RED
    stage.media.missing = False
    assert stage.at(17).colour == GREEN


def test_a_maker_that_falls_silent_is_replaced() -> None:
    stage = Playing(plan(film(), piece("green"))).at(2)
    stage.media.of("film")[0].pictures[:] = [(2000, RED)]
    stage.at(7)
    assert ("film", "maker-silent", False) in stage.told
    assert len(stage.media.of("film")) == 2


def test_a_maker_that_is_still_to_be_born_is_waited_for() -> None:
    stage = Playing(plan(film(seconds=60), piece("green")), FakeMedia(late={"film"})).tick()
    (unborn,) = stage.media.of("film")
    unborn.state = "asked"
    stage.at(30)
    assert stage.media.of("film") == [unborn]
    assert stage.told == []
    unborn.state = "running"
    stage.at(35)
    assert ("film", "maker-silent", False) in stage.told


def test_a_band_runs_on_over_a_change_and_is_no_part_of_the_fade() -> None:
    stage = Playing(plan(piece("red"), piece("green", transition="fade"), bands=Bands(bottom="blue")))
    stage.at(10.2)
    assert [medium.offset_ms for medium in stage.media.of("blue")] == [0]
    assert stage.display.pixel(5, CANVAS.height - 2) == BLUE
    red, green, _ = stage.colour
    assert 0 < red < 255
    assert 0 < green < 255


def test_only_a_band_is_presented_while_a_still_stands() -> None:
    stage = Playing(plan(piece("red"), piece("green"), bands=Bands(top="blue"))).at(2)
    boxes = stage.at(2.1).boxes
    assert [(box.x, box.y, box.width) for box in boxes] == [(0, 0, CANVAS.width)]
    assert boxes[0].height < CANVAS.height / 2
    assert stage.stage.is_moving


def test_a_ticker_has_its_own_ground_where_its_text_is_not() -> None:
    stage = Playing(plan(piece("red"), piece("green", kind="ticker"))).at(10.0)
    assert stage.display.pixel(0, 5) == GREEN


def test_black_is_black() -> None:
    stage = Playing(plan(piece("red"), Piece(kind="black", length_ms=5000))).at(11)
    assert stage.colour == (0, 0, 0)


def test_another_canvas_is_entered_anew() -> None:
    stage = Playing(plan(piece("red"), piece("green"))).at(3)
    display = FakeDisplay(stage.clock, Size(width=20, height=20))
    stage.stage.place(display.surface, display.canvas, BOARD)
    stage.tick()
    assert display.pixel() == RED
    assert stage.media.of("red")[0].closed


def test_the_plan_of_the_tests_begins_when_it_says() -> None:
    shot = plan(piece("red")).at(BEGIN_MS)
    assert shot
    assert shot.now.begin_ms == BEGIN_MS
