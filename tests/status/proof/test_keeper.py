"""From memory to the card: nothing is lost or doubled, whenever somebody dies or the card is full."""

import logging
from itertools import count
from pathlib import Path

import pytest

from ledplayer.core.played import Account, Stretch
from ledplayer.status.proof import keeper as keepers
from ledplayer.status.proof.card import files
from ledplayer.status.proof.keeper import HEAD, Keeper
from ledplayer.status.proof.tape import sealed
from tests.status.proof.board import HOUR, MINUTE, SECOND, Board, at
from tests.status.proof.kills import Killed, full, killed_at


def shown(found: Account) -> dict[str, tuple[int, int, int, int]]:
    return {row.what: (row.due, row.shown, row.partly, row.shown_ms) for row in found.rows}


def test_a_quarter_of_an_hour_is_on_the_card_within_seconds(board: Board) -> None:
    board.start().play(at(0, 8, 14))
    assert not board.proof.exists()
    board.play(at(0, 8, 15, 20))
    assert len(board.lines()) == 1
    assert sealed(board.run) == {}
    head = (board.run / HEAD).read_text()
    assert board.lines()[0][1].decode().startswith(f"{head} ")
    assert len(head) == 64


def test_a_clean_stop_writes_all(board: Board) -> None:
    found = board.start().play(at(0, 8, 40, 7)).stop().account()
    assert sum(row.shown_ms for row in found.rows) == 40 * MINUTE + 7 * SECOND
    assert found.stretches == ()


@pytest.mark.parametrize("half", [False, True], ids=["before", "in the middle of"])
def test_a_keeper_that_is_killed_at_any_step_costs_and_doubles_nothing(tmp_path: Path, half: bool) -> None:
    expected = None
    for number in count():
        board = Board(tmp_path / str(number), wall_ms=at(0, 23))
        board.make_plans()
        board.start().play(at(0, 23, 40))
        board.keeper = Keeper(board.state, board.run)
        board.look_ms = 10**9
        board.play(at(1, 0, 31))  # sections of two days wait
        assert board.recorder
        board.recorder.close(board.now)
        with killed_at(number, half=half) as done:
            try:
                Keeper(board.state, board.run).tend(at_end=True)
                was_killed = False
            except Killed:
                was_killed = True
        Keeper(board.state, board.run).tend(at_end=True)
        found = board.account(0, 2)
        expected = expected or found
        assert shown(found) == shown(expected), done
        assert (found.stretches, found.problems) == ((), ()), done
        assert sealed(board.run) == {}
        assert (board.run / HEAD).read_text() == found.head
        if not was_killed:
            assert number > 8
            return


def test_a_player_that_is_killed_at_any_step_costs_no_more_than_a_second(tmp_path: Path) -> None:
    for number in count():
        board = Board(tmp_path / str(number), wall_ms=at(0, 8, 14, 50))
        board.step_ms = SECOND
        board.make_plans()
        with killed_at(number):
            try:
                board.start().play(at(0, 8, 15, 5))
                was_killed = False
            except Killed:
                was_killed = True
        died_ms = board.wall_ms
        board.kill().wait(died_ms + 3 * SECOND).start().play(at(0, 8, 16)).stop()
        found = board.account()
        proven_ms = sum(row.shown_ms for row in found.rows)
        gone_ms = sum(stretch.end_ms - stretch.begin_ms for stretch in found.stretches)
        began_ms = at(0, 8, 14, 50)
        lived_ms = died_ms - began_ms
        assert found.problems == ()
        assert lived_ms - 2 * SECOND <= proven_ms - (board.wall_ms - died_ms - 3 * SECOND) <= lived_ms + 2 * SECOND
        assert gone_ms <= 5 * SECOND
        most = 2  # of one that is on in the end more is due; one that died between two sections is told of by both
        assert sum(row.shown + row.partly - row.due for row in found.rows if row.campaign) <= most
        if not was_killed:
            return


def test_a_power_cut_in_the_middle_of_a_line_is_said_and_what_follows_goes_on(
    board: Board, caplog: pytest.LogCaptureFixture
) -> None:
    board.start().play(at(0, 9, 1)).cut_power()
    (_, path), *_ = files(board.proof).values()
    whole = path.read_bytes()
    path.write_bytes(whole[:-40])
    with caplog.at_level(logging.WARNING):
        board.wait(at(0, 11)).start().play(at(0, 12)).stop()
    assert "E604" in caplog.text or "half a line" in caplog.text or "ghi dở" in caplog.text
    found = board.account()
    assert found.problems == ()
    assert found.stretches[0] == Stretch(begin_ms=at(0, 8, 45), end_ms=at(0, 9), why="unproven")


def test_a_torn_first_line_of_a_day_is_said_by_the_account(board: Board) -> None:
    board.start().play(at(0, 23, 50)).stop().wait(at(1, 6, 30)).start().play(at(1, 7)).cut_power()
    (_, path) = files(board.proof)[2]
    path.write_bytes(path.read_bytes()[:50])
    board.wait(at(1, 8)).start().play(at(1, 9)).stop()
    found = board.account(0, 2)
    assert [problem.code for problem in found.problems] == ["proof-line-torn"]
    assert sum(row.shown for row in found.rows) > 0


def test_a_full_card_leaves_all_in_memory_and_is_said_once(board: Board, caplog: pytest.LogCaptureFixture) -> None:
    board.start().play(at(0, 9))
    with full(str(board.proof)), caplog.at_level(logging.INFO):
        board.play(at(0, 12))
    assert len(sealed(board.run)) == 12
    board.play(at(0, 13)).stop()
    found = board.account()
    assert sum(row.shown_ms for row in found.rows) == 5 * HOUR
    assert (found.stretches, found.problems) == ((), ())
    assert [record.levelname for record in caplog.records] == ["ERROR"]


def test_what_memory_has_no_room_for_is_lost_and_the_account_says_when(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keepers, "MOST_WAITING_BYTES", 20_000)
    board.start().play(at(0, 9))
    with full(str(board.proof)):
        board.play(at(0, 13))
    board.play(at(0, 14)).stop()
    found = board.account()
    (lost,) = found.stretches
    assert lost.why == "lost"
    assert lost.begin_ms == at(0, 9)
    assert at(0, 9, 30) < lost.end_ms < at(0, 13)
    assert sum(row.shown_ms for row in found.rows) == 6 * HOUR - (lost.end_ms - lost.begin_ms)
    assert sum(row.due_ms for row in found.rows) == 6 * HOUR
    assert sum(row.unproven_ms for row in found.rows) == lost.end_ms - lost.begin_ms


def test_a_player_that_dies_all_the_time_wears_out_no_card(board: Board) -> None:
    board.start().play(at(0, 9))
    before = len(board.lines())
    for _ in range(100):
        board.kill().wait(board.wall_ms + 2 * SECOND).start()
        board.step_ms = SECOND
        board.play(board.wall_ms + 3 * SECOND)
        assert len(board.lines()) == before
    board.step_ms = 20 * SECOND
    board.play(at(0, 10)).stop()
    found = board.account()
    assert sum(stretch.end_ms - stretch.begin_ms for stretch in found.stretches) == pytest.approx(200_000, abs=2000)


def test_two_keepers_do_not_write_the_same(board: Board) -> None:
    board.start().play(at(0, 8, 14))
    board.look_ms = 10**9
    board.play(at(0, 8, 16))
    one, other = Keeper(board.state, board.run), Keeper(board.state, board.run)
    with one._locked() as is_ours:
        assert is_ours
        other.tend(at_end=True)
    assert not board.proof.exists()
    one.tend()
    other.tend()
    assert len(board.lines()) == 1


def test_where_somebody_changed_the_newest_file_a_new_one_is_begun(
    board: Board, caplog: pytest.LogCaptureFixture
) -> None:
    board.start().play(at(0, 9))
    (_, path) = files(board.proof)[1]
    begin, end = path.read_bytes().rsplit(b'"how":"cut"', 1)
    path.write_bytes(begin + b'"how":"fun"' + end)
    with caplog.at_level(logging.ERROR):
        board.play(at(0, 10)).stop()
    assert len(caplog.records) == 1
    assert list(files(board.proof)) == [1, 2]
    found = board.account()
    assert {problem.code for problem in found.problems} == {"proof-line-changed"}
    assert sum(row.shown_ms for row in found.rows) == 2 * HOUR - 15 * MINUTE


def test_after_a_boot_the_newest_hash_is_there_before_anything_is_written(board: Board) -> None:
    board.start().play(at(0, 9, 1)).cut_power().wait(at(0, 9, 2)).start()
    assert (board.run / HEAD).read_text() == board.account().head
