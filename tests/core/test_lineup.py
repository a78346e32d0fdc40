"""“The plan” of `DESIGN.md`: what is on at a moment, and the 3-second rule."""

from timeit import timeit

import pytest

from ledplayer.core.lineup import Piece, Plan, Segment, Shot, Showing, running_sums
from tests.core.made import BOARD

A, B, C = (
    Piece(kind="text", length_ms=length_ms, what=what) for what, length_ms in (("a", 8000), ("b", 10_000), ("c", 3000))
)


def segment(begin_ms: int, end_ms: int, *loop: int) -> Segment:
    lengths = tuple((A, B, C)[number].length_ms for number in loop)
    return Segment(begin_ms=begin_ms, end_ms=end_ms, rung="open", loop=loop, sums=running_sums(lengths))


def plan(*segments: Segment, undated: Segment | None = None) -> Plan:
    return Plan(board=BOARD, zone="UTC", pieces=(A, B, C), segments=segments, undated=undated)


def told(showing: Showing | None) -> tuple[str, int, int] | None:
    return showing and (showing.piece.what, showing.begin_ms, showing.end_ms)


def shown(shot: Shot | None) -> tuple[object, object] | None:
    return shot and (told(shot.now), told(shot.next))


@pytest.mark.parametrize(
    ("at_ms", "now", "following"),
    [
        pytest.param(1000, ("a", 1000, 9000), ("b", 9000, 19_000), id="a segment begins with its first item"),
        pytest.param(8999, ("a", 1000, 9000), ("b", 9000, 19_000), id="to its last millisecond"),
        pytest.param(9000, ("b", 9000, 19_000), ("a", 19_000, 27_000), id="then the next"),
        pytest.param(19_000, ("a", 19_000, 27_000), ("b", 27_000, 37_000), id="and round"),
        pytest.param(60_000, ("a", 55_000, 63_000), ("b", 63_000, 70_000), id="cut by the segment's end"),
        pytest.param(69_999, ("b", 63_000, 70_000), ("c", 70_000, 73_000), id="and then the next segment's first"),
        pytest.param(75_999, ("c", 73_000, 76_000), None, id="nothing follows the plan's end"),
    ],
)
def test_a_moment_of_a_plan(at_ms: int, now: object, following: object) -> None:
    assert shown(plan(segment(1000, 70_000, 0, 1), segment(70_000, 76_000, 2)).at(at_ms)) == (now, following)


@pytest.mark.parametrize("at_ms", [-1, 999, 76_000])
def test_outside_the_plan_nothing_is_known(at_ms: int) -> None:
    assert plan(segment(1000, 70_000, 0, 1), segment(70_000, 76_000, 2)).at(at_ms) is None
    assert plan().at(at_ms) is None


@pytest.mark.parametrize(
    ("end_ms", "last"),
    [
        pytest.param(29_000, ("b", 26_000, 29_000), id="with 3.0 s left it is begun"),
        pytest.param(28_999, ("a", 18_000, 28_999), id="with less the one before it stays"),
        pytest.param(26_001, ("a", 18_000, 26_001), id="for a millisecond too"),
        pytest.param(26_000, ("a", 18_000, 26_000), id="one that ends in time"),
        pytest.param(25_999, ("a", 18_000, 25_999), id="one that is cut with more left"),
    ],
)
def test_what_would_stand_less_than_3_s_is_not_begun(end_ms: int, last: tuple[str, int, int]) -> None:
    some = plan(segment(0, end_ms, 0, 1))
    shots = [some.at(at_ms) for at_ms in (last[1], end_ms - 1)]
    assert [shot and told(shot.now) for shot in shots] == [last, last]


def test_the_first_of_a_segment_is_always_begun() -> None:
    assert shown(plan(segment(0, 500, 0), segment(500, 9000, 1)).at(100)) == (("a", 0, 500), ("b", 500, 9000))


def test_one_that_ends_in_time_is_begun_however_short() -> None:
    shot = plan(segment(0, 11_000, 0, 2)).at(9000)
    assert shot
    assert told(shot.now) == ("c", 8000, 11_000)


def test_a_loop_of_one_item_stays_too() -> None:
    assert shown(plan(segment(0, 10_000, 0)).at(9000)) == (("a", 0, 10_000), None)


def test_the_undated_loop_counts_from_boot() -> None:
    some = plan(undated=segment(0, 10**9, 0, 1))
    assert shown(some.since_boot(19_000)) == (("a", 18_000, 26_000), ("b", 26_000, 36_000))
    assert some.since_boot(10**9 - 1) is not None
    assert plan().since_boot(0) is None


def test_every_showing_ends_where_the_next_begins() -> None:
    some = plan(segment(0, 20_000, 0, 1), segment(20_000, 63_500, 1, 2, 0), segment(63_500, 64_000, 0))
    at_ms, seen = 0, ""
    while shot := some.at(at_ms):
        assert shot.now.begin_ms == at_ms
        assert shot.next is None or shot.next.begin_ms == shot.now.end_ms
        assert some.at(shot.now.end_ms - 1) == shot
        seen += shot.now.piece.what
        at_ms = shot.now.end_ms
    assert (seen, at_ms) == ("ab" + "bcabca" + "a", 64_000)


def test_asking_takes_microseconds() -> None:
    many = plan(*(segment(1000 * begin, 1000 * begin + 1000, *[0, 1, 2] * 1000) for begin in range(300)))
    assert min(timeit(lambda: many.at(150_500), number=1000) for _ in range(5)) / 1000 < 60e-6
