"""Writes the plan: `plan.json` for yesterday, today and tomorrow, `plan-DAY.json` for each of the next days.

A file is written only when its bytes change. A plan over the limit holds today alone; one that is still over is not
written: the old one stays, and it is said.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta, tzinfo
from pathlib import Path

from ledplayer import log
from ledplayer.core.lineup import Plan
from ledplayer.core.model import Board, Content
from ledplayer.core.outings import Outing, outings
from ledplayer.core.plan import plan_days
from ledplayer.core.plan_file import MOST_BYTES, decode, encode
from ledplayer.errors import ContentError, Place, Problem
from ledplayer.files import write_whole
from ledplayer.log import note

PLAN = "plan.json"
#: What the status page shows, and how long a board without intake goes on.
DAYS_AHEAD = 7

_DAY_FILE = re.compile(r"plan-(\d{4}-\d{2}-\d{2})\.json")


class Planner:
    """The plan files of one state folder.

    Attributes:
        plan: What `plan.json` holds; None where there is none that is right.
        outings: Which campaigns are on, on each of the next days; of the plan before while they are planned.
        problems: Why the files are not what they should be.
    """

    def __init__(self, state: Path) -> None:
        self.state = state
        self.plan: Plan | None = None
        self.outings: Mapping[date, tuple[Outing, ...]] = {}
        self.problems: tuple[Problem, ...] = ()
        self._written: dict[str, bytes] = {}
        self._version: tuple[int, int, int] | None = None
        self._ahead: Iterator[None] = iter(())
        try:
            self._written[PLAN] = (state / PLAN).read_bytes()
            self.plan = decode(self._written[PLAN])
        except FileNotFoundError:
            pass
        except ContentError as error:
            note("plan-made-anew", why=error.problems[0].values["why"])
        except OSError as error:
            note("memory-not-read", file=PLAN, why=str(error))

    def write(
        self, content: Content, board: Board, today: date, zone: tzinfo, zone_name: str, release: str = ""
    ) -> bool:
        """Make the plan; the next days follow by `step`. Returns whether `plan.json` changed. Raises `OSError`.

        Args:
            release: As in `Plan`.
        """

        def planned(*days: date) -> Plan:
            return replace(plan_days(content, board, days, zone, zone_name), release=release)

        plan = planned(*(today + timedelta(days=days) for days in (-1, 0, 1)))
        data = encode(plan)
        if len(data) > MOST_BYTES:
            plan = planned(today)
            data = encode(plan)
        self._ahead = self._days_ahead(planned, today)
        if len(data) > MOST_BYTES:
            values = {"bytes": len(data), "most": MOST_BYTES}
            self.problems = (Problem(severity="error", code="plan-too-large", place=Place(file=PLAN), values=values),)
            return False
        self.problems = ()
        self.plan = plan
        return self._put(PLAN, data)

    @property
    def is_overwritten(self) -> bool:
        """Whether `plan.json` is not what was written last, nor what was found at the start."""
        return self._version is not None and _version(self.state / PLAN) != self._version

    @property
    def sources(self) -> set[str]:
        """The sources that the plan shows something of."""
        return {piece.source for piece in self.plan.pieces} if self.plan else set()

    @property
    def hashes(self) -> set[str]:
        """The files that the plan shows."""
        return {piece.sha256 for piece in self.plan.pieces if piece.sha256} if self.plan else set()

    def step(self) -> bool:
        """Plan one more of the next days; returns whether there may be more to do. Raises `OSError`."""
        try:
            return next(self._ahead, self) is not self
        except OSError:
            raise
        except Exception:
            log.exception("our-mistake", name="plan", what="ahead")
            return False

    def _days_ahead(self, planned: Callable[[date], Plan], today: date) -> Iterator[None]:
        names = {f"plan-{today + timedelta(days=days)}.json": days for days in range(1, DAYS_AHEAD + 1)}
        found: dict[date, tuple[Outing, ...]] = {}
        for name, days in names.items():
            day = today + timedelta(days=days)
            plan = planned(day)
            found[day] = outings(plan.pieces, plan.segments)
            data = encode(plan)
            if len(data) <= MOST_BYTES:
                self._put(name, data)
            yield
        self.outings = found
        for path in self.state.glob("plan-*.json"):
            if _DAY_FILE.fullmatch(path.name) and path.name not in names:
                self._written.pop(path.name, None)
                path.unlink()

    def _put(self, name: str, data: bytes) -> bool:
        path = self.state / name
        if self._written.get(name) == data and path.exists() and not (name == PLAN and self.is_overwritten):
            return False
        try:
            same = path.read_bytes() == data
        except OSError:
            same = False
        if not same:
            write_whole(path, data)
        self._written[name] = data
        if name == PLAN:
            self._version = _version(path)
        return not same


def _version(path: Path) -> tuple[int, int, int] | None:
    try:
        facts = path.stat()
    except OSError:
        return None
    return facts.st_ino, facts.st_size, facts.st_mtime_ns


def days_about(today: date) -> list[date]:
    """Yesterday, today, and all days of which there is a plan."""
    return [today + timedelta(days=days) for days in range(-1, DAYS_AHEAD + 1)]
