"""The files that the player gave up, and what is left of the time when the power comes back."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ledplayer.clock import BUILT_MS, Clock
from ledplayer.core.lineup import Piece
from ledplayer.errors import Place, Problem
from ledplayer.status.failed import ALTERED, FAILED, MOST, Failed, read_failed
from ledplayer.status.reports import Reports
from ledplayer.status.stamp import SIGNED, STAMP, floor_ms, write_signed, write_stamp


def test_failures_are_counted_over_restarts(tmp_path: Path) -> None:
    Failed(tmp_path).note("a")
    Failed(tmp_path).note("a")
    Failed(tmp_path).note("b")
    assert read_failed(tmp_path / FAILED) == {"a": 2, "b": 1}


@pytest.mark.parametrize("torn", [b"", b"[]", b'{"a": "x"}', b"\xff"])
def test_a_torn_list_is_begun_anew(tmp_path: Path, torn: bytes) -> None:
    (tmp_path / FAILED).write_bytes(torn)
    Failed(tmp_path).note("a")
    assert read_failed(tmp_path / FAILED) == {"a": 1}


def test_the_list_does_not_grow_without_end(tmp_path: Path) -> None:
    (tmp_path / FAILED).write_text(json.dumps({str(number): 1 for number in range(MOST)}))
    Failed(tmp_path).note("new")
    counts = read_failed(tmp_path / FAILED)
    assert len(counts) == MOST
    assert "new" in counts
    assert "0" not in counts


def test_a_disk_that_refuses_costs_nothing_else(tmp_path: Path) -> None:
    Failed(tmp_path / "gone").note("a")
    write_stamp(tmp_path / "gone", BUILT_MS)


def test_a_failure_is_said_in_a_sentence_and_only_a_file_to_blame_is_remembered(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    reports = Reports(Failed(tmp_path), Failed(tmp_path, ALTERED))
    film = Piece(kind="video", length_ms=1000, what="phim.mp4", playlist="playlists/a.yaml", sha256="f")
    problem = Problem(severity="error", code="maker-silent", place=Place(file="phim.mp4"))
    reports.note(film, problem, False)
    assert read_failed(tmp_path / FAILED) == {}
    reports.note(film, problem, True)
    assert read_failed(tmp_path / FAILED) == {"f": 1}
    assert all("phim.mp4 [playlists/a.yaml]" in message for message in caplog.messages)
    assert len(caplog.messages) == 2
    altered = Problem(severity="error", code="object-altered", place=Place(file="phim.mp4"), values={"file": "phim"})
    reports.note(film, altered, False)
    assert read_failed(tmp_path / FAILED) == read_failed(tmp_path / ALTERED) == {"f": 1}


def test_the_clocks_floor_is_the_newest_stamp(tmp_path: Path) -> None:
    assert floor_ms(tmp_path) == BUILT_MS
    write_stamp(tmp_path, BUILT_MS + 5)
    assert floor_ms(tmp_path) == BUILT_MS + 5
    write_stamp(tmp_path, 5)
    assert floor_ms(tmp_path) == BUILT_MS
    (tmp_path / STAMP).write_text("[]")
    assert floor_ms(tmp_path) == BUILT_MS


def test_the_newest_signed_time_is_a_floor_too_and_only_grows(tmp_path: Path) -> None:
    write_stamp(tmp_path, BUILT_MS + 5)
    write_signed(tmp_path, BUILT_MS + 9)
    assert floor_ms(tmp_path) == BUILT_MS + 9
    before = (tmp_path / SIGNED).stat().st_ino
    for older in (BUILT_MS + 9, BUILT_MS, 1 << 80):
        write_signed(tmp_path, older)
    assert (tmp_path / SIGNED).stat().st_ino == before
    write_stamp(tmp_path, BUILT_MS + 20)
    assert floor_ms(tmp_path) == BUILT_MS + 20
    (tmp_path / SIGNED).write_text('{"signed_ms": 1e999}')
    assert floor_ms(tmp_path) == BUILT_MS + 20


@pytest.mark.parametrize(
    ("year", "state"), [(1970, "unknown"), (2026, "unknown"), (2027, "plausible"), (2038, "plausible")]
)
def test_a_clock_before_the_last_signing_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, year: int, state: str
) -> None:
    write_signed(tmp_path, int(datetime(2026, 11, 25, tzinfo=UTC).timestamp() * 1000))
    now_ns = int(datetime(year, 2, 1, tzinfo=UTC).timestamp()) * 1_000_000_000
    monkeypatch.setattr("time.time_ns", lambda: now_ns)
    clock = Clock(floor_ms=floor_ms(tmp_path), synchronised=lambda: False)
    assert clock.state == state
    assert Clock(floor_ms=floor_ms(tmp_path), synchronised=lambda: True).state != "unknown"


@pytest.mark.parametrize(("is_synchronised", "counts"), [(True, False), (False, True)])
def test_an_office_whose_clock_is_years_ahead_takes_no_synchronised_board_along(
    tmp_path: Path, is_synchronised: bool, counts: bool
) -> None:
    ahead_ms = int(datetime(2090, 1, 1, tzinfo=UTC).timestamp() * 1000)
    write_signed(tmp_path, ahead_ms, lambda: is_synchronised)
    assert (floor_ms(tmp_path) == ahead_ms) is counts
    write_signed(tmp_path, BUILT_MS + 1, lambda: is_synchronised)
    assert floor_ms(tmp_path) > BUILT_MS


def test_the_newest_file_of_the_proof_says_that_it_cannot_be_earlier(tmp_path: Path) -> None:
    proof = tmp_path / "proof"
    proof.mkdir()
    for name, at_s in (("000001-2080-01-01.jsonl", 3_471_292_800), ("000002-2026-11-26.jsonl", 1_795_650_000)):
        (proof / name).write_bytes(b"")
        os.utime(proof / name, (at_s, at_s))
    (proof / "notes.txt").write_bytes(b"")
    assert floor_ms(tmp_path) == 1_795_650_000_000  # a clock that was once far ahead is no floor for ever
