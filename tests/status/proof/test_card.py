"""The files on the card: their order, how many are kept, and what a clock does to them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from ledplayer.clock import Instant
from ledplayer.core.plan import plan_days
from ledplayer.status.proof import card as cards
from ledplayer.status.proof.account import account
from ledplayer.status.proof.card import files
from ledplayer.status.proof.keeper import Keeper
from ledplayer.status.proof.recorder import Recorder
from tests.core.made import BOARD, campaign, content, text
from tests.status.proof.board import DAY, HOUR, MINUTE, MONDAY, Board, at


def test_the_oldest_files_go_and_that_is_no_fault(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cards, "MOST_FILES", 3)
    board.step_ms = board.look_ms = 50_000
    found = board.start().play(at(5, 9)).stop().account(0, 6)
    assert list(files(board.proof)) == [4, 5, 6]
    assert found.problems == ()
    assert found.since == MONDAY + timedelta(days=3)
    assert {row.day for row in found.rows} == {MONDAY + timedelta(days=day) for day in (3, 4, 5)}


def test_files_that_went_though_they_were_to_be_kept_are_missed(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cards, "MOST_FILES", 3)
    board.step_ms = board.look_ms = 50_000
    board.start().play(at(5, 9)).stop()
    files(board.proof)[4][1].unlink()
    assert [problem.code for problem in board.account(0, 6).problems] == ["proof-begin-missing"]


def test_the_folder_never_grows_beyond_its_bound(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cards, "MOST_FOLDER_BYTES", 40_000)
    board.step_ms = board.look_ms = 50_000
    found = board.start().play(at(5, 9)).stop().account(0, 6)
    assert sum(path.stat().st_size for _, path in files(board.proof).values()) < 70_000
    assert found.problems == ()


def test_a_showing_over_midnight_is_told_on_both_days(board: Board) -> None:
    made = content(campaign(text("Canh lũ", length_ms=7 * MINUTE), path="playlists/lu.yaml"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tests.status.proof.board.OPEN_HOURS", BOARD)
        board.made, board.wall_ms = made, at(0, 22)
        board.make_plans()
        found = board.start().play(at(1, 2)).stop().account(0, 2)
    assert [(row.day.day, row.due_ms, row.shown_ms) for row in found.rows] == [
        (3, 2 * HOUR, 2 * HOUR),
        (4, 2 * HOUR, 2 * HOUR),
    ]
    assert all(row.shown == row.due for row in found.rows[1:])


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        pytest.param(date(2026, 3, 29), 23, id="an hour is missing"),
        pytest.param(date(2026, 10, 25), 25, id="an hour comes twice"),
        pytest.param(date(2026, 6, 1), 24, id="an ordinary day"),
    ],
)
def test_days_are_the_boards_own_also_where_clocks_change(tmp_path: Path, day: date, hours: int) -> None:
    name = "Europe/Berlin"
    zone = ZoneInfo(name)
    made = content(campaign(text("Bauhaus", length_ms=45_000), path="playlists/b.yaml"))
    days = [day + timedelta(days=number) for number in (-1, 0, 1)]
    plan = plan_days(made, replace(BOARD, time_zone=name), days, zone, name)
    run = tmp_path / "run"
    run.mkdir()
    begin, end = (datetime(one.year, one.month, one.day, tzinfo=zone).astimezone(UTC) for one in days[1:])
    begin_ms, end_ms = int(begin.timestamp() * 1000) - HOUR, int(end.timestamp() * 1000) + HOUR
    recorder = Recorder(run, "boot")
    for at_ms in range(begin_ms, end_ms, 45_000):
        shot = plan.at(at_ms)
        assert shot
        recorder.see(shot.now, plan, Instant(wall_ms=at_ms, mono=at_ms / 1000), "stands")
        recorder.tend(Instant(wall_ms=at_ms, mono=at_ms / 1000))
    recorder.close(Instant(wall_ms=end_ms, mono=end_ms / 1000))
    Keeper(tmp_path, run).tend(at_end=True)
    found = account(tmp_path / "proof", day, day + timedelta(days=1))
    (row,) = found.rows
    assert (row.shown, row.due, row.shown_ms) == (hours * 80, hours * 80, hours * HOUR)
    assert found.problems == ()
    assert found.zone == name


def test_only_the_days_asked_for_are_read(board: Board) -> None:
    board.step_ms = board.look_ms = 50_000
    board.start().play(at(5, 9)).stop()
    files(board.proof)[1][1].write_bytes(b"rubbish\n" * 100)
    found = board.account(3, 4)
    assert found.problems == ()
    assert sum(row.shown_ms for row in found.rows) == DAY
    assert board.account(0, 1).problems


def test_days_before_and_after_what_is_kept_are_empty(board: Board) -> None:
    board.start().play(at(0, 9)).stop()
    for days in ((-5, 0), (3, 9)):
        found = board.account(*days)
        assert (found.rows, found.stretches, found.problems) == ((), (), ())
