"""Work that comes again, by the `schedule` library, guarded.

1. A job that raises costs its own turn only, and leaves a traceback in the log.
2. `schedule` follows the wall clock: after a step back of three days a ten-second job waited three days. A job whose
   pause has passed on the monotonic clock is run whatever the wall clock says.
3. A job never runs twice for turns that were missed.
"""

from collections.abc import Callable
from dataclasses import dataclass

import schedule

from ledplayer import log


class Jobs:
    """Repeated work of one thread. Nothing runs but inside `run`."""

    def __init__(self, mono: Callable[[], float]) -> None:
        """Args: mono: Monotonic seconds."""
        self._mono = mono
        self._scheduler = schedule.Scheduler()
        self._jobs: list[_Job] = []

    def every(self, pause_s: int, do: Callable[[], object]) -> None:
        """Do something again and again, for the first time after one pause."""
        planned = self._scheduler.every(pause_s).seconds.do(_guarded, do)
        self._jobs.append(_Job(planned=planned, pause_s=pause_s, last=self._mono()))

    def run(self) -> None:
        """Do what is due now."""
        for job in self._jobs:
            if job.planned.should_run or self._mono() - job.last >= job.pause_s:
                job.last = self._mono()
                job.planned.run()  # type: ignore[no-untyped-call] # schedule's own


@dataclass(slots=True, kw_only=True)
class _Job:
    """Attributes: planned: Its turn on the wall clock. last: When it ran last, monotonic seconds."""

    planned: schedule.Job
    pause_s: int
    last: float


def _guarded(do: Callable[[], object]) -> None:
    try:
        do()
    except Exception:
        log.exception("job-failed", name=getattr(do, "__qualname__", str(do)))
