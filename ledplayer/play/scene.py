"""One showing on the stage: its open leaves, its own time, and the fade it begins with."""

from dataclasses import dataclass

from ledplayer.core.compose import Leaf
from ledplayer.core.lineup import Showing
from ledplayer.play.open_leaf import Mark, OpenLeaf
from ledplayer.status.proof.showing import Standing

#: A transition lies in the first half second of the new showing.
FADE_MS = 500
OPAQUE = 255


@dataclass(slots=True, kw_only=True)
class Scene:
    """A showing that runs, or that is made ready.

    Attributes:
        leaves: Its own item first (a black one has none), then its bands.
        entered_ms: The plan's time at which it was entered; its begin, unless that was missed.
        entered_mono: The same moment on the monotonic clock, by which it then runs.
        fades: It begins out of the last picture.
        kept: Leaves that were on before it: they run on and are no part of its fade.
        cast: The leaves that are on the canvas now: its own, or another in the place of one that failed.
        drawn: Their marks; empty before its first picture.
        veil: How much of the last picture lies over it now, 0 to 255.
        changed_mono: When its first whole picture was drawn; None before.
    """

    showing: Showing
    leaves: tuple[OpenLeaf, ...]
    entered_ms: float
    entered_mono: float
    fades: bool = False
    kept: frozenset[Leaf] = frozenset()
    cast: tuple[OpenLeaf, ...] = ()
    drawn: tuple[Mark | None, ...] = ()
    veil: int = 0
    changed_mono: float | None = None

    def at_ms(self, mono: float) -> float:
        """The plan's time by which this showing runs: read off the wall once, then monotonic."""
        return self.entered_ms + max(0.0, mono - self.entered_mono) * 1000

    def mono_of(self, at_ms: float) -> float:
        """When a moment of its time will have come."""
        return self.entered_mono + (at_ms - self.entered_ms) / 1000

    def veil_at(self, at_ms: float) -> int:
        """How much of the last picture lies over it at a moment, 0 to 255."""
        left_ms = FADE_MS - (at_ms - self.showing.begin_ms)
        return round(OPAQUE * min(1.0, left_ms / FADE_MS)) if self.fades and left_ms > 0 else 0

    @property
    def item(self) -> OpenLeaf | None:
        """The leaf of the item itself; None for black."""
        return self.leaves[0] if self.leaves else None

    @property
    def standing(self) -> Standing:
        """What is on the canvas of it: its own picture, another in its place, or nothing yet."""
        item = self.item
        stands_in = bool(self.cast) and item is not None and self.cast[0] is not item
        if stands_in or (item is not None and item.failure and (item.given_up or self.changed_mono is None)):
            return "failed"
        return "waits" if self.changed_mono is None else "stands"


def fades_into(before: Showing, after: Showing) -> bool:
    """Whether `after` begins with a fade: not between equal neighbours, and never in mourning (K4)."""
    mourning = after.segment.bands.still or "mourning" in (before.piece.style, after.piece.style)
    return after.piece.transition == "fade" and not mourning and before.piece != after.piece
