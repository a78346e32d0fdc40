"""Plays until told to end: claims the state folder, begins the log, opens the display, and lets the rig play.

With a plan and a prepared cache at hand, the first picture needs neither a child process nor a source nor YAML; all of
that is started after it.
"""

import logging
import math
import os
import sys
import time
from collections.abc import Callable
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
from ledplayer.play.chores import reopening
from ledplayer.play.claim import claim, forget_other_content, memory_folder
from ledplayer.play.display import Display
from ledplayer.play.monitor import Monitor
from ledplayer.play.output import Output, Wish, choose
from ledplayer.play.plan_files import PlanFiles
from ledplayer.play.programme import Programme
from ledplayer.play.rig import Rig, Surroundings, speak
from ledplayer.play.signals import Signals
from ledplayer.run_folder import run_folder, usual_store
from ledplayer.status.on_screen import OnScreen
from ledplayer.status.picture import SNAPSHOT
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
    speak(programme, clock, wishes.log_language or programme.board.language)
    display, output = _open_display(wishes, programme.board)
    run = memory_folder(wishes.state)
    around = Surroundings(
        state=wishes.state,
        store=wishes.store or Path(usual_store(str(wishes.state))),
        run=run,
        clock=clock,
        display=display,
        studio=Studio(),
        monitor=Monitor(rate=clock.rate),
        intake=_intake_command(wishes, clock),
        needs_display=wishes.output != "headless",
    )
    rig = Rig(around, programme, judge, log, OnScreen(wishes.language, wishes.tell))
    try:
        with Signals(rig.player):
            until = clock.read().mono + (wishes.length_s if wishes.length_s is not None else math.inf)
            began = rig.begin()
            rig.chores.append(reopening(rig.player, display, around.monitor, output, began.mono))
            rig.player.run(until)
            rig.end()
    finally:
        rig.close()
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


def _open_display(wishes: Wishes, board: Board) -> tuple[Display, Output]:
    """The display, and the output that is wanted: it is tried again later where it could not be opened now."""
    output = choose(os.environ, wishes.output)
    if output == "off-screen" and wishes.output != "headless":
        snapshot = os.path.join(run_folder(str(wishes.state)), SNAPSHOT)
        if wishes.tell:
            wishes.tell(say("no-display", wishes.language, snapshot=snapshot))
        else:
            note("no-display", snapshot=snapshot)
    try:
        return Display(output, board), output
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
