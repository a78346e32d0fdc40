"""Seals: what another user may write is read only as it was when it was found to be what the office signed.

The objects of a release are played where they lie, in a folder that the puller writes. A file's size and times say
little of its bytes: who maps it into memory changes them and no time. So the seal of a file holds a hash of each of
its parts, taken while the file itself was hashed (`Sealing`), and is kept where nobody else writes (`Seals`). A maker
reads whole parts, and no decoder sees a byte of one that has another hash (`Sealed`).

    seals/<sha256>   the file's size in bytes, a colon, and 32 hexadecimal digits for each part
"""

import errno
import io
import os
import re
import stat
from collections.abc import Collection
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from ledplayer.core.lineup import SERVED
from ledplayer.files import write_whole
from ledplayer.makers.job import Job

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

FOLDER = "seals"
#: Parts are as small as a disk reads well; of larger files they are larger, so that a seal fits into a job's head.
PART_BYTES = 1 << 20
MOST_PARTS = 512
#: Films are read at two or three places by turns.
KEPT_PARTS = 4

_HASH_BYTES = 16
_SEAL = re.compile(r"(\d{1,15}):((?:[0-9a-f]{32})*)")
_MOST_BYTES = 16 + MOST_PARTS * 2 * _HASH_BYTES


class Sealing:
    """A seal in the making."""

    def __init__(self, size_bytes: int) -> None:
        self._size = size_bytes
        self._room = self._part = _part_bytes(size_bytes)
        self._hash = _new()
        self._done: list[str] = []

    def add(self, data: bytes) -> None:
        """The file's next bytes."""
        rest = memoryview(data)
        while rest:
            some, rest = rest[: self._room], rest[self._room :]
            self._hash.update(some)
            self._room -= len(some)
            if not self._room:
                self._close()

    def seal(self) -> str:
        """The seal, once the file has come to its end."""
        if self._room < self._part:
            self._close()
        return f"{self._size}:{''.join(self._done)}"

    def _close(self) -> None:
        self._done.append(self._hash.hexdigest())
        self._hash, self._room = _new(), self._part


class Sealed(io.RawIOBase):
    """A file read through its seal.

    Attributes:
        is_altered: A part was not what it should be; then reading it raised `OSError`, whatever became of that.
    """

    def __init__(self, file: int, seal: str) -> None:
        """Args: file: Open for reading; stays the caller's. Raises `ValueError` for what is no seal."""
        super().__init__()
        found = _SEAL.fullmatch(seal)
        if not found:
            raise ValueError("no seal")
        self.is_altered = False
        self._file, self._size, self._at = file, int(found[1]), 0
        self._part = _part_bytes(self._size)
        self._hashes = re.findall(r".{32}", found[2])
        self._kept: dict[int, bytes] = {}
        if len(self._hashes) != _parts(self._size):
            raise ValueError("no seal")

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """It is."""
        return True

    def tell(self) -> int:
        """Where reading goes on."""
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go on elsewhere."""
        begin = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence]
        if begin + offset < 0:
            raise OSError(errno.EINVAL, "before the beginning")
        self._at = begin + offset
        return self._at

    def readinto(self, room: "WriteableBuffer") -> int:
        """Some more of it. Raises `OSError` where that is not what was sealed."""
        view = memoryview(room).cast("B")
        if self._at >= self._size or not view:
            return 0
        number, begin = divmod(self._at, self._part)
        some = self._whole(number)[begin : begin + len(view)]
        view[: len(some)] = some
        self._at += len(some)
        return len(some)

    def _whole(self, number: int) -> bytes:
        """A part, checked."""
        data = self._kept.pop(number, None)
        if data is None:
            data = self._read(number * self._part, min(self._part, self._size - number * self._part))
            if _new(data).hexdigest() != self._hashes[number]:
                self.is_altered = True
                raise OSError(errno.EIO, "not what was sealed")
            while len(self._kept) >= KEPT_PARTS:
                del self._kept[next(iter(self._kept))]
        self._kept[number] = data
        return data

    def _read(self, begin: int, size: int) -> bytes:
        data = b""
        while len(data) < size and (more := os.pread(self._file, size - len(data), begin + len(data))):
            data = data + more if data else more
        return data


class Seals:
    """The seals in one folder."""

    def __init__(self, folder: Path) -> None:
        """Touches nothing."""
        self._folder = folder
        self._unused: set[str] = set()

    @classmethod
    def beside(cls, folder: Path) -> "Seals":
        """Those of the state folder that another folder lies in."""
        return cls(folder.with_name(FOLDER))

    def keep(self, sha256: str, seal: str) -> None:
        """Keep a file's seal. Raises `OSError`."""
        self._folder.mkdir(exist_ok=True)
        write_whole(self._folder / sha256, seal.encode())

    def holds(self, sha256: str, size_bytes: int) -> bool:
        """Whether a file's seal is there."""
        try:
            there = (self._folder / sha256).stat().st_size
        except OSError:
            return False
        return there == len(f"{size_bytes}:") + 2 * _HASH_BYTES * _parts(size_bytes)

    def sealed(self, job: Job) -> Job:
        """A job, with its file's seal where others may write that. Raises `OSError` where there is none."""
        if job.piece is None or not (job.piece.path and job.piece.source.startswith(SERVED)):
            return job
        with (self._folder / job.piece.sha256).open("rb") as file:
            seal = file.read(_MOST_BYTES).decode("ascii", "replace")
        if not _SEAL.fullmatch(seal):
            raise OSError(errno.EIO, "no seal")
        return replace(job, seal=seal)

    def sweep(self, used: Collection[str]) -> None:
        """Remove the seals that were of no use at the last sweep and are not now: as long the player holds a plan."""
        there = {path.name for path in self._folder.iterdir()} if self._folder.is_dir() else set()
        unused = there.difference(used)
        for name in unused & self._unused:
            (self._folder / name).unlink(missing_ok=True)
        self._unused = unused


def open_media(path: str) -> int:
    """An admitted file, open for a maker. Raises `OSError`; never waits, whatever somebody put in its place."""
    file = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    if not stat.S_ISREG(os.fstat(file).st_mode):
        os.close(file)
        raise OSError(errno.EINVAL, "no file")
    return file


def _part_bytes(size_bytes: int) -> int:
    part = PART_BYTES
    while part * MOST_PARTS < size_bytes:
        part *= 2
    return part


def _parts(size_bytes: int) -> int:
    return -(-size_bytes // _part_bytes(size_bytes))


def _new(data: bytes = b"") -> "blake2b":
    return blake2b(data, digest_size=_HASH_BYTES)
