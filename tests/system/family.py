"""The processes of one running player: who is who, and killing them."""

import os
import signal
from collections.abc import Iterable
from contextlib import suppress

from tests.bench.processes import below, command_line

INTAKE = "ledplayer.intake"
MAKERS = "makers/__main__.py"


def intake(player: int) -> int:
    """The player's intake; 0 while there is none."""
    return next(iter(_children(player, INTAKE)), 0)


def zygote(owner: int) -> int:
    """The zygote of a player or of an intake; 0 while there is none."""
    return next(iter(_children(owner, MAKERS)), 0)


def makers(player: int) -> list[int]:
    """The makers that the player's zygote has forked and that still run."""
    parent = zygote(player)
    return below(parent)[1:] if parent else []


def kill(pids: Iterable[int], number: signal.Signals = signal.SIGKILL) -> None:
    """Send all of them a signal; one that has ended meanwhile is none of our business."""
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, number)


def lives(pid: int) -> bool:
    """Whether a process runs (a zombie does not)."""
    return bool(command_line(pid))


def _children(pid: int, word: str) -> list[int]:
    try:
        with open(f"/proc/{pid}/task/{pid}/children") as file:
            children = [int(child) for child in file.read().split()]
    except OSError:
        return []
    return [child for child in children if word in command_line(child)]
