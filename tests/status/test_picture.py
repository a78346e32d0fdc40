"""A picture of the board: a new one where its player answers, else the last, and how old that is."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ledplayer.status.look import Seen, Why
from ledplayer.status.picture import MOST_BYTES, SNAPSHOT, fetch

END = b"IEND\xaeB`\x82"


def png(what: str) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + what.encode() + END


def put(run: Path, data: bytes, age_s: float = 0.0) -> None:
    draft = run / "draft"
    draft.write_bytes(data)
    os.utime(draft, (time.time() - age_s,) * 2)
    draft.replace(run / SNAPSHOT)


def answering(run: Path, what: str = "new") -> Callable[[int], None]:
    def ask(pid: int) -> None:
        assert pid == 77
        put(run, png(what))

    return ask


def refusing(pid: int) -> None:
    raise PermissionError(1, "not yours")


def seen(why: Why = "") -> Seen:
    return Seen({"pid": 77}, why, 1.0)


@pytest.mark.parametrize("why", ["", "silent"])
def test_a_player_that_answers_gives_a_new_picture(tmp_path: Path, why: Why) -> None:
    put(tmp_path, png("old"), 3600)
    found = fetch(str(tmp_path), ask=answering(tmp_path), seen=seen(why))
    assert found
    assert (found.data, found.kind) == (png("new"), "now")
    assert found.age_s < 5


def test_the_first_picture_of_a_player_is_waited_for(tmp_path: Path) -> None:
    found = fetch(str(tmp_path), ask=answering(tmp_path), seen=seen())
    assert found
    assert found.kind == "now"


def test_a_player_that_may_not_be_asked_is_not_waited_for(tmp_path: Path) -> None:
    put(tmp_path, png("old"), 3600)
    begin = time.monotonic()
    found = fetch(str(tmp_path), ask=refusing, seen=seen())
    assert time.monotonic() - begin < 1
    assert found
    assert (found.data, found.kind) == (png("old"), "old")
    assert found.age_s == pytest.approx(3600, abs=30)


def test_a_player_that_does_not_answer_is_waited_for_no_longer_than_told(tmp_path: Path) -> None:
    put(tmp_path, png("old"), 90)
    begin = time.monotonic()
    found = fetch(str(tmp_path), patience_s=0.2, ask=lambda pid: None, seen=seen())
    assert 0.2 <= time.monotonic() - begin < 2
    assert found
    assert found.kind == "old"


@pytest.mark.parametrize(("why", "kind"), [("gone", "dead"), ("boot", "dead"), ("missing", "dead"), ("version", "old")])
def test_nobody_else_is_asked_in_place_of_a_player_that_is_gone(tmp_path: Path, why: Why, kind: str) -> None:
    put(tmp_path, png("old"), 60)
    found = fetch(str(tmp_path), ask=lambda pid: pytest.fail("asked"), seen=Seen({"pid": 77}, why))
    assert found
    assert found.kind == kind


@pytest.mark.parametrize("data", [b"", b"PNG", png("x")[:-1], b"\x89PNG\r\n\x1a\n", b"{}", png("x") + b"more"])
def test_what_is_no_whole_picture_is_none(tmp_path: Path, data: bytes) -> None:
    put(tmp_path, data)
    assert fetch(str(tmp_path), seen=seen("gone")) is None


def test_a_picture_larger_than_any_is_none(tmp_path: Path) -> None:
    with (tmp_path / SNAPSHOT).open("wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n")
        file.truncate(MOST_BYTES + 1)
    assert fetch(str(tmp_path), seen=seen("gone")) is None


@pytest.mark.parametrize("kind", ["none", "link", "pipe", "folder"])
def test_what_is_no_file_is_none(tmp_path: Path, kind: str) -> None:
    path = tmp_path / SNAPSHOT
    if kind == "link":
        (tmp_path / "other").write_bytes(png("secret"))
        path.symlink_to(tmp_path / "other")
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    assert fetch(str(tmp_path), seen=seen("gone")) is None


def test_a_real_process_is_asked_by_its_signal(tmp_path: Path) -> None:
    put(tmp_path, png("old"))
    draft, path = tmp_path / "answer", tmp_path / SNAPSHOT
    draft.write_bytes(png("new"))
    program = (
        "import os, signal, sys\n"
        "signal.signal(signal.SIGUSR1, lambda *_: os.replace(sys.argv[1], sys.argv[2]))\n"
        "print(flush=True)\nsignal.pause()\n"
    )
    process = subprocess.Popen([sys.executable, "-c", program, str(draft), str(path)], stdout=subprocess.PIPE)
    assert process.stdout
    process.stdout.readline()
    found = fetch(str(tmp_path), seen=Seen({"pid": process.pid}, ""))
    process.send_signal(signal.SIGTERM)
    process.communicate()
    assert found
    assert (found.data, found.kind) == (png("new"), "now")
