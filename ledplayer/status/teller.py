"""Makes the document out of what the player knows and what others hand over (`status.document`).

1. The clock is *unknown* as the player has it; *trusted* when NTP has set it since boot, or a clock with a battery has;
   *plausible* when somebody has set it, or nobody tells; else *late*: it went on from where it was when the machine
   was switched off, by as much as that took.
2. A span is as long as the same campaigns are on at the same rung, before and after now, in the plan that is followed.
"""

import os
import sys
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import Any

from ledplayer import __version__
from ledplayer.core.lineup import Plan, Segment
from ledplayer.core.on_air import iso, moment_value
from ledplayer.log.clean import clean
from ledplayer.run_folder import boot
from ledplayer.status.document import MACHINE, VERSION
from ledplayer.status.facts import Facts
from ledplayer.status.health import DAY_S, colour_of, judge
from ledplayer.status.look import started
from ledplayer.status.others import Others

#: What counts as recent, in seconds: the last one to two of these.
RECENT_S = 600.0
#: The ends of a span are looked for in so many segments.
MOST_SEGMENTS = 500


class Teller:
    """Tells of one process. What is counted over time is remembered here."""

    def __init__(self, others: Others, mono_s: float) -> None:
        """Args: mono_s: When the player began, by the machine's monotonic clock."""
        self._others = others
        self._boot, self._pid = boot(), os.getpid()
        self._started, self._began = started(self._pid), mono_s
        self._span: tuple[Plan, Segment, tuple[int, int]] | None = None
        self._given_up: list[float] = []
        self._given_up_before = 0
        self._before, self._since = (0, 0), (0, 0)
        self._turn_at = mono_s + RECENT_S

    def count(self, facts: Facts, mono_s: float) -> None:
        """Another second has gone by."""
        self._given_up += [mono_s] * (facts.given_up - self._given_up_before)
        self._given_up_before = facts.given_up
        if mono_s >= self._turn_at:
            self._before, self._since = self._since, (facts.frames, facts.late)
            self._turn_at = mono_s + RECENT_S

    def tell(self, facts: Facts, wall_ms: int | None, mono_s: float) -> Mapping[str, Any]:
        """The document. Args: wall_ms: None while the clock is unknown. mono_s: The machine's monotonic clock."""
        machine, board = self._others.machine(self._boot, mono_s), facts.board
        problems, more = self._others.problems
        told: dict[str, Any] = {
            "version": VERSION,
            "at": iso(wall_ms, facts.zone) if wall_ms is not None else None,
            "at_ms": wall_ms,
            "mono_s": round(mono_s, 3),
            "boot": self._boot,
            "pid": self._pid,
            "started": self._started,
            "uptime_s": round(mono_s - self._began, 1),
            "is_ended": False,
            "board": {"id": board.id, "name": board.name, "zone": facts.zone_name, "language": board.language},
            "colour": "",
            "rests_on": [],
            "on_air": _on_air(facts),
            "span": self._spanned(facts),
            "content": self._content(facts, wall_ms, mono_s),
            "problems": problems,
            "more_problems": more,
            "clock": {
                "state": _clock_state(wall_ms, machine),
                "is_synchronised": machine.get("is_synchronised"),
                "has_rtc": machine.get("has_rtc"),
            },
            "server": clean(board.server) or None,
            "sync": self._others.sync(self._boot, mono_s) if board.server else None,
            "display": {
                "output": facts.output,
                "is_missing": facts.is_display_missing,
                "canvas": {"width": facts.canvas.width, "height": facts.canvas.height},
            },
            "frames": {
                "shown": facts.frames,
                "late": facts.late,
                "recent": facts.frames - self._before[0],
                "recent_late": facts.late - self._before[1],
                "fault": facts.fault,
                "about": facts.about,
            },
            "helpers": {
                "intake_gone_s": round(facts.intake_gone_s, 1),
                "makers_gone_s": round(facts.makers_gone_s, 1),
            },
            "deaths": {"limit": facts.limit.name.lower(), "left_out": list(map(clean, facts.left_out))},
            "machine": {name: machine[name] for name in MACHINE} if machine else None,
            "versions": {
                "ledplayer": __version__,
                "python": sys.version.partition(" ")[0],
                "pygame": facts.pygame,
                "sdl": facts.sdl,
                "kernel": machine.get("kernel"),
                "model": machine.get("model"),
            },
        }
        findings = judge(told)
        return told | {"colour": colour_of(findings), "rests_on": [one._asdict() for one in findings]}

    def _content(self, facts: Facts, wall_ms: int | None, mono_s: float) -> dict[str, Any]:
        signed_ms, plan = self._others.signed_ms, facts.plan
        self._given_up = [since for since in self._given_up if mono_s - since < DAY_S]
        return {
            "has_plan": plan is not None,
            "release": (plan.release if plan else "") or None,
            "signed_ms": signed_ms,
            "signed_age_s": max(0, wall_ms - signed_ms) // 1000 if wall_ms is not None and signed_ms else None,
            "plan_ms": self._others.plan_ms,
            "given_up": len(self._given_up),
        }

    def _spanned(self, facts: Facts) -> dict[str, str | None]:
        """Since when and until when these campaigns are on; null where the plan does not say."""
        plan, segment = facts.plan, facts.shot.now.segment
        if plan is None or not facts.knows_time:
            return {"since": None, "until": None}
        if self._span is None or self._span[0] is not plan or self._span[1] is not segment:
            self._span = plan, segment, _span(plan, segment)
        since_ms, until_ms = self._span[2]
        is_known = since_ms > plan.segments[0].begin_ms, until_ms < plan.segments[-1].end_ms
        return {
            "since": iso(since_ms, facts.zone) if is_known[0] else None,
            "until": iso(until_ms, facts.zone) if is_known[1] else None,
        }


def _on_air(facts: Facts) -> dict[str, Any]:
    """As `on-air --json` says it; while the clock is unknown, without times."""
    told = moment_value(facts.shot, facts.at_ms, facts.board.id, facts.zone)
    if facts.knows_time:
        return told
    nowhen = {"start": None, "end": None}
    return told | {"at": None, "now": told["now"] | nowhen, "next": told["next"] and told["next"] | nowhen}


def _span(plan: Plan, segment: Segment) -> tuple[int, int]:
    """Begin and end of all segments around one that say the same (rule 2), milliseconds from the epoch."""
    segments = plan.segments
    place = bisect_right(segments, segment.begin_ms, key=lambda one: one.begin_ms)
    before = reversed(segments[max(0, place - MOST_SEGMENTS) : place])
    begins = [one.begin_ms for one in _alike(before, segment)]
    ends = [one.end_ms for one in _alike(segments[place : place + MOST_SEGMENTS], segment)]
    return min(begins, default=segment.begin_ms), max(ends, default=segment.end_ms)


def _alike(segments: Iterable[Segment], segment: Segment) -> Iterable[Segment]:
    for one in segments:
        if (one.rung, one.campaigns) != (segment.rung, segment.campaigns):
            return
        yield one


def _clock_state(wall_ms: int | None, machine: Mapping[str, Any]) -> str:
    """Rule 1."""
    if wall_ms is None:
        return "unknown"
    if machine.get("is_synchronised") or machine.get("has_rtc"):
        return "trusted"
    return "plausible" if not machine or machine.get("is_set") else "late"
