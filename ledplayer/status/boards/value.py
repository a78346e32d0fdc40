"""A board's standing as `ledplayer boards --json` prints it; times are ISO 8601 with offset, null is none."""

from dataclasses import asdict
from typing import Any

from ledplayer.status.boards.standing import Standing
from ledplayer.status.boards.times import local


def value(one: Standing) -> dict[str, Any]:
    """One board. Pictures stay out."""
    return {
        "board": one.id,
        "name": one.name or None,
        "colour": one.colour,
        "state": one.state,
        "heard": _iso(one.last_ms),
        "told": _iso(one.told_ms),
        "rung": one.rung or None,
        "campaigns": list(one.campaigns),
        "now": one.now or None,
        "since": _iso(one.since_ms),
        "is_old": one.is_old,
        "version": one.version or None,
        "release": one.release or None,
        "is_newest": one.is_newest,
        "is_listed": one.is_listed,
        "problems": [asdict(problem) for problem in one.problems],
        "more_problems": one.more,
    }


def _iso(at_ms: int) -> str | None:
    return local(at_ms).isoformat(timespec="seconds") if at_ms else None
