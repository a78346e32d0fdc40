"""Esc in a terminal ends what is shown where no window hears it."""

import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ARROW, ESC = b"\x1b[A", b"\x1b"
SHOW = ("test-card", "--canvas", "192x96", "--headless", "--for", "60s", "--language", "en")
PATIENCE_S = 30.0
#: The standard input becomes the terminal that the program belongs to.
IN_TERMINAL = """\
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""


class Terminal:
    """The program in a terminal of its own, as over ssh."""

    def __init__(self, *words: str) -> None:
        self._wire, theirs = os.openpty()
        command = [sys.executable, "-c", IN_TERMINAL, "-m", "ledplayer", *words]
        self.process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True)
        os.close(theirs)
        self.said = b""

    def until(self, word: bytes) -> None:
        end = time.monotonic() + PATIENCE_S
        while word not in self.said:
            assert select.select([self._wire], [], [], end - time.monotonic())[0], self.said
            self.said += os.read(self._wire, 4096)

    def type(self, keys: bytes) -> None:
        os.write(self._wire, keys)

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._wire)


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    monkeypatch.chdir(tmp_path)
    made = Terminal(*SHOW)
    yield made
    made.close()


def test_esc_ends_the_test_card_and_an_arrow_does_not(terminal: Terminal) -> None:
    terminal.until(b"192x96")
    terminal.type(ARROW)
    with pytest.raises(subprocess.TimeoutExpired):
        terminal.process.wait(0.5)
    terminal.type(ESC)
    assert terminal.process.wait(PATIENCE_S) == 0
    assert b"^[" not in terminal.said, "keys are not written"
