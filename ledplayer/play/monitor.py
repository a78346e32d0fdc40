"""What the display itself says of the picture: whether its cable is in, whether it is on, whether frames reach it.

1. A connector is ours once it was seen connected and in use. When none of ours is connected any more, or all that
   are were switched off, the monitor is told of. On a console, connectors of which none is connected are told of too.
2. Frames do not reach it when the card counted frames before, in this process, and counts none for ten seconds while
   a connector of ours is on.
3. Where nothing is known (no such files, a driver that does not count, a run off-screen), nothing is wrong.

All of it is read from memory of the kernel, and never waits for a monitor: `status` is what the last plugging told.
"""

import math
import os
from collections.abc import Callable
from pathlib import Path

from ledplayer.play import vblank
from ledplayer.play.output import Output

CONNECTORS = Path("/sys/class/drm")
#: How often it is looked at, and how long no frame may be counted, in seconds.
LOOK_S, STILL_S = 5.0, 10.0
#: Connectors that are looked at; more there are on no board.
MOST = 16

State = tuple[str, str, str]


class Monitor:
    """The monitor behind an open display.

    Attributes:
        fault: Code of the sentence that says what is wrong with it; "" is nothing.
        connected: Connectors with a cable, at the last look; None before the first.
    """

    def __init__(
        self, connectors: Path = CONNECTORS, counts: Callable[[], dict[int, int]] | None = None, rate: float = 1.0
    ) -> None:
        """`counts`: frames that each pipe of the card has sent. `rate`: how fast the clock runs."""
        self.fault = ""
        self.connected: frozenset[str] | None = None
        self._connectors = connectors
        self._read_counts = counts or _counts
        self._rate = rate
        self._at = -math.inf
        self._ours: set[str] = set()
        self._suspect = ""
        self._counts: dict[int, int] = {}
        self._counted: float | None = None

    def look(self, output: Output, mono: float) -> str:
        """What is wrong by now; may be called often. `mono`: the monotonic clock."""
        if mono - self._at >= LOOK_S * self._rate:
            self._at = mono
            suspect = "" if output == "off-screen" else self._looked(output, mono)
            if suspect == self._suspect:  # twice the same: no cable that is being moved
                self.fault = suspect
            self._suspect = suspect
        return self.fault

    def _looked(self, output: Output, mono: float) -> str:
        states = self._states()
        self._ours |= {name for name, (status, enabled, _) in states.items() if (status, enabled) == _IN_USE}
        connected = {name: state for name, state in states.items() if state[0] == "connected"}
        ours = {name: state for name, state in connected.items() if name in self._ours}
        self.connected = frozenset(connected)
        is_counting = self._is_counting(mono)
        if self._ours and not ours:
            return "display-unplugged"
        if (
            not self._ours
            and output == "console"
            and states
            and all(one[0] == "disconnected" for one in states.values())
        ):
            return "display-unplugged"
        if ours and not any((enabled, power) == _LIT for _, enabled, power in ours.values()):
            return "display-off"
        return "" if is_counting or not ours else "display-stopped"

    def _states(self) -> dict[str, State]:
        """Of each connector: connected or not, in use or not, and its power."""
        found: dict[str, State] = {}
        try:
            names = sorted(name for name in os.listdir(self._connectors) if "-" in name)[:MOST]
        except OSError:
            return {}
        for name in names:
            status, enabled, power = (self._word(name, file) for file in ("status", "enabled", "dpms"))
            if status and not name.partition("-")[2].startswith("Writeback"):
                found[name] = status, enabled, power
        return found

    def _word(self, name: str, file: str) -> str:
        try:
            with (self._connectors / name / file).open() as opened:
                return opened.read(32).strip()
        except (OSError, ValueError):
            return ""

    def _is_counting(self, mono: float) -> bool:
        """Rule 2, without its connector."""
        counts = self._read_counts()
        if any(counts.get(pipe, count) != count for pipe, count in self._counts.items()):
            self._counted = mono
        self._counts = counts
        return self._counted is None or mono - self._counted < STILL_S * self._rate


_IN_USE, _LIT = ("connected", "enabled"), ("enabled", "On")


def _counts() -> dict[int, int]:
    card = vblank.open_card()
    return {} if card is None else vblank.counts(card)
