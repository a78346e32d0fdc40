"""The plans that a board keeps for today and the days to come: what it will show, sticks and server included."""

import json
from datetime import date
from pathlib import Path

from ledplayer.core.lineup import Plan
from ledplayer.core.plan_file import MOST_BYTES, decode
from ledplayer.errors import ContentError
from ledplayer.intake.planner import PLAN

#: What the plans were made from (`app`).
ORIGIN = "origin.json"


class Kept:
    """The plans in one state folder, each read once."""

    def __init__(self, state: Path, wish: str | None) -> None:
        """Args: wish: The board's file or id as it was asked for; plans for another one do not count."""
        self._state = state
        self._plans: dict[str, Plan | None] = {}
        self._counts = _origin(state) == {"content": None, "board": wish}

    def plan(self, at_ms: int, day: date) -> Plan | None:
        """The plan that says what is on at a moment; None where none is kept. Args: day: The board's, then."""
        if not self._counts:
            return None
        near = self._read(PLAN)
        if near and near.segments and near.segments[0].begin_ms <= at_ms < near.segments[-1].end_ms:
            return near
        return self._read(f"plan-{day}.json")

    def _read(self, name: str) -> Plan | None:
        if name not in self._plans:
            try:
                with (self._state / name).open("rb") as file:
                    self._plans[name] = decode(file.read(MOST_BYTES + 1), name)
            except (OSError, ContentError):
                self._plans[name] = None
        return self._plans[name]


def _origin(state: Path) -> object:
    try:
        return json.loads((state / ORIGIN).read_bytes())
    except (OSError, ValueError):
        return None
