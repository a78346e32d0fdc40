"""Looks at something a thousand times a second, and remembers what changed when.

A late look proves nothing about what it looks at: each change says for how long nobody had looked.
"""

import threading
import time
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Generic, TypeVar

LOOK_S = 0.001

Seen = TypeVar("Seen")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Generic[Seen]):
    """Something else is seen since `mono`.

    Attributes:
        blind_s: The longest time between two looks since the change before.
    """

    mono: float
    seen: Seen
    blind_s: float


class Watch(Generic[Seen]):
    """While entered, a thread of its own looks."""

    def __init__(self, look: Callable[[], Seen]) -> None:
        self._look = look
        self._changes: list[Change[Seen]] = []
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> "Watch[Seen]":
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._ended.set()
        self._thread.join()

    def between(self, begin: float, end: float) -> list[Change[Seen]]:
        """The change that was seen last at `begin`, and all after it until `end`, both monotonic seconds."""
        changes = list(self._changes)
        monos = [change.mono for change in changes]
        return changes[max(0, bisect_right(monos, begin) - 1) : bisect_right(monos, end)]

    def _run(self) -> None:
        last = time.monotonic()
        blind_s = 0.0
        while not self._ended.is_set():
            now = time.monotonic()
            seen = self._look()
            blind_s, last = max(blind_s, now - last), now
            if not self._changes or seen != self._changes[-1].seen:
                self._changes.append(Change(mono=now, seen=seen, blind_s=blind_s))
                blind_s = 0.0
            time.sleep(LOOK_S)


def wait_for(answer: Callable[[], Found], patience_s: float = 15.0) -> Found:
    """The first answer that is true. Raises `TimeoutError` when none comes in time."""
    until = time.monotonic() + patience_s
    while time.monotonic() < until:
        found = answer()
        if found:
            return found
        time.sleep(0.005)
    raise TimeoutError(f"not within {patience_s} s")


def watch_for(seconds: float) -> tuple[float, float]:
    """Let a stretch of time pass; when it began and ended, on the monotonic clock."""
    begin = time.monotonic()
    time.sleep(seconds)
    return begin, time.monotonic()
