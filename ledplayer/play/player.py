"""The player's loop: look at the clock, follow the plan, draw, show, say what it did, wait."""

import os
from collections.abc import Callable, Sequence
from typing import Protocol

import pygame

from ledplayer.clock import Instant
from ledplayer.core.lineup import Plan, Shot, Showing
from ledplayer.core.model import Board, Box, Size
from ledplayer.errors import SurroundingsError
from ledplayer.log import Event, log
from ledplayer.play import zone
from ledplayer.play.media import Media
from ledplayer.play.notices import Notices
from ledplayer.play.programme import Programme
from ledplayer.play.pulse import Pulse
from ledplayer.play.snapshots import Snapshots
from ledplayer.play.stage import Stage
from ledplayer.status.proof.showing import Standing

#: A canvas that does not change is presented again so often, in seconds: the watchdog's proof of life.
PRESENT_S = 5.0
#: So often we look at everything that no frame depends on, in seconds.
LOOK_S = 1.0


class Clock(Protocol):
    """`ledplayer.clock.Clock`, or a faster one."""

    def read(self) -> Instant: ...
    def wait(self, until: float, files: Sequence[int] = ()) -> None: ...


class Screen(Protocol):
    """`play.display.Display`, or one that only remembers."""

    canvas: Size
    surface: pygame.Surface

    def place(self, board: Board) -> None: ...
    def present(self, boxes: Sequence[Box] = ()) -> None: ...
    def is_closed(self) -> bool: ...


class Player:
    """Everything that is on air, tied together; one thread.

    Attributes:
        is_ended: Set it (a signal handler may) to leave `run`.
        wants_snapshot: Set it to have one taken at the next tick.
        wake_file: An open file that becomes readable when a signal came; -1 is none.
    """

    def __init__(
        self,
        *,
        clock: Clock,
        display: Screen,
        programme: Programme,
        stage: Stage,
        media: Media,
        snapshots: Snapshots,
        note: Callable[[Showing, int | None], None],
        notices: Notices | None = None,
        pulse: Pulse | None = None,
        prove: Callable[[Showing, Plan | None, Instant, Standing], None] | None = None,
        foresee: Callable[[Showing], None] | None = None,
        chores: Sequence[Callable[[Instant], None]] = (),
    ) -> None:
        """`note` is told each showing; `chores` are called about once a second and must be quick.

        `prove` hears at each frame what is on, by which plan, and what is on the canvas of it; `foresee` of each
        showing before it is drawn.
        """
        self.is_ended = False
        self.wants_snapshot = False
        self.wake_file = -1
        self._clock = clock
        self._display = display
        self._programme = programme
        self._stage = stage
        self._media = media
        self._snapshots = snapshots
        self._note = note
        self._notices = notices
        self._pulse = pulse or Pulse()
        self._prove = prove
        self._foresee = foresee
        self._chores = chores
        self._board: Board | None = None
        self._shot: Shot | None = None
        self._on: tuple[object, ...] = ()
        self._changed: float | None = None
        self._present_at = 0.0
        self._look_at = 0.0

    @property
    def board(self) -> Board:
        """The board that is shown."""
        return self._programme.board

    @property
    def shot(self) -> Shot | None:
        """What is on, and what follows; None before the first tick."""
        return self._shot

    @property
    def pulse(self) -> Pulse:
        """What was seen of the pictures that were handed over."""
        return self._pulse

    def settle_anew(self) -> None:
        """Another display was opened: begin again on its canvas."""
        self._display.surface.fill(0)
        self._stage.place(self._display.surface, self._display.canvas, self.board)

    def run(self, until: float) -> None:
        """Play until `is_ended`, or `until` on the monotonic clock."""
        while not self.is_ended:
            now = self.tick()
            if now.mono >= until:
                return
            self._wait(now, until)

    def tick(self) -> Instant:
        """Show one frame of what is on air now; gives the moment it was for."""
        now = self._clock.read()
        shot = self._programme.shot(now)
        if shot is not self._shot and self._foresee:
            self._foresee(shot.now)
        self._settle(now)
        if self._notices:
            self._notices.lift(self._display.surface)
        self._stage.follow(shot, self._programme.at_ms, now.mono)
        boxes = self._stage.draw(now.mono)
        if self._notices:
            boxes = self._notices.lay(boxes, now.mono)
        if boxes or now.mono >= self._present_at:
            self._display.present(boxes)
            self._pulse.presented(self._stage, now.mono)
            self._present_at = now.mono + PRESENT_S
        self._stage.give_back()
        self._tell(shot, now)
        if now.mono >= self._look_at:
            self._look_at = now.mono + LOOK_S
            self._look(now)
        return now

    def _settle(self, now: Instant) -> None:
        """Make the stage stand on the board's canvas: at the start, and when the board has changed."""
        self._media.knows_time = self._programme.knows_time
        before, board = self._board, self._programme.board
        if board is before:
            return
        self._board = board
        self._media.board, self._media.zone = board, self._programme.zone
        if before and _seen(before) == _seen(board):
            return
        if before and (before.canvas, before.offset) != (board.canvas, board.offset):
            try:
                self._display.place(board)
            except SurroundingsError as error:
                log(Event(code=error.code, severity="error", values=error.values))
        self._stage.place(self._display.surface, self._display.canvas, board)

    def _tell(self, shot: Shot, now: Instant) -> None:
        """Say what is on, and have a snapshot taken of it."""
        if shot is not self._shot:
            self._shot = shot
            self._note(shot.now, self._zone_offset_s(now))
            segment = shot.now.segment
            if (segment.rung, segment.campaigns) != self._on:
                self._on = segment.rung, segment.campaigns
                self._snapshots.note_edge(now.mono)
        scene = self._stage.scene
        if self._prove and scene:
            self._prove(shot.now, self._programme.plan, now, scene.standing)
        if scene and scene.changed_mono is not None and scene.changed_mono != self._changed:
            self._changed = scene.changed_mono
            self._snapshots.note_change(now.mono)
        if self.wants_snapshot:
            self.wants_snapshot = False
            os.read(self.wake_file, 64)
            self._snapshots.ask(now.mono)
        self._snapshots.take(self._display.surface, now.mono)

    def _look(self, now: Instant) -> None:
        over, fault = self._notices.box if self._notices else None, self._pulse.fault
        self._pulse.look(self._stage, self._display.surface, over, now.mono)
        if self._pulse.fault != fault:
            self._snapshots.note_edge(now.mono)
        if self._display.is_closed():
            self.is_ended = True
        self._programme.look()
        self._media.tend(now.mono)
        offset_s = self._zone_offset_s(now)
        self._snapshots.tend(now.mono, now.wall_ms + offset_s * 1000 if now.wall_ms and offset_s is not None else None)
        if self._notices and self._shot:
            self._notices.look(now.mono, self._shot.now, self._display.canvas, self.board.rotation)
        for chore in self._chores:
            chore(now)

    def _zone_offset_s(self, now: Instant) -> int | None:
        """The board's local time minus UTC; None while the clock is unknown."""
        return None if now.wall_ms is None else zone.offset_s(self._programme.zone, now.wall_ms)

    def _wait(self, now: Instant, until: float) -> None:
        if self._programme.is_reading and not self._stage.is_moving:
            return
        dues = [until, self._look_at, self._stage.due(now.mono)]
        if self._shot:
            dues.append(now.mono + (self._shot.now.end_ms - self._programme.at_ms) / 1000)
        if self._snapshots.due is not None:
            dues.append(self._snapshots.due)
        files = () if self._stage.is_moving else self._stage.files()
        coming = self._notices.file() if self._notices else None
        files = (*files, coming) if coming is not None else files
        self._clock.wait(min(dues), (*files, self.wake_file) if self.wake_file >= 0 else files)


def _seen(board: Board) -> tuple[object, ...]:
    """What of a board the canvas shows."""
    return board.canvas, board.offset, board.rotation, board.frame_rate, board.name, board.id, board.language
