"""Follows the content server's store: which release is on air, and which one takes its place.

1. The release that `current.json` names is used, unless the player has refused it; then the one before it.
2. None is used that was not proven: signed for this board, beginning at the installed root. One that was signed before
   the newest that was ever used is not, save the one before that one, where it is refused, which was used already.
   Versions that keys signed which the office has replaced count no more: a thief's are the highest.
3. A new release goes through the gate while the old one stays; then it takes its place all at once. One that puts the
   board off the air does so at once, one with something urgent as soon as that is through.
4. Whatever is wrong with a new one, the old one stays, and one problem says why.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from ledplayer.core.lineup import SERVED
from ledplayer.core.manifest import Manifest
from ledplayer.errors import ContentError, Problem, SurroundingsError
from ledplayer.intake.broken import Broken
from ledplayer.intake.facts import Facts
from ledplayer.intake.folder import Now
from ledplayer.intake.good import LastGood
from ledplayer.intake.memory import Record, Remembered
from ledplayer.intake.pointing import Pointing, problem
from ledplayer.intake.proofs import Proofs
from ledplayer.intake.proving import Denied, Proven, Proving, Trust
from ledplayer.intake.release import Named, is_altered, read_manifest
from ledplayer.intake.release_source import ReleaseSource, release_source
from ledplayer.log import note
from ledplayer.status.stamp import write_signed

RELEASES = "releases.json"
#: How often it is seen whether the answer about a release is there.
ASK_S = 0.1
#: Seconds until a release that was denied is asked about again; the last is kept.
RETRIES_S = (10.0, 60.0, 600.0, 3600.0)
#: The rank of what is urgent.
URGENT = 0


class Served:
    """The releases of one store.

    Attributes:
        sources: Of the release that is used; none before the first.
        coming: Of the release that goes through the gate to take its place.
        manifest: Of the release that is used.
        is_through: What was lined up when it looked last has gone through the gate since.
    """

    def __init__(self, trust: Trust, state: Path, good: LastGood, facts: Facts, mono: Callable[[], float]) -> None:
        """Nothing is touched but the state folder."""
        self.sources: Sequence[ReleaseSource] = ()
        self.coming: Sequence[ReleaseSource] = ()
        self.manifest: Manifest | None = None
        self.is_through = False
        self.trust, self._state, self._good, self._mono = trust, state, good, mono
        self._facts = facts
        self._proofs = Proofs(state / "intake" / RELEASES, trust.root, trust.board)
        self._proving = Proving(mono)
        self._pointing = Pointing(trust.store, state)
        self._used: Named | None = None
        self._next: tuple[Named, Manifest] | None = None
        self._denied: Denied | None = None
        self._retry_at, self._tries = math.inf, 0
        self._former: Sequence[Record] = ()
        self._remembered: frozenset[str] = frozenset()
        self._has_looked = self._is_urgent = False
        self._broken = Broken(state)
        self._said: tuple[Problem, ...] = ()

    def recall(self, known: Mapping[str, Remembered]) -> None:
        """Use what was used before a restart, where it needs nothing new. Args: known: By source."""
        known = {name: one for name, one in known.items() if name.startswith(SERVED)}
        self._remembered = frozenset(known)
        self._former = [record for one in known.values() for record in one.files.values()]
        self._read()
        target = self._pointing.target
        for named in (target, self._proofs.used):
            if named is None or self._proofs.get(named) is None or self._pointing.verdict.refuses(named.manifest):
                continue
            if named != target or self._proofs.too_old(named, self._pointing) is None:
                self._prepare(named)
            if self._next is not None:
                break
        if self._next is not None and self.is_whole and not self._is_stale():
            self._switch()

    @property
    def release(self) -> str:
        """Hash of the manifest of the release that is used; "" before the first."""
        return self._used.manifest if self._used else ""

    @property
    def is_off_air(self) -> bool:
        """Whether the office has put the board off the air."""
        return self.manifest is not None and self.manifest.off_air is not None

    @property
    def unknown(self) -> set[str]:
        """Names of the sources that were used before a restart and have not been found again."""
        if self._used or self._proofs.used is None or self._pointing.verdict.refuses(self._proofs.used.manifest):
            return set()
        return set(self._remembered)

    @property
    def due(self) -> float:
        """When to look, monotonic seconds."""
        if not self._has_looked or self._proving.has_answer or (self.coming and self.is_through):
            return 0.0
        if self._is_urgent and self.is_whole and not self._is_stale(URGENT):
            return 0.0
        return self._mono() + ASK_S if self._proving.is_asking else self._retry_at

    @property
    def is_asking(self) -> bool:
        """Whether a release is being proven."""
        return self._proving.is_asking or self._proving.has_answer

    @property
    def is_awaited(self) -> bool:
        """Whether there is no release yet, and may be one in a moment."""
        coming = bool(self.coming) and self.is_whole
        return self._used is None and (not self._has_looked or self.is_asking or coming)

    def glance(self) -> bool:
        """Whether there is another pointer or verdict than at the last look, or an object came or was touched."""
        if self._pointing.has_changed:
            return True
        return any(source.glance() for source in (*self.sources, *self.coming))

    def look(self, now: Now) -> bool:
        """Look at the store once more; returns whether anything is otherwise."""
        self._read()
        changed, self._has_looked = False, True
        is_through, self.is_through = self.is_through and bool(self.coming), False
        for source in (*self.sources, *self.coming):
            changed |= source.look(now)
        if self._proving.has_answer:
            self._hear(self._proving.answer())
        before, changed = self._next, self._follow(now) or changed
        is_through = is_through and before is self._next
        if self._next is not None and self.is_whole and (is_through or self._may_switch_now(self._next[1])):
            self._switch()
            changed = True
        self._tell_broken()
        said, self._said = self._said, self.problems
        return changed or said != self._said

    @property
    def is_whole(self) -> bool:
        """Whether everything of the coming release that is read, and not played, is there."""
        return not any(source.lacking_texts for source in self.coming)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with releases, and whether the office has put the board off the air."""
        told, denied = [*self._pointing.problems], self._denied
        if denied is not None:
            told.append(problem("error", denied.code, release=denied.named.manifest[:8], why=denied.why))
        elif self._next is not None and not self.is_whole:
            why = next(path for one in self.coming for path in one.lacking_texts)
            told.append(problem("error", "release-incomplete", release=self._next[0].manifest[:8], why=why))
        elif self._used is None and not (self._pointing.pointer or told):
            told.append(problem("warning", "release-none"))
        if missing := sum(len(source.shelf.missing) for source in self.sources):
            told.append(problem("info", "release-on-its-way", count=missing))
        if off := self.manifest and self.manifest.off_air:
            told.append(problem("warning", "off-air-server", who=off.by, since=off.since))
        return tuple(told)

    def close(self) -> None:
        """Ask no more."""
        self._proving.close()

    def _read(self) -> None:
        """Read the pointer and the verdict, where they are otherwise."""
        if self._pointing.look():
            self._forgive()

    def _forgive(self) -> None:
        """What was denied is nothing of now."""
        self._denied, self._retry_at, self._tries = None, math.inf, 0

    def _follow(self, now: Now) -> bool:
        """Go on towards the release that is to be used; returns whether anything is otherwise."""
        target = self._pointing.target
        if self._denied is not None and self._denied.named != target:
            self._forgive()
        if target is None:
            return self._let_go()
        if target == self._used:
            self._next, self.coming, self._is_urgent = None, (), False
            return False
        if self._next is not None and target == self._next[0]:
            return False
        if self._denied and now.mono < self._retry_at:
            return self._let_go()
        proven = self._proofs.get(target)
        if proven is None:
            if not self._proving.is_asking:
                denied = self._proving.ask(target, self.trust)
                if denied is not None:
                    self._deny(denied)
            return False
        denied = self._proofs.too_old(target, self._pointing)
        if denied is not None:
            self._deny(denied)
            return self._let_go()
        if self._used is not None and target.manifest == self._used.manifest:
            self._use(target)  # signed anew, and the same
            return False
        return self._prepare(target)

    def _let_go(self) -> bool:
        """Show nothing of a release that the player has refused, as there is none to go back to."""
        if self._used is None or not self._pointing.verdict.refuses(self._used.manifest):
            return False
        self.sources, self.manifest, self._used = (), None, None
        return True

    def _hear(self, answer: Proven | Denied) -> None:
        if isinstance(answer, Denied):
            self._deny(answer)
            return
        self._forgive()
        self._proofs.learn(answer)
        if self._proofs.too_old(answer.named, self._pointing) is None:
            write_signed(self._state, answer.signed_ms, root=answer.root)

    def _deny(self, denied: Denied) -> None:
        self._denied = denied
        self._retry_at = self._mono() + RETRIES_S[min(self._tries, len(RETRIES_S) - 1)]
        self._tries += 1

    def _prepare(self, named: Named) -> bool:
        """Begin with a proven release; returns whether that went well."""
        known = [*self._former, *(record for one in self.sources for record in one.folder.records.values())]
        by_place = {record.seen.real: record for record in known if record.sha256}
        try:
            manifest = read_manifest(self.trust.store, named.manifest)
            coming = [
                release_source(origin, self.trust.store, self._good, by_place, self._facts, self._state)
                for origin in manifest.sources
            ]
        except (OSError, SurroundingsError, ContentError) as error:
            self._deny(Denied(named=named, code="release-incomplete", why=str(error)[:200]))
            return False
        for source in coming:
            source.look(Now(wall_ns=0, said="", mono=self._mono()))
        self._forgive()
        self._next, self.coming = (named, manifest), coming
        levels = (campaign.level for source in coming for campaign in source.found.campaigns)
        self._is_urgent = "urgent" in levels
        return True

    def _may_switch_now(self, manifest: Manifest) -> bool:
        """Whether a coming release need not wait for the gate."""
        is_urgent = self._is_urgent and not self._is_stale(URGENT)
        return manifest.off_air is not None or is_urgent or not self._is_stale()

    def _is_stale(self, rank: float = math.inf) -> bool:
        """Whether any file of the coming release, up to a rank, is still to go through the gate."""
        return any(source.waits(self.trust.board, rank) for source in self.coming)

    def _switch(self) -> None:
        """Let the coming release take the old one's place (rule 3)."""
        assert self._next is not None
        named, self.manifest = self._next
        self._former = [record for one in self.sources for record in one.folder.records.values()]
        gone = {one.folder.name for one in self.sources} - {one.folder.name for one in self.coming}
        self.sources, self.coming, self._next, self._is_urgent = self.coming, (), None, False
        self._use(named)
        note("release-used", release=named.manifest[:8])
        for source in gone:
            for path in self._good.paths(source):
                self._good.forget(source, path)

    def _use(self, named: Named) -> None:
        if named != self._proofs.used:
            self._proofs.use(named)
        self._used = named

    def _tell_broken(self) -> None:
        """Say which objects are to be fetched again."""
        sources = (*self.sources, *self.coming)
        broken = {sha256 for source in sources for sha256 in source.altered}
        broken |= self._broken.said & {sha256 for source in sources for sha256 in source.stale}
        if self._denied is not None and self._denied.code == "release-incomplete":
            hashes = (self._denied.named.manifest, self._denied.named.proof)
            broken |= {sha256 for sha256 in hashes if is_altered(self.trust.store, sha256)}
        self._broken.tell(broken)
