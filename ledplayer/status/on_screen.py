"""Says what is on to a terminal: a line a change.

While the first plan is being made, the card stands for nothing but that: it is announced only when it stays.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from ledplayer.clock import Instant
from ledplayer.core.lineup import Showing
from ledplayer.language import Language, say

#: Letters of a text that a line shows.
MOST_LETTERS = 60
#: So long may the first plan take until the card is announced instead, in seconds.
FIRST_PLAN_S = 10.0


class OnScreen:
    """Notes each showing once.

    `tell` prints one line; None where nobody watches a terminal.
    """

    def __init__(self, language: Language, tell: Callable[[str], None] | None) -> None:
        self._language = language
        self._tell = tell
        self._showing: Showing | None = None
        self._expects_plan = False
        self._hold_until = 0.0
        self._held: tuple[Showing, int | None] | None = None

    def expect_plan(self, mono: float) -> None:
        """There is no plan yet: the next showing noted stands in for it. `mono`: monotonic seconds."""
        self._expects_plan, self._hold_until = True, mono + FIRST_PLAN_S
        if self._tell:
            self._tell(say("reading-content", self._language))

    def tend(self, now: Instant) -> None:
        """Announce what stands in for a plan that does not come; to be called about once a second."""
        if self._held and now.mono >= self._hold_until:
            self._announce(*self._held)

    def note(self, showing: Showing, zone_offset_s: int | None) -> None:
        """A showing is on. `zone_offset_s`: local time minus UTC; None while the clock is unknown."""
        if self._expects_plan:
            self._expects_plan, self._held = False, (showing, zone_offset_s)
        else:
            self._announce(showing, zone_offset_s)

    def _announce(self, showing: Showing, zone_offset_s: int | None) -> None:
        self._held = None
        before = self._showing
        if showing is before:
            return
        self._showing = showing
        if before and (before.piece, before.begin_ms) == (showing.piece, showing.begin_ms):
            return
        if self._tell:
            self._tell(line(showing, zone_offset_s, self._language))


def line(showing: Showing, zone_offset_s: int | None, language: Language) -> str:
    """One line about a showing: since when, what, of which campaign, until when."""
    piece = showing.piece
    what = " ".join((piece.what or piece.text).split())
    if len(what) > MOST_LETTERS:
        what = what[: MOST_LETTERS - 1].rstrip() + "…"
    parts = [say(f"kind-{piece.kind}", language) + (f" {what}" if what else "")]
    if piece.campaign:
        parts.append(piece.campaign)
    if zone_offset_s is None:
        return "  " + " · ".join(parts)
    since, until = (_time(at_ms, zone_offset_s) for at_ms in (showing.begin_ms, showing.end_ms))
    return f"{since} – {until}  " + " · ".join(parts)


def _time(at_ms: int, zone_offset_s: int) -> str:
    return (datetime.fromtimestamp(at_ms / 1000, UTC) + timedelta(seconds=zone_offset_s)).strftime("%H:%M:%S")
