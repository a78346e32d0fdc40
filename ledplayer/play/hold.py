"""When a new plan takes effect (`DESIGN.md`, “The stage”).

1. When the running showing ends, and at the latest after a minute.
2. At once when it puts the board off the air, on it again, something urgent on, or anything in place of the card that
   stands in for nothing; and when it is another board's, or its canvas lies elsewhere.
3. At once when the running showing's file or campaign is no longer in it, or a campaign behind a running band.
4. At once, unseen, when it says the same as the old one now.
"""

from collections.abc import Sequence

from ledplayer.core.lineup import Plan, Segment, Shot, Showing
from ledplayer.core.model import Board

MOST_HELD_MS = 60_000
#: Rungs that wait for nothing.
AT_ONCE = ("off", "urgent")


def takes_effect(
    new: Plan, rest: Sequence[Segment], shot: Shot | None, board: Board, running: Showing, held_ms: float
) -> bool:
    """Whether a new plan is followed from now on, although the running showing has not ended.

    Args:
        rest: The new plan's segments from now on.
        shot: What the new plan says now; None where it says nothing.
        board: What the running showing is on.
        held_ms: How long it has been waiting.
    """
    if held_ms >= MOST_HELD_MS or _place(new.board) != _place(board):
        return True
    if shot is None:
        return False
    return _is_urgent(shot, running) or _is_withdrawn(new, rest, running) or _is_same(shot.now, running)


def _place(board: Board) -> tuple[object, ...]:
    return board.id, board.canvas, board.offset, board.rotation


def _is_urgent(shot: Shot, running: Showing) -> bool:
    now, before = shot.now.segment.rung, running.segment.rung
    return now == "urgent" or (now != before and (now in AT_ONCE or before in (*AT_ONCE, "card")))


def _is_withdrawn(new: Plan, rest: Sequence[Segment], running: Showing) -> bool:
    piece, segment = running.piece, running.segment
    loops = {id(part.loop): part.loop for part in rest}.values()  # a decoded plan holds equal loops once

    def is_shown(numbers: set[int]) -> bool:
        return any(not numbers.isdisjoint(loop) for loop in loops)

    if piece.sha256 and not is_shown({n for n, other in enumerate(new.pieces) if other.sha256 == piece.sha256}):
        return True
    ours, on = (piece.playlist, piece.campaign), {campaign[:2] for part in rest for campaign in part.campaigns}
    if piece.playlist and ours not in on:
        # not on a rung: one of `at` items alone
        return not is_shown({n for n, other in enumerate(new.pieces) if (other.playlist, other.campaign) == ours})
    has_band = segment.bands.top or segment.bands.bottom
    return bool(has_band and {campaign[:2] for campaign in segment.campaigns} - on)


def _is_same(one: Showing, other: Showing) -> bool:
    same = (one.piece, one.begin_ms, one.end_ms) == (other.piece, other.begin_ms, other.end_ms)
    return same and one.segment.bands == other.segment.bands and one.segment.begin_ms == other.segment.begin_ms
