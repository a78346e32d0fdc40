"""Fetches a picture of the board from the player itself: a new one where it answers, else the last it took."""

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from ledplayer.status.look import Seen, look

SNAPSHOT = "snapshot.png"
#: A player answers within a second or two; a busy one may take longer, in seconds.
PATIENCE_S, LOOK_S = 6.0, 0.05
#: More no maker writes (`makers.limits`).
MOST_BYTES = 64 << 20
_BEGIN, _END = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"

#: What the picture is: of now; the last one, of a player that was not reached; the last one of one that is gone.
Kind = Literal["now", "old", "dead"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A whole PNG.

    Attributes:
        age_s: How long ago it was taken, in seconds.
    """

    data: bytes
    kind: Kind
    age_s: float


def fetch(
    run: str, patience_s: float = PATIENCE_S, ask: Callable[[int], None] | None = None, seen: Seen | None = None
) -> Picture | None:
    """What the board shows, out of the run folder of its player; None where there is no picture.

    Args:
        patience_s: How long a player may take to answer.
        ask: Has the process of that number take one. Raises `OSError` where it may not be asked.
        seen: What is known of the player; looked for if None.
    """
    path = f"{run}/{SNAPSHOT}"
    seen = seen or look(run)
    lives = seen.doc is not None and seen.why in ("", "silent")
    kind: Kind = "dead" if seen.why in ("gone", "boot", "missing") else "old"
    if lives and seen.doc:
        before = _version(path)
        try:
            (ask or _ask)(seen.doc["pid"])
        except OSError:
            patience_s = 0.0
        until = time.monotonic() + patience_s
        while _version(path) in (before, None) and time.monotonic() < until:
            time.sleep(LOOK_S)
        if _version(path) not in (before, None):
            kind = "now"
    return _read(path, kind)


def _ask(pid: int) -> None:
    os.kill(pid, signal.SIGUSR1)


def _version(path: str) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns


def _read(path: str, kind: Kind) -> Picture | None:
    try:
        with open(path, "rb", opener=lambda name, flags: os.open(name, flags | os.O_NOFOLLOW | os.O_NONBLOCK)) as file:
            data = file.read(MOST_BYTES + 1)
            age_s = max(0.0, time.time() - os.fstat(file.fileno()).st_mtime)
    except OSError:
        return None
    is_whole = data.startswith(_BEGIN) and data.endswith(_END) and len(data) <= MOST_BYTES
    return Picture(data=data, kind=kind, age_s=age_s) if is_whole else None
