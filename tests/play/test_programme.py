"""What is due, by the plan files in a state folder and a clock that may be unknown."""

import logging
from pathlib import Path

import pytest

from ledplayer.core import plan_file
from ledplayer.core.lineup import Plan
from ledplayer.core.model import Board
from ledplayer.files import write_whole
from ledplayer.play.plan_files import PlanFiles
from ledplayer.play.programme import Programme
from ledplayer.status.deaths import Deaths, Item, Limit
from tests.play.fakes import BEGIN_MS, BOARD, FakeClock, film, piece, plan


class Following:
    """A programme in a state folder, asked by a fake clock."""

    def __init__(self, state: Path, clock: FakeClock | None = None) -> None:
        self.state = state
        self.clock = clock or FakeClock()
        self.programme = Programme(PlanFiles(state), BOARD)

    def hand_over(self, plan: Plan, name: str = "plan.json") -> None:
        write_whole(self.state / name, plan_file.encode(plan))

    def now(self, after_s: float = 0) -> str:
        """What is on after some seconds: the text of the piece, or its kind."""
        self.clock.sleep(after_s)
        self.programme.look()
        shot = self.programme.shot(self.clock.read())
        while self.programme.is_reading:
            shot = self.programme.shot(self.clock.read())
        shot = self.programme.shot(self.clock.read())
        return shot.now.piece.text or shot.now.piece.kind


@pytest.fixture
def following(tmp_path: Path) -> Following:
    return Following(tmp_path)


def test_without_a_plan_the_card_is_on(following: Following) -> None:
    assert not following.programme.begin()
    assert following.now() == "card"


def test_a_plan_at_hand_is_on_from_the_first_moment(following: Following) -> None:
    following.hand_over(plan(piece("red")))
    assert following.programme.begin()
    assert following.programme.board.id == "b"
    assert following.programme.shot(following.clock.read()).now.piece.text == "red"


def test_a_plan_that_may_not_be_followed_is_not_and_the_next_one_is(following: Following) -> None:
    following.hand_over(plan(piece("red")))
    assert not following.programme.begin(lambda found: False)
    assert [following.now(), following.now(5)] == ["card", "card"]
    following.hand_over(plan(piece("green")))
    assert following.now(1) == "green"


def test_the_first_plan_replaces_the_card_at_once(following: Following) -> None:
    following.now()
    following.hand_over(plan(piece("red")))
    assert following.now(1) == "red"


def test_a_new_plan_waits_for_the_end_of_the_showing(following: Following) -> None:
    following.hand_over(plan(piece("red"), piece("green")))
    assert following.now() == "red"
    following.hand_over(plan(piece("blue"), piece("white")))
    assert following.now(5) == "red"
    assert following.now(5) == "white"


def test_a_removed_film_leaves_within_the_next_look(following: Following) -> None:
    following.hand_over(plan(film(seconds=60), piece("green")))
    assert following.now(5) == "film"
    following.hand_over(plan(piece("green")))
    assert following.now(1) == "green"


@pytest.mark.parametrize("data", [b"", b"{", b'{"version": 99}', b"[" * 100_000, b"\x00" * 2_000_000])
def test_a_wrong_plan_changes_nothing_and_is_said_once(
    following: Following, data: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    following.hand_over(plan(piece("red")))
    assert following.now() == "red"
    write_whole(following.state / "plan.json", data)
    assert [following.now(1), following.now(1)] == ["red", "red"]
    assert [record.args[0].code for record in caplog.records].count("plan-not-followed") == 1


def test_a_plan_that_vanishes_changes_nothing(following: Following) -> None:
    following.hand_over(plan(piece("red")))
    assert following.now() == "red"
    (following.state / "plan.json").unlink()
    assert following.now(20) == "red"


def test_after_the_plans_end_the_one_made_ahead_is_followed(following: Following) -> None:
    following.hand_over(plan(piece("red"), hours=1))
    following.hand_over(plan(piece("green"), begin_ms=BEGIN_MS + 3_600_000), "plan-2026-08-01.json")
    assert following.now() == "red"
    assert following.now(3_601) == "green"


def test_after_the_plans_end_without_another_the_card_is_on_until_there_is_one(following: Following) -> None:
    following.hand_over(plan(piece("red"), hours=1))
    assert following.now() == "red"
    assert following.now(3_700) == "card"
    following.hand_over(plan(piece("green"), begin_ms=BEGIN_MS + 3_600_000), "plan-2026-08-01.json")
    assert following.now(61) == "green"


def test_an_unknown_clock_plays_the_undated_loop_from_boot(tmp_path: Path) -> None:
    following = Following(tmp_path, FakeClock(wall_ms=None, mono=12.0))
    following.hand_over(plan(piece("red"), undated=(piece("blue"), piece("white"))))
    assert following.now() == "white"
    assert following.programme.at_ms == 12_000
    assert not following.programme.knows_time


def test_an_unknown_clock_without_anything_undated_shows_the_card(tmp_path: Path) -> None:
    following = Following(tmp_path, FakeClock(wall_ms=None))
    following.hand_over(plan(piece("red")))
    assert following.now() == "card"


def test_a_clock_that_becomes_known_is_followed_at_once_and_said(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    following = Following(tmp_path, FakeClock(wall_ms=None))
    following.hand_over(plan(piece("red"), undated=(piece("blue"),)))
    assert following.now() == "blue"
    following.clock = FakeClock(mono=1100)
    assert following.now() == "red"
    assert [record.args[0].code for record in caplog.records] == ["clock-unknown", "clock-known"]


def test_a_small_step_back_does_not_bring_back_what_has_ended(following: Following) -> None:
    following.hand_over(plan(piece("red"), piece("green")))
    following.now()
    assert following.now(10.1) == "green"
    following.clock.step(-0.4)
    assert following.now() == "green"
    following.clock.step(-2)
    assert following.now() == "red"


def test_another_board_comes_with_its_plan(following: Following) -> None:
    following.hand_over(plan(piece("red")))
    following.now()
    following.hand_over(plan(piece("red"), board=Board(id="other")))
    following.now(1)
    assert following.programme.board.id == "other"


def test_what_killed_the_player_is_gone_round_in_each_plan_and_is_back_when_it_may(following: Following) -> None:
    following.hand_over(plan(piece("red"), piece("green"), piece("blue")))
    assert following.now() == "red"
    green = Item("", "playlists/a.yaml", 0, "green")
    following.programme.go_round(Deaths(limit=Limit.ITEMS, left_out=(green,)))
    assert [following.now(), following.now(10), following.now(10)] == ["red", "blue", "blue"]
    following.hand_over(plan(piece("green"), piece("white")))
    assert following.now(10) == "white"
    following.programme.go_round(Deaths(limit=Limit.CARD))
    assert following.now() == "card"
    following.programme.go_round(Deaths())
    assert following.now() in ("green", "white")


def test_without_a_plan_there_is_the_card_whatever_died(following: Following) -> None:
    following.programme.go_round(Deaths(limit=Limit.FALLBACK))
    assert following.now() == "card"
