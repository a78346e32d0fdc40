"""The earliest time that can be, so that an unsynchronised clock from before it is not believed.

clock.json    a time the machine was sure of; written by the player, some times a day
proof/        the newest file of the proof of play was written when its time says: every quarter of an hour, for nothing
signed.json   the newest time that the office signed a release at, and the version of the root that proves it; written
              by intake, when it was proven. What a newer root proves counts though its time be older: who has stolen
              the office's key may have signed in any year, and the office has replaced the key.
"""

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from ledplayer.clock import BUILT_MS, Clock
from ledplayer.files import write_whole
from ledplayer.language import reason
from ledplayer.log import note

STAMP = "clock.json"
PROOF = "proof"
SIGNED = "signed.json"
DAY_MS = 86_400_000

#: The system's clocks count to here, in 64 bits of nanoseconds: no later time can be meant.
_MOST_MS = 9_223_372_036_854


def floor_ms(state: Path) -> int:
    """The earliest time that can be, milliseconds from the epoch."""
    told = _read(state / STAMP, "system_ms"), _read(state / SIGNED, "signed_ms"), _written_ms(state / PROOF)
    return max(BUILT_MS, *told)


def write_stamp(state: Path, system_ms: int) -> None:
    """Remember a time that the machine was sure of; a disk that refuses costs only the memory of it."""
    _write(state / STAMP, {"system_ms": system_ms})


def write_signed(state: Path, signed_ms: int, synchronised: Callable[[], bool] | None = None, *, root: int = 0) -> None:
    """Remember a proven time of signing, where it is the newest; a disk that refuses costs only the memory of it.

    An office whose clock is years ahead must not take the boards' clocks with it: where the machine's is synchronised,
    no time counts that is more than a day to come.
    """
    path = state / SIGNED
    known = _read(path, "root"), _read(path, "signed_ms")
    if not (known < (root, signed_ms) and 0 < signed_ms <= _MOST_MS):
        return
    if Clock(floor_ms=signed_ms - DAY_MS, synchronised=synchronised).state == "trusted":
        note("clock-office-ahead", at=f"{datetime.fromtimestamp(signed_ms / 1000, UTC):%d/%m/%Y %H:%M} UTC")
        return
    _write(path, {"signed_ms": signed_ms, "root": root})


def _written_ms(folder: Path) -> int:
    """When the newest of some files that are numbered was written; 0 where there is none."""
    try:
        newest = max(name for name in os.listdir(folder) if name[:1].isdigit())
        written = (folder / newest).stat().st_mtime_ns // 1_000_000
    except (OSError, ValueError):
        return 0
    return written if written <= _MOST_MS else 0


def _read(path: Path, key: str) -> int:
    try:
        found = int(json.loads(path.read_bytes())[key])
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        return 0
    return found if found <= _MOST_MS else 0


def _write(path: Path, raw: dict[str, int]) -> None:
    try:
        write_whole(path, json.dumps(raw).encode())
    except OSError as error:
        note("memory-not-written", file=path.name, why=reason(error))
