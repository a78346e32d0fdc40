"""What lies in a folder now: names, sizes and times; nothing is opened but folders.

1. Below the root no link is followed and no other device is entered; only regular files count.
2. Names are told in NFC; a name that is not UTF-8, or holds control or direction marks, is refused.
3. Hidden names, those of writers at work and our own pages are passed over without a word.
4. A folder that cannot be read is named: what was known below it still stands. A root that cannot be read is away.
5. Depth, number and length of names are bounded.
6. Where `playlists/` or `media/` stand at the top, nothing else below the top is looked at.
"""

import os
import stat
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from ledplayer.core.names import is_refused
from ledplayer.core.names import shown as shown
from ledplayer.errors import Place, Problem, Severity, SurroundingsError
from ledplayer.intake.page.names import is_page
from ledplayer.language import reason

PLAYLISTS = "playlists"
MEDIA = "media"

#: More than an office collects in years, and still scanned in a second.
MOST_NAMES = 50_000
MOST_DEPTH = 20
MOST_PATH_BYTES = 1024

_HIDDEN_BEGINS = (".", "~$")
_HIDDEN_ENDS = (".part", ".partial", ".tmp", ".temp", ".crdownload", ".download", ".swp", ".swx", ".filepart", "~")
_HIDDEN_NAMES = frozenset({"thumbs.db", "desktop.ini", "lost+found", "$recycle.bin", "system volume information"})
_SYNC_CONFLICT = ".sync-conflict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One regular file at one look.

    Attributes:
        real: Its path below the root as the disk spells it.
        mtime_ns, ctime_ns: From the epoch, by the clock of whoever keeps the folder.
        sha256: What its bytes have to be; "" where nobody has signed for them.
    """

    real: str
    size_bytes: int
    mtime_ns: int
    ctime_ns: int = 0
    sha256: str = ""

    @property
    def mark(self) -> tuple[int, int, int]:
        """What changes when the bytes do."""
        return self.size_bytes, self.mtime_ns, self.ctime_ns


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One look at a folder.

    Attributes:
        files: By path below the root, NFC, `/` between.
        folders: Paths of the folders, without the root.
        ignored: Names of the folders at the top that were not entered (rule 6), as the disk spells them.
        unreadable: Folders that did not read well; nothing is known about what lies below them.
        problems: What was passed over and has to be told.
    """

    files: Mapping[str, Seen] = field(default_factory=dict)
    folders: frozenset[str] = frozenset()
    ignored: frozenset[str] = frozenset()
    unreadable: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()


def scan(root: Path, before: Mapping[str, Seen] | None = None) -> Listing:
    """Look through a whole folder.

    Args:
        before: The files of an earlier look: one that is as it was then is the same `Seen`, and its name is not judged
            again.

    Raises:
        SurroundingsError: The root is missing or cannot be read: it is away, not empty.
    """
    looked = _Looked(before or {})
    try:
        handle = os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            looked.folder(handle, "", "", os.fstat(handle).st_dev, 0)
        finally:
            os.close(handle)
    except OSError as error:
        raise SurroundingsError("source-away", folder=shown(str(root)), why=reason(error)) from error
    if "" in looked.unreadable:
        raise SurroundingsError("source-away", folder=shown(str(root)), why=looked.why)
    return Listing(
        files=looked.files,
        folders=frozenset(looked.folders),
        ignored=frozenset(looked.ignored),
        unreadable=frozenset(looked.unreadable),
        problems=tuple(looked.problems),
    )


class Rescan:
    """Looks through one folder again and again; what is as it was at the look before is the same `Seen`."""

    def __init__(self, before: Mapping[str, Seen]) -> None:
        """Args: before: What was known of its files before the first look."""
        self._before = before

    def __call__(self, root: Path) -> Listing:
        """As `scan`."""
        listing = scan(root, self._before)
        self._before = listing.files
        return listing


def open_below(root: Path, real: str) -> BinaryIO:
    """Open a regular file below a folder for reading, following no link on the way.

    Args:
        real: Path below the root as the disk spells it (`Seen.real`).

    Raises:
        OSError: It is not there, not a regular file, or a link stands on the way.
    """
    handle = os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        *folders, name = real.split("/")
        for folder in folders:
            below = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=handle)
            os.close(handle)
            handle = below
        file = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=handle)
    finally:
        os.close(handle)
    try:
        if not stat.S_ISREG(os.fstat(file).st_mode):
            raise OSError(f"not a regular file: {real!r}")
        return os.fdopen(file, "rb")
    except BaseException:
        os.close(file)
        raise


def is_hidden(name: str) -> bool:
    """Whether a name is the system's or a writer's own, not an office's."""
    low = name.lower()
    return low.startswith(_HIDDEN_BEGINS) or low.endswith(_HIDDEN_ENDS) or low in _HIDDEN_NAMES or _SYNC_CONFLICT in low


class _Looked:
    """What one walk has found so far."""

    def __init__(self, before: Mapping[str, Seen]) -> None:
        self.before = before
        self.files: dict[str, Seen] = {}
        self.folders: set[str] = set()
        self.ignored: set[str] = set()
        self.unreadable: set[str] = set()
        self.problems: list[Problem] = []
        self.why = ""
        self.full = False

    def folder(self, handle: int, path: str, real: str, device: int, depth: int) -> None:
        """Look at one open folder and all below it, names in order, so that a bound always cuts at the same place."""
        try:
            with os.scandir(handle) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self.lost(path, error)
            return
        folders = set() if depth else {entry.name for entry in found if entry.is_dir(follow_symlinks=False)}
        others = folders - {PLAYLISTS, MEDIA} if folders and not {PLAYLISTS, MEDIA}.isdisjoint(folders) else set()
        self.ignored |= {name for name in others if not is_hidden(name)}
        above, real_above = _above(path), _above(real)
        for entry in found:
            if entry.name in others:
                continue
            name = entry.name if entry.name.isascii() else unicodedata.normalize("NFC", entry.name)
            below, real_below = above + name, real_above + entry.name
            before = self.before.get(below)
            if before is not None and before.real != real_below:
                before = None
            if before is None and not self.may_be(entry.name, below, real_below):
                continue
            if below in self.files or below in self.folders:
                self.tell("warning", "name-twice", below)
            elif len(self.files) + len(self.folders) >= MOST_NAMES:
                if not self.full:
                    self.tell("error", "too-many-files", below, most=MOST_NAMES)
                self.full = True
            else:
                self.entry(handle, entry, before, below, real_below, device, depth)

    def may_be(self, name: str, path: str, real: str) -> bool:
        """Whether a name is to be looked at; tells why not where people should know."""
        if is_hidden(name) or is_page(name):
            return False
        if is_refused(name):
            self.tell("warning", "name-refused", path)
            return False
        if len(os.fsencode(real)) > MOST_PATH_BYTES:
            self.tell("warning", "name-too-long", path)
            return False
        return True

    def entry(
        self, handle: int, entry: os.DirEntry[str], before: Seen | None, path: str, real: str, device: int, depth: int
    ) -> None:
        """Note one name of an open folder; `before`: how a file of that name was."""
        try:
            facts = entry.stat(follow_symlinks=False)
        except FileNotFoundError:
            return
        except OSError as error:
            self.lost(path, error)
            return
        if stat.S_ISREG(facts.st_mode):
            size, mtime, ctime = facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns
            if before is not None and before.mark == (size, mtime, ctime):
                self.files[path] = before
            else:
                self.files[path] = Seen(real=real, size_bytes=size, mtime_ns=mtime, ctime_ns=ctime)
        elif not stat.S_ISDIR(facts.st_mode):
            self.tell("warning", "not-a-file", path)
        elif facts.st_dev != device:
            self.tell("warning", "other-device", path)
        elif depth + 1 >= MOST_DEPTH:
            self.tell("error", "too-deep", path, most=MOST_DEPTH)
        else:
            self.folders.add(path)
            self.enter(handle, entry.name, path, real, device, depth)

    def enter(self, handle: int, name: str, path: str, real: str, device: int, depth: int) -> None:
        """Walk into a folder by its name, unless it became a link meanwhile."""
        try:
            below = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=handle)
        except FileNotFoundError:
            return
        except OSError as error:
            self.lost(path, error)
            return
        try:
            self.folder(below, path, real, device, depth + 1)
        finally:
            os.close(below)

    def lost(self, path: str, error: OSError) -> None:
        """Note what did not read well."""
        self.unreadable.add(path)
        self.why = reason(error)
        self.tell("warning", "folder-unreadable", path, why=self.why)

    def tell(self, severity: Severity, code: str, path: str, **values: str | int) -> None:
        """Note something for people."""
        place = Place(file=shown(path))
        self.problems.append(Problem(severity=severity, code=code, place=place, values={"name": shown(path), **values}))


def _above(folder: str) -> str:
    """What stands before the names in a folder."""
    return f"{folder}/" if folder else ""
