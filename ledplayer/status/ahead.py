"""What will be on in the next hours, out of the plans in the state folder, as far as `ledplayer status` tells it.

The files are read as what they are (`core.plan_file`): to make values of them takes longer than everything else here.
"""

import json
import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

AHEAD_MS = 24 * 3_600_000
_DAY_S = 86_400
#: `core.plan_file.VERSION` and `MOST_BYTES`.
_VERSION, _MOST_BYTES = 1, 1_000_000


class Stretch(NamedTuple):
    """From when to when one rung stands with the same campaigns; milliseconds from the epoch."""

    begin_ms: int
    end_ms: int
    rung: str
    campaigns: tuple[str, ...]


def ahead(state: str, now_ms: int, length_ms: int = AHEAD_MS) -> list[Stretch]:
    """The stretches from now on, in order, as far as plans are kept; neighbours that are the same are one."""
    found: list[Stretch] = []
    end_ms = now_ms
    days = (f"plan-{time.strftime('%Y-%m-%d', time.localtime(now_ms / 1000 + day * _DAY_S))}.json" for day in (0, 1))
    for name in ("plan.json", *days):
        if end_ms >= now_ms + length_ms:
            break
        for one in _stretches(f"{state}/{name}"):
            if one.begin_ms <= end_ms < one.end_ms and end_ms < now_ms + length_ms:
                _add(found, one._replace(begin_ms=end_ms, end_ms=min(one.end_ms, now_ms + length_ms)))
                end_ms = one.end_ms
    return found


def _add(found: list[Stretch], one: Stretch) -> None:
    if found and found[-1][2:] == one[2:]:
        found[-1] = found[-1]._replace(end_ms=one.end_ms)
    else:
        found.append(one)


def _stretches(path: str) -> "Iterator[Stretch]":
    """What a plan file holds; nothing where it is missing, torn or of another version."""
    try:
        with open(path, "rb") as file:
            raw = json.loads(file.read(_MOST_BYTES + 1))
        if raw["version"] != _VERSION:
            return
        names = [_names(row) for row in raw["campaigns"]]
        for begin_ms, end_ms, rung, _, _, campaigns in raw["segments"]:
            if type(begin_ms) is type(end_ms) is int and begin_ms < end_ms:
                yield Stretch(begin_ms, end_ms, str(rung), names[campaigns])
    except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return


def _names(row: "Iterable[tuple[str, str, str]]") -> tuple[str, ...]:
    """Names of campaigns, each once; a file without a name is called by its path."""
    return tuple(dict.fromkeys(str(name or path) for path, name, _ in row))
