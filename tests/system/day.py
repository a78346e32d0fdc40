"""A day of one board: a real player with real makers, and a real intake, on one clock that goes as fast as they can.

Time passes only where the player waits, and not while somebody who lives in real time owes it an answer: a maker, or
the process that passes on intake's heartbeat.
"""

import logging
import math
import os
import select
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

from ledplayer import config
from ledplayer.intake.__main__ import attend
from ledplayer.intake.process import Intake
from ledplayer.intake.wishes import Wishes
from ledplayer.language import Language
from ledplayer.log import voice
from ledplayer.log.begin import Log, begin
from ledplayer.makers.medium import Medium
from ledplayer.play.claim import memory_folder
from ledplayer.play.monitor import Monitor
from ledplayer.play.plan_files import PlanFiles
from ledplayer.play.programme import Programme
from ledplayer.play.rig import Rig, Surroundings, speak
from ledplayer.status.ask import ask
from ledplayer.status.machine import ask_machine
from ledplayer.status.on_screen import OnScreen
from ledplayer.status.screen import screen
from ledplayer.status.stamp import floor_ms
from ledplayer.status.verdict import Judge
from ledplayer.status.voice import Voice
from tests.system.fast import HEART, Console, DayClock, HeardStudio, Time, is_stopped

#: While nothing happens, seconds are passed over in steps of so many: the proof of play takes a minute for a death.
STRIDE_S = 30.0
#: Every second counts for so many before something is done to the board, and for so many after it.
BEFORE_S, CLOSE_S = 3.0, 90.0
#: How long somebody who lives in real time may take to answer, in seconds.
PATIENCE_S = 5.0


class Day:
    """The board, its share, and its machine."""

    def __init__(self, root: Path, state: Path) -> None:
        self.root, self.state, self.store = root, state, root / "store"
        self.share = root / "share"
        self.board_file = root / "board.yaml"
        self.machine = root / "machine"
        self.time = Time()
        self.clock = DayClock(self.time, floor_ms(state), self._wait)
        self.studio = HeardStudio()
        self.intake: Intake | None = None
        self.rig: Rig | None = None
        self._pid: int | None = None
        self._close_until = self._intake_due = self._end = 0.0
        self._events: list[tuple[float, Callable[[], None]]] = []
        self._hopeless: set[Medium] = set()
        self._logs: dict[str, Log] = {}
        os.mkfifo(root / "heart")
        self._heart = os.open(root / "heart", os.O_RDWR | os.O_NONBLOCK)

    def write(self, path: str, data: str | bytes) -> Path:
        """A file in the share."""
        file = self.share / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.encode() if isinstance(data, str) else data)
        return file

    def picture(self, path: str, colour: str) -> Path:
        file = self.write(path, b"")
        Image.new("RGB", (192, 96), colour).save(file)
        return file

    def sensor(self, path: str, says: str) -> None:
        """A file of the machine's kernel."""
        file = self.machine / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(says + "\n")

    def at(self, clock: str, do: Callable[[], None]) -> None:
        """Have something done at a time of the day."""
        self._events.append((self.time.mono_at(clock), do))
        self._events.sort(key=lambda event: event[0])

    @contextmanager
    def on(self) -> Iterator["Day"]:
        """Switch it on; what runs is ended, but not told to end."""
        spoken, board = voice.speaks(), voice.board()
        try:
            self._switch_on()
            yield self
        finally:
            if self.rig:
                self.rig.close()
            self._stop_intake()
            os.close(self._heart)
            self._close_logs()
            voice.speak(spoken)
            voice.speak_for(lambda: board, voice.here)

    def go(self, until: str) -> "Day":
        """Play up to a time of the day."""
        assert self.rig
        self._end = self.time.mono_at(until)
        with self._as("player"):
            self.rig.player.run(self._end)
        return self

    def stop(self) -> None:
        """Tell the player to end."""
        assert self.rig
        with self._as("player"):
            self.rig.end()

    def _close_logs(self) -> None:
        for log in self._logs.values():
            log.close()
        self._logs.clear()
        logging.getLogger().handlers.clear()

    @property
    def are_makers_stopped(self) -> bool:
        """Whether somebody has stopped the zygote."""
        return is_stopped(self.studio.pid)

    def status(self, language: Language, *, proc: str = "/proc") -> list[str]:
        """What `ledplayer status` says now, line by line. Args: proc: The machine's processes."""
        zone = os.environ.get("TZ")
        try:
            found = ask(str(self.state), proc=proc, mono_s=self.time.mono, wall_s=self.time.system_ms() / 1000)
            return screen(found, Voice(language))
        finally:
            if zone is None:
                os.environ.pop("TZ", None)
            else:
                os.environ["TZ"] = zone
            time.tzset()

    def _switch_on(self) -> None:
        root_log = logging.getLogger()
        logs = {}
        for part in ("player", "intake"):
            logs[part] = begin(
                part,
                folder=self.state,
                language="vi",
                level=logging.CRITICAL,
                mono=lambda: self.time.mono,
                environment={},
            )
            root_log.removeHandler(logs[part])
        self._logs.update(logs)
        files = PlanFiles(self.state)
        board, _ = config.find_board(str(self.board_file), [self.share])
        assert board
        programme, judge = Programme(files, board), Judge(self.state)
        speak(programme, self.clock, "vi")
        display = Console("console", programme.board)
        around = Surroundings(
            state=self.state,
            store=self.store,
            run=memory_folder(self.state),
            clock=self.clock,
            display=display,
            studio=self.studio,
            monitor=Monitor(self.machine / "sys/class/drm", dict),
            intake=[sys.executable, "-I", "-S", "-c", HEART, str(self.root / "heart")],
            environment={},
            machine_s=lambda: self.time.mono,
        )
        with self._as("player"):
            self.rig = Rig(around, programme, judge, logs["player"], OnScreen("vi", None))
            self.rig.begin()

    def _wait(self, until: float, files: Sequence[int]) -> None:
        """The player waits: others have their turn, and then time passes, unless somebody owes an answer."""
        self._turn_of_intake()
        owing = [one for one in self.studio.owing() if one not in self._hopeless]
        if (owing or files) and not self.are_makers_stopped:
            if select.select([*owing, *files], (), (), PATIENCE_S)[0]:
                self.time.mono = min(until, self.time.mono + 0.1)
                return
            self._hopeless.update(owing)
        mono = self.time.mono
        if mono >= self._close_until and until - mono > 0.5 and self._is_quiet:
            until = max(until, min(mono + STRIDE_S, self._next_due(), self._end, self._next_event() - BEFORE_S))
        if self._events and self._events[0][0] <= until:
            until, do = self._events.pop(0)
            self.time.mono = max(mono, until)
            self._close_until = self.time.mono + CLOSE_S
            do()
            return
        self.time.mono = max(mono, until)

    @property
    def _is_quiet(self) -> bool:
        """Whether what should stand does."""
        scene = self.rig.stage.scene if self.rig else None
        return scene is not None and scene.changed_mono is not None

    def _next_event(self) -> float:
        return self._events[0][0] if self._events else math.inf

    def _next_due(self) -> float:
        """When something is due that the player itself knows of."""
        assert self.rig
        player, mono = self.rig.player, self.time.mono
        wall_ms = self.clock.read().wall_ms
        dues = [self.rig.stage.due(mono), self.rig.snapshots.due or mono + STRIDE_S]
        if player.shot and wall_ms is not None:
            dues.append(mono + (player.shot.now.end_ms - wall_ms) / 1000)
        return min(dues)

    def _turn_of_intake(self) -> None:
        feeder = self.rig.feeder if self.rig else None
        if feeder is None or feeder.pid is None:
            return
        with self._as("intake"):
            if feeder.pid != self._pid:
                self._stop_intake()
                self._start_intake()
                self._pid = feeder.pid
            self._turns()
        self._hear_heart()

    def _turns(self) -> None:
        intake = self.intake
        assert intake
        if self.time.mono < self._intake_due and not select.select([intake.watch.wake], (), (), 0)[0]:
            return
        for _ in range(10_000):
            pause_s, medium = intake.turn()
            if medium is not None and medium.fileno() >= 0:
                select.select([medium], (), (), PATIENCE_S)
            elif pause_s > 0.0:
                self._intake_due = self.time.mono + pause_s
                return
        raise AssertionError("intake never rests")

    def _start_intake(self) -> None:
        self.intake = Intake(
            Wishes(
                state=self.state,
                content=[self.share],
                board=str(self.board_file),
                stick_places=[self.root / "sticks"],
                heart=self._heart,
            ),
            DayClock(self.time, 0),
        )
        log = self._logs["intake"]
        attend(
            self.intake,
            self.state,
            log,
            ask=lambda: ask_machine(self.state, self.machine, synchronised=lambda: False),
            mono_s=lambda: self.time.mono,
        )
        self.intake.recall()
        self._intake_due = 0.0

    def _stop_intake(self) -> None:
        if self.intake:
            self.intake.watch.close()
            self.intake.library.server.close()
            self.intake.sticks.close()
            self.intake.studio.close()
        self.intake = None

    def _hear_heart(self) -> None:
        """Wait until the process between intake's heart and the player has passed on what there was."""
        process = self.rig.feeder._process if self.rig else None
        if process and process.stdout and not is_stopped(process.pid) and select.select([self._heart], (), (), 0)[0]:
            select.select([process.stdout], (), (), PATIENCE_S)

    @contextmanager
    def _as(self, part: str) -> Iterator[None]:
        """Be that process, as far as the log goes."""
        root_log = logging.getLogger()
        before = root_log.handlers[:]
        root_log.handlers[:] = [self._logs[part]]
        try:
            yield
        finally:
            root_log.handlers[:] = before
