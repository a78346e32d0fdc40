"""Files that could not be taken in yet: when to try again, and what is said of them until then.

What is waited for is one version of a file: one that is written meanwhile is tried at once.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from math import inf

from ledplayer.errors import Problem

#: After trouble a file is tried again after this long, then after twice as long …
RETRY_S = 5.0
MOST_RETRY_S = 300.0

#: Source and path.
Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wait:
    """`mark`: of the version that was tried. `until`: monotonic seconds; infinite while it is tried again."""

    mark: object
    until: float
    pause_s: float
    problem: Problem | None


class Retries:
    """All files of a library that are to be tried again; true while there are any."""

    def __init__(self, mono: Callable[[], float]) -> None:
        """Args: mono: Monotonic seconds."""
        self._mono = mono
        self._waits: dict[Key, _Wait] = {}

    def __bool__(self) -> bool:
        return bool(self._waits)

    @property
    def at(self) -> float:
        """When the next file is to be tried, monotonic seconds; for ever far where none is."""
        return min((wait.until for wait in self._waits.values()), default=inf)

    @property
    def problems(self) -> list[tuple[str, Problem]]:
        """What is in their way, with the source it is about."""
        return [(source, wait.problem) for (source, _), wait in self._waits.items() if wait.problem]

    def keep(self, keys: Collection[Key]) -> None:
        """Forget all others."""
        self._waits = {key: wait for key, wait in self._waits.items() if key in keys}

    def done(self, key: Key) -> None:
        """It was taken in, or refused for good."""
        self._waits.pop(key, None)

    def later(self, key: Key, mark: object, pause_s: float, problem: Problem | None = None) -> None:
        """Try this version again after a pause."""
        self._waits[key] = _Wait(mark=mark, until=self._mono() + pause_s, pause_s=pause_s, problem=problem)

    def trouble(self, key: Key, mark: object, problem: Problem) -> None:
        """Try this version again after a pause that grows from time to time."""
        before = self._waits.get(key)
        waited_s = before.pause_s if before else 0.0
        self.later(key, mark, min(MOST_RETRY_S, max(RETRY_S, waited_s * 2)), problem)

    def may(self, key: Key, mark: object) -> bool:
        """Whether a version need not wait any longer; its turn to wait is over then."""
        wait = self._waits.get(key)
        if wait is None:
            return True
        if wait.mark != mark:
            del self._waits[key]
            return True
        if wait.until != inf and self._mono() < wait.until:
            return False
        self._waits[key] = replace(wait, until=inf)
        return True

    def reason(self, key: Key, mark: object) -> str:
        """The code of what was in this version's way at the last try; "" for none."""
        wait = self._waits.get(key)
        return wait.problem.code if wait and wait.problem and wait.mark == mark else ""
