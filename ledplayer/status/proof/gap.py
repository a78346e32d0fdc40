"""Stretches in which nothing was written: why, and what was due meanwhile.

1. A player that ended of its own accord, or was killed, was off from then on: its section says to when it lived.
2. Where only the card is left (a power cut), what came within a quarter of an hour after its newest block is unproven,
   for it was not written yet; within an hour, where no campaign was on at its end. After that it was off.
3. Where the clock stepped, or was unknown, nobody knows what was due. What is missing between two sections of one run
   is lost.
4. What was due while it was off is what the plans say that are there when it starts: `plan.json`, then `plan-DAY.json`.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from ledplayer import config
from ledplayer.core.lineup import Piece, Plan
from ledplayer.core.plan_file import MOST_BYTES, decode
from ledplayer.core.played import Why
from ledplayer.errors import ContentError
from ledplayer.status.proof.due import Due
from ledplayer.status.proof.rows import Item, Result, item_of
from ledplayer.status.proof.section import Beginning, How

#: Rule 2, milliseconds.
UNPROVEN_MS, QUIET_MS = 900_000, 3_600_000
#: Less is no gap: rounding, and frames.
LEAST_MS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What was there before a section.

    Attributes:
        is_on_card: It is known from the card alone.
        is_quiet: Nothing of a campaign was on at its end.
    """

    end_ms: int
    how: How
    is_on_card: bool
    is_quiet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A stretch, why nothing is known of it, and what was due: day (ISO), item, showings, milliseconds."""

    begin_ms: int
    end_ms: int
    why: Why
    due: tuple[tuple[str, Item, int, int], ...] = ()


def missing_before(beginning: Beginning, before: Before | None) -> tuple[Missing, ...]:
    """The stretches between a section and what was before it, without what was due."""
    if not beginning.is_dated:
        return ()
    began_ms = beginning.begin_ms - beginning.undated_ms
    found: list[Missing] = []
    if before and began_ms - before.end_ms >= LEAST_MS:
        proven_ms = before.end_ms
        if before.is_on_card and before.how == "cut":
            proven_ms = min(began_ms, before.end_ms + (QUIET_MS if before.is_quiet else UNPROVEN_MS))
            found.append(Missing(begin_ms=before.end_ms, end_ms=proven_ms, why="unproven"))
        if proven_ms < began_ms:
            found.append(Missing(begin_ms=proven_ms, end_ms=began_ms, why="off"))
        if beginning.after in ("cut", "step"):
            why: Why = "lost" if beginning.after == "cut" else "unknown"
            found = [Missing(begin_ms=before.end_ms, end_ms=began_ms, why=why)]
    if beginning.undated_ms >= LEAST_MS:
        begin_ms = max(began_ms, before.end_ms) if before else began_ms
        if begin_ms < beginning.begin_ms:
            found.append(Missing(begin_ms=begin_ms, end_ms=beginning.begin_ms, why="unknown"))
    return tuple(found)


def with_due(missing: Sequence[Missing], plans: Sequence[Plan]) -> Iterator[Missing]:
    """The same with what the plans say was due; `unknown` where they say nothing."""
    for one in missing:
        if one.why == "unknown":
            yield one
        else:
            yield from _walked(one, plans)


def kept_plans(state: Path) -> list[Plan]:
    """The plans in a state folder that can be read, `plan.json` first."""
    found = []
    for path in (state / "plan.json", *sorted(state.glob("plan-*.json"))):
        with suppress(OSError, ContentError), path.open("rb") as file:
            found.append(decode(file.read(MOST_BYTES + 1), path.name))
    return found


def local_day(at_ms: int, zone: tzinfo) -> str:
    """The local day of a moment, ISO."""
    return datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(zone).date().isoformat()


def _walked(missing: Missing, plans: Sequence[Plan]) -> Iterator[Missing]:
    sums = _Sums()
    due = Due(sums.add, lambda *_: None)
    at_ms = since_ms = missing.begin_ms
    while at_ms < missing.end_ms:
        plan = next((plan for plan in plans if plan.at(at_ms)), None)
        if plan is None:
            begins = [plan.segments[0].begin_ms for plan in plans if plan.segments]
            end_ms = min((ms for ms in begins if ms > at_ms), default=missing.end_ms)
            end_ms = min(end_ms, missing.end_ms)
            if since_ms < at_ms:
                yield Missing(begin_ms=since_ms, end_ms=at_ms, why=missing.why, due=sums.take())
            yield Missing(begin_ms=at_ms, end_ms=end_ms, why="unknown")
            at_ms = since_ms = end_ms
            continue
        end_ms = min(missing.end_ms, plan.segments[-1].end_ms)
        sums.zone = config.zone(plan.zone)
        due.begin(plan, at_ms)
        due.part(end_ms)
        at_ms = end_ms
    if since_ms < at_ms:
        yield Missing(begin_ms=since_ms, end_ms=at_ms, why=missing.why, due=sums.take())


class _Sums:
    """What was due, by day and item."""

    def __init__(self) -> None:
        self.zone: tzinfo = UTC
        self._sums: dict[tuple[str, Item], list[int]] = {}
        self._days: dict[int, str] = {}
        self._items: dict[int, Item] = {}

    def add(self, piece: Piece, begin_ms: int, end_ms: int, result: Result) -> None:
        """Hear of a showing that was due."""
        quarter = begin_ms // UNPROVEN_MS
        day = self._days.get(quarter)
        if day is None:
            day = self._days[quarter] = local_day(begin_ms, self.zone)
        item = self._items.get(id(piece))
        if item is None:
            item = self._items[id(piece)] = item_of(piece)
        count_ms = self._sums.setdefault((day, item), [0, 0])
        count_ms[0] += result == "shown"
        count_ms[1] += end_ms - begin_ms

    def take(self) -> tuple[tuple[str, Item, int, int], ...]:
        """All of it, once."""
        found = tuple((day, item, count, ms) for (day, item), (count, ms) in self._sums.items())
        self._sums.clear()
        return found
