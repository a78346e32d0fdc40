"""The grid of frame times: absolute, so that a stall is jumped over and never caught up with."""

import math

#: A wake-up this little before a frame time counts as that frame's, in seconds.
EARLY_S = 0.0002


class Pace:
    """Frame times of a display that shows `rate` frames a second, in seconds of the monotonic clock."""

    def __init__(self, rate: int) -> None:
        self.rate = rate
        self.half_ms = 500 / rate

    def frame(self, mono: float) -> float:
        """The frame time that a moment belongs to: the latest one that has come."""
        return math.floor((mono + EARLY_S) * self.rate) / self.rate

    def following(self, mono: float) -> float:
        """The next frame time after the one that a moment belongs to."""
        return (math.floor((mono + EARLY_S) * self.rate) + 1) / self.rate
