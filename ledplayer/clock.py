"""The one way we learn what time it is.

1. Wall time answers only “what is on”; durations, fades, timeouts and retries use `mono`.
2. The wall clock is *trusted* when the kernel says it is synchronised, *plausible* when it is not before the floor,
   else *unknown*: then `wall_ms` is None and only undated content plays.
3. An offset shifts the wall clock, never `mono`; a rate speeds up both alike, so that every process that was given the
   same offset and rate reads the same time.
"""

import select
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

State = Literal["trusted", "plausible", "unknown"]

#: Nothing of ours ran before 2026-01-01 UTC: an unsynchronised clock that says so is wrong.
BUILT_MS = 1_767_225_600_000
#: Floats of seconds since 1970 are exact to less than this.
ROUNDING_S = 0.001
#: `adjtimex` answers this while the kernel's clock is not synchronised (adjtimex(2), TIME_ERROR).
_NOT_SYNCHRONISED = 5
#: Room for the kernel's `struct timex` (208 bytes on 64-bit Linux), all zero: read only.
_TIMEX_BYTES = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Instant:
    """One look at the clock.

    Attributes:
        wall_ms: Milliseconds from the epoch (UTC); None while the clock is unknown.
        mono: Seconds of the monotonic clock, which counts from the machine's boot.
    """

    wall_ms: int | None
    mono: float

    @property
    def wall(self) -> datetime | None:
        """The wall time as an aware `datetime` in UTC, or None."""
        return None if self.wall_ms is None else datetime.fromtimestamp(self.wall_ms / 1000, UTC)


class Clock:
    """The machine's clock, shifted and sped up.

    Attributes:
        offset_s: Seconds added to the wall clock.
        rate: How fast both clocks run.
        floor_ms: See rule 2; 0 believes every wall clock.
    """

    def __init__(
        self,
        *,
        offset_s: float = 0.0,
        rate: float = 1.0,
        floor_ms: int = BUILT_MS,
        synchronised: Callable[[], bool] | None = None,
    ) -> None:
        self.offset_s = offset_s
        self.rate = rate
        self.floor_ms = floor_ms
        self._synchronised = synchronised or is_synchronised

    def read(self) -> Instant:
        """What time it is now."""
        mono = time.monotonic()
        if self.state == "unknown":
            return Instant(wall_ms=None, mono=mono * self.rate)
        ahead_s = self.offset_s + mono * (self.rate - 1.0)
        return Instant(wall_ms=(time.time_ns() + round(ahead_s * 1e9)) // 1_000_000, mono=mono * self.rate)

    def system_ms(self) -> int:
        """What the machine itself believes, milliseconds from the epoch, right or wrong."""
        return time.time_ns() // 1_000_000

    @property
    def state(self) -> State:
        """How far the wall clock can be believed."""
        if self.system_ms() >= self.floor_ms:
            return "plausible"
        return "trusted" if self._synchronised() else "unknown"

    def wait(self, until: float, files: Sequence[int] = ()) -> None:
        """Sleep until `mono` has come, or one of the open files can be read."""
        left_s = max(0.0, until / self.rate - time.monotonic())
        if files:
            select.select(files, (), (), left_s)
        elif left_s:
            time.sleep(left_s)


def offset_for(wall: datetime, rate: float = 1.0) -> float:
    """The `offset_s` with which a clock that is made now starts at `wall` (aware), never before it, and runs on."""
    return wall.timestamp() - time.time() - time.monotonic() * (rate - 1.0) + ROUNDING_S


def is_synchronised() -> bool:
    """Whether the kernel's clock is disciplined by NTP now; False where that cannot be known."""
    import ctypes  # costs the first picture milliseconds, and a plausible clock never gets here

    try:
        return int(ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(_TIMEX_BYTES))) not in (_NOT_SYNCHRONISED, -1)
    except (OSError, AttributeError):
        return False
