"""The folder that a web server shows: how everything is written into it, and what is taken out again.

1. Every file is whole under its name, or not there; only `timestamp.json` and `index.html` are ever replaced.
2. `timestamp.json` is written last; its time of change, in whole seconds, never repeats: web servers make ETags of it.
3. What nothing names any more stays for days, for those who are in the middle of reading.
"""

import fcntl
import hashlib
import os
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from ledplayer.errors import SurroundingsError
from ledplayer.files import sweep_leftovers, sync_folder, write_whole
from ledplayer.language import reason

METADATA, TARGETS, OBJECTS = "metadata", "targets", "objects"
TIMESTAMP = f"{METADATA}/timestamp.json"
INDEX = "index.html"
#: How long a file stays that nothing names any more: longer than a board takes to pull on the slowest line.
GRACE_S = 7 * 86_400

_NEW_STAMP = "timestamp.json.new"


def _nothing(path: Path) -> None:
    pass


class WebRoot:
    """A web root. Every call that writes raises `SurroundingsError` where the folder or its disk does not take it."""

    def __init__(self, folder: Path, before: Callable[[Path], None] = _nothing) -> None:
        """Args: before: Told of every file before it is put in place or removed."""
        self.folder = folder
        self._before = before

    @contextmanager
    def claimed(self) -> Iterator[None]:
        """Claim it for writing; the folders are made where they are missing."""
        with self._told():
            for name in ("", METADATA, TARGETS, OBJECTS):
                (self.folder / name).mkdir(parents=True, exist_ok=True)
            lock = os.open(self.folder / METADATA, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(lock)
            raise SurroundingsError("webroot-in-use", folder=str(self.folder)) from error
        try:
            with self._told():
                sweep_leftovers(self.folder, self.folder / METADATA, self.folder / TARGETS, self.folder / OBJECTS)
            yield
        finally:
            os.close(lock)

    def read(self, name: str, most_bytes: int) -> bytes:
        """One of its files. Raises `LookupError` where there is none, or none of so few bytes."""
        try:
            with (self.folder / name).open("rb") as file:
                data = file.read(most_bytes + 1)
        except OSError as error:
            raise LookupError(name) from error
        if len(data) > most_bytes:
            raise LookupError(name)
        return data

    def write(self, name: str, data: bytes) -> None:
        """Put a file in place, whole."""
        path = self.folder / name
        with self._told():
            self._before(path)
            write_whole(path, data)

    def stamp(self, data: bytes, after_s: int, now_s: int) -> int:
        """Put `timestamp.json` in place; returns its time of change, seconds from the epoch.

        Args:
            after_s: The latest time that it ever had.
        """
        path = self.folder / TIMESTAMP
        new = path.with_name(_NEW_STAMP)
        with self._told():
            with suppress(FileNotFoundError):
                after_s = max(after_s, int(path.stat().st_mtime))
            stamp_s = max(now_s, after_s + 1)
            write_whole(new, data)
            os.utime(new, (stamp_s, stamp_s))
            self._before(path)
            new.replace(path)
            sync_folder(path.parent)
        return stamp_s

    def objects(self) -> Mapping[str, int]:
        """The objects that are there, with their sizes in bytes."""
        found = {}
        with self._told():
            for folder in os.scandir(self.folder / OBJECTS):
                if folder.is_dir(follow_symlinks=False):
                    found.update({file.name: file.stat().st_size for file in os.scandir(folder)})
        return found

    def keep(self, chunks: Iterable[bytes], sha256: str, size_bytes: int) -> bool:
        """Put an object in place; returns whether the bytes are what they should be, else nothing is kept."""
        place = self.folder / OBJECTS / sha256[:2] / sha256
        digest, written = hashlib.sha256(), 0
        with self._told():
            handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=self.folder / OBJECTS)
        making = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                for chunk in chunks:
                    digest.update(chunk)
                    written += len(chunk)
                    with self._told():
                        file.write(chunk)
                with self._told():
                    file.flush()
                    os.fchmod(file.fileno(), 0o644)
                    os.fsync(file.fileno())
            if (digest.hexdigest(), written) != (sha256, size_bytes):
                return False
            with self._told():
                self._before(place)
                if not place.parent.is_dir():
                    place.parent.mkdir()
                    sync_folder(place.parent.parent)
                making.replace(place)
                sync_folder(place.parent)
            return True
        finally:
            making.unlink(missing_ok=True)

    def collect(self, used: Collection[str], unused: Mapping[str, float], now_s: float) -> dict[str, float]:
        """Remove what nothing has named for days; returns since when the rest has not been named.

        Args:
            used: Names of the files that are named now.
            unused: What this returned last time.
        """
        left: dict[str, float] = {}
        with self._told():
            for name in self._names():
                if name in used or name.endswith(".root.json"):
                    continue
                since = min(unused.get(name, now_s), now_s)
                if now_s - since < GRACE_S:
                    left[name] = since
                else:
                    self._before(self.folder / name)
                    (self.folder / name).unlink(missing_ok=True)
        return left

    def _names(self) -> list[str]:
        """All signed files and objects."""
        flat = [f"{folder}/{file.name}" for folder in (METADATA, TARGETS) for file in os.scandir(self.folder / folder)]
        folders = (folder for folder in os.scandir(self.folder / OBJECTS) if folder.is_dir(follow_symlinks=False))
        objects = (file.name for folder in folders for file in os.scandir(folder))
        return [name for name in flat if name.endswith(".json")] + [
            object_name(sha256) for sha256 in objects if not sha256.startswith(".")
        ]

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise SurroundingsError("webroot-unwritable", folder=str(self.folder), why=reason(error)) from error


def object_name(sha256: str) -> str:
    """Where an object lies in a web root."""
    return f"{OBJECTS}/{sha256[:2]}/{sha256}"
