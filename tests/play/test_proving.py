"""What the player says of its showings ends up in the proof of play."""

from datetime import date
from pathlib import Path

from ledplayer.core.played import Account
from ledplayer.status.proof.account import account
from ledplayer.status.proof.keeper import Keeper
from ledplayer.status.proof.recorder import Recorder
from tests.play.fakes import film, piece, plan
from tests.play.test_player import Running

DAY = date(2026, 8, 1)


def proving(running: Running, run: Path) -> Recorder:
    recorder = Recorder(run)
    running.player._prove = recorder.see
    running.player._chores = [recorder.tend]
    return recorder


def proven(running: Running, seconds: float, run: Path, recorder: Recorder | None = None) -> Account:
    """The account of a player that plays for so long and is stopped."""
    recorder = recorder or proving(running, run)
    running.run(seconds)
    recorder.close(running.clock.now)
    Keeper(running.state, run).tend(at_end=True)
    found = account(running.state / "proof", DAY, DAY.replace(day=2))
    assert found.problems == ()
    return found


def results(found: Account) -> dict[str, tuple[int, int, int, int, float]]:
    return {row.what: (row.due, row.shown, row.partly, row.failed, row.shown_ms / 1000) for row in found.rows}


def test_what_stood_on_the_canvas_from_begin_to_end_was_shown(tmp_path: Path) -> None:
    running = Running(tmp_path, plan(piece("red"), film(), piece("green")))
    assert results(proven(running, 60, tmp_path)) == {
        "red": (2, 2, 0, 0, 20),
        "film": (2, 2, 0, 0, 20),
        "green": (2, 2, 0, 0, 20),
    }


def test_what_another_item_stood_in_for_has_failed(tmp_path: Path) -> None:
    running = Running(tmp_path, plan(piece("red"), film(), piece("green")))
    running.media.broken.add("film")
    running.media.late.add("film")
    found = results(proven(running, 60, tmp_path))
    assert found["film"] == (2, 0, 0, 2, 0)
    assert found["red"] == found["green"] == (2, 2, 0, 0, 20)


def test_what_was_not_there_when_it_was_due_has_not_stood(tmp_path: Path) -> None:
    running = Running(tmp_path, plan(piece("red"), piece("green")))
    running.media.late.add("green")
    found = results(proven(running, 20, tmp_path))
    assert found["green"] == (1, 0, 0, 1, 0)


def test_a_plan_that_takes_something_off_the_air_leaves_it_partly_shown(tmp_path: Path) -> None:
    running = Running(tmp_path, plan(film(seconds=60), piece("green")))
    recorder = proving(running, tmp_path)
    running.run(5)
    running.hand_over(plan(piece("blue", 20)))
    found = results(proven(running, 36, tmp_path, recorder))
    due, shown, partly, failed, stood = found["film"]
    assert (due, shown, partly, failed) == (1, 0, 1, 0)
    assert 5 <= stood <= 7
    assert found["blue"][:4] == (1, 1, 2, 0)  # entered late, shown, left at the stop
