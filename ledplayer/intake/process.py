"""The intake process: looks at the sources, takes in what is new, and hands over the plan.

One thread and one loop; whatever takes long is done in steps between which the loop looks up. Events and jobs only say
“look now”. It ends when its standard input does: the player is gone.
"""

import os
import select
from collections.abc import Generator
from contextlib import suppress
from datetime import date

from ledplayer.clock import Clock
from ledplayer.errors import SurroundingsError
from ledplayer.files import sweep_leftovers
from ledplayer.intake import memory
from ledplayer.intake.editor import Editor
from ledplayer.intake.facts import Facts
from ledplayer.intake.folder import Now
from ledplayer.intake.gate import Gate
from ledplayer.intake.good import LastGood
from ledplayer.intake.library import Library
from ledplayer.intake.notice import Notice
from ledplayer.intake.on_air import OnAir
from ledplayer.intake.pace import RESCAN_S, burst_s, pause_s
from ledplayer.intake.page.post import StatusPage
from ledplayer.intake.prepare import Cache
from ledplayer.intake.refused import Refused
from ledplayer.intake.served import Served
from ledplayer.intake.server import Server
from ledplayer.intake.sticks import Sticks
from ledplayer.intake.store import Store
from ledplayer.intake.told import Told
from ledplayer.intake.watch import Watch
from ledplayer.intake.wishes import Wishes
from ledplayer.jobs import Jobs
from ledplayer.language import reason
from ledplayer.log import note
from ledplayer.makers.medium import Medium
from ledplayer.makers.studio import Studio

#: The player takes intake for hung when its heart does not beat for a minute.
BEAT_S = 1.5
SWEEP_S = 3600
PREPARE_S = 300
PAGE_S = 2
#: Where nothing is remembered, the first plan waits so long for files that settle or go through the gate.
HOLD_S = 3.0
#: While files go through the gate, a new plan is made this often.
REPLAN_S = 2.0
RETRY_S = 10.0
#: The makers' zygote is let go when it had nothing to do for so long.
IDLE_S = 60.0


class Intake:
    """The loop, and everything that the process holds."""

    def __init__(self, wishes: Wishes, clock: Clock, studio: Studio | None = None) -> None:
        """Touches the state folder only; `studio`: makers to use instead of own ones.

        Raises:
            OSError: The state folder cannot be used.
        """
        own = wishes.state / "intake"
        own.mkdir(parents=True, exist_ok=True)
        sweep_leftovers(wishes.state, own, own / "pictures")
        self.alive = wishes.alive
        self.clock = clock
        self.heart = wishes.heart
        self.memory_file = own / "sources.json"
        self.facts = Facts(own / "facts.json")
        self.store = Store(own / "objects")
        self.studio = studio or Studio()
        self.cache = Cache(wishes.state / "prepared", self.mono)
        self.sticks = Sticks(wishes.stick_places)
        good = LastGood(own / "good")
        self.library = Library(
            wishes.sources(),
            facts=self.facts,
            good=good,
            store=self.store,
            gate=Gate(store=self.store, facts=self.facts, studio=self.studio, mono=self.mono, seals=self.cache.seals),
            known=memory.load(self.memory_file),
            sticks=self.sticks,
            reach=wishes.reach,
            server=Server(wishes.trust, lambda trust: Served(trust, wishes.state, good, self.facts, self.mono)),
        )
        self.refused = Refused(wishes.state, self.mono)
        self.editor = Editor(wishes.state, wishes.board, self.library, clock, Told(), self.refused.look)
        self.notice = Notice(wishes.state, self.mono)
        self.on_air = OnAir(self.editor.planner, clock)
        self.page = StatusPage(wishes.state, self.editor)
        self.watch = Watch()
        self.jobs = Jobs(self.mono)
        self.jobs.every(RESCAN_S, self.rescan)
        self.jobs.every(SWEEP_S, self.sweep)
        self.jobs.every(PREPARE_S, self.prepare)
        self.jobs.every(PAGE_S, self.post)
        self.plan_due = False
        self.is_admitting = False
        self.queued_on: date | None = None
        self.look_at = self.beat_at = self.plan_at = self.retry_at = self.look_took_s = 0.0
        self.busy_at = self.mono()
        self._steps: Generator[Medium | None, None, None] | None = None
        self._put_off = ""

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
        if not self.library.unknown:
            self.library.recall()
            self.editor.serve()
        if self.library.unknown or self.library.server.is_awaited:
            self.plan_at = self.mono() + HOLD_S
        else:
            self.plan()

    def turn(self) -> tuple[float, Medium | None]:
        """Go round once; returns how long may be waited now, in seconds, and for which medium."""
        mono = self.mono()
        if mono >= self.beat_at:
            self.beat(mono)
        self.jobs.run()
        if self.watch.rang():
            self.look_at = min(self.look_at, mono + burst_s(self.look_took_s))
        if mono >= min(self.look_at, self.library.retry_at):
            self.look()
        if self.plan_due and self.may_plan():
            self.plan()
        medium = self.work()
        if self._steps is not None:
            return (0.0 if medium is None else BEAT_S), medium
        if self.plan_due and self.may_plan():
            return 0.0, None
        if mono - self.busy_at > IDLE_S:
            self.studio.close()
        due = min(self.look_at, self.beat_at, self.library.retry_at)
        return max(0.0, due - self.mono()), None

    def may_plan(self) -> bool:
        """Whether it is time for a plan: not while files are on their way, for a little while."""
        if self.library.unknown & self.editor.planner.sources:
            return False  # a plan from before, of a source that nobody remembers and that is away: it stays
        mono, first = self.mono(), self.editor.today is None
        is_busy = self.is_admitting or (first and (self.library.restless or self.library.server.is_awaited))
        return mono >= self.retry_at and (mono >= self.plan_at or not is_busy)

    def beat(self, mono: float) -> None:
        """Show that the loop goes round, and see what only the clock, the player and a share's top tell."""
        self.beat_at = mono + BEAT_S
        if self.heart is not None:
            with suppress(OSError):  # nobody listens any more, or nobody has listened for a day
                os.write(self.heart, b".")
        if self.editor.own_switch.look():
            self.plan_due, self.plan_at = True, 0.0
        if self.library.glance():
            self.rescan()
        self.plan_due |= self.editor.is_outdated()
        self.notice.follow(self.library.stick, self.library.tally, self.editor.board.language)
        if self.editor.is_own:
            self.refused.follow(self.editor.board, is_free=self.notice.is_free)

    def look(self) -> None:
        """Look at every folder, and at the board's file."""
        wall_ns, said = self.clock.system_ms() * 1_000_000, f"{self.editor.now():%d/%m/%Y %H:%M}"
        now = Now(wall_ns=wall_ns, said=said, mono=self.mono())
        before = self.library.is_off_air, self.library.server.release
        changed = self.library.look(now)
        self.look_took_s = self.mono() - now.mono
        changed |= self.editor.serve()
        self.watch.follow(self.editor.watched() | self.library.watched())
        self.look_at = self.mono() + pause_s(self.library, self.look_took_s, self.mono())
        self.plan_due |= changed or self.editor.today is None
        if (self.library.is_off_air, self.library.server.release) != before:
            self.plan_at = 0.0  # whatever is still on its way
        if changed or self.library.arrivals.is_waiting or self.editor.day() != self.queued_on:
            self.queued_on = self.editor.day()
            if self.library.queue(self.editor.board, self.queued_on) and not self.is_admitting:
                self.work_anew()
                self.is_admitting = True

    def plan(self) -> None:
        """Make the plan from what is known now; where the disk does not take it, again in a while."""
        self.plan_due, self.library.arrivals.asked = False, False
        self.plan_at = self.mono() + REPLAN_S
        try:
            self.editor.plan()
        except OSError:
            self.plan_due, self.retry_at = True, self.mono() + RETRY_S
        self.page.is_owed = True
        if not self.is_admitting:
            self.work_anew()

    def rescan(self) -> None:
        """Look at the next turn, whatever the events say."""
        self.look_at = 0.0

    def prepare(self) -> None:
        """See what will stand on the board in the next minutes, and what is to be said of what is on by now."""
        if self._steps is None:
            self._steps = self._work(is_all=bool(self._put_off))

    def post(self) -> None:
        """Write the status page, if it is time."""
        if self._steps is None and self.page.is_due():
            self._steps = self.page.post(self.studio)

    def sweep(self) -> None:
        """Remove the copies that nothing needs any more, and what killed writers left behind."""
        sweep_leftovers(self.editor.state, self.memory_file.parent, self.memory_file.parent / "pictures")
        used = self.editor.used()
        if self.store.sweep(used):
            self.library.recheck()
        self.facts.prune(self.library.hashes() | used)
        self.cache.seals.sweep(self.library.hashes() | used)
        self.save()

    def save(self) -> None:
        """Write down what is to be known after a restart."""
        try:
            self.facts.save()
            memory.save(self.memory_file, self.library.remembered())
        except OSError as error:
            note("memory-not-written", file=str(self.memory_file.parent), why=reason(error))

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
            with suppress(StopIteration):
                return next(self._steps)
        except (SurroundingsError, OSError) as error:
            if str(error) != self._put_off:
                note("put-off", why=str(error))
            self._put_off = str(error)
        self._steps = None
        return None

    def wait(self, pause_s: float, medium: Medium | None) -> bool:
        """Wait until something is to be done; returns whether the player is still there."""
        files = [self.watch.wake, *(() if self.alive is None else (self.alive,))]
        if medium is not None and medium.fileno() >= 0:
            files.append(medium.fileno())
        ready, _, mounted = select.select(files, (), [self.sticks] if self.sticks.fileno() >= 0 else [], pause_s)
        if mounted:
            self.beat_at = self.look_at = 0.0  # a stick; a share that comes later than we do, of which no event tells
        return self.alive is None or self.alive not in ready or bool(os.read(self.alive, 4096))

    def close(self) -> None:
        """End everything that was started."""
        if self._steps is not None:
            self._steps.close()
        self.save()
        self.studio.close()
        self.sticks.close()
        self.library.server.close()
        self.watch.close()

    def mono(self) -> float:
        """Monotonic seconds."""
        return self.clock.read().mono

    def _work(self, *, is_all: bool = True) -> Generator[Medium | None, None, None]:
        try:
            for medium in self.library.arrivals.admit():
                self.plan_due |= self.library.arrivals.asked
                yield medium
                if self.page.is_due():
                    yield from self.page.post(None)
        finally:
            self.is_admitting = False
        if self.on_air.is_another() or is_all or self.library.arrivals.asked:
            self.save()
            if self.library.arrivals.asked:
                self.plan_due = True
                return  # the loop plans, and comes back to what follows
            while self.editor.planner.step():
                yield None
            self.editor.review()
            self.page.is_owed = True
            yield None
        if self.editor.planner.plan is not None:
            yield from self.cache.fill(self.editor.planner.plan, self.clock.read().wall_ms, self.studio)
