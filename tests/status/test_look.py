"""Whether a player lives, by what it left: never a false green."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ledplayer.run_folder import put
from ledplayer.status.look import Seen, look, started
from tests.status.player import Fake, playing


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[Fake]:
    with playing(tmp_path) as fake:
        fake.go(1)
        yield fake


def looked(fake: Fake, after_s: float = 1.0) -> Seen:
    return look(str(fake.run), mono_s=fake.mono_s + after_s)


def rewritten(fake: Fake, **otherwise: Any) -> Seen:
    put(f"{fake.run}/status.json", json.dumps(fake.read() | otherwise).encode())
    return looked(fake)


def test_a_player_that_lives_is_believed(fake: Fake) -> None:
    seen = looked(fake)
    assert seen.why == ""
    assert seen.doc == fake.read()
    assert seen.age_s == pytest.approx(1.0, abs=0.01)


def test_after_half_a_minute_nothing_is_believed(fake: Fake) -> None:
    assert looked(fake, 29.9).why == ""
    assert looked(fake, 30.1).why == "silent"
    assert looked(fake, -5.0).why == "silent"


def test_a_process_that_is_gone(fake: Fake) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    assert rewritten(fake, pid=ended.pid).why == "gone"


def test_a_later_process_of_the_same_number(fake: Fake) -> None:
    assert rewritten(fake, started=(started(os.getpid()) or 0) - 201).why == "gone"


def test_an_emulated_machine_tells_of_itself_by_another_clock(fake: Fake) -> None:
    assert rewritten(fake, started=(started(os.getpid()) or 0) + 30).why == ""


def test_a_dead_process_that_nobody_has_buried(fake: Fake) -> None:
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    began = started(child.pid)
    assert rewritten(fake, pid=child.pid, started=began).why == ""
    child.kill()
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    assert looked(fake).why == "gone"
    child.communicate()


def test_another_boot(fake: Fake) -> None:
    seen = rewritten(fake, boot="another")
    assert seen.why == "boot"
    assert seen.age_s is None
    assert seen.doc is not None


def test_another_version(fake: Fake) -> None:
    assert rewritten(fake, version=2) == Seen(None, "version")
    assert rewritten(fake, version=0) == Seen(None, "version")


def test_one_that_was_told_to_end(fake: Fake) -> None:
    fake.now.end()
    assert looked(fake).why == "ended"


def _torn(fake: Fake, how: Callable[[bytes], bytes]) -> None:
    put(f"{fake.run}/status.json", how((fake.run / "status.json").read_bytes()))


@pytest.mark.parametrize(
    "how",
    [
        pytest.param(lambda data: b"", id="empty"),
        pytest.param(lambda data: data[:-1], id="one byte short"),
        pytest.param(lambda data: data[: len(data) // 2], id="half"),
        pytest.param(lambda data: data + b" " * 70_000, id="too long"),
        pytest.param(lambda data: b"\0" * len(data), id="zeros"),
        pytest.param(lambda data: b"[" * 60_000, id="deep"),
        pytest.param(lambda data: b"null", id="no object"),
        pytest.param(lambda data: b'{"version":1}', id="without its keys"),
        pytest.param(lambda data: data.replace(b'"pid":', b'"pid":"x","a":'), id="a pid that is a word"),
        pytest.param(lambda data: data.replace(b'"frames":{', b'"frames":[],"a":{'), id="frames that are a list"),
        pytest.param(lambda data: data.replace(b'"version":1', b'"version":true'), id="a version that is true"),
        pytest.param(lambda data: data.replace(b'"late":0', b'"late":NaN'), id="no number"),
    ],
)
def test_of_a_torn_file_nothing_is_believed(fake: Fake, how: Callable[[bytes], bytes]) -> None:
    _torn(fake, how)
    assert looked(fake) == Seen(None, "torn")


def test_every_cut_of_the_file_is_torn(fake: Fake) -> None:
    whole = (fake.run / "status.json").read_bytes()
    for length in range(0, len(whole), 37):
        _torn(fake, lambda data, length=length: whole[:length])
        assert looked(fake) == Seen(None, "torn")


def test_no_file_a_folder_and_a_link_elsewhere(fake: Fake, tmp_path: Path) -> None:
    file = fake.run / "status.json"
    whole = file.read_bytes()
    file.unlink()
    assert looked(fake).why == "missing"
    (tmp_path / "elsewhere").write_bytes(whole)
    file.symlink_to(tmp_path / "elsewhere")
    assert looked(fake).why == "torn"
    file.unlink()
    os.mkfifo(file)
    assert looked(fake).why == "torn"
    file.unlink()
    file.mkdir()
    assert looked(fake).why == "torn"
