"""Wires the player together: what is built in which order, what follows the first picture, and how it ends.

With a plan and a prepared cache at hand, the first picture needs neither a child process nor a source nor YAML; all of
that is started after it.
"""

import fcntl
import json
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
from ledplayer.files import write_whole
from ledplayer.language import Language, reason, say
from ledplayer.log import note
from ledplayer.makers.studio import Studio
from ledplayer.play import zone
from ledplayer.play.chores import Chore, judging, retrying, serving, stamping
from ledplayer.play.display import Display
from ledplayer.play.feeder import Feeder
from ledplayer.play.media import Media
from ledplayer.play.monitor import Monitor
from ledplayer.play.notices import Notices
from ledplayer.play.output import Output, Wish, choose
from ledplayer.play.plan_files import PLAN, PlanFiles
from ledplayer.play.player import Player
from ledplayer.play.programme import Programme
from ledplayer.play.pulse import RESTARTS, Pulse
from ledplayer.play.service import Service
from ledplayer.play.signals import Signals
from ledplayer.play.snapshots import SNAPSHOT, Snapshots
from ledplayer.play.stage import Stage
from ledplayer.play.telling import Telling
from ledplayer.run_folder import make_run_folder, run_folder, usual_store
from ledplayer.status.failed import ALTERED, Failed
from ledplayer.status.now import Now
from ledplayer.status.on_screen import OnScreen
from ledplayer.status.reports import Reports
from ledplayer.status.stamp import floor_ms
from ledplayer.status.verdict import Judge

logger = logging.getLogger(__name__)

#: What the plan in the state folder was made from; another content or board begins anew.
ORIGIN = "origin.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the command line asked for.

    Attributes:
        content: Content folder; None: the board's sources, else the bundled sample.
        board: A board's file or id; None: the usual place, else the first that the content lists.
        store: The content server's store, and `root` of trust; None: the usual places, where the board has a server.
        at: Local time of the board at which the wall clock starts; None is now, shifted by `offset_s`.
        length_s: How long to play; None is for ever.
    """

    state: Path
    language: Language
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
    lock = _lock(wishes.state)
    try:
        _forget_other_content(wishes)
        files = PlanFiles(wishes.state)
        programme = Programme(files, Board(id=""))
        judge = Judge(wishes.state)
        if not programme.begin(judge.begins):
            programme = Programme(files, _find_board(wishes))
        _play(wishes, programme, judge)
    finally:
        os.close(lock)


def _play(wishes: Wishes, programme: Programme, judge: Judge) -> None:
    clock = _clock(wishes, programme.zone)
    display, retry = _open_display(wishes, programme.board)
    media = Media(Studio(), wishes.state / "prepared", programme.board)
    run = _run_folder(wishes.state)
    snapshots = Snapshots(run, media, clock.rate)
    monitor, service = Monitor(rate=clock.rate), Service(os.environ)
    notices = Notices(wishes.state, media)
    screen = OnScreen(wishes.language, wishes.tell)
    reports = Reports(wishes.language, Failed(wishes.state), Failed(wishes.state, ALTERED))
    stage = Stage(media, reports.note)
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
            chores.append(serving(service, player, stage, lambda: programme.zone, wishes.language))
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
            chores.append(status.tend)
            if retry:
                chores.append(retrying(player, display, retry, began.mono))
            player.run(until)
            service.stop()
            judge.end()
            status.end()
    finally:
        stage.close()
        notices.close()
        snapshots.close()
        if feeder:
            feeder.close()
        media.close()
        display.close()


def state_folder() -> Path:
    """Where a player keeps its state when it is not told."""
    from ledplayer import config

    return config.state_folder()


def _lock(state: Path) -> int:
    """Claim the state folder for this player. Raises `SurroundingsError`."""
    try:
        state.mkdir(parents=True, exist_ok=True)
        file = os.open(state / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise SurroundingsError("state-unusable", folder=str(state), why=reason(error)) from error
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(file)
        raise SurroundingsError("state-in-use", folder=str(state)) from error
    return file


def _run_folder(state: Path) -> Path | None:
    """The folder in memory, there and ours; None where it cannot be had: then the board plays on without."""
    try:
        return Path(make_run_folder(str(state)))
    except OSError as error:
        note("run-folder-unusable", folder=run_folder(str(state)), why=reason(error))
        return None


def _forget_other_content(wishes: Wishes) -> None:
    """A plan that was made from other content, or for another board, must not be on for even a second.

    A content folder that was played before may be away now: what was admitted goes on. Raises `SurroundingsError`.
    """
    origin = {"content": str(wishes.content.absolute()) if wishes.content else None, "board": wishes.board}
    if wishes.store:
        origin["store"] = str(wishes.store.absolute())
    path = wishes.state / ORIGIN
    try:
        if json.loads(path.read_bytes()) == origin:
            return
    except (OSError, ValueError):
        pass
    if wishes.content and not wishes.content.is_dir():
        raise SurroundingsError("no-such-folder", folder=str(wishes.content))
    try:
        for plan in (wishes.state / PLAN, *wishes.state.glob("plan-*.json")):
            plan.unlink(missing_ok=True)
        write_whole(path, json.dumps(origin).encode())
    except OSError as error:
        raise SurroundingsError("state-unusable", folder=str(wishes.state), why=str(error)) from error


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


def _open_display(wishes: Wishes, board: Board) -> tuple[Display, Output | None]:
    """The display, and the output to try again later where it could not be opened now."""
    output = choose(os.environ, wishes.output)
    if output == "off-screen" and wishes.output != "headless":
        (wishes.tell or logger.warning)(say("no-display", wishes.language, snapshot=f"{run_folder(str(wishes.state))}/{SNAPSHOT}"))
    try:
        return Display(output, board), None
    except SurroundingsError as error:
        logger.warning("%s", say(error.code, wishes.language, **error.values))
        return Display("off-screen", board), output


def _intake_command(wishes: Wishes, clock: Clock) -> list[str]:
    command = [sys.executable, "-m", "ledplayer.intake", "--state", str(wishes.state)]
    if wishes.content:
        command += ["--content", str(wishes.content)]
    for option, value in (("--board", wishes.board), ("--store", wishes.store), ("--root", wishes.root)):
        command += [option, str(value)] if value else []
    command += ["--clock-offset", repr(clock.offset_s), "--clock-rate", repr(clock.rate)]
    return [*command, "--language", wishes.language]
