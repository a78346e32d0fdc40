"""What intake knows and the player's `status.json` tells: what is wrong, and what the machine says of itself.

    problems.json   {"version": 1, "problems": [as in `status.said`], "more": how many there was no room for}
    machine.json    {"version": 1, "boot", "mono_s", "began_ms", "is_set", and all of `status.machine.Machine`}

1. Both lie in the run folder. The player reads them; where they are missing or old it tells what it knows itself.
2. A problem keeps its beginning over a restart of intake, a synchronised clock its name until the next boot.
3. A clock without NTP that made a leap since the machine was booted was set by somebody: `is_set`.
"""

import json
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from ledplayer.errors import Problem
from ledplayer.run_folder import boot, make_run_folder, put, take
from ledplayer.status.machine import Machine
from ledplayer.status.said import Said, fitting, said, worst

PROBLEMS, MACHINE = "problems.json", "machine.json"
VERSION = 1
#: Rule 3, milliseconds.
LEAP_MS = 60_000


class Telling:
    """Keeps the two files of one state folder up to date. A folder that refuses costs only them."""

    def __init__(
        self,
        state: Path,
        wrong: Callable[[], tuple[tuple[str, Problem], ...]],
        wall_ms: Callable[[], int | None],
        ask: Callable[[], Machine],
        *,
        mono_s: Callable[[], float] = time.monotonic,
        system_ms: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
    ) -> None:
        """Tell nothing yet.

        Args:
            wrong: All that is wrong now, each with its source.
            ask: Looks at the machine.
            mono_s, system_ms: The machine's own clocks.
        """
        self._wrong = wrong
        self._wall_ms = wall_ms
        self._ask = ask
        self._mono_s, self._system_ms = mono_s, system_ms
        self._told: tuple[tuple[str, Problem], ...] | None = None
        self._folder = ""
        self._since: dict[str, int | None] = {}
        with suppress(OSError):
            self._folder = make_run_folder(str(state))
            self._since = _beginnings(self._read(PROBLEMS).get("problems"))

    def tell_problems(self) -> None:
        """Hand over what is wrong, where that is otherwise than before; to be called every second or so."""
        wrong = self._wrong()
        if wrong == self._told:
            return
        now_ms = self._wall_ms()
        found = [said(problem, source) for source, problem in worst(wrong)]
        self._since = {_key(one): self._since.get(_key(one), now_ms) for one in found}
        kept = fitting(one | {"since_ms": self._since[_key(one)]} for one in found)
        if self._put(PROBLEMS, {"problems": kept, "more": len(wrong) - len(kept)}):
            self._told = wrong

    def tell_machine(self) -> None:
        """Look at the machine, and hand over what it says."""
        found, before = self._ask(), self._read(MACHINE)
        called, mono_s = boot(), self._mono_s()
        began_ms = self._system_ms() - int(mono_s * 1000)
        is_set = False
        if before.get("boot") == called:
            is_set = before.get("is_set") is True or abs(began_ms - _whole(before.get("began_ms"), began_ms)) > LEAP_MS
            began_ms = _whole(before.get("began_ms"), began_ms)
            if before.get("is_synchronised") is True:
                found = replace(found, is_synchronised=True)
        self._put(
            MACHINE,
            {"boot": called, "mono_s": round(mono_s, 1), "began_ms": began_ms, "is_set": is_set} | asdict(found),
        )

    def _read(self, name: str) -> dict[str, Any]:
        found = take(f"{self._folder}/{name}")
        return found if found.get("version") == VERSION else {}

    def _put(self, name: str, whole: Said) -> bool:
        data = json.dumps({"version": VERSION} | whole, ensure_ascii=False, separators=(",", ":"))
        try:
            put(f"{self._folder}/{name}", data.encode(errors="replace"))
        except OSError:
            return False
        return True


def _beginnings(problems: object) -> dict[str, int | None]:
    """Since when, by problem, as a process before handed it over."""
    found = [one for one in problems if isinstance(one, dict)] if isinstance(problems, list) else []
    return {_key(one): since for one in found if type(since := one.get("since_ms")) is int}


def _key(one: Mapping[str, object]) -> str:
    """What makes a problem the same as before: its values too, so that another file is another problem."""
    return json.dumps([one.get(name) for name in ("source", "code", "place", "values")], sort_keys=True)


def _whole(value: object, otherwise: int) -> int:
    return value if type(value) is int else otherwise
