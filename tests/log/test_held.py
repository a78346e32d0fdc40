"""A cause that comes again and again is said once, and then how often."""

import logging

import pytest

from ledplayer.errors import Place, Problem
from ledplayer.log import note, tell
from ledplayer.log.begin import Log, begin


class Time:
    mono = 1000.0

    def when(self) -> str:
        return f"2026-11-26 {int(self.mono) // 3600:02}:{int(self.mono) // 60 % 60:02}:00+07:00"


def away(folder: str = "/s", why: str = "gone") -> Problem:
    values = {"folder": folder, "why": why, "since": "t"}
    return Problem(severity="warning", code="source-away", place=Place(file=folder), values=values)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def log(time, tmp_path) -> Log:
    return begin("player", folder=tmp_path, language="en", environment={}, when=time.when, mono=lambda: time.mono)


def lines(tmp_path) -> list[str]:
    return (tmp_path / "log" / "player.log").read_text("utf-8").splitlines()


def test_a_share_that_flaps_all_day_is_a_handful_of_lines_with_counts(time, log, tmp_path):
    for _ in range(24 * 60):
        tell(away(why=f"{time.mono}"))
        note("source-back", folder="/s")
        time.mono += 60
        log.tend()
    found = lines(tmp_path)
    assert len(found) < 60
    assert "more times since" not in found[0] + found[1]
    assert found[2].endswith("(9 more times since 00:17)")


def test_what_is_held_back_when_the_process_ends_is_said(time, log, tmp_path):
    for _ in range(3):
        tell(away())
    logging.getLogger().removeHandler(log)
    log.close()
    assert [line.endswith("(2 more times since 00:16)") for line in lines(tmp_path)] == [False, True]


def test_another_cause_is_said_at_once(time, log, tmp_path):
    tell(away("/s"))
    tell(away("/t"))
    assert len(lines(tmp_path)) == 2


def test_after_two_quiet_pauses_it_is_new_again(time, log, tmp_path):
    tell(away())
    time.mono += 1200
    log.tend()
    tell(away())
    assert len(lines(tmp_path)) == 2


def test_edges_of_what_is_on_air_may_come_a_few_times(time, log, tmp_path):
    for number in range(10):
        note("on-now", rung="open", campaigns=str(number))
    assert len(lines(tmp_path)) == 10


def test_causes_that_never_come_again_are_forgotten(time, log, tmp_path):
    for number in range(700):
        tell(away(f"/{number}"))
    assert len(lines(tmp_path)) == 700
    assert len(log._held._causes) <= 500
