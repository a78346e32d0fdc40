"""A player that is only facts, and what it writes: for whoever reads or judges a `status.json`."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from ledplayer.clock import Instant
from ledplayer.core.lineup import Piece, Plan, Rung, Segment, running_sums
from ledplayer.core.model import Board, Size
from ledplayer.core.on_air import wall_ms
from ledplayer.run_folder import boot, make_run_folder, put, run_folder
from ledplayer.status.facts import Facts
from ledplayer.status.now import Now

HANOI = timezone(timedelta(hours=7))
DAY = datetime(2026, 8, 1, tzinfo=HANOI)
HOUR_MS = 3_600_000
CAMPAIGN = ("playlists/a.yaml", "Phòng cháy", "ordinary")


def at(hour: int, minute: int = 0, second: int = 0, day: int = 0) -> int:
    """A moment of the day, milliseconds from the epoch."""
    return wall_ms(DAY + timedelta(days=day, hours=hour, minutes=minute, seconds=second))


def segment(begin_ms: int, end_ms: int, rung: Rung = "open", loop: tuple[int, ...] = (0, 1)) -> Segment:
    sums = running_sums(tuple(10_000 if piece < 2 else end_ms - begin_ms for piece in loop))
    on = (CAMPAIGN,) if rung == "open" else ()
    return Segment(begin_ms=begin_ms, end_ms=end_ms, rung=rung, loop=loop, sums=sums, campaigns=on)  # type: ignore[arg-type]


#: Three days: open from 6 to 22, in two segments of the same campaigns; black at night.
PLAN = Plan(
    board=Board(id="long-hau", name="UBND xã Long Hậu", language="vi", time_zone="Asia/Ho_Chi_Minh"),
    zone="Asia/Ho_Chi_Minh",
    pieces=(
        Piece(kind="image", length_ms=10_000, what="pccc/1.png", playlist="playlists/a.yaml", campaign="Phòng cháy"),
        Piece(kind="text", length_ms=10_000, what="Gọi 114", playlist="playlists/a.yaml", campaign="Phòng cháy"),
        Piece(kind="black", length_ms=25 * HOUR_MS),
        Piece(kind="card", length_ms=25 * HOUR_MS),
        Piece(kind="safe", length_ms=25 * HOUR_MS),
    ),
    segments=tuple(
        part
        for day in (-1, 0, 1)
        for part in (
            segment(at(0, day=day), at(6, day=day), "closed", (2,)),
            segment(at(6, day=day), at(12, day=day)),
            segment(at(12, day=day), at(22, day=day), loop=(1, 0)),
            segment(at(22, day=day), at(24, day=day), "closed", (2,)),
        )
    ),
)


class Fake:
    """A player with a clock of its own."""

    def __init__(self, state: Path) -> None:
        self.state = state
        self.run = Path(run_folder(str(state)))
        self.store_run = Path(run_folder(str(state / "store")))
        self.mono_s = 5000.0
        self.facts = self._facts(PLAN, at(8))
        self.now = Now(state, state / "store", lambda _: self.facts, lambda: self.mono_s)

    def _facts(self, plan: Plan, at_ms: int) -> Facts:
        shot = plan.at(at_ms)
        assert shot is not None
        return Facts(
            board=plan.board,
            zone=HANOI,
            zone_name=plan.zone,
            at_ms=at_ms,
            knows_time=True,
            shot=shot,
            plan=plan,
            output="console",
            canvas=Size(width=640, height=384),
            pygame="2.5",
            sdl="2.30",
        )

    def go(self, seconds: float = 0.0, **otherwise: Any) -> dict[str, Any]:
        """Let time pass, be otherwise, and tell; gives what then stands in the file."""
        self.mono_s += seconds
        at_ms = self.facts.at_ms + int(seconds * 1000)
        plan = otherwise.get("plan", self.facts.plan) or PLAN
        shot = plan.at(at_ms)
        assert shot is not None
        self.facts = replace(self.facts, **({"at_ms": at_ms, "shot": shot} | otherwise))
        wall = at_ms if self.facts.knows_time else None
        self.now.tend(Instant(wall_ms=wall, mono=self.mono_s))
        return self.read()

    def now_instant(self, seconds: float) -> Instant:
        """A moment later, and nothing else."""
        self.mono_s += seconds
        return Instant(wall_ms=self.facts.at_ms, mono=self.mono_s)

    def move(self, at_ms: int) -> dict[str, Any]:
        """Be at another time of the day."""
        return self.go((at_ms - self.facts.at_ms) / 1000)

    def read(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.run / "status.json").read_bytes())
        return found

    def hand_over(self, name: str, **whole: Any) -> None:
        """What another process puts into a run folder."""
        state = self.state / "store" if name == "sync.json" else self.state
        folder = make_run_folder(str(state))
        put(f"{folder}/{name}", json.dumps({"version": 1, "boot": boot(), "mono_s": self.mono_s} | whole).encode())

    def machine(self, **whole: Any) -> None:
        """What intake hands over of the machine: a healthy one, but for what is said."""
        healthy = {
            "is_set": False,
            "is_synchronised": True,
            "has_rtc": False,
            "celsius": 54.0,
            "low_voltage": False,
            "low_voltage_since_boot": False,
            "throttled": False,
            "throttled_since_boot": False,
            "disk_free": 10 << 30,
            "disk_total": 20 << 30,
            "wear_percent": 10,
            "wear_end": 1,
            "has_lost_data": None,
            "memory_free": 1 << 30,
            "memory_total": 2 << 30,
            "uptime_s": 100_000,
            "load": 0.5,
            "kernel": "6.6",
            "model": "Raspberry Pi 4",
        }
        self.hand_over("machine.json", **(healthy | whole))


@contextmanager
def playing(state: Path) -> Iterator[Fake]:
    """A healthy player; what it left in memory goes with it."""
    fake = Fake(state)
    fake.machine()
    try:
        yield fake
    finally:
        for folder in (fake.run, fake.store_run):
            shutil.rmtree(folder, ignore_errors=True)
