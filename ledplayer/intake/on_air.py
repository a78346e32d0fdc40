"""Which part of the plan is on air: what is written about it is looked at again when that is another one."""

from ledplayer.clock import Clock
from ledplayer.core.lineup import Segment
from ledplayer.intake.planner import Planner


class OnAir:
    """The segment that is on, from question to question."""

    def __init__(self, planner: Planner, clock: Clock) -> None:
        self._planner = planner
        self._clock = clock
        self._segment: Segment | None = None

    def is_another(self) -> bool:
        """Whether another segment is on than when this was asked last; at the first time: whether any is."""
        plan, wall_ms = self._planner.plan, self._clock.read().wall_ms
        shot = plan.at(wall_ms) if plan is not None and wall_ms is not None else None
        before, self._segment = self._segment, shot.now.segment if shot else None
        return self._segment != before
