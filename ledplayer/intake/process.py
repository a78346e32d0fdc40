"""The intake process: looks at the sources, takes in what is new, and hands over the plan.

One thread and one loop; whatever takes long is done in steps between which the loop looks up. Events and jobs only say
“look now”. It ends when its standard input does: the player is gone.
"""

import logging
import os
import select
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ledplayer import config
from ledplayer.clock import Clock
from ledplayer.core.model import Board
from ledplayer.errors import Place, Problem, SurroundingsError
from ledplayer.intake import memory
from ledplayer.intake.facts import Facts
from ledplayer.intake.failed import LeftOut
from ledplayer.intake.folder import Now
from ledplayer.intake.gate import Gate
from ledplayer.intake.good import LastGood
from ledplayer.intake.library import Library
from ledplayer.intake.planner import Planner, local_day
from ledplayer.intake.prepare import Cache
from ledplayer.intake.store import Store
from ledplayer.intake.told import Told
from ledplayer.intake.watch import Watch
from ledplayer.jobs import Jobs
from ledplayer.language import Language
from ledplayer.makers.medium import Medium
from ledplayer.makers.studio import Studio

logger = logging.getLogger(__name__)

#: The player takes intake for hung when this file is not touched for a minute.
HEARTBEAT = "heartbeat"
BEAT_S = 2.0
#: A burst of events is answered by one look, this long after its first.
BURST_S = 0.1
#: Between two looks while something has not settled, or was missed once.
RESTLESS_S = 0.6
AWAY_S = 10.0
RESCAN_S = 300
SWEEP_S = 3600
PREPARE_S = 300
#: Where there is no plan yet, the first one waits so long for files on their way through the gate.
HOLD_S = 3.0
#: While files go through the gate, a new plan is made this often.
REPLAN_S = 2.0
RETRY_S = 10.0
#: The makers' zygote is let go when it had nothing to do for so long.
IDLE_S = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the process was started with.

    Attributes:
        content: Content folders; none: the board's sources, else the bundled sample.
        board: A board's file or id; None: the usual place, else the first that the content lists.
        alive: File descriptor that ends with the player; None: there is none.
    """

    state: Path
    content: Sequence[Path] = ()
    board: str | None = None
    language: Language = "vi"
    alive: int | None = None


class Intake:
    """Everything that the process holds."""

    def __init__(self, wishes: Wishes, clock: Clock) -> None:
        """Touches the state folder only. Raises `OSError` where that cannot be used."""
        own = wishes.state / "intake"
        own.mkdir(parents=True, exist_ok=True)
        self.wishes = wishes
        self.clock = clock
        self.heartbeat = own / HEARTBEAT
        self.memory_file = own / "sources.json"
        self.facts = Facts(own / "facts.json")
        self.store = Store(own / "objects")
        self.studio = Studio()
        self.cache = Cache(wishes.state / "prepared", self.mono)
        self.planner = Planner(wishes.state)
        self.left_out = LeftOut(wishes.state)
        self.told = Told(wishes.language)
        self.watch = Watch()
        self.library = Library(
            wishes.content or sources_of(wishes.board),
            facts=self.facts,
            good=LastGood(own / "good"),
            store=self.store,
            gate=Gate(store=self.store, facts=self.facts, studio=self.studio, mono=self.mono),
            known=memory.load(self.memory_file),
        )
        self.jobs = Jobs(self.mono)
        self.jobs.every(RESCAN_S, self.rescan)
        self.jobs.every(SWEEP_S, self.sweep)
        self.jobs.every(PREPARE_S, self.work_anew)
        self.board: Board = self.planner.plan.board if self.planner.plan else config.NAMELESS
        self.failed: frozenset[str] = frozenset()
        self.today: date | None = None
        self.plan_due = False
        self.is_admitting = False
        self.look_at = self.beat_at = self.plan_at = 0.0
        self.busy_at = self.mono()
        self._steps: Generator[Medium | None, None, None] | None = None
        self._own_problems: dict[str, tuple[Problem, ...]] = {}

    def run(self) -> None:
        """Go on until the player is gone."""
        try:
            self.recall()
            while self.wait(*self.turn()):
                pass
        finally:
            self.close()

    def recall(self) -> None:
        """Plan from what is remembered, before a folder is touched."""
        if self.library.is_known:
            self.library.recall()
            self.serve()
            self.plan()
        elif self.planner.plan is None:
            self.plan_at = self.mono() + HOLD_S

    def turn(self) -> tuple[float, Medium | None]:
        """Go round once; returns how long may be waited now, in seconds, and for which medium."""
        mono = self.mono()
        if mono >= self.beat_at:
            self.beat(mono)
        self.jobs.run()
        if self.watch.rang():
            self.look_at = min(self.look_at, mono + BURST_S)
        if mono >= self.look_at:
            self.look()
        if self.plan_due and (mono >= self.plan_at or not self.is_admitting):
            self.plan()
        medium = self.work()
        if self._steps is not None:
            return (0.0 if medium is None else BEAT_S), medium
        if mono - self.busy_at > IDLE_S:
            self.studio.close()
        due = [self.look_at, self.beat_at] + ([self.plan_at] if self.plan_due else [])
        return max(0.0, min(due) - self.mono()), None

    def beat(self, mono: float) -> None:
        """Show that the loop goes round, and see what only the clock and the player tell."""
        self.beat_at = mono + BEAT_S
        try:
            self.heartbeat.touch()
        except OSError as error:
            logger.debug("%s: %s", self.heartbeat, error)
        failed = self.left_out.look(mono)
        if failed != self.failed or (self.today is not None and self.day() != self.today):
            self.failed = failed
            self.plan_due = True

    def look(self) -> None:
        """Look at every folder, and at the board's file."""
        now = self.clock.read()
        wall_ns = self.clock.system_ms() * 1_000_000
        changed = self.library.look(Now(wall_ns=wall_ns, wall_ms=self.wall_ms(), mono=now.mono))
        changed |= self.serve()
        self.watch.follow(self.library.watched())
        if self.library.restless:
            pause_s = RESTLESS_S
        else:
            pause_s = AWAY_S if any(folder.away for folder in self.library.folders) else RESCAN_S
        self.look_at = self.mono() + pause_s
        if changed or self.today is None:
            self.plan_due = True
        if self.library.queue(self.board, self.day()) and not self.is_admitting:
            self.work_anew()

    def serve(self) -> bool:
        """Find the board again; returns whether it is another. A broken board's file changes nothing."""
        lists = [config.rooted(source.boards, source.folder.root) for source in self.library.sources]
        board, problems = config.board_of(self.wishes.board, lists)
        self._own_problems["board"] = problems
        if board is None or board == self.board:
            self.library.serve(self.board)
            return False
        self.board = board
        self.library.serve(board)
        return True

    def plan(self) -> None:
        """Make the plan from what is known now."""
        self.plan_due, self.library.asked = False, False
        self.plan_at = self.mono() + REPLAN_S
        self.today = self.day()
        zone, name = config.zone_of(self.board)
        content = self.library.content(self.failed)
        board = replace(self.board, logo=self.library.logo_place())
        try:
            self.planner.write(content, board, self.today, zone, name)
            self._own_problems["state"] = ()
        except OSError as error:
            self.plan_due, self.plan_at = True, self.mono() + RETRY_S
            self._own_problems["state"] = (unwritten(self.wishes.state, error),)
        problems = [("", problem) for told in self._own_problems.values() for problem in told]
        problems += [("", problem) for problem in self.planner.problems]
        self.told.tell(problems + self.library.problems(content))
        if not self.is_admitting:
            self.work_anew()

    def work_anew(self) -> None:
        """Begin the work that takes long from its beginning; what is already done passes quickly."""
        if self._steps is not None:
            self._steps.close()
        self._steps = self._work()

    def work(self) -> Medium | None:
        """Do one step of it; returns the medium that has to be waited for."""
        if self._steps is None:
            return None
        self.busy_at = self.mono()
        try:
            return next(self._steps)
        except StopIteration:
            self._steps = None
        except (SurroundingsError, OSError) as error:
            logger.warning("work put off: %s", error)
            self._steps = None
        return None

    def rescan(self) -> None:
        """Look now, whatever the events say."""
        self.look_at = 0.0

    def sweep(self) -> None:
        """Remove the copies that nothing needs any more."""
        used = self.library.used(self.board, self.day()) | self.planner.hashes
        if self.store.sweep(used):
            self.library.recheck()
        self.facts.prune(self.library.hashes() | used)
        self.save()

    def save(self) -> None:
        """Write down what is to be known after a restart."""
        try:
            self.facts.save()
            memory.save(self.memory_file, self.library.remembered())
        except OSError as error:
            logger.error("%s", unwritten(self.wishes.state, error))

    def wait(self, pause_s: float, medium: Medium | None) -> bool:
        """Wait until something is to be done; returns whether the player is still there."""
        files: list[int] = [self.watch.wake]
        if self.wishes.alive is not None:
            files.append(self.wishes.alive)
        if medium is not None and medium.fileno() >= 0:
            files.append(medium.fileno())
        ready, _, _ = select.select(files, (), (), pause_s)
        return self.wishes.alive not in ready or bool(os.read(self.wishes.alive or 0, 4096))

    def close(self) -> None:
        """End everything that was started."""
        if self._steps is not None:
            self._steps.close()
        self.save()
        self.studio.close()
        self.watch.close()

    def mono(self) -> float:
        """Monotonic seconds."""
        return self.clock.read().mono

    def wall_ms(self) -> int:
        """The board's wall clock, milliseconds from the epoch; the machine's where that is unknown."""
        wall_ms = self.clock.read().wall_ms
        return self.clock.system_ms() if wall_ms is None else wall_ms

    def day(self) -> date:
        """Today, in the board's time zone."""
        return local_day(self.wall_ms(), config.zone_of(self.board)[0])

    def _work(self) -> Generator[Medium | None, None, None]:
        self.is_admitting = True
        try:
            for medium in self.library.admit():
                self.plan_due |= self.library.asked
                yield medium
        finally:
            self.is_admitting = False
        if self.library.asked or self.plan_due:
            self.plan_due = True
            return  # the loop plans, and comes back to what follows
        self.save()
        while self.planner.step():
            yield None
        if self.planner.plan is not None:
            yield from self.cache.fill(self.planner.plan, self.clock.read().wall_ms, self.studio)


def sources_of(board: str | None) -> Sequence[Path]:
    """The content folders of a board's own file; the bundled sample where it names none."""
    found, _ = config.board_of(board, ())
    return [Path(source) for source in found.sources] if found and found.sources else [config.bundled()]


def unwritten(state: Path, error: OSError) -> Problem:
    """What is said when the state folder does not take a file."""
    values = {"folder": str(state), "why": error.strerror or str(error)}
    return Problem(severity="error", code="state-not-written", place=Place(file=str(state)), values=values)
