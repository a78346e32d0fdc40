"""`ledplayer log`: of this machine, and of what was copied from a board."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ledplayer.cli import main

PLAYER = """\
2026-11-26 09:00:00+07:00 TIN xa-1 E101 Máy phát bắt đầu
2026-11-26 09:20:00+07:00 LỖI xa-1 E902 Việc định kỳ “sweep” không xong
    Traceback (most recent call last):
    ValueError: a
2026-11-26 10:00:00+07:00 TIN xa-1 E100 XANH; lúc này: A
"""
INTAKE = "2026-11-26 09:10:00+07:00 CẢNH BÁO xa-1 E201 không đọc được thư mục\n"
OLDER = "2026-11-25 23:00:00+07:00 CẢNH BÁO xa-2 E131 cũ hơn\n"


@pytest.fixture
def state(tmp_path: Path) -> Path:
    folder = tmp_path / "state" / "log"
    folder.mkdir(parents=True)
    (folder / "player.log").write_text(PLAYER, "utf-8")
    (folder / "player.log.1").write_text(OLDER, "utf-8")
    (folder / "intake.log").write_text(INTAKE, "utf-8")
    return folder.parent


def log(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["log", *map(str, words), "--language", "en"], catch_exceptions=False)


def events(result: Result) -> list[str]:
    return re.findall(r"^\d{4}-.* E(\d{3}) ", result.stdout, re.MULTILINE)


def test_the_parts_of_a_player_are_read_together_by_time(state: Path) -> None:
    result = log("--state", state, "--since", "2026-11-20")
    assert result.exit_code == 0
    assert events(result) == ["131", "101", "201", "902", "100"]
    assert "    ValueError: a\n" in result.stdout


def test_problems_are_told_alone_with_their_tracebacks(state: Path) -> None:
    result = log("--state", state, "--since", "2026-11-20", "--problems")
    assert events(result) == ["131", "201", "902"]
    assert "    ValueError: a\n" in result.stdout


def test_it_is_told_of_one_board_since_a_moment_and_the_newest_lines_alone(state: Path, monkeypatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
    assert events(log("--state", state, "--since", "2026-11-26T09:15")) == ["902", "100"]
    assert events(log(state, "--board", "xa-2")) == ["131"]
    assert events(log(state, "--lines", "2")) == ["902", "100"]


def test_copied_files_are_read_whole_wherever_they_lie(state: Path, tmp_path: Path) -> None:
    for name in ("player.log", "player.log.1"):
        shutil.copy(state / "log" / name, tmp_path / name)
    assert events(log(tmp_path / "player.log", tmp_path / "player.log.1")) == ["131", "101", "902", "100"]
    assert events(log(state / "log")) == ["131", "101", "201", "902", "100"]


def test_a_state_without_a_log_says_so_and_ends_with_1(tmp_path: Path) -> None:
    result = log("--state", tmp_path / "none")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "cannot be read" in result.stderr


@pytest.mark.parametrize("junk", [b"\x00\xff" * 50_000, b"", b"2026-11-26 09:00:00+07:00 TIN", b"\n" * 10_000])
def test_a_file_of_anything_costs_what_is_no_line_and_nothing_else(state: Path, junk: bytes) -> None:
    (state / "log" / "intake.log").write_bytes(junk + b"\n" + INTAKE.encode() + junk)
    assert events(log(state)) == ["131", "101", "201", "902", "100"]


def test_a_file_of_any_size_is_read_in_bounded_memory(tmp_path: Path) -> None:
    huge = tmp_path / "huge.log"
    with huge.open("wb") as file:
        file.truncate(200 << 20)  # one line of nothing
    command = f"ulimit -v 400000; exec {sys.executable} -m ledplayer log {huge}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not shutil.which("journalctl"), reason="apt install systemd")
def test_a_broken_journal_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.journal").write_bytes(b"LPKSHHRH" + b"\x00" * 5000)
    result = log(tmp_path / "a.journal")
    assert result.stdout == ""
    assert "a.journal" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.skipif(
    not Path("/lib/systemd/systemd-journal-remote").exists(), reason="apt install systemd-journal-remote"
)
def test_a_received_journal_is_read_like_the_files(tmp_path: Path) -> None:
    export = (
        b"__REALTIME_TIMESTAMP=1764123243000000\n__MONOTONIC_TIMESTAMP=1\n_BOOT_ID=" + b"a" * 32 + b"\n"
        b"SYSLOG_IDENTIFIER=ledplayer\nPRIORITY=3\nLEDPLAYER_EVENT=E501\nLEDPLAYER_BOARD=xa-1\nMESSAGE=E501 no time\n\n"
    )
    subprocess.run(
        ["/lib/systemd/systemd-journal-remote", "-o", str(tmp_path / "remote.journal"), "-"],
        input=export,
        check=True,
        capture_output=True,
        timeout=20,
    )
    result = log(tmp_path, "--problems")
    assert result.exit_code == 0, result.output
    assert " ERROR xa-1 E501 no time\n" in result.stdout
