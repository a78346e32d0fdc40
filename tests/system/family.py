"""The processes of one running player: who is who, and killing them."""

import os
import signal
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from tests.bench.processes import command_line

INTAKE = "ledplayer.intake"
MAKERS = "makers/__main__.py"


def intake(player: int) -> int:
    """The player's intake; 0 while there is none."""
    return next(iter(_children(player, INTAKE)), 0)


def zygote(owner: int) -> int:
    """The zygote of a player or of an intake; 0 while there is none."""
    return next(iter(_children(owner, MAKERS)), 0)


def makers_of(folder: Path) -> list[int]:
    """Makers that hold a file open below a folder, whoever their parent is: a zygote's death leaves them running."""
    found = []
    for process in Path("/proc").iterdir():
        with suppress(OSError):
            if process.name.isdigit() and any(file.readlink().is_relative_to(folder) for file in _files(process)):
                found.append(int(process.name))
    return [pid for pid in found if MAKERS in command_line(pid)]


def read_bytes(pid: int) -> int:
    """How much a process has read so far, from files, pipes and sockets."""
    return int(Path(f"/proc/{pid}/io").read_text().split()[1])


def kill(pids: Iterable[int], number: signal.Signals = signal.SIGKILL) -> None:
    """Send all of them a signal; one that has ended meanwhile is none of our business."""
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, number)


def _files(process: Path) -> Iterator[Path]:
    return (process / "fd").iterdir()


def _children(pid: int, word: str) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [int(child) for child in children if word in command_line(int(child))]
