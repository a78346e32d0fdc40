"""`ledplayer status`, as a process: beside a real player that lives, and after it was killed."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from ledplayer.cli import main
from ledplayer.run_folder import run_folder
from ledplayer.status.ask import Asked, read_words
from tests.status.player import Fake, playing
from tests.status.test_schema import VALIDATOR

LEDPLAYER = (sys.executable, "-m", "ledplayer")
#: How long a player may take until something is so.
PATIENCE_S = 60.0


def status(state: Path, *words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    command = [*LEDPLAYER, "status", "--state", str(state), *words]
    return subprocess.run(
        command, capture_output=True, text=True, timeout=30, env={**os.environ, "LANG": "C.UTF-8", **environment}
    )


def wait_for(so: Callable[[], Any]) -> Any:
    until = time.monotonic() + PATIENCE_S
    while not (found := so()):
        assert time.monotonic() < until
        time.sleep(0.2)
    return found


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[Fake]:
    with playing(tmp_path) as fake:
        fake.mono_s = time.monotonic()
        fake.now = type(fake.now)(tmp_path, tmp_path / "store", lambda _: fake.facts)
        fake.machine()
        yield fake


@pytest.mark.parametrize(
    ("otherwise", "code", "word"),
    [({}, 0, "GREEN"), ({"given_up": 1}, 1, "AMBER"), ({"is_display_missing": True}, 2, "RED")],
)
def test_it_ends_with_the_colour(fake: Fake, otherwise: dict[str, object], code: int, word: str) -> None:
    fake.go(0, **otherwise)
    done = status(fake.state, "--language", "en")
    assert (done.returncode, done.stdout.split()[0], done.stderr) == (code, word, "")
    assert "\x1b" not in done.stdout
    told = json.loads(status(fake.state, "--json").stdout)
    assert told["colour"] == word.lower()
    assert told["status"] == fake.read()


def test_on_a_bare_console_it_is_written_without_accents(fake: Fake) -> None:
    fake.go(0)
    told = status(fake.state, "--language", "vi", TERM="linux").stdout
    assert "UBND xa Long Hau" in told
    assert "Dang phat: Phong chay" in told
    assert told.isascii() or not any(letter.isalpha() and ord(letter) > 127 for letter in told)


def test_where_there_was_never_a_player_it_is_red_and_says_what_to_do(tmp_path: Path) -> None:
    done = status(tmp_path / "none", "--language", "en")
    assert done.returncode == 2
    assert "No player runs" in done.stdout
    assert "systemctl start ledplayer" in done.stdout
    told = json.loads(status(tmp_path / "none", "--json").stdout)
    assert (told["colour"], told["player"], told["status"]) == ("red", "missing", None)


def test_the_words_of_the_command_line() -> None:
    assert read_words([]) == Asked()
    assert read_words(["--state", "/a", "--json", "--watch", "--language=vi"]) == Asked("/a", True, True, "vi")
    for words in (["--help"], ["--state"], ["--language", "fr"], ["--json=1"], ["x"], ["--nonsense"]):
        assert read_words(words) is None


def test_help_and_mistakes_are_answered_by_the_command_line() -> None:
    assert "--watch" in CliRunner().invoke(main, ["status", "--help"]).output
    assert CliRunner().invoke(main, ["status", "--nonsense"]).exit_code == 2


def test_it_imports_nothing_heavy() -> None:
    heavy = {"click", "dataclasses", "yaml", "zoneinfo", "pathlib", "subprocess", "logging", "datetime", "hashlib"}
    code = (
        "import sys; sys.argv = ['ledplayer', 'status', '--state', '/none']\n"
        "from ledplayer.__main__ import main\n"
        "try: main()\n"
        f"except SystemExit: print(sorted({heavy!r} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, timeout=30)
    assert done.stderr.strip() == "[]"


def test_watching_ends_with_the_keyboard(fake: Fake) -> None:
    fake.go(0)
    command = [*LEDPLAYER, "status", "--state", str(fake.state), "--watch", "--language", "en"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline().startswith("GREEN")
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=10)
        assert (process.returncode, errors) == (0, "")


def test_a_real_player_is_seen_alive_and_seen_killed(tmp_path: Path) -> None:
    state = tmp_path / "state"
    words = ["play", "--headless", "--state", str(state), "--board", "ubnd-huyen", "--at", "2023-10-09T17:05"]
    run = Path(run_folder(str(state)))
    with subprocess.Popen(
        [*LEDPLAYER, *words, "--for", "5m"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as one:
        try:
            told = wait_for(lambda: _playing(state))
            assert told["player"] == "alive"
            assert told["status"]["pid"] == one.pid
            VALIDATOR.validate(told["status"])
            shown = status(state, "--language", "en")
            assert shown.returncode in (0, 1)
            assert "Now: On air: Ngày Chuyển đổi số quốc gia 10/10/2023, since 05:30, until 22:00" in shown.stdout
            assert "22:00–05:30  Outside opening hours" in shown.stdout
        finally:
            one.kill()
    try:
        dead = status(state, "--language", "en")
        assert dead.returncode == 2
        assert dead.stdout.startswith("RED  UBND huyện Cần Giuộc")
        assert "The player is gone" in dead.stdout
        assert "last sign of life: " in dead.stdout
        told = json.loads(status(state, "--json").stdout)
        assert told["player"] == "gone"
        assert abs(told["last_sign_ms"] - time.time() * 1000) < PATIENCE_S * 1000
    finally:
        shutil.rmtree(run, ignore_errors=True)


def _playing(state: Path) -> dict[str, Any] | None:
    told: dict[str, Any] = json.loads(status(state, "--json").stdout)
    doc = told["status"]
    return told if doc and doc["on_air"]["rung"] == "open" and doc["machine"] else None
