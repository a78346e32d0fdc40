"""A day that was played: what its log said, and `ledplayer status` at some moments of it."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ledplayer.status.diary.entry import Entry, read_line
from tests.system import planted
from tests.system.day import Day

IS_ROOT = os.geteuid() == 0
CARD_MB = 100


@dataclass
class Run:
    """A day that was played. `screens`: What status said, by moment, in Vietnamese and English."""

    day: Day
    text: str = ""
    screens: dict[str, tuple[list[str], list[str]]] = field(default_factory=dict)

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @property
    def entries(self) -> list[Entry]:
        """Every line, read again."""
        found = [read_line(line) for line in self.lines]
        assert None not in found, [line for line, entry in zip(self.lines, found, strict=True) if entry is None]
        return [entry for entry in found if entry]

    def read(self) -> None:
        """What the log says, of player and intake."""
        self.text = "".join(path.read_text("utf-8") for path in sorted((self.day.state / "log").iterdir()))

    def look(self, moment: str, proc: str = "/proc") -> None:
        self.screens[moment] = self.day.status("vi", proc=proc), self.day.status("en", proc=proc)


@contextmanager
def board(root: Path) -> Iterator[Day]:
    """A healthy board, with a card of its own where we may mount one."""
    state = root / "state"
    if IS_ROOT:
        planted.mount_card(state, CARD_MB)
    else:
        state.mkdir()
    day = Day(root, state)
    planted.clear(day)
    try:
        planted.furnish(day)
        yield day
    finally:
        planted.clear(day)
        for point in (state, root / "sticks/photos") if IS_ROOT else ():
            subprocess.run(["umount", "-l", str(point)], check=False, stderr=subprocess.DEVNULL)
