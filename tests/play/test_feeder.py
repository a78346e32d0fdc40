"""Intake is kept running: started, started again when it died or hangs, ended with the player."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from ledplayer.play.feeder import GOOD_S, MOST_SILENT_S, Feeder

WAITS = "import sys; sys.stdin.read()"
STUBBORN = "import signal, sys, time; signal.signal(15, signal.SIG_IGN); print(flush=True); time.sleep(100)"


@pytest.fixture
def feeder() -> Iterator[Feeder]:
    feeder = Feeder([sys.executable, "-S", "-c", WAITS])
    yield feeder
    feeder.close()


def end(pid: int | None, number: int = signal.SIGKILL) -> None:
    """Kill a child and wait until it is dead, leaving it to its parent to notice."""
    assert pid
    os.kill(pid, number)
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)


def test_it_is_started_once(feeder: Feeder) -> None:
    feeder.tend(0)
    first = feeder.pid
    feeder.tend(1)
    assert first is not None
    assert feeder.pid == first


def test_a_dead_one_is_started_again_and_said_once(feeder: Feeder, caplog: pytest.LogCaptureFixture) -> None:
    feeder.tend(0)
    first = feeder.pid
    end(first)
    feeder.tend(1)
    feeder.tend(2)
    assert feeder.pid not in (None, first)
    assert len(caplog.messages) == 1


def test_the_pauses_grow_and_begin_anew_after_a_good_time(feeder: Feeder) -> None:
    mono, starts = 0.0, []
    while len(starts) < 5:
        feeder.tend(mono)
        if feeder.pid:
            starts.append(mono)
            end(feeder.pid)
            feeder.tend(mono)
        mono += 0.5
    gaps = [later - earlier for earlier, later in pairwise(starts)]
    assert gaps == [0.5, 1.0, 2.0, 5.0]
    feeder.tend(mono + 100)
    end(feeder.pid)
    feeder.tend(mono + 100 + GOOD_S)
    feeder.tend(mono + 101 + GOOD_S)
    assert feeder.pid


def test_one_whose_heart_stands_still_is_killed_once(feeder: Feeder, caplog: pytest.LogCaptureFixture) -> None:
    feeder.tend(0)
    first = feeder.pid
    assert first
    os.kill(first, signal.SIGSTOP)
    feeder.tend(MOST_SILENT_S - 1)
    assert feeder.pid == first
    for _ in range(3):  # before the system has taken it away
        feeder.tend(2 * MOST_SILENT_S)
    assert [record.args[0].code for record in caplog.records].count("intake-hangs") == 1
    os.waitid(os.P_PID, first, os.WEXITED | os.WNOWAIT)
    feeder.tend(2 * MOST_SILENT_S + 1)
    feeder.tend(2 * MOST_SILENT_S + 2)
    assert feeder.pid not in (None, first)


def test_one_whose_heart_beats_is_left_alone(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "heart")
    feeder = Feeder(["cat", str(tmp_path / "heart")])
    feeder.tend(0)
    first = feeder.pid
    with (tmp_path / "heart").open("wb", buffering=0) as heart:
        for second in range(10, 300, 10):
            heart.write(b".")
            while feeder.heard != second and feeder.pid == first:
                feeder.tend(second)
            assert feeder.pid == first
    feeder.close()


def test_it_ends_with_its_standard_input(feeder: Feeder) -> None:
    feeder.tend(0)
    pid = feeder.pid
    feeder.close()
    assert feeder.pid is None
    with pytest.raises(ProcessLookupError):
        os.kill(pid or 0, 0)


def test_a_program_that_cannot_be_started_costs_nothing() -> None:
    feeder = Feeder(["/no/such/program"])
    feeder.tend(0)
    feeder.tend(1)
    assert feeder.pid is None
    feeder.close()


def test_one_that_does_not_listen_is_killed() -> None:
    feeder = Feeder([sys.executable, "-S", "-c", STUBBORN], farewell_s=0.1)
    feeder.tend(0)
    pid = feeder.pid
    feeder.close()
    assert subprocess.run(["kill", "-0", str(pid)], stderr=subprocess.DEVNULL).returncode
