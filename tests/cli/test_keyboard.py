"""Esc in a terminal ends what is shown where no window hears it."""

import os
import pty
import select
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ARROW, ESC = b"\x1b[A", b"\x1b"
SHOW = ("test-card", "--canvas", "192x96", "--headless", "--for", "60s", "--language", "en")
PATIENCE_S = 30.0


class Terminal:
    """The program in a terminal of its own, as over ssh."""

    def __init__(self, *words: str) -> None:
        self.process, self._wire = pty.fork()
        if not self.process:
            os.execv(sys.executable, [sys.executable, "-m", "ledplayer", *words])
        self.said = b""

    def until(self, word: bytes) -> None:
        end = time.monotonic() + PATIENCE_S
        while word not in self.said:
            assert select.select([self._wire], [], [], end - time.monotonic())[0], self.said
            self.said += os.read(self._wire, 4096)

    def type(self, keys: bytes) -> None:
        os.write(self._wire, keys)

    def ends(self, within_s: float) -> bool:
        """Whether it ends by itself, and well."""
        end = time.monotonic() + within_s
        while time.monotonic() < end:
            process, status = os.waitpid(self.process, os.WNOHANG)
            if process:
                self.process = 0
                return os.waitstatus_to_exitcode(status) == 0
            select.select([], [], [], 0.02)
        return False

    def close(self) -> None:
        if self.process:
            os.kill(self.process, 9)
            os.waitpid(self.process, 0)
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
    assert not terminal.ends(0.5)
    terminal.type(ESC)
    assert terminal.ends(PATIENCE_S)
    assert b"^[" not in terminal.said, "keys are not written"
