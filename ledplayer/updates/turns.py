"""When is the next turn? Every so often, and more and more seldom while it fails; never all boards at once."""

import random

#: Pauses differ by so much from what was asked for.
_SPREAD = 0.1
_FAILING_SPREAD = 0.25
MOST_PAUSE_S = 3600.0


class Turns:
    """The pauses between turns, in monotonic seconds."""

    def __init__(self, every_s: float) -> None:
        self.every_s = every_s
        self.due = 0.0
        self._failures = 0

    def is_due(self, mono: float) -> bool:
        """Whether it is time."""
        return mono >= self.due

    def had(self, mono: float, *, has_failed: bool) -> None:
        """A turn has ended."""
        self._failures = self._failures + 1 if has_failed else 0
        pause = min(self.every_s * 2.0 ** min(self._failures, 16), max(self.every_s, MOST_PAUSE_S))
        spread = _FAILING_SPREAD if has_failed else _SPREAD
        self.due = mono + pause * random.uniform(1 - spread, 1 + spread)
