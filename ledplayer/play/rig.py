"""A player and all that it works with, on one state folder: what is built in which order, and how it ends.

Whatever it meets outside (clock, display, makers, the kernel's word of the monitor) is handed to it.
"""

import os
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path

from ledplayer.clock import Clock, Instant
from ledplayer.errors import SurroundingsError
from ledplayer.language import Language
from ledplayer.log import voice
from ledplayer.log.begin import Log
from ledplayer.makers.studio import Studio
from ledplayer.play import zone
from ledplayer.play.chores import Chore, healing, heralding, judging, recording, serving, stamping
from ledplayer.play.display import Display
from ledplayer.play.feeder import Feeder
from ledplayer.play.media import Media
from ledplayer.play.monitor import Monitor
from ledplayer.play.notices import Notices
from ledplayer.play.player import Player
from ledplayer.play.programme import Programme
from ledplayer.play.pulse import RESTARTS, Pulse
from ledplayer.play.service import Service
from ledplayer.play.snapshots import Snapshots
from ledplayer.play.stage import Stage
from ledplayer.play.telling import Telling
from ledplayer.run_folder import boot
from ledplayer.status.failed import ALTERED, Failed
from ledplayer.status.herald import Herald
from ledplayer.status.now import Now
from ledplayer.status.on_screen import OnScreen
from ledplayer.status.proof.recorder import Recorder
from ledplayer.status.register import Register
from ledplayer.status.reports import Reports
from ledplayer.status.verdict import Judge


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a player meets.

    Attributes:
        state, store: The state folder, and the content server's store.
        run: The run folder; None where there is none.
        intake: The command that starts intake.
        needs_display: To play off-screen is not what was asked for.
        machine_s: The machine's own monotonic seconds, by which others know how old `status.json` is.
    """

    state: Path
    store: Path
    run: Path | None
    clock: Clock
    display: Display
    studio: Studio
    monitor: Monitor
    intake: Sequence[str]
    needs_display: bool = True
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    machine_s: Callable[[], float] = time.monotonic


class Rig:
    """Everything, built; nothing runs yet.

    Attributes:
        chores: Of the player; more may be added.
    """

    def __init__(self, around: Surroundings, programme: Programme, judge: Judge, log: Log, screen: OnScreen) -> None:
        clock, display, monitor, run = around.clock, around.display, around.monitor, around.run
        self._around, self._programme, self._judge, self._log, self._screen = around, programme, judge, log, screen
        self.media = Media(around.studio, around.state / "prepared", programme.board)
        self.snapshots = Snapshots(run, self.media, clock.rate)
        failed = Failed(around.state)
        self._reports = Reports(failed, Failed(around.state, ALTERED))
        self._register = Register(run, boot(), failed.suspect)
        self.stage = Stage(self.media, self._reports.note)
        self.recorder = Recorder(run, boot())
        self.feeder = Feeder(around.intake)
        self.chores: list[Chore] = []
        self._notices = Notices(around.state, self.media)
        self._service = Service(around.environment)
        self._status: Now | None = None
        self._herald: Herald | None = None
        self.player = Player(
            clock=clock,
            display=display,
            programme=programme,
            stage=self.stage,
            media=self.media,
            snapshots=self.snapshots,
            note=screen.note,
            notices=self._notices,
            pulse=Pulse(
                rate=clock.rate,
                restarts=run / RESTARTS if run else None,
                display=lambda mono: monitor.look(display.output, mono),
            ),
            prove=self.recorder.see,
            foresee=lambda showing: self._register.on(showing.piece),
            chores=self.chores,
        )

    def begin(self) -> Instant:
        """Show the first picture, and then start all the rest; gives the moment of the picture."""
        around, programme, player, stage = self._around, self._programme, self.player, self.stage
        self._register.begin(around.machine_s(), asked_s=player.pulse.asked_s, blames=programme.plan is not None)
        programme.go_round(self._register.deaths)
        if programme.plan is None:
            self._screen.expect_plan(around.clock.read().mono)
        began = player.tick()
        with suppress(SurroundingsError):  # the stage asks again, and says so
            self.media.start()
        stage.renew(began.mono)
        self.feeder.tend(began.mono)
        telling = Telling(
            player=player,
            programme=programme,
            display=around.display,
            media=self.media,
            feeder=self.feeder,
            reports=self._reports,
            needs_display=around.needs_display,
        )
        status = self._status = Now(around.state, around.store, telling.look, around.machine_s)
        herald = self._herald = Herald(lambda: status.document, around.clock.rate)
        self.snapshots.thumbnail = herald.thumbnail
        self.chores += [
            lambda now: self.feeder.tend(now.mono),
            self._screen.tend,
            stamping(around.state, around.clock),
            judging(self._judge, programme, stage),
            healing(self._register, programme, player, stage, around.machine_s),
            recording(self.recorder, player, around.display, needs_display=around.needs_display),
            serving(self._service, player, stage, programme),
            status.tend,
            heralding(herald, player),
            lambda now: self._log.tend(),
        ]
        return began

    def end(self) -> None:
        """The player was told to end: say so everywhere."""
        self._register.end()
        self.recorder.close(self._around.clock.read())
        self._service.stop()
        self._judge.end()
        if self._status and self._herald:
            self._status.end()
            self._herald.end()

    def close(self) -> None:
        """End every process that was started, however the player ended."""
        self.stage.close()
        self._notices.close()
        self.snapshots.close()
        self.feeder.close()
        self.media.close()
        self._around.display.close()


def speak(programme: Programme, clock: Clock, language: Language) -> None:
    """Let the log speak as the board, in a language and by the board's time."""

    def when() -> str:
        wall_ms = clock.read().wall_ms
        at_ms = clock.system_ms() if wall_ms is None else wall_ms
        there = timezone(timedelta(seconds=zone.offset_s(programme.zone, at_ms)))
        return datetime.fromtimestamp(at_ms / 1000, there).isoformat(" ", "seconds")

    voice.speak(language)
    voice.speak_for(lambda: programme.board.id, when)
