"""What a day that goes fast is made of: its time, the clocks on it, a display, and makers that are waited for."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path

from ledplayer.clock import Clock, Instant
from ledplayer.core.model import Board
from ledplayer.makers.job import Job
from ledplayer.makers.medium import Medium
from ledplayer.makers.studio import Studio
from ledplayer.play.display import Display
from ledplayer.play.output import Output

HANOI = timezone(timedelta(hours=7))
#: The board was switched on days ago, so that something may be days old by its monotonic clock.
SWITCHED_ON_S = 500_000.0
#: Passes what intake's heart says on to the player: the process that the player keeps for intake.
HEART = """
import os, select, sys
heart = os.open(sys.argv[1], os.O_RDWR)
while True:
    ready = select.select([0, heart], (), ())[0]
    if 0 in ready and not os.read(0, 4096):
        break
    if heart in ready:
        os.write(1, os.read(heart, 4096))
"""


class Time:
    """What all clocks of the machine count, and what the system believes the wall's time to be."""

    def __init__(self) -> None:
        tomorrow = datetime.now(HANOI).date() + timedelta(days=1)  # no file's time of change lies ahead of the system's
        self.midnight_ms = int(datetime(tomorrow.year, tomorrow.month, tomorrow.day, tzinfo=HANOI).timestamp() * 1000)
        self.mono = SWITCHED_ON_S
        self.ahead_ms = 0
        self.is_synchronised = True

    def system_ms(self) -> int:
        return self.midnight_ms + round((self.mono - SWITCHED_ON_S) * 1000) + self.ahead_ms

    def mono_at(self, clock: str) -> float:
        """The monotonic time of a time of day, as `08:00` or `08:00:30`; `24:00` is the end."""
        return SWITCHED_ON_S + self.since_midnight(clock)

    @staticmethod
    def since_midnight(clock: str) -> int:
        """Seconds."""
        hours, minutes, seconds = (*map(int, clock.split(":")), 0)[:3]
        return hours * 3600 + minutes * 60 + seconds


class DayClock(Clock):
    """One process's clock: it believes the system or not, as the real one does."""

    def __init__(self, time_: Time, floor: int, wait: Callable[[float, Sequence[int]], None] | None = None) -> None:
        super().__init__(floor_ms=floor, synchronised=lambda: time_.is_synchronised)
        self._time, self._wait = time_, wait

    def read(self) -> Instant:
        return Instant(wall_ms=None if self.state == "unknown" else self.system_ms(), mono=self._time.mono)

    def system_ms(self) -> int:
        return self._time.system_ms()

    def wait(self, until: float, files: Sequence[int] = ()) -> None:
        assert self._wait
        self._wait(until, files)


class Console(Display):
    """A display that is none, and says that it is a console's."""

    def open(self, output: Output, board: Board) -> None:
        super().open("off-screen", board)
        self.output = output


class HeardStudio(Studio):
    """Remembers what was asked for, so that the day waits for it."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Medium] = []

    def open(self, job: Job, file: int | None = None, pixels: memoryview | bytes | None = None) -> Medium:
        medium = super().open(job, file, pixels)
        self.asked.append(medium)
        return medium

    def owing(self) -> list[Medium]:
        """Those that have something to say still: films and clocks only before their first picture."""
        self.asked = [medium for medium in self.asked if medium.fileno() >= 0]
        return [one for one in self.asked if one.job.make not in ("film", "clock") or one.first is None]


def is_stopped(pid: int | None) -> bool:
    """Whether a process stands still, by a signal."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "T"
    except OSError:
        return False
