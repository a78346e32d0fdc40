"""Reads the plans that intake hands over, without ever holding up a frame.

`plan.json` is looked at by its inode; a changed one is read in steps of about a millisecond, and kept only when all of
it is right. `plan-DAY.json` is read when `plan.json` has come to its end and no intake made another.
"""

import time
from collections.abc import Generator
from datetime import UTC, datetime
from pathlib import Path

from ledplayer.core.lineup import Plan
from ledplayer.core.plan_file import MOST_BYTES, decode, decoding
from ledplayer.errors import ContentError
from ledplayer.log import note

PLAN = "plan.json"
#: How long a tick may read, in seconds: a tenth of a frame.
STEP_S = 0.0016

#: What tells one version of a file from another: inode, size, time of change.
_Version = tuple[int, int, int]


class PlanFiles:
    """The plans in a state folder."""

    def __init__(self, state: Path) -> None:
        self._state = state
        self._path = state / PLAN
        self._seen: _Version | None = None
        self._steps: Generator[None, None, Plan] | None = None

    @property
    def is_reading(self) -> bool:
        """Whether a changed plan is being read: `step` has work to do."""
        return self._steps is not None

    def look(self) -> None:
        """Begin to read `plan.json` anew when it has changed; to be called about once a second."""
        try:
            version = _version(self._path)
            if version == self._seen:
                return
            self._seen = version
            with self._path.open("rb") as file:
                self._steps = decoding(file.read(MOST_BYTES + 1), PLAN)
        except OSError:
            return  # none yet, or none any more: what is known stays

    def step(self) -> Plan | None:
        """Read on for a millisecond or two; a new plan once one is complete and right."""
        if self._steps is None:
            return None
        enough = time.perf_counter() + STEP_S
        try:
            while time.perf_counter() < enough:
                next(self._steps)
        except StopIteration as done:
            self._steps = None
            plan: Plan = done.value
            return plan
        except ContentError as error:
            self._steps = None
            note("plan-not-followed", why=error.problems[0].values["why"])
        return None

    def read(self) -> Plan | None:
        """What `plan.json` says, all at once: for the start, when nothing is on yet."""
        self.look()
        while self.is_reading:
            plan = self.step()
            if plan:
                return plan
        return None

    def of_day(self, wall_ms: int, zone_offset_s: int) -> Plan | None:
        """The plan that was made ahead for a moment's local day; None where there is none."""
        day = datetime.fromtimestamp(wall_ms / 1000 + zone_offset_s, UTC).date()
        path = self._state / f"plan-{day.isoformat()}.json"
        try:
            return decode(path.read_bytes(), path.name)
        except (OSError, ContentError):
            return None


def _version(path: Path) -> _Version:
    facts = path.stat()
    return facts.st_ino, facts.st_size, facts.st_mtime_ns
