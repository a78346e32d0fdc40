"""A release is good after a minute of good frames, and refused after three deaths; one kill proves nothing."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from ledplayer.core.lineup import Plan
from ledplayer.files import write_whole
from ledplayer.status.verdict import VERDICT, Judge, Verdict, read_verdict
from tests.play.fakes import piece, plan

NEW, OLD, OTHER = "a" * 64, "b" * 64, "c" * 64


def of(release: str, source: str = "server:x") -> Plan:
    """A plan that shows something of a release."""
    return replace(plan(piece("red", source=source)), release=release)


def play(state: Path, release: str, seconds: float, *, is_good: bool = True) -> bool:
    """A player that dies after some seconds; returns whether it would play the release at all."""
    judge = Judge(state)
    if not judge.begins(of(release)):
        return False
    for second in range(int(seconds) + 1):
        judge.tend(1000.0 + second, is_good=is_good)
    return True


def says(state: Path) -> Verdict:
    return read_verdict(state / VERDICT)


def test_a_minute_of_good_frames_makes_it_good(tmp_path: Path) -> None:
    play(tmp_path, NEW, 59)
    assert says(tmp_path).verdict == ""
    play(tmp_path, NEW, 60)
    assert says(tmp_path) == Verdict(manifest=NEW, verdict="good")


def test_the_fourth_start_after_three_deaths_refuses_it(tmp_path: Path) -> None:
    assert [play(tmp_path, NEW, 20) for _ in range(4)] == [True, True, True, False]
    assert says(tmp_path).refuses(NEW)
    assert says(tmp_path).starts == 3
    assert not play(tmp_path, NEW, 60), "and for good"


def test_one_kill_in_the_first_minute_proves_nothing(tmp_path: Path) -> None:
    play(tmp_path, NEW, 20)
    assert play(tmp_path, NEW, 60)
    assert says(tmp_path).verdict == "good"


def test_a_player_that_was_told_to_end_takes_its_start_back(tmp_path: Path) -> None:
    for _ in range(5):
        judge = Judge(tmp_path)
        assert judge.begins(of(NEW))
        judge.end()
    assert says(tmp_path).starts == 0


def test_the_minute_is_one_without_a_gap(tmp_path: Path) -> None:
    judge = Judge(tmp_path)
    judge.begins(of(NEW))
    for second in range(100):
        judge.tend(1000.0 + second, is_good=second != 50)
    assert says(tmp_path).verdict == ""
    judge.tend(1111.0, is_good=True)
    assert says(tmp_path).verdict == "good"


def test_a_picture_that_never_stands_confirms_nothing(tmp_path: Path) -> None:
    play(tmp_path, NEW, 600, is_good=False)
    assert says(tmp_path).verdict == ""


@pytest.mark.parametrize("other", [of(""), of(NEW, source="/media/folder"), replace(of(NEW), pieces=())])
def test_a_plan_without_anything_of_a_release_is_on_no_trial(tmp_path: Path, other: Plan) -> None:
    judge = Judge(tmp_path)
    assert judge.begins(other)
    judge.tend(1000.0, is_good=True)
    judge.tend(2000.0, is_good=True)
    assert not (tmp_path / VERDICT).exists()


def test_what_was_refused_stays_so_while_the_one_before_it_plays_and_is_judged_too(tmp_path: Path) -> None:
    for _ in range(4):
        play(tmp_path, NEW, 1)
    assert play(tmp_path, OLD, 1)
    assert says(tmp_path).manifest == OLD
    assert says(tmp_path).refuses(NEW)
    play(tmp_path, OTHER, 60)
    assert says(tmp_path) == Verdict(manifest=OTHER, verdict="good", refused=(NEW,))


def test_the_last_good_one_needs_no_new_trial_when_the_new_one_was_refused(tmp_path: Path) -> None:
    play(tmp_path, OLD, 60)
    for _ in range(4):
        play(tmp_path, NEW, 1)
    before = (tmp_path / VERDICT).read_bytes()
    for _ in range(5):
        assert play(tmp_path, OLD, 1)
    assert (tmp_path / VERDICT).read_bytes() == before
    assert says(tmp_path).manifest == NEW


def test_a_healthy_day_writes_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[bytes] = []
    monkeypatch.setattr("ledplayer.status.verdict.write_whole", lambda path, data: written.append(data))
    judge = Judge(tmp_path)
    for second in range(86_400):
        if second % 600 == 0:
            assert judge.begins(of(NEW))
        judge.tend(1000.0 + second, is_good=True)
    assert [json.loads(data)["verdict"] for data in written] == ["", "good"]


def test_refusals_are_remembered_in_bounds(tmp_path: Path) -> None:
    for number in range(20):
        for _ in range(4):
            play(tmp_path, f"{number:064}", 1)
    assert len(says(tmp_path).refused) == 8


@pytest.mark.parametrize("torn", [b"", b"[]", b"{", b'{"manifest": 7, "verdict": []}', b"[" * 20_000, b"\xff"])
def test_a_torn_file_is_begun_anew(tmp_path: Path, torn: bytes) -> None:
    (tmp_path / VERDICT).write_bytes(torn)
    assert play(tmp_path, NEW, 60)
    assert says(tmp_path).verdict == "good"


def test_a_disk_that_refuses_stops_nobody(tmp_path: Path) -> None:
    assert play(tmp_path / "gone", NEW, 60)


def test_it_is_written_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[Path] = []

    def write(path: Path, data: bytes) -> None:
        calls.append(path)
        write_whole(path, data)

    monkeypatch.setattr("ledplayer.status.verdict.write_whole", write)
    play(tmp_path, NEW, 60)
    assert calls == [tmp_path / VERDICT] * 2
