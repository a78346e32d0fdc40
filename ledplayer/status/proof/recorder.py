"""The player's part: writes down what is on and what was due.

1. A section ends at each quarter of an hour by the clock, so that none lies on two days of any zone we know of.
2. Where the clock steps, the player stood still for a minute, or the clock becomes known, another section begins; none
   ever holds two showings of one moment.
3. While the clock is unknown, showings are counted from boot, on no day, and nothing is due.
4. While nobody sees the picture (no display could be opened), it does not stand.
"""

from pathlib import Path

from ledplayer.clock import Instant
from ledplayer.core.lineup import Piece, Plan, Showing
from ledplayer.status.proof.due import Due
from ledplayer.status.proof.rows import Item, Result, Row, item_of
from ledplayer.status.proof.section import (
    After,
    Beginning,
    How,
    beginning_line,
    end_line,
    item_line,
    row_line,
    showing_left,
    unknown_line,
)
from ledplayer.status.proof.showing import OpenShowing, Standing
from ledplayer.status.proof.tape import Tape

#: Rule 1.
CUT_MS = 900_000
#: A difference between wall and monotonic clock that grows by so much at once is a step.
STEP_MS = 2000
#: Rule 2; frames, and so calls of `see` or `tend`, come at least once a second.
STILL_S = 60.0


class Recorder:
    """Told by the player's loop; writes to memory alone, and costs microseconds."""

    def __init__(self, run: Path | None, boot: str = "") -> None:
        """Touches nothing yet.

        Args:
            run: The run folder; None where there is none: then some hours are kept, and go with the process.
            boot: What this boot of the machine is called.
        """
        self._boot = boot[:8]
        self._tape = Tape(run)
        self._due = Due(self._tell_due, lambda begin_ms, end_ms: self._tape.write(unknown_line(begin_ms, end_ms)))
        self._items: dict[Item, int] = {}
        self._began: Beginning | None = None
        self._open: OpenShowing | None = None
        self._plan: Plan | None = None
        self._last: tuple[Showing, Standing] | None = None
        self._is_seen = True
        self._at_ms = self._cut_ms = 0
        self._ahead_ms = self._left_ms = 0
        self._mono = self._since = 0.0

    def see(self, showing: Showing, plan: Plan | None, now: Instant, standing: Standing) -> None:
        """What is on at this frame; `standing` is what is on the canvas of it. Nearly free while nothing changes."""
        last = self._last
        if last and last[0] is showing and last[1] == standing and plan is self._plan:
            return
        self._go(now, plan)
        self._last = showing, standing
        if plan is not self._plan:
            self._follow(plan)
        running, seen = self._open, standing if self._is_seen else "waits"
        if running and (running.showing.piece, running.showing.begin_ms) == (showing.piece, showing.begin_ms):
            running.showing = showing
            running.turn(self._at_ms, seen)
            return
        if self._began and self._began.is_dated:
            self._due.walk(self._at_ms)  # before its showing's own row: what follows the later one is not walked again
        self._end_showing()
        was_told = showing.begin_ms == self._left_ms
        self._open = OpenShowing(showing, self._number(showing.piece), self._at_ms, seen, was_told=was_told)

    def tend(self, now: Instant, *, is_seen: bool = True) -> None:
        """A second has gone by. `is_seen`: there is a display."""
        if self._began is None:
            return
        self._go(now, self._plan)
        self._is_seen = is_seen
        if self._open and self._last:
            self._open.turn(self._at_ms, self._last[1] if is_seen else "waits")
        if self._began.is_dated:
            self._due.walk(self._at_ms)
        self._tape.beat(self._rest())

    def close(self, now: Instant) -> None:
        """The player ends of its own accord."""
        if self._began:
            self._go(now, self._plan)
            self._end_section(self._at_ms, "clean")
        self._tape.close()

    def _go(self, now: Instant, plan: Plan | None) -> None:
        """Go on to a moment, into another section where that is due."""
        is_dated = now.wall_ms is not None
        at_ms = int(now.mono * 1000) if now.wall_ms is None else now.wall_ms
        ahead_ms = at_ms - int(now.mono * 1000)
        began = self._began
        if began is None:
            self._left_ms = showing_left(self._tape.recover())
            self._since = now.mono
            self._begin("start", at_ms, plan, is_dated=is_dated)
        elif now.mono - self._mono > STILL_S:
            self._break("killed", "start", at_ms, plan, is_dated=is_dated)
            self._since = now.mono
        elif is_dated != began.is_dated:
            undated_ms = int((now.mono - self._since) * 1000) if is_dated else 0
            self._break("cut", "clock", at_ms, plan, is_dated=is_dated, undated_ms=undated_ms)
            self._since = now.mono
        elif abs(ahead_ms - self._ahead_ms) > STEP_MS:
            self._break("cut", "step", at_ms, plan, is_dated=is_dated)
        self._ahead_ms, self._mono = ahead_ms, now.mono
        self._at_ms = max(self._at_ms, at_ms)
        while self._at_ms >= self._cut_ms:
            self._cut()

    def _begin(self, after: After, at_ms: int, plan: Plan | None, *, is_dated: bool, undated_ms: int = 0) -> None:
        """Begin a section at a moment."""
        self._at_ms, self._cut_ms = at_ms, at_ms // CUT_MS * CUT_MS + CUT_MS
        self._plan, self._items = plan, {}
        self._began = Beginning(
            boot=self._boot,
            board=plan.board.id if plan else "",
            zone=plan.zone if plan else "",
            begin_ms=at_ms,
            is_dated=is_dated,
            after=after,
            undated_ms=undated_ms,
        )
        self._tape.write(beginning_line(self._began))
        if after != "cut":
            self._due.begin(plan if is_dated else None, at_ms)

    def _break(
        self, how: How, after: After, at_ms: int, plan: Plan | None, *, is_dated: bool, undated_ms: int = 0
    ) -> None:
        """What was on is over where it was seen last; what is on now begins anew."""
        if after != "start":
            self._due.follow(None, self._at_ms)
        self._end_section(self._at_ms, how)
        self._last = None
        self._begin(after, at_ms, plan, is_dated=is_dated, undated_ms=undated_ms)

    def _cut(self) -> None:
        """One section ends and the next one begins, in the middle of what is on."""
        at_ms, now_ms = self._cut_ms, self._at_ms
        assert self._began
        if self._began.is_dated:
            self._due.part(at_ms)
        if self._open and self._open.showing.end_ms <= at_ms:
            self._end_showing()
        running = self._open
        if running:
            row = running.part(at_ms)
            if row.begin_ms < row.end_ms:
                self._tape.write(row_line("r", row))
        self._tape.write(end_line(at_ms, "cut"))
        self._tape.seal()
        self._begin("cut", at_ms, self._plan, is_dated=self._began.is_dated)
        if running:
            running.item = self._number(running.showing.piece)
        self._at_ms = now_ms

    def _follow(self, plan: Plan | None) -> None:
        """Another plan takes effect now."""
        began = self._began
        assert began
        if plan and (plan.board.id, plan.zone) != (began.board, began.zone):
            self._due.follow(None, self._at_ms)
            self._end_section(self._at_ms, "cut")
            self._begin("cut", self._at_ms, plan, is_dated=began.is_dated)
        self._plan = plan
        if began.is_dated:
            self._due.follow(plan, self._at_ms)

    def _end_section(self, at_ms: int, how: How) -> None:
        assert self._began
        if self._began.is_dated:
            self._due.part(at_ms)
        self._end_showing()
        self._tape.write(end_line(at_ms, how))
        self._tape.seal()

    def _end_showing(self) -> None:
        if self._open:
            row = self._open.end(self._at_ms)
            if row.begin_ms < row.end_ms:
                self._tape.write(row_line("r", row))
        self._open = None

    def _rest(self) -> bytes:
        """How the section would end, were this its last moment."""
        rest = b""
        if self._open:
            row = self._open.as_ended()
            rest += row_line("r", row) if row.begin_ms < row.end_ms else b""
        piece = self._due.running
        if piece and self._due.at_ms < self._at_ms:
            rest += row_line("d", self._due_row(piece, self._due.at_ms, self._at_ms, "part"))
        return rest + end_line(self._at_ms, "killed", self._open.showing.begin_ms if self._open else 0)

    def _tell_due(self, piece: Piece, begin_ms: int, end_ms: int, result: Result) -> None:
        self._tape.write(row_line("d", self._due_row(piece, begin_ms, end_ms, result)))

    def _due_row(self, piece: Piece, begin_ms: int, end_ms: int, result: Result) -> Row:
        length_ms = end_ms - begin_ms
        return Row(item=self._number(piece), begin_ms=begin_ms, end_ms=end_ms, result=result, stood_ms=length_ms)

    def _number(self, piece: Piece) -> int:
        """The number of a piece's item in this section; it is declared where it is new."""
        item = item_of(piece)
        number = self._items.get(item)
        if number is None:
            number = self._items[item] = len(self._items)
            self._tape.write(item_line(number, item))
        return number
