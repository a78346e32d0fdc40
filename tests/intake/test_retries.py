from math import inf

from ledplayer.errors import Place, Problem
from ledplayer.intake.retries import Retries
from tests.intake.desk import FakeClock

KEY = ("source", "x.png")
FULL = Problem(severity="warning", code="disk-full", place=Place(file="x.png"))


def retries() -> tuple[Retries, FakeClock]:
    clock = FakeClock()
    return Retries(lambda: clock.mono), clock


def test_a_file_waits_its_time_and_is_then_tried():
    waiting, clock = retries()
    assert waiting.may(KEY, "old")
    waiting.later(KEY, "old", 5.0)
    assert not waiting.may(KEY, "old")
    assert waiting.at == clock.mono + 5
    clock.advance(5)
    assert waiting.may(KEY, "old")
    assert (waiting.at, bool(waiting)) == (inf, True)
    waiting.done(KEY)
    assert not waiting


def test_a_file_that_is_written_again_need_not_wait_for_its_older_version():
    waiting, _ = retries()
    waiting.later(KEY, "old", 300.0, FULL)
    assert waiting.may(KEY, "new")
    assert waiting.problems == []


def test_trouble_is_told_until_it_is_over_and_waits_longer_from_time_to_time_but_not_for_ever():
    waiting, clock = retries()
    waits = []
    for _ in range(9):
        waiting.trouble(KEY, "old", FULL)
        waits.append(waiting.at - clock.mono)
        clock.advance(waits[-1])
        assert waiting.may(KEY, "old")
        assert waiting.problems == [("source", FULL)]
        assert (waiting.reason(KEY, "old"), waiting.reason(KEY, "new")) == ("disk-full", "")
    assert waits == [5, 10, 20, 40, 80, 160, 300, 300, 300]


def test_a_file_that_is_gone_is_waited_for_no_longer():
    waiting, _ = retries()
    waiting.later(KEY, "old", 300.0, FULL)
    waiting.keep(set())
    assert (waiting.at, waiting.problems) == (inf, [])
