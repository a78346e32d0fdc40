"""What was due: showing by showing along the plan, from one plan to the next."""

from ledplayer.core.lineup import Piece, Plan
from ledplayer.status.proof.due import Due
from tests.play.fakes import BEGIN_MS, piece, plan

Row = tuple[str, float, float, str]
TEN = plan(piece("red"), piece("green"))


def walk(*steps: object) -> list[Row]:
    """Rows, times in seconds from the plan's begin. Steps: a plan and when it takes effect, or up to when to walk."""
    found: list[Row] = []

    def told(what: Piece, begin_ms: int, end_ms: int, result: str) -> None:
        found.append((what.text, (begin_ms - BEGIN_MS) / 1000, (end_ms - BEGIN_MS) / 1000, result))

    due = Due(told, lambda begin, end: found.append(("?", (begin - BEGIN_MS) / 1000, (end - BEGIN_MS) / 1000, "")))
    for number, step in enumerate(steps):
        if isinstance(step, tuple):
            made, seconds = step
            (due.follow if number else due.begin)(made, BEGIN_MS + int(seconds * 1000))
        else:
            due.walk(BEGIN_MS + int(step * 1000))  # type: ignore[operator] # seconds
    return found


def test_a_showing_is_told_when_it_has_ended() -> None:
    assert walk((TEN, 0), 9.9) == []
    assert walk((TEN, 0), 9.9, 10, 25) == [("red", 0, 10, "shown"), ("green", 10, 20, "shown")]


def test_a_walk_that_begins_in_the_middle_counts_the_showing_at_its_end() -> None:
    assert walk((TEN, 4), 10) == [("red", 4, 10, "shown")]


def test_a_plan_that_takes_effect_in_the_middle_counts_the_old_showing_and_not_the_new_one() -> None:
    other = plan(piece("blue", 30))
    assert walk((TEN, 0), (other, 13), 31) == [
        ("red", 0, 10, "shown"),
        ("green", 10, 13, "shown"),
        ("blue", 13, 30, "part"),
    ]


def test_a_plan_that_takes_effect_as_a_showing_ends_did_so_then() -> None:
    other = plan(piece("blue", 10))
    assert walk((TEN, 0), (other, 10.02), 20) == [("red", 0, 10, "shown"), ("blue", 10, 20, "shown")]


def test_a_plan_that_says_the_same_changes_nothing() -> None:
    assert walk((TEN, 0), (plan(piece("red"), piece("blue")), 5), 20) == [
        ("red", 0, 10, "shown"),
        ("blue", 10, 20, "shown"),
    ]


def test_what_is_of_no_campaign_is_not_due() -> None:
    closed = plan(Piece(kind="black", length_ms=90_000_000), rung="closed")
    assert walk((closed, 0), 3600) == []


def test_where_the_plan_has_come_to_its_end_nobody_knows() -> None:
    short = plan(piece("red", 1800), hours=0.5)
    assert walk((short, 0), 2000, (plan(piece("blue", 10), hours=2), 2400), 2410)[1] == ("?", 1800, 2400, "")


def test_without_a_plan_nothing_is_due() -> None:
    none: Plan | None = None
    assert walk((none, 0), 100) == []
