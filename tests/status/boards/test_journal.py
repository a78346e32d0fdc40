"""Journals as systemd-journal-remote writes them, and what is left of them: each file is read, or told to be unread."""

import os
import subprocess
from pathlib import Path

import pytest

from ledplayer.status.beacon import Beacon
from ledplayer.status.boards.heard import Heard
from ledplayer.status.boards.journal import Journals
from tests.status.boards.made import HOUR_MS, MINUTE_MS, NOW_MS, jpeg, line
from tests.status.boards.remote import MISSING, REMOTE, journal

WELL = Beacon(name="Xã Long Hậu", rung="open", campaigns=("Tết",))
PICTURE = jpeg((200, 0, 0))
SINCE_MS = NOW_MS - 48 * HOUR_MS

needs_remote = pytest.mark.skipif(not REMOTE.exists(), reason=MISSING)


def read(*places: Path, pictures: bool = True) -> tuple[list[Heard], Journals]:
    journals = Journals(places, since_ms=SINCE_MS, pictures=pictures)
    return list(journals.heard()), journals


def codes(journals: Journals) -> list[str]:
    return [problem.code for problem in journals.problems]


def written(path: Path, at_ms: int) -> Path:
    os.utime(path, ns=(at_ms * 1_000_000, at_ms * 1_000_000))
    return path


@needs_remote
def test_a_board_is_heard_with_its_state_and_its_picture(tmp_path: Path) -> None:
    at_ms = NOW_MS - 5 * MINUTE_MS
    journal(tmp_path / "remote-10.0.0.7.journal", line("xa-long-hau", at_ms, WELL, PICTURE))
    (found,), journals = read(tmp_path)
    assert (found.board, found.at_ms, found.beacon, found.picture) == ("xa-long-hau", at_ms, WELL, PICTURE)
    assert (found.part, found.priority, found.event, found.version) == ("player", 6, "E110", "0.1.0")
    assert codes(journals) == []
    (bare,), _ = read(tmp_path, pictures=False)
    assert (bare.beacon, bare.picture) == (WELL, b"")


@needs_remote
def test_only_our_lines_since_then_are_read(tmp_path: Path) -> None:
    lines = [
        line("a", SINCE_MS - HOUR_MS, WELL),
        line("b", NOW_MS - HOUR_MS, WELL, SYSLOG_IDENTIFIER="sshd"),
        line("c", NOW_MS - HOUR_MS, WELL),
        line("", NOW_MS - HOUR_MS, WELL),
    ]
    journal(tmp_path / "remote-a.journal", *lines)
    assert [found.board for found in read(tmp_path)[0]] == ["c"]


@needs_remote
def test_a_board_silent_for_weeks_is_known_by_its_last_line_and_old_rotated_files_are_not_opened(
    tmp_path: Path,
) -> None:
    long_ago = NOW_MS - 500 * HOUR_MS
    old = journal(tmp_path / "remote-a.journal", line("a", long_ago - 1, WELL), line("a", long_ago))
    gone = journal(tmp_path / "remote-b@1-2-3.journal", line("b", long_ago, WELL))
    for path in (old, gone):
        written(path, long_ago + 1000)
    found, journals = read(tmp_path)
    assert [(one.board, one.at_ms, one.by_ms) for one in found] == [("a", long_ago, long_ago + 1000)]
    assert codes(journals) == []


@needs_remote
def test_what_was_written_last_comes_last(tmp_path: Path) -> None:
    for name, hours in (("z", 3), ("m", 1), ("a", 2)):
        at_ms = NOW_MS - hours * HOUR_MS
        written(journal(tmp_path / f"remote-{name}.journal", line(name, at_ms)), at_ms)
    found, _ = read(tmp_path)
    assert [one.board for one in found] == ["z", "a", "m"]
    assert all(one.is_last for one in found)


@needs_remote
def test_a_broken_journal_costs_what_it_holds_and_is_told(tmp_path: Path) -> None:
    whole = journal(tmp_path / "remote-whole.journal", line("whole", NOW_MS - HOUR_MS, WELL))
    data = whole.read_bytes()
    (tmp_path / "remote-cut.journal").write_bytes(data[: len(data) // 3])
    (tmp_path / "remote-empty.journal").write_bytes(b"")
    (tmp_path / "remote-other.journal").write_bytes(b"no journal at all\n" * 1000)
    (tmp_path / "remote-zeros.journal").write_bytes(data[:4096] + bytes(len(data) - 4096))
    (tmp_path / "remote-gone.journal").symlink_to(tmp_path / "nowhere")
    (tmp_path / "remote-folder.journal").mkdir()
    found, journals = read(tmp_path)
    assert "whole" in [one.board for one in found]
    assert set(codes(journals)) == {"boards-journal-broken", "boards-journal-unreadable"}
    told = {Path(problem.place.file).name for problem in journals.problems}
    assert {"remote-empty.journal", "remote-other.journal", "remote-cut.journal"} <= told


@needs_remote
@pytest.mark.parametrize("seed", range(12))
def test_a_journal_with_bytes_changed_anywhere_never_ends_in_a_traceback(tmp_path: Path, seed: int) -> None:
    path = journal(tmp_path / "remote-a.journal", *(line("a", NOW_MS - n * MINUTE_MS, WELL, PICTURE) for n in range(9)))
    data = bytearray(path.read_bytes())
    used = data.rstrip(b"\0")
    for number in range(200):
        data[(seed * 7919 + number * 104_729) % len(used)] ^= 0xFF
    path.write_bytes(data)
    found, _ = read(tmp_path)
    assert len(found) <= 9


def test_a_stream_that_was_kept_as_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "kept.export"
    path.write_bytes(line("a", SINCE_MS - 1, WELL) + line("b", NOW_MS, WELL, PICTURE) + line("c", NOW_MS)[:-20])
    found, journals = read(path)
    assert [(one.board, one.picture) for one in found] == [("b", PICTURE)]
    assert codes(journals) == ["boards-journal-torn"]


def test_where_nothing_is_it_is_told(tmp_path: Path) -> None:
    found, journals = read(tmp_path / "nowhere")
    assert (found, codes(journals)) == ([], ["boards-journal-unreadable"])


def test_without_journalctl_it_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "ab":
        (tmp_path / f"remote-{name}.journal").write_bytes(b"x")
        written(tmp_path / f"remote-{name}.journal", NOW_MS)
    monkeypatch.setenv("PATH", str(tmp_path))
    found, journals = read(tmp_path)
    assert (found, codes(journals)) == ([], ["boards-no-journalctl"])


@needs_remote
def test_the_reading_may_be_left_in_the_middle(tmp_path: Path) -> None:
    journal(tmp_path / "remote-a.journal", *(line("a", NOW_MS - n * 1000, WELL) for n in range(3000, 0, -1)))
    lines = Journals([tmp_path], since_ms=SINCE_MS, pictures=False).heard()
    assert next(lines).board == "a"
    lines.close()  # type: ignore[attr-defined]
    ran = subprocess.run(["ps", "--ppid", str(os.getpid()), "-o", "comm="], capture_output=True, text=True, check=False)
    assert "journalctl" not in ran.stdout
