"""What lies between two runs: why, and what was due."""

from dataclasses import replace
from pathlib import Path

import pytest

from ledplayer.core.played import Stretch
from ledplayer.status.proof.gap import Before, Missing, kept_plans, missing_before, with_due
from ledplayer.status.proof.section import Beginning
from ledplayer.status.proof.told import Told
from tests.status.proof.board import DAY, HOUR, MINUTE, Board, at

BEGAN = Beginning(boot="b", board="x", zone="Asia/Ho_Chi_Minh", begin_ms=at(0, 12))
CARD = Before(end_ms=at(0, 10), how="cut", is_on_card=True)


def whys(beginning: Beginning, before: Before | None) -> list[tuple[str, int, int]]:
    return [(one.why, one.begin_ms, one.end_ms) for one in missing_before(beginning, before)]


@pytest.mark.parametrize(
    ("beginning", "before", "expected"),
    [
        pytest.param(BEGAN, None, [], id="the first ever"),
        pytest.param(
            BEGAN,
            CARD,
            [("unproven", at(0, 10), at(0, 10, 15)), ("off", at(0, 10, 15), at(0, 12))],
            id="a power cut",
        ),
        pytest.param(
            replace(BEGAN, begin_ms=at(0, 10, 4)), CARD, [("unproven", at(0, 10), at(0, 10, 4))], id="a short one"
        ),
        pytest.param(
            BEGAN,
            replace(CARD, is_quiet=True),
            [("unproven", at(0, 10), at(0, 11)), ("off", at(0, 11), at(0, 12))],
            id="a power cut while the board is closed, when the card is left alone for an hour",
        ),
        pytest.param(BEGAN, replace(CARD, how="clean"), [("off", at(0, 10), at(0, 12))], id="stopped"),
        pytest.param(BEGAN, replace(CARD, how="killed"), [("off", at(0, 10), at(0, 12))], id="killed"),
        pytest.param(BEGAN, replace(CARD, is_on_card=False), [("off", at(0, 10), at(0, 12))], id="of this boot"),
        pytest.param(
            replace(BEGAN, after="cut"), CARD, [("lost", at(0, 10), at(0, 12))], id="sections between are gone"
        ),
        pytest.param(replace(BEGAN, after="step"), CARD, [("unknown", at(0, 10), at(0, 12))], id="the clock stepped"),
        pytest.param(replace(BEGAN, begin_ms=at(0, 9)), CARD, [], id="the clock was set back"),
        pytest.param(replace(BEGAN, is_dated=False), CARD, [], id="no clock"),
    ],
)
def test_why_nothing_is_known(beginning: Beginning, before: Before | None, expected: list[object]) -> None:
    assert whys(beginning, before) == expected


def test_what_no_plan_says_is_unknown(board: Board) -> None:
    missing = Missing(begin_ms=at(5), end_ms=at(12), why="off")
    found = list(with_due([missing], kept_plans(board.state)))
    assert [(one.why, one.begin_ms, one.end_ms) for one in found] == [
        ("off", at(5), at(8)),
        ("unknown", at(8), at(12)),
    ]
    assert {day for day, *_ in found[0].due} == {"2026-08-08", "2026-08-09", "2026-08-10"}
    assert sum(ms for *_, ms in found[0].due) == 3 * 16 * HOUR


def test_plans_that_cannot_be_read_are_none(board: Board) -> None:
    (board.state / "plan.json").write_bytes(b"{torn")
    (board.state / "plan-2026-08-04.json").unlink()
    assert len(kept_plans(board.state)) == 6
    assert kept_plans(Path("/nowhere")) == []


def test_a_week_off_is_due_by_the_plans_of_before_also_where_intake_is_started_anew(board: Board) -> None:
    board.start().play(at(0, 12)).stop().wait(at(6, 12)).start()
    assert board.keeper
    board.make_plans()  # and those of before are gone
    board.keeper = None
    board.start()  # an intake that died
    found = board.play(at(6, 13)).stop().account(0, 7)
    assert found.stretches[0] == Stretch(begin_ms=at(0, 12), end_ms=at(6, 12), why="off")
    assert sum(row.due_ms for row in found.rows) == 14 * HOUR + 5 * 16 * HOUR + 7 * HOUR
    assert sum(row.unproven_ms for row in found.rows) == 0


def test_where_the_time_was_told_before_it_is_not_told_again() -> None:
    told = Told()
    for begin, end in ((10, 20), (30, 40), (20, 25), (39, 50), (5, 10)):
        told.add(begin, end)
    assert told.spans == [(5, 25), (30, 50)]
    assert told.within(0, 35) == [(5, 25), (30, 35)]
    assert told.without(0, 60) == [(0, 5), (25, 30), (50, 60)]
    assert told.without(6, 24) == []
    assert DAY > MINUTE
