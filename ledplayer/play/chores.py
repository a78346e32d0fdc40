"""What the player does about once a second beside playing."""

import math
import time
from collections.abc import Callable
from pathlib import Path

from ledplayer.clock import Clock, Instant
from ledplayer.errors import SurroundingsError
from ledplayer.log import note, voice
from ledplayer.play import zone
from ledplayer.play.display import Display
from ledplayer.play.monitor import Monitor
from ledplayer.play.output import Output
from ledplayer.play.player import Player
from ledplayer.play.programme import Programme
from ledplayer.play.pulse import NOT_OURS
from ledplayer.play.service import Service
from ledplayer.play.stage import Stage
from ledplayer.status.herald import Herald
from ledplayer.status.on_screen import line
from ledplayer.status.proof.recorder import Recorder
from ledplayer.status.register import Register
from ledplayer.status.stamp import write_stamp
from ledplayer.status.verdict import Judge

#: How often the time is stamped, and how often a display that could not be opened is tried again, in seconds.
STAMP_S = 6 * 3600.0
DISPLAY_S = 60.0
#: In the first minute more often: the kernel may still be loading its driver.
EARLY_S = 5.0

Chore = Callable[[Instant], None]


def stamping(state: Path, clock: Clock) -> Chore:
    """Keeps the time on disk; the proof of play does so more often (`status.stamp`)."""
    stamped = -math.inf

    def stamp(now: Instant) -> None:
        nonlocal stamped
        if now.wall_ms is not None and now.mono - stamped >= STAMP_S * clock.rate:
            stamped = now.mono
            write_stamp(state, clock.system_ms())

    return stamp


def judging(judge: Judge, programme: Programme, stage: Stage) -> Chore:
    """Finds out whether a release is good by playing it."""
    judged = programme.plan

    def look(now: Instant) -> None:
        nonlocal judged
        if programme.plan is not judged:
            judged = programme.plan
            if judged is not None:
                judge.begins(judged)
        scene = stage.scene
        judge.tend(now.mono, is_good=scene is not None and scene.changed_mono is not None)

    return look


def healing(
    register: Register, programme: Programme, player: Player, stage: Stage, machine_s: Callable[[], float]
) -> Chore:
    """Lets more be shown again after a death, once the picture was good for long enough."""

    def tend(now: Instant) -> None:
        scene, fault = stage.scene, player.pulse.fault
        is_good = scene is not None and scene.changed_mono is not None and (not fault or fault in NOT_OURS)
        if register.tend(machine_s(), is_good=is_good):
            programme.go_round(register.deaths)

    return tend


def recording(recorder: Recorder, player: Player, display: Display, *, needs_display: bool) -> Chore:
    """Goes on with the proof of play; nothing stands that nobody sees."""

    def tend(now: Instant) -> None:
        is_lit = display.output != "off-screen" or not needs_display
        recorder.tend(now, is_seen=is_lit and not player.pulse.fault)

    return tend


def serving(service: Service, player: Player, stage: Stage, programme: Programme) -> Chore:
    """Tells systemd that a picture stands, which (in the log's language), and that it lives."""
    said, status = None, ""

    def tell(now: Instant) -> None:
        nonlocal said, status
        if player.shot and player.shot is not said:
            said = player.shot
            offset_s = None if now.wall_ms is None else zone.offset_s(programme.zone, now.wall_ms)
            status = line(said.now, offset_s, voice.speaks())
        scene = stage.scene
        has_shown = scene is not None and scene.changed_mono is not None
        service.tend(time.monotonic(), has_shown=has_shown, is_alive=player.pulse.is_alive, status=status)

    return tell


def reopening(player: Player, display: Display, monitor: Monitor, output: Output, since: float) -> Chore:
    """Opens the display that could not be opened, by `since` on the monotonic clock; and a console's anew whose cable
    has come back or is in another socket, for the monitor there has no mode yet.
    """
    tried, cables = since, monitor.connected

    def reopen(now: Instant) -> None:
        nonlocal tried, cables
        before, cables = cables, monitor.connected
        is_open = display.output == output
        if is_open and not (output == "console" and cables and before is not None and cables.isdisjoint(before)):
            return
        if not is_open and now.mono - tried < (EARLY_S if now.mono - since < DISPLAY_S else DISPLAY_S):
            return
        tried = now.mono
        if not is_open and not display.may_open(output):
            return
        try:
            display.open(output, player.board)
            if not is_open:
                note("display-back")
        except SurroundingsError:
            display.open("off-screen", player.board)
        player.settle_anew()

    return reopen


def heralding(herald: Herald, player: Player) -> Chore:
    """Has the log say what is on, and how the board is."""

    def tell(now: Instant) -> None:
        herald.tend(now, player.shot.now.segment if player.shot else None)

    return tell
