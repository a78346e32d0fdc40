"""Writes `status.json`: what is true of this board now, at each edge and every ten seconds.

It is called from the player's one thread, once a second, and takes a fraction of a millisecond: it asks nobody who may
let it wait. A folder that refuses costs only the file; that is told once.
"""

import json
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ledplayer.clock import Instant
from ledplayer.language import reason
from ledplayer.log import note
from ledplayer.run_folder import make_run_folder, put, run_folder
from ledplayer.status.document import EVERY_S, STATUS
from ledplayer.status.facts import Facts
from ledplayer.status.others import Others
from ledplayer.status.teller import Teller


class Now:
    """Keeps `status.json` of one state folder true.

    Attributes:
        document: What it says (`status.document`); empty before the first look.
    """

    def __init__(
        self,
        state: Path,
        store: Path,
        look: Callable[[Instant], Facts],
        mono_s: Callable[[], float] = time.monotonic,
    ) -> None:
        """Args: look: Looks at the player. mono_s: The machine's own clock, by which others know how old it is."""
        self.document: Mapping[str, Any] = {}
        self._look = look
        self._mono_s = mono_s
        self._others = Others(state, store)
        self._teller = Teller(self._others, mono_s())
        self._state = str(state)
        self._folder = ""
        self._is_refused = False
        self._edge: object = None
        self._due = 0.0

    def tend(self, now: Instant) -> None:
        """Write it where something has changed, or it is time to; to be called about once a second."""
        mono_s, facts = self._mono_s(), self._look(now)
        self._teller.count(facts, mono_s)
        has_news, edge = self._others.look(), _edge(facts)
        if not has_news and edge == self._edge and mono_s < self._due:
            return
        self._edge, self._due = edge, mono_s + EVERY_S
        self.document = self._teller.tell(facts, now.wall_ms, mono_s)
        self._write()

    def end(self) -> None:
        """The player was told to end: that is the last word."""
        if self.document:
            self.document = {**self.document, "is_ended": True}
            self._write()

    def _write(self) -> None:
        text = json.dumps(self.document, ensure_ascii=False, separators=(",", ":"))
        try:
            self._folder = self._folder or make_run_folder(self._state)
            put(f"{self._folder}/{STATUS}", text.encode(errors="replace"))
            self._is_refused = False
        except OSError as error:
            if not self._is_refused:
                note("status-not-written", folder=run_folder(self._state), why=reason(error))
            self._is_refused, self._folder = True, ""


def _edge(facts: Facts) -> tuple[object, ...]:
    """What is told at once when it is another."""
    showing = facts.shot.now
    return (
        showing.begin_ms,
        showing.piece,
        showing.segment.rung,
        showing.segment.campaigns,
        facts.board,
        facts.output,
        facts.fault,
        facts.given_up,
        facts.limit,
        facts.left_out,
        facts.knows_time,
        facts.plan is None,
    )
