"""What is due now: the plan that is in effect, asked by the clock.

1. With a known clock, the plan of the days says it; with an unknown one, its undated loop, counted from boot.
2. Where the plan says nothing (it has come to its end, or there is none): the plan made ahead for that day, else the
   built-in card.
3. What is due is gone round where the player died of it (`play.detour`).
4. A clock that steps back by no more than half a second does not bring back what has just ended.
"""

import math
from collections.abc import Callable

from ledplayer.clock import Instant
from ledplayer.core.lineup import Plan, Shot
from ledplayer.core.model import Board
from ledplayer.log import note
from ledplayer.play import detour, zone
from ledplayer.play.hold import takes_effect
from ledplayer.play.plan_files import PlanFiles
from ledplayer.status.deaths import Deaths

#: Rule 4, milliseconds.
STEP_BACK_MS = 500
#: How often a plan that waits is asked whether it must wait any longer, in seconds.
JUDGE_S = 0.5
#: How often it is asked again whether there is more to show than the card, in seconds.
ASK_AGAIN_S = 60.0


class Programme:
    """The plan in effect, the one that waits to take effect, and what is due.

    Attributes:
        board: Of the plan in effect; before the first one, the board it was made with.
        zone: Its time zone's name.
        at_ms: The time of the last answer, in the plan's time: wall milliseconds, or since boot.
        knows_time: Whether that is the wall's.
        deaths: What is gone round.
    """

    def __init__(self, files: PlanFiles, board: Board) -> None:
        self.board = board
        self.zone = board.time_zone
        self.at_ms = 0
        self.knows_time = True
        self.deaths = Deaths()
        self._files = files
        self._plan: Plan | None = None
        self._waiting: Plan | None = None
        self._since = self._judge_at = 0.0
        self._shot: Shot | None = None
        self._ask_again = math.inf

    @property
    def is_reading(self) -> bool:
        """Whether a new plan is being read: another tick at once reads on."""
        return self._files.is_reading

    @property
    def plan(self) -> Plan | None:
        """The plan in effect; without one the built-in card stands in for it."""
        return self._plan

    def begin(self, may: Callable[[Plan], bool] | None = None) -> bool:
        """Read the plan at hand, all at once; whether there is one. Args: may: Whether a plan may be followed."""
        plan = self._files.read()
        if plan is None or (may is not None and not may(plan)):
            return False
        self._adopt(plan)
        return True

    def go_round(self, deaths: Deaths) -> None:
        """Go round what killed the player, from now on."""
        self.deaths, self._shot = deaths, None

    def look(self) -> None:
        """Look whether intake has made a new plan; to be called about once a second."""
        self._files.look()

    def shot(self, now: Instant) -> Shot:
        """What is on now and what follows, by the plan in effect; `at_ms` is the time it is asked for."""
        new = self._files.step()
        if new:
            self._waiting, self._since, self._judge_at = new, now.mono, now.mono
        at_ms = self._time(now)
        if self._waiting and self._is_due(self._waiting, at_ms, now.mono):
            self._adopt(self._waiting)
        running = self._shot.now if self._shot else None
        stays = running is not None and running.begin_ms - STEP_BACK_MS <= at_ms < running.end_ms
        if self._shot is None or not stays or now.mono >= self._ask_again:
            self._shot = self._ask(now)
        return self._shot

    def _time(self, now: Instant) -> int:
        knows_time = now.wall_ms is not None
        if knows_time != self.knows_time:
            self.knows_time, self._shot = knows_time, None
            note("clock-known" if knows_time else "clock-unknown")
        self.at_ms = int(now.mono * 1000) if now.wall_ms is None else now.wall_ms
        return self.at_ms

    def _is_due(self, new: Plan, at_ms: int, mono: float) -> bool:
        if self._plan is None or self._shot is None or at_ms >= self._shot.now.end_ms:
            return True
        if mono < self._judge_at:
            return False
        self._judge_at = mono + JUDGE_S
        if self.knows_time:
            shot, rest = new.at(at_ms), [segment for segment in new.segments if segment.end_ms > at_ms]
        else:
            shot, rest = new.since_boot(at_ms), [new.undated] if new.undated else []
        return takes_effect(new, rest, shot, self._plan.board, self._shot.now, (mono - self._since) * 1000)

    def _adopt(self, plan: Plan) -> None:
        self._plan, self._waiting, self._shot = plan, None, None
        self.board, self.zone = plan.board, plan.zone

    def _ask(self, now: Instant) -> Shot:
        self._ask_again = math.inf
        shot = self._plan_shot(now)
        if shot is None and now.wall_ms is not None:
            self._ask_again = now.mono + ASK_AGAIN_S
            plan = self._files.of_day(now.wall_ms, zone.offset_s(self.zone, now.wall_ms))
            if plan and plan.at(now.wall_ms):
                note("plan-of-day")
                self._adopt(plan)
                shot = self._plan_shot(now)
        if shot is None or self._plan is None:
            return Shot(now=detour.card(self.at_ms), next=None)
        return detour.around(shot, self._plan, self.at_ms, self.deaths)

    def _plan_shot(self, now: Instant) -> Shot | None:
        if self._plan is None:
            return None
        return self._plan.at(now.wall_ms) if now.wall_ms is not None else self._plan.since_boot(self.at_ms)
