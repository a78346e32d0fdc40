"""What the player writes down, as the account has it: clocks that step, displays that are away, plans that change."""

from pathlib import Path

import pytest

from ledplayer.core.played import Account, Stretch
from ledplayer.status.proof.tape import BEAT, MOST_HELD, OPEN
from tests.core.made import campaign, content, text
from tests.status.proof.board import HOUR, MINUTE, SECOND, Board, at
from tests.status.proof.kills import full


def stood_ms(found: Account) -> int:
    return sum(row.shown_ms for row in found.rows)


def partly(found: Account) -> dict[str, int]:
    return {row.what: row.partly for row in found.rows if row.partly}


def test_every_showing_is_counted_once_though_sections_end_in_its_middle(board: Board) -> None:
    found = board.start().play(at(0, 9)).stop().account()
    rows = {row.what: (row.due, row.shown, row.partly) for row in found.rows}
    assert rows == {"Treo cờ": (18, 18, 0), "Dọn vệ sinh": (18, 18, 0), "Giữ xanh": (19, 18, 1)}  # began before 08:00
    assert stood_ms(found) == HOUR


def test_closed_hours_are_kept_and_never_due(board: Board) -> None:
    found = board.start().play(at(0, 23)).stop().account()
    (black,) = (row for row in found.rows if not row.campaign)
    assert (black.kind, black.due, black.shown_ms) == ("black", 0, HOUR)
    assert sum(row.due_ms for row in found.rows) == 14 * HOUR


def test_a_clock_that_is_set_forward_leaves_a_stretch_of_which_nobody_knows(board: Board) -> None:
    board.start().play(at(0, 9))
    found = board.set_clock(at(0, 12)).play(at(0, 13)).stop().account()
    assert found.stretches == (Stretch(begin_ms=at(0, 9), end_ms=at(0, 12), why="unknown"),)
    assert stood_ms(found) == sum(row.due_ms for row in found.rows) == 2 * HOUR
    assert found.problems == ()


def test_a_clock_that_is_set_back_makes_no_moment_count_twice(board: Board) -> None:
    board.start().play(at(0, 10))
    found = board.set_clock(at(0, 9, 10)).play(at(0, 11)).stop().account()
    assert stood_ms(found) == sum(row.due_ms for row in found.rows) == 3 * HOUR
    assert found.stretches == ()
    assert found.problems == ()


def test_a_clock_that_was_years_ahead_costs_the_real_days_nothing(board: Board) -> None:
    board.wall_ms = at(900, 8)
    board.make_plans()
    board.start().play(at(900, 8, 5))
    board.wall_ms = at(0, 9)
    board.make_plans()
    found = board.set_clock(at(0, 9)).play(at(1, 9)).stop().account(0, 2)
    assert stood_ms(found) == 24 * HOUR
    assert found.stretches == ()
    assert found.problems == ()


def test_small_corrections_of_the_clock_are_no_steps(board: Board) -> None:
    board.start().play(at(0, 8, 5))
    board.wall_ms += 900
    board.play(at(0, 8, 10))
    board.wall_ms -= 700
    found = board.play(at(0, 9)).stop().account()
    assert found.stretches == ()
    assert stood_ms(found) == pytest.approx(HOUR, abs=SECOND)


def test_what_is_on_while_the_clock_is_unknown_counts_on_no_day(board: Board) -> None:
    board.knows_time = False
    board.start().play(at(0, 8, 20))
    found = board.set_clock(board.wall_ms).play(at(0, 9)).stop().account()
    assert stood_ms(found) == 40 * MINUTE
    assert found.stretches == (Stretch(begin_ms=at(0, 8), end_ms=at(0, 8, 20), why="unknown"),)
    assert found.problems == ()


def test_a_power_cut_before_the_clock_is_known_is_told_apart_from_the_time_after_it(board: Board) -> None:
    board.start().play(at(0, 9, 5)).cut_power().wait(at(0, 10))
    board.knows_time = False
    board.start().play(at(0, 10, 20))
    found = board.set_clock(board.wall_ms).play(at(0, 11)).stop().account()
    assert [(one.begin_ms, one.end_ms, one.why) for one in found.stretches] == [
        (at(0, 9), at(0, 9, 15), "unproven"),
        (at(0, 9, 15), at(0, 10), "off"),
        (at(0, 10), at(0, 10, 20), "unknown"),
    ]


def test_nothing_stands_that_nobody_sees(board: Board) -> None:
    board.start().play(at(0, 9))
    board.is_seen = False
    board.play(at(0, 10))
    board.is_seen = True
    found = board.play(at(0, 11)).stop().account()
    assert stood_ms(found) == pytest.approx(2 * HOUR, abs=30 * SECOND)
    assert sum(row.failed for row in found.rows) == pytest.approx(55, abs=2)
    assert found.stretches == ()


def test_a_medium_that_fails_is_a_failed_showing(board: Board) -> None:
    board.standing = lambda showing: "failed" if showing.piece.what == "Giữ xanh" else "stands"
    found = board.start().play(at(0, 9)).stop().account()
    rows = {row.what: row for row in found.rows}
    assert (rows["Giữ xanh"].failed, rows["Giữ xanh"].shown, rows["Giữ xanh"].shown_ms) == (19, 0, 0)
    assert rows["Treo cờ"].failed == 0


def test_a_player_that_stood_still_proves_nothing_meanwhile(board: Board) -> None:
    board.start().play(at(0, 9))
    board.wait(at(0, 9, 30)).play(at(0, 10))
    found = board.stop().account()
    (stretch,) = found.stretches
    assert (stretch.why, stretch.begin_ms) == ("off", at(0, 9))
    assert stretch.end_ms == pytest.approx(at(0, 9, 30), abs=board.step_ms)


def test_another_plan_in_the_middle_splits_what_was_due(board: Board) -> None:
    board.start().play(at(0, 8, 1))  # "Treo cờ" is on from 08:00:15 or so
    board.made = content(campaign(text("Nước dâng", length_ms=50_000), path="playlists/lu.yaml"))
    board.make_plans()
    found = board.play(at(0, 9)).stop().account()
    rows = {row.what: row for row in found.rows}
    assert stood_ms(found) == sum(row.due_ms for row in found.rows) == HOUR
    assert (rows["Nước dâng"].due, rows["Nước dâng"].shown, rows["Nước dâng"].partly) == (70, 70, 1)  # entered late


def test_a_board_that_gets_another_name_is_told_under_both(board: Board) -> None:
    board.start().play(at(0, 9))
    assert board.plan
    found = board.stop().account()
    assert (found.board, found.zone) == ("xa-long-hoa", "Asia/Ho_Chi_Minh")


def test_where_memory_takes_nothing_lines_are_held_and_nothing_is_lost(board: Board) -> None:
    board.start().play(at(0, 8, 20))
    with full(str(board.run)):
        board.play(at(0, 9, 20))
    found = board.play(at(0, 10)).stop().account()
    assert stood_ms(found) == 2 * HOUR
    assert found.stretches == ()
    assert found.problems == ()


def test_what_is_held_is_bounded_and_what_is_dropped_is_lost(board: Board) -> None:
    board.start().play(at(0, 8, 20))
    with full(str(board.run)):
        board.play(at(3, 8))
        assert board.recorder
        assert len(board.recorder._tape._held) <= MOST_HELD
    found = board.play(at(3, 10)).stop().account(0, 4)
    assert found.problems == ()
    assert found.stretches
    assert {stretch.why for stretch in found.stretches} <= {"lost", "unknown"}, "of old days no plan is left"


def test_without_a_run_folder_the_board_plays_on(tmp_path: Path) -> None:
    from ledplayer.status.proof.recorder import Recorder

    board = Board(tmp_path)
    board.make_plans()
    board.start()
    board.recorder = Recorder(None)
    board.play(at(0, 9)).stop()
    assert not board.proof.exists()


def test_a_beat_of_rubbish_costs_a_second(board: Board) -> None:
    board.start().play(at(0, 8, 10)).kill()
    (board.run / BEAT).write_bytes(b"\xff{[" * 100)
    with (board.run / OPEN).open("ab") as file:
        file.write(b'["r",0,\xff\n[[[[["e",1]\n["d",99,1,2,"shown",1]\n')
    found = board.wait(at(0, 8, 11)).start().play(at(0, 9)).stop().account()
    assert found.problems == ()
    assert stood_ms(found) >= 58 * MINUTE - 30 * SECOND
