"""A folder that is looked at again and again, and what is known of its files between looks.

1. While the folder is away (missing, unreadable, another file system under its path) everything known of it stands.
2. A name is played from the bytes that last went through the gate under it, until newer ones have; a file that is
   signed for and played where it lies only while nobody has touched it since.
"""

import math
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256 as sha256_of
from pathlib import Path

from ledplayer.core.model import Entry
from ledplayer.core.text_file import decode, paragraphs
from ledplayer.errors import ContentError, Place, Problem, SurroundingsError
from ledplayer.intake.endings import is_foreign, promised
from ledplayer.intake.facts import Fact, Facts, Refusal
from ledplayer.intake.gate import MOST_TEXT_BYTES, Taken
from ledplayer.intake.glance import Glance
from ledplayer.intake.memory import Record, Remembered
from ledplayer.intake.mount import Mount, mount_of
from ledplayer.intake.patience import PATIENCE_S, Patient
from ledplayer.intake.scan import Listing, Rescan, Seen, open_below, shown
from ledplayer.intake.settle import NO_CLOCK, Settling
from ledplayer.intake.store import Store
from ledplayer.intake.switch import owner_of, switch_of

NOTHING = Remembered()


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """One look at the clocks.

    Attributes:
        wall_ns: What the machine itself believes, nanoseconds from the epoch: the clock of local files.
        said: The board's date and time as people read them.
        mono: Monotonic seconds.
    """

    wall_ns: int
    said: str
    mono: float


class Folder:
    """One folder's files.

    Attributes:
        away: Why and since when the folder is away; None while it is there.
        restless: Something was seen or missed once only, or nothing was looked at yet. `again_at`: As in `Settled`.
        is_lacking: It, or a part of it, did not read at the last look.
        is_known: It was looked at whole once, now or before a restart. `looked_at`: when last, monotonic seconds.
        switch: The file that puts the board off the air; "" while there is none. `owner`: Whose it is.
        told: What the last look found wrong with names and folders. `ignored`: As in `Listing`.
    """

    def __init__(
        self,
        name: str,
        root: Path,
        *,
        facts: Facts,
        store: Store | None,
        in_place: bool = False,
        known: Remembered = NOTHING,
        look: Callable[[Path], Listing] | None = None,
        patience_s: float = PATIENCE_S,
    ) -> None:
        """Args: in_place: Its files are played where they lie. known: What was known before a restart."""
        self.name = name
        self.root = root
        self.facts = facts
        self.store = None if in_place else store
        self.away: Problem | None = None
        self.restless, self.again_at, self.is_lacking = True, math.inf, False
        self.told: tuple[Problem, ...] = ()
        self.is_known = known is not NOTHING
        self.looked_at: float | None = None
        self.ignored: frozenset[str] = frozenset()
        self.folders = known.folders
        self.mount = known.mount
        self.since = known.since
        self.records = {path: self._checked(path, record) for path, record in known.files.items()}
        self._look = look or Rescan({path: record.seen for path, record in self.records.items()})
        self._patient = Patient(self._see, patience_s)
        self._glance = Glance()
        self.switch, self.owner = switch_of(self.records), "?"
        self._settling = Settling({path: record.seen for path, record in self.records.items()})
        self._refusals: dict[str, Refusal] = {}
        self._texts: dict[str, tuple[str, ...] | Problem] = {}

    def look(self, now: Now) -> bool:
        """Look at the folder once more; returns whether anything settled, vanished or went away since."""
        try:
            mount, listing = self._patient(self.root)
        except SurroundingsError as error:
            return self._went_away(error, now)
        came_back, self.away, self.since, self.mount = self.away is not None, None, "", mount
        self.looked_at = now.mono
        self.is_lacking = bool(listing.unreadable)
        self.is_known |= not listing.unreadable
        settled = self._settling.look(listing, NO_CLOCK if mount.is_quiet else now.wall_ns, now.mono)
        self.restless, self.again_at = settled.restless, settled.again_at
        folders = listing.folders | (self.folders if listing.unreadable else frozenset()) | _above(settled.files)
        changed = (
            self._find_switch([*listing.files, *settled.files])
            or came_back
            or (self.told, self.ignored) != (listing.problems, listing.ignored)
            or self.folders != folders
            or self._marks(settled.files)
        )
        self.told, self.ignored = listing.problems, listing.ignored
        self.folders = folders
        if changed:
            self.records = {
                path: replace(self.records[path], seen=seen) if path in self.records else Record(seen=seen)
                for path, seen in settled.files.items()
            }
            self._forget_gone()
        return changed

    def glance(self) -> bool:
        """Whether a glance finds something otherwise than the last one: a whole look is due."""
        return self._glance(self.root, self.folders)

    @property
    def is_polled(self) -> bool:
        """Whether no events tell of what happens in it."""
        return self.mount is not None and self.mount.is_quiet

    def is_stale(self, path: str) -> bool:
        """Whether a file is to go through the gate (again)."""
        record = self.records.get(path)
        if record is None:
            return False
        if path in self._refusals:
            return record.mark != record.seen.mark
        fact = self.facts.get(record.sha256)
        again = isinstance(fact, Refusal) and not fact.final
        return record.mark != record.seen.mark or not record.sha256 or again

    def took(self, path: str, seen: Seen, taken: Taken) -> None:
        """A file went through the gate."""
        if path not in self.records:
            return
        self.records[path] = Record(seen=self.records[path].seen, sha256=taken.sha256, mark=seen.mark)
        self._refusals.pop(path, None)
        if isinstance(taken.fact, Refusal) and not taken.sha256:
            self._refusals[path] = taken.fact

    def entries(self, paths: Iterable[str], prefix: str = "") -> tuple[dict[str, Entry], dict[str, Problem]]:
        """What of some files can play, and what cannot and why.

        Args:
            prefix: Taken off the paths (the media folder); both answers are by the paths without it.
        """
        found: dict[str, Entry] = {}
        refused: dict[str, Problem] = {}
        for path in paths:
            record = self.records.get(path)
            if record is None:
                continue
            name = path.removeprefix(prefix)
            what = self._judged(path, name, record)
            if isinstance(what, Entry):
                found[name] = what
            elif what is not None:
                refused[name] = what
        return found, refused

    @property
    def refusals(self) -> Mapping[str, Refusal]:
        """The files that were refused without a hash, by path."""
        return self._refusals

    def torn(self, paths: Iterable[str]) -> list[Problem]:
        """The films among some files whose end is missing: they play as far as they go."""
        facts = {path: self.facts.get(self.records[path].sha256) for path in paths if path in self.records}
        return [
            Problem(severity="warning", code="media-torn-film", place=Place(file=shown(path)))
            for path, fact in facts.items()
            if isinstance(fact, Fact) and fact.torn
        ]

    def doubt(self, hashes: Collection[str]) -> bool:
        """Take files of these hashes in anew, whatever their times say; returns whether there are any."""
        doubted = {path: Record(seen=record.seen) for path, record in self.records.items() if record.sha256 in hashes}
        self.records = {**self.records, **doubted}
        return bool(doubted)

    def recheck(self) -> None:
        """Copies were removed: forget that those files were taken in."""
        self.records = {path: self._checked(path, record) for path, record in self.records.items()}

    def remembered(self) -> Remembered:
        """What is to be known after a restart."""
        return Remembered(files=self.records, folders=self.folders, mount=self.mount, since=self.since)

    def _checked(self, path: str, record: Record) -> Record:
        in_place = self.store is None and not record.seen.sha256
        there = in_place or promised(path) == "text" or self.facts.get(record.sha256) is not None
        held = self.store is None or not record.sha256 or self.store.holds(record.sha256, record.mark[0])
        refused = isinstance(self.facts.get(record.sha256), Refusal)
        return record if there and (held or refused) else Record(seen=record.seen)

    def _see(self, root: Path) -> tuple[Mount, Listing]:
        """What may hang. Raises `SurroundingsError`."""
        mount = mount_of(root)
        if self.mount is not None and mount.is_lost_from(self.mount):
            raise SurroundingsError("source-unmounted", folder=shown(str(root)), point=self.mount.point)
        return mount, self._look(root)

    def _find_switch(self, paths: list[str]) -> bool:
        """See whether the board is to be off the air; returns whether that has changed."""
        before, self.switch = self.switch, switch_of(paths)
        if self.switch != before:
            self.owner = owner_of(self.root / self.switch) if self.switch else "?"
        return self.switch != before

    def _forget_gone(self) -> None:
        hashes = {record.sha256 for record in self.records.values()}
        self._texts = {sha256: text for sha256, text in self._texts.items() if sha256 in hashes}
        self._refusals = {path: refusal for path, refusal in self._refusals.items() if path in self.records}

    def _marks(self, files: Mapping[str, Seen]) -> bool:
        return files.keys() != self.records.keys() or any(
            seen is not self.records[path].seen and seen.mark != self.records[path].seen.mark
            for path, seen in files.items()
        )

    def _went_away(self, error: SurroundingsError, now: Now) -> bool:
        self._settling.forget_misses()
        self.restless, self.is_lacking = False, True
        self.since = self.since or now.said
        before, values = self.away, {**error.values, "since": self.since}
        self.away = Problem(severity="warning", code=error.code, place=Place(file=shown(str(self.root))), values=values)
        return self.away != before

    def _judged(self, path: str, name: str, record: Record) -> Entry | Problem | None:
        if path in self._refusals:
            return _refused(path, self._refusals[path])
        if not record.sha256 or (record.seen.sha256 and record.mark != record.seen.mark):
            return None
        is_text = promised(path) == "text"
        fact = Fact(kind="text") if is_text else self.facts.get(record.sha256)
        if fact is None:
            return None
        if isinstance(fact, Refusal):
            return _refused(path, fact)
        place = self.store.place(record.sha256) if self.store else self.root / record.seen.real
        texts = self._paragraphs(path, record, place) if is_text else ()
        if isinstance(texts, Problem):
            return texts
        return Entry(
            path=name,
            sha256=record.sha256,
            size_bytes=record.mark[0],
            kind=fact.kind,
            place=str(place.absolute()),
            width=fact.width,
            height=fact.height,
            duration_ms=fact.duration_ms,
            pages=fact.pages,
            paragraphs=texts,
        )

    def _paragraphs(self, path: str, record: Record, place: Path) -> tuple[str, ...] | Problem:
        sha256 = record.sha256
        if sha256 not in self._texts:
            try:
                with open_below(place.parent, place.name) as file:
                    data = file.read(MOST_TEXT_BYTES + 1)
                if record.seen.sha256 and sha256_of(data).hexdigest() != sha256:
                    return _refused(path, Refusal(code="object-altered"))
                self._texts[sha256] = paragraphs(decode(data, file=path))
            except ContentError as error:
                self._texts[sha256] = error.problems[0]
            except OSError as error:
                return _refused(path, Refusal(code="file-unreadable", values={"why": str(error)}))
        return self._texts[sha256]


def _above(paths: Iterable[str]) -> frozenset[str]:
    """The folders that some files lie in: a folder goes no sooner than its files."""
    found = {path.rpartition("/")[0] for path in paths}
    for folder in list(found):
        while folder and (folder := folder.rpartition("/")[0]) not in found:
            found.add(folder)
    return frozenset(found - {""})


def _refused(path: str, refusal: Refusal) -> Problem:
    return Problem(
        severity="info" if is_foreign(path) else "error",  # M4
        code=refusal.code,
        place=Place(file=shown(path)),
        values={"file": shown(path), "width": 0, "height": 0, **refusal.values},
    )
