"""A real player that is killed whenever one item is on, and one that is killed as soon as it begins."""

import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ledplayer.run_folder import run_folder, take
from ledplayer.status.register import REGISTER
from tests.system.watching import wait_for

pytestmark = pytest.mark.xdist_group("system")

PLAYLIST = "campaign: A\nitems:\n  - {text: Giết, seconds: 3}\n  - {text: Lành, seconds: 3}\n"
#: Of the wall, so that a slot of three seconds takes one.
RATE = 3


@dataclass
class Board:
    """A state folder, and the player that runs on it."""

    folder: Path
    starts: int = 0
    process: subprocess.Popen[bytes] | None = None

    @property
    def run(self) -> Path:
        return Path(run_folder(str(self.folder / "state")))

    def start(self) -> None:
        """As systemd does it."""
        self.starts += 1
        words = ["play", str(self.folder / "content"), "--headless", "--state", str(self.folder / "state")]
        command = [sys.executable, "-m", "ledplayer", *words, "--clock-rate", str(RATE), "--language", "en"]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log)
        before = self.begun_s
        wait_for(lambda: self.begun_s > before)

    def end(self, number: int = signal.SIGKILL) -> None:
        assert self.process
        self.process.send_signal(number)
        self.process.wait(10)

    def register(self) -> dict[str, Any]:
        return take(str(self.run / REGISTER))

    @property
    def begun_s(self) -> float:
        return float(self.register().get("begun_s", -1.0))

    def on(self) -> str:
        """What is on, as the register has it before it is drawn."""
        item = self.register().get("on")
        return item[3] if item else ""

    def status(self) -> dict[str, Any]:
        return take(str(self.run / "status.json"))

    def red(self) -> list[str]:
        """Why somebody has to act."""
        return [one["code"] for one in self.status().get("rests_on", ()) if one["colour"] == "red"]

    def said(self) -> str:
        return (self.folder / "log").read_text(encoding="utf-8")


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    (tmp_path / "content" / "playlists").mkdir(parents=True)
    (tmp_path / "content" / "playlists" / "a.yaml").write_text(PLAYLIST, encoding="utf-8")
    board = Board(tmp_path)
    yield board
    if board.process and board.process.poll() is None:
        board.end(signal.SIGTERM)
    shutil.rmtree(board.run, ignore_errors=True)


def test_a_player_that_dies_of_an_item_ends_by_passing_over_it(board: Board) -> None:
    board.start()
    wait_for(lambda: board.on() != "")
    while not board.register()["deaths"]["left_out"]:
        wait_for(lambda: board.on() == "Giết")
        board.end()
        board.start()
    assert board.starts == 4
    wait_for(lambda: board.on() == "Lành")
    began, seen = time.monotonic(), set()
    while time.monotonic() - began < 2.5 * 3 / RATE:
        seen.add(board.on())
        time.sleep(0.02)
    assert seen == {"Lành"}
    wait_for(lambda: "deaths-item" in board.red())
    assert board.status()["on_air"]["now"]["what"] == "Lành"
    for number in ("E142", "E143"):
        assert number in board.said()
    board.end(signal.SIGTERM)
    board.start()
    assert len(board.register()["deaths"]["at_s"]) == 3, "to be told to end is no death"
    assert json.dumps(board.register()["deaths"]["left_out"]).count("playlists/a.yaml") == 1


def test_one_that_dies_at_once_always_ends_at_the_card(board: Board) -> None:
    board.start()
    wait_for(lambda: (board.folder / "state" / "plan.json").exists())
    for _ in range(8):
        board.end()
        board.start()
    wait_for(lambda: "deaths-card" in board.red())
    told = board.status()["on_air"]
    assert (told["rung"], told["now"]["kind"], told["campaigns"]) == ("card", "card", [])
    for number in ("E145", "E146"):
        assert number in board.said()
