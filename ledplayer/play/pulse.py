"""Whether the picture is right and moves: what was handed to the display against what the plan wants moving."""

import math

#: A canvas that stands is presented every five seconds (`play.player`); after three times as long nobody presents it.
PRESENTED_S = 15.0


class Pulse:
    """What was seen of the pictures that were handed over.

    Attributes:
        frames: Presented so far.
        late: Of these, how many came later than twice the frame time after the one before, while something moved.
        fault: Code of the sentence that says what is wrong with the picture now; "" is nothing.
        is_alive: Whether the watchdog may be fed: pictures are presented, and nothing is wrong that a restart mends.
    """

    def __init__(self) -> None:
        self.frames = 0
        self.late = 0
        self.fault = ""
        self._presented = -math.inf
        self._mono = 0.0

    @property
    def is_alive(self) -> bool:
        return self._mono - self._presented < PRESENTED_S
