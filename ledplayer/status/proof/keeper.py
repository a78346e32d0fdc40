"""Takes finished sections from memory to the card. Intake's job; at a clean stop the player does it for the last one.

1. A section becomes one block. It is removed from memory once its block is safe; a keeper that was killed in between
   knows the block by its mark, so that none is lost or written twice.
2. The card is written to when a quarter of an hour is over, or the player has ended; while nothing of any campaign is
   on or due (the board is closed), once an hour. Sections of players that were killed wait for that: a player that
   dies every second wears out no card.
3. What cannot be written waits in memory, within a bound; then the oldest goes, and the stretch is lost.
4. What was due before a section is found out as soon as it begins, while the plans of that time are there.
"""

import fcntl
import hashlib
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from ledplayer.language import reason
from ledplayer.log import note
from ledplayer.run_folder import put
from ledplayer.status.proof import foreseen
from ledplayer.status.proof.bind import bind, day_of
from ledplayer.status.proof.card import Card
from ledplayer.status.proof.gap import QUIET_MS, Before, Missing, kept_plans, missing_before, with_due
from ledplayer.status.proof.section import Beginning, Section, read_beginning, read_sections
from ledplayer.status.proof.tape import OPEN, sealed

FOLDER, HEAD, LOCK = "proof", "proof-head", "proof.lock"
#: How often to look, seconds.
LOOK_S = 10
#: Rule 2, seconds.
PAUSE_S, QUIET_S = 900.0, QUIET_MS / 1000
#: Rule 3: about a week's showings.
MOST_WAITING_BYTES = 4 << 20


@dataclass(slots=True, kw_only=True)
class _Waiting:
    """A file of sections that waits, each with the mark of its block."""

    path: Path
    sections: Sequence[tuple[Section, str]]


class Keeper:
    """Keeps the proof of one state folder."""

    def __init__(
        self, state: Path, run: Path, wall_ms: Callable[[], int | None] = lambda: None, *, rate: float = 1.0
    ) -> None:
        """Touches nothing yet.

        Args:
            run: Where the player's recorder writes.
            wall_ms: The time, milliseconds from the epoch; None while it is unknown.
            rate: How fast the player's clock runs.
        """
        self._state, self._run = state, run
        self._wall_ms, self._rate = wall_ms, rate
        self._card: Card | None = None
        self._is_stuck = self._is_losing = False
        self._seen: Beginning | None = None

    def tend(self, *, at_end: bool = False) -> None:
        """Write what is to be written now. `at_end`: whatever the time. Never raises `OSError`.

        To be called before anybody makes a new plan, and then every `LOOK_S`.
        """
        with suppress(OSError), self._locked() as is_ours:
            if is_ours:
                self._tend(at_end=at_end)

    def _tend(self, *, at_end: bool) -> None:
        waiting = list(_waiting(self._run))
        try:
            card = self._opened()
            self._foresee(card, waiting)
            if waiting and (at_end or self._is_time(waiting)):
                self._keep(card, waiting)
                if self._is_stuck:
                    note("proof-kept-again")
                self._is_stuck = self._is_losing = False
        except OSError as error:
            self._card = None
            if not self._is_stuck:
                note("proof-unwritable", folder=str(self._state / FOLDER), why=reason(error))
            self._is_stuck = True
            self._bound()

    def _opened(self) -> Card:
        """The card, read anew where somebody else was at it. Raises `OSError`."""
        if self._card and self._card.is_as_it_was:
            return self._card
        card = self._card = Card(self._state / FOLDER)
        if card.file and card.is_altered:
            note("proof-altered", file=card.file.path.name)
        elif card.file and card.file.torn_bytes:
            note("proof-torn", file=card.file.path.name)
        if card.last:
            self._say(card.head)
        return card

    def _is_time(self, waiting: Sequence[_Waiting]) -> bool:
        sections = [section for one in waiting for section, _ in one.sections]
        is_quiet = all(section.is_quiet for section in sections)
        if not is_quiet and any(section.how != "killed" for section in sections):
            return True
        try:
            age_s = time.time() - (self._run / HEAD).stat().st_mtime
        except OSError:
            return True
        return not 0 <= age_s * self._rate < (QUIET_S if is_quiet else PAUSE_S)

    def _keep(self, card: Card, waiting: Sequence[_Waiting]) -> None:
        """Write all of them, file by file. Raises `OSError`."""
        before, done = _on_card(card), list[_Waiting]()
        for one in waiting:
            for section, mark in one.sections:
                if mark in card.marks:
                    continue
                if card.file and day_of(section, card) != card.file.day:
                    card.flush()
                    self._remove(done)
                missing = self._missing(section.beginning, before)
                bind(card, section, mark, missing, self._wall_ms())
                before = _after(section) or before
            done.append(one)
        card.flush()
        self._remove(done)
        self._say(card.head)
        if card.oldest_kept:
            card.prune(card.oldest_kept)

    def _missing(self, beginning: Beginning, before: Before | None) -> Sequence[Missing]:
        known = foreseen.kept(self._run, beginning.begin_ms) if beginning.after != "cut" else None
        if known and before and known[0].begin_ms == before.end_ms:
            return known
        missing = missing_before(beginning, before)
        return tuple(with_due(missing, kept_plans(self._state))) if missing else ()

    def _foresee(self, card: Card, waiting: Sequence[_Waiting]) -> None:
        """Rule 4."""
        try:
            with (self._run / OPEN).open("rb") as file:
                beginning = read_beginning(file.readline(1 << 16))
        except OSError:
            return
        if beginning is None or beginning == self._seen:
            return
        self._seen = beginning
        before = _on_card(card)
        for one in waiting:
            for section, _ in one.sections:
                before = _after(section) or before
        missing = missing_before(beginning, before)
        if missing and foreseen.kept(self._run, beginning.begin_ms) is None:
            foreseen.keep(self._run, beginning.begin_ms, tuple(with_due(missing, kept_plans(self._state))))

    def _remove(self, done: list[_Waiting]) -> None:
        """Their blocks are safe."""
        for one in done:
            one.path.unlink(missing_ok=True)
            for section, _ in one.sections:
                foreseen.forget(self._run, section.beginning.begin_ms)
        done.clear()

    def _bound(self) -> None:
        """Rule 3."""
        paths = list(sealed(self._run).values())
        sizes = [_size(path) for path in paths]
        room = MOST_WAITING_BYTES - sum(sizes)
        for path, size in zip(paths[:-1], sizes[:-1], strict=True):
            if room >= 0:
                break
            with suppress(OSError):
                path.unlink()
                room += size
            if not self._is_losing:
                note("proof-lost")
            self._is_losing = True

    def _say(self, head: str) -> None:
        """The newest head, for the poll."""
        path = self._run / HEAD
        with suppress(OSError):
            if path.read_text(encoding="ascii", errors="replace") == head:
                return
        with suppress(OSError):
            put(str(path), head.encode())

    @contextmanager
    def _locked(self) -> Iterator[bool]:
        """Whether no other process keeps the same now. Raises `OSError`."""
        handle = os.open(self._run / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
            else:
                yield True
        finally:
            os.close(handle)


def _waiting(run: Path) -> Iterator[_Waiting]:
    """What waits, the oldest first."""
    for path in sealed(run).values():
        try:
            data = path.read_bytes()
        except OSError:
            continue
        name = hashlib.sha256(data).hexdigest()[:14]
        sections = [(section, f"{name}{number:02x}") for number, section in enumerate(read_sections(data))]
        yield _Waiting(path=path, sections=sections)


def _on_card(card: Card) -> Before | None:
    last = card.dated
    if last is None:
        return None
    is_quiet = card.goes_on is not None and not card.goes_on.playlist
    return Before(end_ms=last.end_ms, how=last.how, is_on_card=True, is_quiet=is_quiet)


def _after(section: Section) -> Before | None:
    began = section.beginning
    if not began.is_dated:
        return None
    return Before(end_ms=section.end_ms, how=section.how, is_on_card=False)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
