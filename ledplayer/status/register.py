"""The register of the player's deaths: a file in the run folder, gone with the power, written by the player alone.

    boot      of the machine: what is of another one is forgotten
    begun_s   when the player that wrote it began, by the machine's monotonic clock
    is_open   the player that wrote it runs, or died
    on        what was on last, or null
    deaths    what is known (`status.deaths`)

What is on is written before it is drawn: a picture that kills is told by it.
"""

import json
from collections.abc import Callable
from pathlib import Path

from ledplayer.core.lineup import Piece
from ledplayer.language import reason
from ledplayer.log import note
from ledplayer.run_folder import put, take
from ledplayer.status import deaths as rules
from ledplayer.status.deaths import COUNTS_S, Deaths, Item, Limit, item_of

REGISTER = "deaths.json"
#: Who asked to be started again is killed by the watchdog within this time, in seconds.
ASKED_S = 60.0

SAID = {Limit.ITEMS: "deaths-often", Limit.FALLBACK: "deaths-fallback", Limit.CARD: "deaths-card"}
EASED = {Limit.NOTHING: "deaths-over", Limit.ITEMS: "deaths-content-again", Limit.FALLBACK: "deaths-fallback-again"}


class Register:
    """Counts, in one run folder.

    Attributes:
        deaths: What is known.
    """

    def __init__(self, run: Path | None, boot: str, blame: Callable[[str], None] = lambda sha256: None) -> None:
        """Touches nothing yet.

        Args:
            run: The run folder; None where there is none: then nothing is counted.
            boot: What this boot of the machine is called.
            blame: Told the hash of each file that is newly left out.
        """
        self.deaths = Deaths()
        self._path = str(run / REGISTER) if run else ""
        self._boot = boot
        self._blame = blame
        self._on: Item | None = None
        self._begun_s = 0.0
        self._is_refused = False

    def begin(self, now_s: float, *, asked_s: float, blames: bool) -> None:
        """A player begins: was the one before it a death?

        Args:
            now_s: The machine's monotonic clock, in seconds.
            asked_s: When a player last asked to be started again, by the same clock.
            blames: What was on may be to blame (rule 2 of `status.deaths`).
        """
        is_death, on = self._read(now_s)
        self._begun_s = now_s
        if is_death and not 0 <= now_s - asked_s < ASKED_S:
            before, self.deaths = self.deaths, self.deaths.died(on, now_s, blames=blames)
            self._tell(before, on)
        self._write(is_open=True)

    def on(self, piece: Piece) -> None:
        """What is on from now."""
        item = item_of(piece)
        if item != self._on:
            self._on = item
            self._write(is_open=True)

    def tend(self, now_s: float, *, is_good: bool) -> bool:
        """A second has gone by; whether more may be shown from now on."""
        before, self.deaths = self.deaths, self.deaths.lived(now_s, is_good=is_good)
        if self.deaths.limit == before.limit:
            return False
        note(EASED[self.deaths.limit], minutes=round(before.heal_s / 60))
        self._write(is_open=True)
        return True

    def end(self) -> None:
        """The player was told to end: no death."""
        self._on = None
        self._write(is_open=False)

    def _tell(self, before: Deaths, on: Item | None) -> None:
        now = self.deaths
        note("player-died", what=named(on), count=len(now.at_s), minutes=round(COUNTS_S / 60))
        new = now.left_out[-1] if now.left_out != before.left_out else None
        if new and new.sha256:
            self._blame(new.sha256)
        if new and now.limit == Limit.ITEMS:
            note("deaths-item", what=named(new))
        elif now.limit > before.limit:
            note(SAID[now.limit])

    def _read(self, now_s: float) -> tuple[bool, Item | None]:
        """Whether somebody has died, and with what on; `deaths` is what was known."""
        raw = take(self._path) if self._path else {}
        if not raw or raw.get("boot") != self._boot:
            return False, None
        try:
            known = rules.from_json(raw["deaths"])
            on = rules.item_from_json(raw["on"]) if raw["on"] is not None else None
            if not float(raw["begun_s"]) <= now_s:
                return False, None  # another boot, of a machine that does not name them
        except (KeyError, TypeError, ValueError, OverflowError):
            return False, None
        self.deaths = known
        return raw.get("is_open") is True, on

    def _write(self, *, is_open: bool) -> None:
        if not self._path:
            return
        whole = {
            "boot": self._boot,
            "begun_s": self._begun_s,
            "is_open": is_open,
            "on": self._on,
            "deaths": rules.to_json(self.deaths),
        }
        try:
            put(self._path, json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode(errors="replace"))
            self._is_refused = False
        except OSError as error:
            if not self._is_refused:
                note("memory-not-written", file=REGISTER, why=reason(error))
            self._is_refused = True


def named(item: Item | None) -> str:
    """What people call it."""
    if item is None:
        return "–"
    return f"{item.what} [{item.playlist}]" if item.playlist else item.what
