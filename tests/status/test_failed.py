"""The files that the player gave up, and what is left of the time when the power comes back."""

import json
from pathlib import Path

import pytest

from ledplayer.clock import BUILT_MS
from ledplayer.core.lineup import Piece
from ledplayer.errors import Place, Problem
from ledplayer.status.failed import FAILED, MOST, Failed, read_failed
from ledplayer.status.reports import Reports
from ledplayer.status.stamp import STAMP, floor_ms, write_stamp


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
    reports = Reports("vi", Failed(tmp_path))
    film = Piece(kind="video", length_ms=1000, what="phim.mp4", playlist="playlists/a.yaml", sha256="f")
    problem = Problem(severity="error", code="maker-silent", place=Place(file="phim.mp4"))
    reports.note(film, problem, False)
    assert read_failed(tmp_path / FAILED) == {}
    reports.note(film, problem, True)
    assert read_failed(tmp_path / FAILED) == {"f": 1}
    assert all("phim.mp4 [playlists/a.yaml]" in message for message in caplog.messages)
    assert len(caplog.messages) == 2


def test_the_clocks_floor_is_the_newest_stamp(tmp_path: Path) -> None:
    assert floor_ms(tmp_path) == BUILT_MS
    write_stamp(tmp_path, BUILT_MS + 5)
    assert floor_ms(tmp_path) == BUILT_MS + 5
    write_stamp(tmp_path, 5)
    assert floor_ms(tmp_path) == BUILT_MS
    (tmp_path / STAMP).write_text("[]")
    assert floor_ms(tmp_path) == BUILT_MS
