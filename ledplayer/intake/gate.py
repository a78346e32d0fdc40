"""The one gate: a file becomes playable by being copied whole, hashed, and opened by a maker.

1. A copy is kept under its hash only after the maker opened that very copy.
2. The same bytes are probed once, under whatever name, over restarts too.
3. A file that changes while it is read has not settled: it is asked for again at the next look.
4. A file of another program, an archive or a shortcut is told by its first and last bytes and not copied.
5. A file that can play and may still be on its way (`unfinished`) is taken in, and that is said.
6. Files of the package and of a release, and all files where there is no store, are hashed and probed, and played
   where they lie; those whose hash is signed for only when it is that one, and through the seal that they get here.
"""

import os
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from ledplayer.core.model import MediaKind
from ledplayer.errors import SurroundingsError
from ledplayer.intake.facts import Fact, Facts, Refusal
from ledplayer.intake.scan import Seen, open_below
from ledplayer.intake.store import Store, hashed
from ledplayer.intake.unfinished import looks_unfinished
from ledplayer.makers.foreign import foreign
from ledplayer.makers.job import probe_job
from ledplayer.makers.medium import ALTERED, STOPPED, Medium
from ledplayer.makers.seal import Sealing, Seals
from ledplayer.makers.studio import Studio

#: Longer than a film of 4 GiB takes from a slow card; the maker's own limits come first.
PROBE_S = 60.0
MOST_BYTES = 4 << 30
MOST_TEXT_BYTES = 256 << 10

#: A step of a long piece of work: a medium to wait for, or None to go on at once.
Steps = Generator[Medium | None, None, "Taken"]


class Unsettled(Exception):  # noqa: N818 - no error: an answer
    """The file changed while it was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A file that went through the gate.

    Attributes:
        place: Where it is played from, absolute; "" when it was refused.
        unfinished: It can play, and looks as if more of it were to come.
    """

    sha256: str
    place: str
    fact: Fact | Refusal
    unfinished: bool = False


_ALTERED = Taken(sha256="", place="", fact=Refusal(code=ALTERED))


class Gate:
    """Admits files, one step at a time."""

    def __init__(
        self,
        *,
        store: Store | None,
        facts: Facts,
        studio: Studio,
        mono: Callable[[], float],
        seals: Seals | None = None,
    ) -> None:
        """Args: store: None plays everything where it lies. mono: Monotonic seconds. seals: Of what is signed for."""
        self.store = store
        self.seals = seals
        self.facts = facts
        self.studio = studio
        self.mono = mono

    def take(self, root: Path, seen: Seen, *, in_place: bool, text: bool) -> Steps:
        """Take in one file.

        Args:
            in_place: The folder is the package's own: no copy is made.
            text: It is a text file, which has nothing to probe.

        Raises:
            Unsettled: It changed meanwhile.
            SurroundingsError: The disk is full or the makers are gone.
            OSError: The file, or our disk, does not read or write.
        """
        if seen.size_bytes > (MOST_TEXT_BYTES if text else MOST_BYTES):
            return Taken(sha256="", place="", fact=Refusal(code="media-too-heavy"))
        if not seen.size_bytes and not seen.sha256:
            return Taken(sha256="", place="", fact=Refusal(code="media-empty"))
        with open_below(root, seen.real) as file:
            _check(file, seen)
            sealing = Sealing(seen.size_bytes) if seen.sha256 and self.seals and not text else None
            if seen.sha256 and (yield from hashed(file, None, seen.size_bytes, sealing)) != seen.sha256:
                return _ALTERED
            code = None if text else foreign(file)
            if code:
                return Taken(sha256="", place="", fact=Refusal(code=code))
            file.seek(0)
            if in_place or self.store is None:
                sha256 = seen.sha256 or (yield from hashed(file, None, seen.size_bytes))
                _check(file, seen)
                seal = sealing.seal() if sealing else ""
                fact = yield from self._judge(sha256, file, text, seal)
                if fact == _ALTERED.fact:
                    return _ALTERED
                if seal and self.seals and isinstance(fact, Fact):
                    self.seals.keep(sha256, seal)
                return Taken(sha256=sha256, place=_place(root / seen.real, fact), fact=fact)
            return (yield from self._copy(self.store, file, seen, text))

    def _copy(self, store: Store, file: BinaryIO, seen: Seen, text: bool) -> Steps:
        with store.making(seen.size_bytes) as making:
            sha256 = yield from hashed(file, making.file, seen.size_bytes)
            _check(file, seen)
            making.file.flush()
            fact = yield from self._judge(sha256, making.file, text)
            unfinished = isinstance(fact, Fact) and (fact.torn or looks_unfinished(making.file))
            if isinstance(fact, Fact) and not store.holds(sha256, seen.size_bytes):
                making.keep(sha256)
        return Taken(sha256=sha256, place=_place(store.place(sha256), fact), fact=fact, unfinished=unfinished)

    def _judge(
        self, sha256: str, file: BinaryIO, text: bool, seal: str = ""
    ) -> Generator[Medium | None, None, Fact | Refusal]:
        if text:
            return Fact(kind="text")
        known = self.facts.get(sha256)
        if isinstance(known, Fact) or (isinstance(known, Refusal) and known.final):
            return known
        said = yield from self._probe(file, seal)
        if said == _ALTERED.fact:
            return said
        self.facts.learn(sha256, said)
        fact = self.facts.get(sha256)
        assert fact is not None, "just learnt"
        return fact

    def _probe(self, file: BinaryIO, seal: str) -> Generator[Medium | None, None, Fact | Refusal]:
        os.lseek(file.fileno(), 0, os.SEEK_SET)
        if not self.studio.alive:
            self.studio.restart()
        medium = self.studio.open(probe_job(seal), file.fileno())
        until = self.mono() + PROBE_S
        try:
            while medium.state in ("asked", "running"):
                if self.mono() > until:
                    return Refusal(code="media-hung")
                yield medium
                medium.poll()
            if medium.failure == STOPPED:
                raise SurroundingsError(STOPPED)
            facts = medium.facts
            if medium.state == "failed" or facts is None:
                values = {name: value for name, value in medium.values.items() if value}
                return Refusal(code=medium.failure or "media-crashed", values=values)
            return Fact(
                kind=cast(MediaKind, facts.kind),
                width=facts.width,
                height=facts.height,
                duration_ms=facts.duration_ms,
                pages=facts.pages,
                torn=facts.torn,
            )
        finally:
            medium.close()


def _check(file: BinaryIO, seen: Seen) -> None:
    facts = os.fstat(file.fileno())
    if (facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns) != seen.mark:
        raise Unsettled


def _place(place: Path, fact: Fact | Refusal) -> str:
    return str(place.absolute()) if isinstance(fact, Fact) else ""
