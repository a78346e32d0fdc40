"""One source of a release: a folder that was published, as its files lie in the store.

1. Names come from the manifest, bytes from the store's objects; nothing is ever looked for by name on the disk.
2. A file that is not in the store yet is not there yet. One whose bytes are not what its hash says never plays.
3. What was taken in is taken in again when its object was touched, or the player found it altered, whatever its times
   say; until then it does not play.
"""

import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path

from ledplayer.core.lineup import SERVED
from ledplayer.core.manifest import Origin
from ledplayer.core.model import Board, Entry, Source
from ledplayer.errors import SurroundingsError
from ledplayer.intake.endings import promised
from ledplayer.intake.facts import Fact, Facts
from ledplayer.intake.folder import Folder, Now
from ledplayer.intake.good import LastGood
from ledplayer.intake.memory import Record, Remembered
from ledplayer.intake.release import real_of
from ledplayer.intake.scan import Listing, Seen, shown
from ledplayer.intake.source import FolderSource
from ledplayer.language import reason
from ledplayer.makers.seal import FOLDER, Seals
from ledplayer.status.failed import ALTERED, read_failed

#: Objects that a glance asks for: all of most releases.
MOST_GLANCED = 400
#: Those that are to come next; the nearest day is fetched first.
MOST_AWAITED = 50
TEXTS = (".yaml", ".yml", ".txt")


class Shelf:
    """A look at what of a source lies in the store.

    Attributes:
        missing: Paths of the files that were not there at the last look, first those that are needed first.
        texts: Paths of what nothing can be planned without.
    """

    def __init__(self, origin: Origin) -> None:
        self.folders = _above(origin.files)
        self.missing: list[str] = []
        self.texts = {
            path for path, file in origin.files.items() if path.lower().endswith(TEXTS) and file.needed is None
        }
        self._hashes = {path: origin.files[path].sha256 for path in _in_order(origin)}
        self._seen: dict[str, Seen] = {}
        self._next = 0

    def __call__(self, root: Path) -> Listing:
        """Look. Raises `SurroundingsError` where the store is away."""
        found, missing = {}, []
        with _Objects(root) as objects:
            for path, sha256 in self._hashes.items():
                facts = objects.facts(sha256)
                if facts is None:
                    missing.append(path)
                    continue
                seen, mark = self._seen.get(path), (facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns)
                found[path] = seen if seen is not None and seen.mark == mark else _seen(sha256, facts)
        self._seen, self.missing = found, missing
        return Listing(files=found, folders=self.folders)

    def glance(self, root: Path) -> bool:
        """Whether something has come since the last look, or was touched."""
        paths = list(self._seen)
        turn = [paths[(self._next + number) % len(paths)] for number in range(min(MOST_GLANCED, len(paths)))]
        self._next += len(turn)
        try:
            with _Objects(root) as objects:
                if any(objects.facts(self._hashes[path]) for path in islice(self.missing, MOST_AWAITED)):
                    return True
                return any(
                    facts is None or self._seen[path].mark != (facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns)
                    for path, facts in ((path, objects.facts(self._hashes[path])) for path in turn)
                )
        except SurroundingsError:
            return False


class ReleaseSource(FolderSource):
    """A signed source.

    Attributes:
        shelf: How it looks at the store.
    """

    is_signed = True

    def __init__(self, folder: Folder, good: LastGood, name: str, shelf: Shelf, altered: Path) -> None:
        """Args: name: Of the folder that was published. altered: What the player found altered (`status.failed`)."""
        super().__init__(folder, good)
        self.shelf = shelf
        self._altered, self._counts = altered, read_failed(altered)
        self._title = name

    @property
    def title(self) -> str:
        """The name of the folder that was published."""
        return self._title

    @property
    def listed(self) -> Mapping[str, Board]:
        """Its list of boards. Paths in it were the publisher's and mean nothing here."""
        return {name: replace(board, logo="", fallback="", sources=()) for name, board in self.boards.items()}

    @property
    def lacking_texts(self) -> list[str]:
        """The playlists and lists of boards that count from the first day on and do not read."""
        missing = [path for path in self.shelf.missing if path in self.shelf.texts]
        return missing + [problem.place.file for problem in self.unread]

    @property
    def altered(self) -> set[str]:
        """Hashes of the objects that are not what they should be."""
        paths = {path for path, refusal in self.folder.refusals.items() if refusal.code == "object-altered"}
        paths |= {problem.place.file for problem in self.unread if problem.code == "object-altered"}
        return {self.folder.records[path].seen.sha256 for path in paths if path in self.folder.records}

    @property
    def stale(self) -> set[str]:
        """Hashes of the objects that have still to go through the gate."""
        folder = self.folder
        return {record.seen.sha256 for path, record in folder.records.items() if folder.is_stale(path)}

    def glance(self) -> bool:
        """Whether an object came or was touched, or was found altered since the last look."""
        return self.shelf.glance(self.folder.root) or read_failed(self._altered) != self._counts

    def look(self, now: Now) -> bool:
        """As in `FolderSource`; what was found altered is forgotten (rule 3)."""
        before, self._counts = self._counts, read_failed(self._altered)
        doubted = {sha256 for sha256, count in self._counts.items() if count != before.get(sha256)}
        changed = self.folder.doubt(doubted)
        return super().look(now) or changed

    def waits(self, board: str, rank: float) -> bool:
        """Whether any file that its campaigns need, up to a rank, is still to go through the gate."""
        needed = self.needed(self.found.campaigns, board)
        return any(its <= rank and self.folder.is_stale(path) for its, path in needed)

    def watched(self) -> dict[Path, bool]:
        """Nothing: `Shelf.glance` sees what comes."""
        return {}

    def value(self, *, whole: bool = False) -> Source:
        """As in `FolderSource`; `whole`: what is still on its way is there too, as files of no kind."""
        value = super().value(whole=whole)
        if not whole:
            return value
        media = self.finds.media
        names = (path.removeprefix(media) for path in self.shelf.missing if path.startswith(media))
        coming = {name: Entry(path=name, sha256="", size_bytes=0, kind="other", place="") for name in names}
        return replace(value, entries=coming | dict(value.entries))


def release_source(
    origin: Origin,
    store: Path,
    good: LastGood,
    records: Mapping[str, Record],
    facts: Facts,
    state: Path,
) -> ReleaseSource:
    """A source of a release.

    Args:
        records: What went through the gate before, by where it lies below the store: the same file is not asked again,
            where its seal is there.
        state: The player's folder.

    Raises:
        SurroundingsError: The store is away.
    """
    shelf, seals = Shelf(origin), Seals(state / FOLDER)
    files = {
        path: _record(path, seen, records.get(seen.real), facts, seals) for path, seen in shelf(store).files.items()
    }
    known = Remembered(files=files, folders=shelf.folders)
    folder = Folder(f"{SERVED}{origin.name}", store, facts=facts, store=None, in_place=True, known=known, look=shelf)
    return ReleaseSource(folder, good, origin.name, shelf, state / ALTERED)


def _record(path: str, seen: Seen, known: Record | None, facts: Facts, seals: Seals) -> Record:
    if known is None or known.mark != seen.mark or known.sha256 != seen.sha256:
        return Record(seen=seen)
    is_played = promised(path) != "text" and isinstance(facts.get(seen.sha256), Fact)
    if is_played and not seals.holds(seen.sha256, seen.size_bytes):
        return Record(seen=seen)
    return Record(seen=seen, sha256=known.sha256, mark=known.mark)


def _in_order(origin: Origin) -> list[str]:
    """Its paths, the ones that are needed first before the others."""
    return sorted(origin.files, key=lambda path: (str(origin.files[path].needed or ""), path))


def _above(paths: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    for path in paths:
        while (path := path.rpartition("/")[0]) and path not in found:
            found.add(path)
    return frozenset(found)


def _seen(sha256: str, facts: os.stat_result) -> Seen:
    return Seen(
        real=real_of(sha256),
        size_bytes=facts.st_size,
        mtime_ns=facts.st_mtime_ns,
        ctime_ns=facts.st_ctime_ns,
        sha256=sha256,
    )


class _Objects:
    """The objects of a store, asked for their facts while it is entered."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._handle = -1

    def __enter__(self) -> "_Objects":
        """Raises `SurroundingsError` where the store is away."""
        try:
            flags = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
            self._handle = os.open(self._root / "objects", flags)
        except OSError as error:
            raise SurroundingsError("source-away", folder=shown(str(self._root)), why=reason(error)) from error
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._handle)

    def facts(self, sha256: str) -> os.stat_result | None:
        """Of one object; None where there is no such file."""
        try:
            facts = os.stat(f"{sha256[:2]}/{sha256}", dir_fd=self._handle, follow_symlinks=False)
        except OSError:
            return None
        return facts if stat.S_ISREG(facts.st_mode) else None
