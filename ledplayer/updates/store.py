"""What a board has fetched: objects by content hash, and one file that says which release they make.

    objects/<first two letters>/<sha256>   whole, checked, fsynced; manifests and proofs too
    partial/<sha256>                       on its way
    current.json                           {"manifest", "proof", "previous": {"manifest", "proof"} | null}
    trusted.json                           the newest signed metadata (`proof.Proof`)
    poll.json                              what the last poll learnt, for the next one

1. A name below `objects/` is a whole file with that hash.
2. `current.json` names a release only when everything is there that `fetch_plan` calls first; it moves all at once.
3. Nothing that the current or the previous release needs is collected.
4. Whatever lies there that we did not write so is as if it were not there: it is replaced when its place is needed.
"""

import errno
import fcntl
import hashlib
import json
import os
import re
import shutil
import stat
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ledplayer.errors import SurroundingsError
from ledplayer.language import reason
from ledplayer.updates.disk import Disk, read_file

CURRENT = "current.json"
TRUSTED = "trusted.json"
POLL = "poll.json"
CHUNK_BYTES = 1 << 20
#: Left free on the disk for everything else that writes.
RESERVE_BYTES = 64 << 20
#: Of a file at the top; the largest is `trusted.json`.
_MOST_BYTES = 16 << 20

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A release in the store, by hashes of its objects. `proof`: The metadata by which its manifest is signed."""

    manifest: str
    proof: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Current:
    """What `current.json` names."""

    release: Release
    previous: Release | None = None


class Store:
    """A board's store. One process writes; anybody may read."""

    def __init__(self, folder: Path, disk: Disk | None = None) -> None:
        """Touches nothing."""
        self.folder = folder
        self.disk = disk or Disk()
        self._lock = -1

    def open(self) -> None:
        """Claim it for writing.

        Raises:
            SurroundingsError: Another process writes it, or the folder cannot be used.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = self._opened("lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW)
        except OSError as error:
            raise self.unusable(error) from error
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(lock)
            raise SurroundingsError("store-in-use", folder=str(self.folder)) from error
        try:
            for name in ("objects", "partial"):
                self._make_folder(self.folder / name)
            for left in self.folder.glob(".*.new"):
                self.disk.remove(left)
        except OSError as error:
            os.close(lock)
            raise self.unusable(error) from error
        self._lock = lock

    def close(self) -> None:
        """Let others write."""
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1

    def place(self, sha256: str) -> Path:
        """Where an object lies, or would."""
        return self.folder / "objects" / sha256[:2] / sha256

    def holds(self, sha256: str, size_bytes: int) -> bool:
        """Whether an object is there; its bytes were checked when it came."""
        try:
            found = self.place(sha256).stat(follow_symlinks=False)
        except OSError:
            return False
        return stat.S_ISREG(found.st_mode) and found.st_size == size_bytes

    def read(self, sha256: str, most_bytes: int) -> bytes:
        """A small object's bytes. Raises `OSError` where it is missing, too large, or not what its name says."""
        data = read_file(self.place(sha256), most_bytes + 1)
        if len(data) > most_bytes or hashlib.sha256(data).hexdigest() != sha256:
            raise OSError(f"{sha256[:12]} is not what it should be")
        return data

    def is_whole(self, sha256: str) -> bool:
        """Whether an object's bytes are still what they were; reads all of it."""
        try:
            with self.place(sha256).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == sha256
        except OSError:
            return False

    def partial(self, sha256: str) -> Path:
        """Where an object is on its way."""
        return self.folder / "partial" / sha256

    def put(self, data: bytes) -> str:
        """Keep some bytes as an object; returns its hash. Raises `OSError`."""
        sha256 = hashlib.sha256(data).hexdigest()
        with suppress(OSError):
            self.read(sha256, len(data))
            return sha256
        path = self.partial(sha256)
        self.make_way(path)
        self.disk.write(path, data)
        self.disk.sync(path)
        self.keep(sha256)
        return sha256

    def keep(self, sha256: str) -> None:
        """What is on its way has come: whole, checked and fsynced by the caller. Raises `OSError`."""
        place = self.place(sha256)
        if self._make_folder(place.parent):
            self.disk.sync_folder(place.parent.parent)
        self.make_way(place)
        self.disk.rename(self.partial(sha256), place)
        self.disk.sync_folder(place.parent)

    def came(self, sha256: str) -> int:
        """How much of an object on its way is there, in bytes."""
        try:
            return self.partial(sha256).stat(follow_symlinks=False).st_size
        except OSError:
            return 0

    def make_way(self, path: Path) -> None:
        """Remove what stands in a file's place and is none. Raises `OSError`."""
        with suppress(FileNotFoundError):
            if not stat.S_ISREG(path.stat(follow_symlinks=False).st_mode):
                self.disk.remove(path)

    def current(self) -> Current | None:
        """The release that is to be on air; None where there is none."""
        raw = self.load(CURRENT)
        try:
            previous = raw["previous"]
            return Current(release=_release(raw), previous=_release(previous) if previous else None)
        except (KeyError, TypeError):
            return None

    def point(self, release: Release, previous: Release | None) -> None:
        """Make a release the current one, all at once. Raises `OSError`."""
        before = {"manifest": previous.manifest, "proof": previous.proof} if previous else None
        self.save(CURRENT, {"manifest": release.manifest, "proof": release.proof, "previous": before})

    def load(self, name: str) -> dict[str, Any]:
        """One of the files at the top; empty where it is missing or torn."""
        try:
            raw = json.loads(read_file(self.folder / name, _MOST_BYTES))
        except (OSError, ValueError, RecursionError):
            return {}
        return raw if isinstance(raw, dict) else {}

    def save(self, name: str, raw: dict[str, Any]) -> None:
        """Write one of the files at the top as JSON. Raises `OSError`."""
        self.write(name, json.dumps(raw, separators=(",", ":")).encode())

    def write(self, name: str, data: bytes) -> None:
        """Write one of the files at the top, whole or not at all. Raises `OSError`."""
        path, new = self.folder / name, self.folder / f".{name}.new"
        for one in (path, new):
            self.make_way(one)
        self.disk.write(new, data)
        self.disk.sync(new)
        self.disk.rename(new, path)
        self.disk.sync_folder(self.folder)

    def room(self) -> int:
        """Bytes that may still be written."""
        return max(0, shutil.disk_usage(self.folder).free - RESERVE_BYTES)

    def unusable(self, error: OSError) -> SurroundingsError:
        """A disk that refuses, in words."""
        return SurroundingsError("store-unusable", folder=str(self.folder), why=reason(error))

    def collect(self, used: Collection[str]) -> int:
        """Remove every object and part that is of no use; returns the bytes that are free again. Raises `OSError`."""
        freed = 0
        for path in (*self._objects(), *(self.folder / "partial").iterdir()):
            if path.name not in used:
                freed += path.stat(follow_symlinks=False).st_size
                self.disk.remove(path)
        return freed

    def _objects(self) -> Iterator[Path]:
        for folder in (self.folder / "objects").iterdir():
            if folder.is_dir() and not folder.is_symlink():
                yield from folder.iterdir()
            else:
                yield folder

    def _make_folder(self, path: Path) -> bool:
        """Whether a folder had to be made."""
        if path.is_dir() and not path.is_symlink():
            return False
        self.disk.remove(path)
        self.disk.make_folder(path)
        return True

    def _opened(self, name: str, flags: int) -> int:
        """An open file at the top, in place of what else stands there. Raises `OSError`."""
        try:
            return os.open(self.folder / name, flags, 0o644)
        except (IsADirectoryError, FileExistsError):
            pass
        except OSError as error:
            if error.errno != errno.ELOOP:
                raise
        self.disk.remove(self.folder / name)
        return os.open(self.folder / name, flags, 0o644)


def _release(raw: dict[str, Any]) -> Release:
    manifest, proof = raw["manifest"], raw["proof"]
    if not _SHA256.fullmatch(manifest) or not _SHA256.fullmatch(proof):
        raise TypeError("no hashes")
    return Release(manifest=manifest, proof=proof)
