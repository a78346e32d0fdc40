"""Checks are made side by side, and none of them costs more than its own line."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledplayer.checkup import Check, Finding, Patient, bad, good, untold
from ledplayer.doctor.examine import AT_ONCE, examine
from ledplayer.errors import Word
from tests.doctor.patients import patient, told


def check(look: object, **more: object) -> Check:
    return Check(what="doctor-what-card", look=look, **more)  # type: ignore[arg-type]


def well(at: Patient) -> Iterator[Finding]:
    yield good("doctor-card", milliseconds=3)


def test_what_a_check_finds_comes_back_whole_and_in_order(tmp_path: Path) -> None:
    said = [bad("doctor-hung", what=Word("doctor-what-card"), seconds=3, text="word:ẵ"), untold("doctor-no-systemd")]
    assert examine([check(lambda at: said), check(well)], patient(tmp_path)) == [
        *said,
        good("doctor-card", milliseconds=3),
    ]
    assert isinstance(examine([check(lambda at: said)], patient(tmp_path))[0].values["what"], Word)


def test_one_that_hangs_costs_its_own_line_and_its_own_time(tmp_path: Path) -> None:
    fifo = tmp_path / "share"
    os.mkfifo(fifo)

    def hangs(at: Patient) -> list[Finding]:
        fifo.read_bytes()  # as a share does whose server is away
        return []

    begun = time.monotonic()
    hung = check(hangs, within_s=0.2, hung="doctor-source-hung", values={"folder": "/share"})
    found = examine([hung, check(well)], patient(tmp_path))
    assert time.monotonic() - begun < 2
    assert told(found) == [("source-hung", False), ("card", True)]
    assert found[0].values["folder"] == "/share"
    assert examine([check(hangs, within_s=0.2, hung="")], patient(tmp_path)) == [], "another check says so"


def test_the_processes_of_one_that_hung_are_gone(tmp_path: Path) -> None:
    def hangs(at: Patient) -> list[Finding]:
        (tmp_path / "pid").write_text(str(os.getpid()))
        time.sleep(60)
        return []

    examine([check(hangs, within_s=0.3)], patient(tmp_path))
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_as_many_as_may_are_made_at_once(tmp_path: Path) -> None:
    hung = check(lambda at: time.sleep(60), within_s=0.5)
    begun = time.monotonic()
    assert len(examine([hung] * AT_ONCE, patient(tmp_path))) == AT_ONCE
    assert time.monotonic() - begun < 0.5 * AT_ONCE


def test_one_that_measures_is_made_alone_and_told_in_its_place(tmp_path: Path) -> None:
    def lasts(at: Patient) -> list[Finding]:
        begun = time.monotonic_ns()
        time.sleep(0.05)
        return [Finding(code="doctor-card", is_ok=True, where=f"{begun} {time.monotonic_ns()}")]

    found = examine([check(lasts), check(lasts, is_alone=True), check(lasts)], patient(tmp_path))
    before, alone, after = ([int(time) for time in one.where.split()] for one in found)
    assert alone[1] <= min(before[0], after[0])


def test_a_library_that_is_missing_is_no_fault_of_what_needs_it(tmp_path: Path) -> None:
    def needs(at: Patient) -> list[Finding]:
        import there_is_no_such_library  # type: ignore[import-not-found] # noqa: F401

        return []

    (found,) = examine([check(needs)], patient(tmp_path))
    assert (found.code, found.is_ok) == ("doctor-needs", None)
    assert found.values["module"] == "there_is_no_such_library"


def test_one_that_dies_is_told_and_leaves_its_traceback(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    def breaks(at: Patient) -> list[Finding]:
        os.write(1, b"noise of a library")
        raise RuntimeError("ours")

    assert told(
        examine([check(breaks), check(lambda at: os.kill(os.getpid(), signal.SIGKILL)), check(well)], patient(tmp_path))
    ) == [
        ("died", False),
        ("died", False),
        ("card", True),
    ]
    said = capfd.readouterr()
    assert "RuntimeError: ours" in said.err
    assert not said.out


def test_one_that_says_too_much_is_not_believed(tmp_path: Path) -> None:
    endless = check(lambda at: [good("doctor-card", text="x" * (1 << 20))])
    assert told(examine([endless], patient(tmp_path))) == [("died", False)]
