"""Wires the player together: what is built in which order, what follows the first picture, and how it ends.

With a plan and a prepared cache at hand, the first picture needs neither a child process nor a source nor YAML; all of
that is started after it.
"""

import logging
import math
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from ledplayer.clock import Clock, offset_for
from ledplayer.core.model import Board
from ledplayer.errors import ContentError, SurroundingsError
from ledplayer.language import Language, say
from ledplayer.log import Event, note, voice
from ledplayer.log import log as write
from ledplayer.log.begin import Log, begin
from ledplayer.makers.studio import Studio
from ledplayer.play import zone
from ledplayer.play.chores import Chore, heralding, judging, recording, retrying, serving, stamping
from ledplayer.play.claim import claim, forget_other_content, memory_folder
from ledplayer.play.display import Display
from ledplayer.play.feeder import Feeder
from ledplayer.play.media import Media
from ledplayer.play.monitor import Monitor
from ledplayer.play.notices import Notices
from ledplayer.play.output import Output, Wish, choose
from ledplayer.play.plan_files import PlanFiles
from ledplayer.play.player import Player
from ledplayer.play.programme import Programme
from ledplayer.play.pulse import RESTARTS, Pulse
from ledplayer.play.service import Service
from ledplayer.play.signals import Signals
from ledplayer.play.snapshots import Snapshots
from ledplayer.play.stage import Stage
from ledplayer.play.telling import Telling
from ledplayer.run_folder import boot, run_folder, usual_store
from ledplayer.status.failed import ALTERED, Failed
from ledplayer.status.herald import Herald
from ledplayer.status.now import Now
from ledplayer.status.on_screen import OnScreen
from ledplayer.status.picture import SNAPSHOT
from ledplayer.status.proof.recorder import Recorder
from ledplayer.status.reports import Reports
from ledplayer.status.stamp import floor_ms
from ledplayer.status.verdict import Judge


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the command line asked for.

    Attributes:
        log_language: Of the log; None is the board's.
        log_level: Of what the log says on standard error.
        content: Content folder; None: the board's sources, else the bundled sample.
        board: A board's file or id; None: the usual place, else the first that the content lists.
        store: The content server's store, and `root` of trust; None: the usual places, where the board has a server.
        at: Local time of the board at which the wall clock starts; None is now, shifted by `offset_s`.
        length_s: How long to play; None is for ever.
    """

    state: Path
    language: Language
    log_language: Language | None = None
    log_level: int = logging.INFO
    content: Path | None = None
    board: str | None = None
    store: Path | None = None
    root: Path | None = None
    at: datetime | None = None
    offset_s: float = 0.0
    rate: float = 1.0
    length_s: float | None = None
    output: Wish = ""
    tell: Callable[[str], None] | None = None


def play(wishes: Wishes) -> None:
    """Play until told to end.

    Raises:
        SurroundingsError: The state folder cannot be used, or another player uses it; or the content folder is missing,
            and was missing ever since it was asked for.
        ContentError: There is no such board.
    """
    lock = claim(wishes.state)
    log = begin(
        "player",
        folder=wishes.state,
        language=wishes.log_language or wishes.language,
        level=wishes.log_level,
        mono=lambda: time.monotonic() * wishes.rate,
    )
    try:
        forget_other_content(wishes.state, wishes.content, wishes.board, wishes.store)
        files = PlanFiles(wishes.state)
        programme = Programme(files, Board(id=""))
        judge = Judge(wishes.state)
        if not programme.begin(judge.begins):
            programme = Programme(files, _find_board(wishes))
        _play(wishes, programme, judge, log)
    finally:
        os.close(lock)


def _play(wishes: Wishes, programme: Programme, judge: Judge, log: Log) -> None:
    clock = _clock(wishes, programme.zone)
    _speak(wishes, programme, clock)
    display, retry = _open_display(wishes, programme.board)
    media = Media(Studio(), wishes.state / "prepared", programme.board)
    run = memory_folder(wishes.state)
    snapshots = Snapshots(run, media, clock.rate)
    monitor, service = Monitor(rate=clock.rate), Service(os.environ)
    notices = Notices(wishes.state, media)
    screen = OnScreen(wishes.language, wishes.tell)
    reports = Reports(Failed(wishes.state), Failed(wishes.state, ALTERED))
    stage = Stage(media, reports.note)
    recorder = Recorder(run, boot())
    chores: list[Chore] = []
    player = Player(
        clock=clock,
        display=display,
        programme=programme,
        stage=stage,
        media=media,
        snapshots=snapshots,
        note=screen.note,
        notices=notices,
        pulse=Pulse(
            rate=clock.rate,
            restarts=run / RESTARTS if run else None,
            display=lambda mono: monitor.look(display.output, mono),
        ),
        prove=recorder.see,
        chores=chores,
    )
    feeder: Feeder | None = None
    try:
        with Signals(player):
            begin = clock.read().mono
            until = begin + (wishes.length_s if wishes.length_s is not None else math.inf)
            if programme.plan is None:
                screen.expect_plan(begin)
            began = player.tick()
            with suppress(SurroundingsError):  # the stage asks again, and says so
                media.start()
            stage.renew(began.mono)
            feeder = Feeder(_intake_command(wishes, clock))
            feeder.tend(began.mono)
            chores += [lambda now: feeder.tend(now.mono), screen.tend, stamping(wishes.state, clock)]
            chores.append(judging(judge, programme, stage))
            chores.append(recording(recorder, player, display, needs_display=wishes.output != "headless"))
            chores.append(serving(service, player, stage, programme))
            telling = Telling(
                player=player,
                programme=programme,
                display=display,
                media=media,
                feeder=feeder,
                reports=reports,
                needs_display=wishes.output != "headless",
            )
            status = Now(wishes.state, wishes.store or Path(usual_store(str(wishes.state))), telling.look)
            herald = Herald(lambda: status.document, clock.rate)
            snapshots.thumbnail = herald.thumbnail
            chores += [status.tend, heralding(herald, player)]
            chores.append(lambda now: log.tend())
            if retry:
                chores.append(retrying(player, display, retry, began.mono))
            player.run(until)
            recorder.close(clock.read())
            service.stop()
            judge.end()
            status.end()
            herald.end()
    finally:
        stage.close()
        notices.close()
        snapshots.close()
        if feeder:
            feeder.close()
        media.close()
        display.close()
        if run:
            _keep_proof(wishes.state, run, clock)


def _keep_proof(state: Path, run: Path, clock: Clock) -> None:
    """Write what intake, which is gone, has not; nothing is shown any more that this could hold up."""
    from ledplayer.status.proof.keeper import Keeper  # reads YAML: not before the first picture

    Keeper(state, run, lambda: clock.read().wall_ms, rate=clock.rate).tend(at_end=True)


def state_folder() -> Path:
    """Where a player keeps its state when it is not told."""
    from ledplayer import config

    return config.state_folder()


def _find_board(wishes: Wishes) -> Board:
    """The board to show before there is a plan. Raises `ContentError` where no board goes by that name."""
    from ledplayer import config  # reads YAML: not before the first picture, where a plan is at hand

    own = [] if wishes.store else [config.bundled()]
    board, problems = config.find_board(wishes.board, [wishes.content] if wishes.content else own)
    if board is None:
        raise ContentError([problem for problem in problems if problem.severity == "error"] or problems)
    return board


def _clock(wishes: Wishes, zone_name: str) -> Clock:
    if wishes.at is None:
        offset_s = wishes.offset_s - time.monotonic() * (wishes.rate - 1.0)
        return Clock(offset_s=offset_s, rate=wishes.rate, floor_ms=floor_ms(wishes.state))
    utc = wishes.at.replace(tzinfo=UTC)
    there = timezone(timedelta(seconds=zone.offset_s(zone_name, utc.timestamp() * 1000)))
    return Clock(offset_s=offset_for(wishes.at.replace(tzinfo=there), wishes.rate), rate=wishes.rate, floor_ms=0)


def _speak(wishes: Wishes, programme: Programme, clock: Clock) -> None:
    """Let the log speak as the board, in its language and time."""

    def when() -> str:
        wall_ms = clock.read().wall_ms
        at_ms = clock.system_ms() if wall_ms is None else wall_ms
        there = timezone(timedelta(seconds=zone.offset_s(programme.zone, at_ms)))
        return datetime.fromtimestamp(at_ms / 1000, there).isoformat(" ", "seconds")

    voice.speak(wishes.log_language or programme.board.language)
    voice.speak_for(lambda: programme.board.id, when)


def _open_display(wishes: Wishes, board: Board) -> tuple[Display, Output | None]:
    """The display, and the output to try again later where it could not be opened now."""
    output = choose(os.environ, wishes.output)
    if output == "off-screen" and wishes.output != "headless":
        snapshot = os.path.join(run_folder(str(wishes.state)), SNAPSHOT)
        if wishes.tell:
            wishes.tell(say("no-display", wishes.language, snapshot=snapshot))
        else:
            note("no-display", snapshot=snapshot)
    try:
        return Display(output, board), None
    except SurroundingsError as error:
        write(Event(code=error.code, severity="error", values=error.values))
        return Display("off-screen", board), output


def _intake_command(wishes: Wishes, clock: Clock) -> list[str]:
    command = [sys.executable, "-m", "ledplayer.intake", "--state", str(wishes.state)]
    if wishes.content:
        command += ["--content", str(wishes.content)]
    for option, value in (("--board", wishes.board), ("--store", wishes.store), ("--root", wishes.root)):
        command += [option, str(value)] if value else []
    command += ["--clock-offset", repr(clock.offset_s), "--clock-rate", repr(clock.rate)]
    return [*command, "--language", voice.speaks()]
