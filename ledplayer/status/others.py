"""What other processes hand over for `status.json`: problems and machine by intake, turns by sync, times by both.

Each file is read when it has changed; what is missing, torn or of another kind tells nothing.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from ledplayer.run_folder import run_folder, take
from ledplayer.status.document import MACHINE, PROBLEM, SYNC, is_whole
from ledplayer.status.said import MOST
from ledplayer.status.stamp import SIGNED

PROBLEMS_FILE, MACHINE_FILE, SYNC_FILE = "problems.json", "machine.json", "sync.json"
PLAN = "plan.json"


class Others:
    """The files of one state folder and one store."""

    def __init__(self, state: Path, store: Path) -> None:
        run = run_folder(str(state))
        self._problems = _File(f"{run}/{PROBLEMS_FILE}")
        self._machine = _File(f"{run}/{MACHINE_FILE}")
        self._sync = _File(f"{run_folder(str(store))}/{SYNC_FILE}")
        self._signed = _File(str(state / SIGNED))
        self._plan = str(state / PLAN)

    def look(self) -> bool:
        """See what has changed; returns whether something was told that is an edge."""
        changed = [file.look() for file in (self._problems, self._sync)]
        self._machine.look()
        self._signed.look()
        return any(changed)

    @property
    def problems(self) -> tuple[list[Mapping[str, Any]], int]:
        """What intake says is wrong, and of how much more there was no room to tell."""
        found, more = self._problems.value.get("problems"), self._problems.value.get("more")
        whole = [one for one in found if is_whole(one, PROBLEM)] if isinstance(found, list) else []
        return whole[:MOST], more if type(more) is int and more >= 0 else 0

    def machine(self, boot: str, mono_s: float) -> dict[str, Any]:
        """What the machine says of itself, with its age; empty where nobody has asked it since it was booted."""
        found = self._machine.value
        if found.get("boot") != boot or not isinstance(found.get("mono_s"), (int, float)):
            return {}
        whole = found | {"age_s": round(max(0.0, mono_s - found["mono_s"]), 1)}
        return whole if is_whole(whole, MACHINE) else {}

    def sync(self, boot: str, mono_s: float) -> dict[str, Any] | None:
        """The last turn of syncing; None where none is known since the machine was booted."""
        found = self._sync.value
        if found.get("boot") != boot:
            return None
        whole = {name: found.get(name) for name in ("at_ms", "code", "problem")} | {
            name: _age_s(found.get(mono), mono_s) for name, mono in (("age_s", "mono_s"), ("well_age_s", "well_mono_s"))
        }
        return whole if is_whole(whole, SYNC) else None

    @property
    def signed_ms(self) -> int | None:
        """When the office signed last, as intake has proven it."""
        found = self._signed.value.get("signed_ms")
        return found if type(found) is int and found > 0 else None

    @property
    def plan_ms(self) -> int | None:
        """When the plan was made."""
        with suppress(OSError):
            return os.stat(self._plan).st_mtime_ns // 1_000_000
        return None


class _File:
    """A JSON object that somebody else writes."""

    def __init__(self, path: str) -> None:
        self.value: dict[str, Any] = {}
        self._path = path
        self._seen: tuple[int, int, int] | None = None

    def look(self) -> bool:
        """Read it where it has changed; returns whether it has."""
        try:
            stat = os.stat(self._path)
        except OSError:
            found = None
        else:
            found = stat.st_ino, stat.st_size, stat.st_mtime_ns
        if found == self._seen:
            return False
        self._seen = found
        self.value = take(self._path) if found else {}
        return True


def _age_s(then: object, mono_s: float) -> float | None:
    return round(max(0.0, mono_s - then), 1) if isinstance(then, (int, float)) else None
