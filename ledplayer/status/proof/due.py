"""What is due, showing by showing: walks along the plan in effect, behind the clock.

1. A showing is counted where it ends; what was walked of it before is a part.
2. Another plan may take effect in the middle of a showing: the old one's is counted there, the new one's is not, unless
   it begins there (or is the same).
3. Only campaigns are due. Of a moment of which the plan says nothing, nobody knows what was due.
"""

from collections.abc import Callable

from ledplayer.core.lineup import Piece, Plan, Showing
from ledplayer.status.proof.rows import Result

#: A plan that takes effect so soon after a showing's end took effect there: the loop came round a little later.
SLACK_MS = 1000

#: Hears of a piece, begin, end (milliseconds from the epoch) and whether that was counted or a part.
Emit = Callable[[Piece, int, int, Result], None]


class Due:
    """A walk along plans.

    Attributes:
        at_ms: All before was told.
    """

    def __init__(self, emit: Emit, unknown: Callable[[int, int], None]) -> None:
        """`unknown` hears of stretches, begin and end, of which a plan says nothing."""
        self.at_ms = self._began_ms = 0
        self._emit, self._unknown = emit, unknown
        self._plan: Plan | None = None
        self._showing: Showing | None = None
        self._counts = True

    def begin(self, plan: Plan | None, at_ms: int) -> None:
        """Begin somewhere; nothing before was told."""
        self._plan, self._showing, self._counts, self.at_ms = plan, None, True, at_ms
        self._began_ms = at_ms

    def follow(self, plan: Plan | None, at_ms: int) -> None:
        """Another plan takes effect."""
        if at_ms - self._began_ms <= SLACK_MS:
            self.begin(plan, self._began_ms)
            return
        self.walk(at_ms)
        old, counts = self._showing, self._counts
        if old and at_ms - max(old.begin_ms, self.at_ms) <= SLACK_MS and self.at_ms == old.begin_ms:
            old, at_ms = None, self.at_ms
        shot = plan.at(at_ms) if plan else None
        new = shot.now if shot else None
        if old and new and (old.piece, old.begin_ms) == (new.piece, new.begin_ms):
            self._plan, self._showing = plan, new
            return
        if old:
            self._tell(old.piece, at_ms, "shown" if counts else "part")
        elif self._plan and self.at_ms < at_ms:
            self._unknown(self.at_ms, at_ms)
        self._plan, self._showing, self.at_ms = plan, new, at_ms
        self._counts = new is None or at_ms - new.begin_ms <= SLACK_MS

    def walk(self, to_ms: int) -> None:
        """Tell of each showing that has ended by now. Takes microseconds while none has."""
        if self._showing and self._showing.end_ms > to_ms:
            return
        while self._plan and self.at_ms < to_ms:
            if self._showing is None:
                shot = self._plan.at(self.at_ms)
                if shot is None:
                    return
                self._showing = shot.now
            if self._showing.end_ms > to_ms:
                return
            self._tell(self._showing.piece, self._showing.end_ms, "shown" if self._counts else "part")
            self._showing, self._counts = None, True

    def part(self, to_ms: int) -> None:
        """Tell everything up to now, the running showing as a part."""
        self.walk(to_ms)
        if self._showing and self.at_ms < to_ms:
            self._tell(self._showing.piece, to_ms, "part")
        elif self._plan and self.at_ms < to_ms:
            self._unknown(self.at_ms, to_ms)
        self.at_ms = max(self.at_ms, to_ms)

    @property
    def running(self) -> Piece | None:
        """What is due at the end of the walk, of a campaign."""
        return self._showing.piece if self._showing and self._showing.piece.playlist else None

    def _tell(self, piece: Piece, end_ms: int, result: Result) -> None:
        if piece.playlist and self.at_ms < end_ms:
            self._emit(piece, self.at_ms, end_ms, result)
        self.at_ms = end_ms
