"""Admitted copies, by content hash: `objects/<first two letters>/<sha256>`.

Invariant: a name below `objects/` that is a hash is a whole file with that hash, fsynced, and a maker has opened it.
Copies in the making have a name of their own and are swept away at the next start.
"""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import BinaryIO

from ledplayer.errors import SurroundingsError
from ledplayer.files import sync_folder
from ledplayer.makers.seal import Sealing

CHUNK_BYTES = 1 << 20
#: Left free on the disk for everything else that writes.
RESERVE_BYTES = 64 << 20
_TEMPORARY = "making-"


class Store:
    """The admitted copies below one folder."""

    def __init__(self, folder: Path) -> None:
        """Raises `OSError` when the folder cannot be made."""
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.glob(f"{_TEMPORARY}*"):
            left.unlink()
        self._unused: set[str] = set()

    def place(self, sha256: str) -> Path:
        """Where a copy lies, or would."""
        return self.folder / sha256[:2] / sha256

    def holds(self, sha256: str, size_bytes: int) -> bool:
        """Whether the copy is there; its bytes were checked when it came."""
        try:
            return self.place(sha256).stat().st_size == size_bytes
        except OSError:
            return False

    def making(self, size_bytes: int) -> "Making":
        """Begin a copy.

        Raises:
            SurroundingsError: The disk has no room for it.
            OSError: The disk does not take it.
        """
        missing = size_bytes + RESERVE_BYTES - shutil.disk_usage(self.folder).free
        if missing > 0:
            raise SurroundingsError("disk-full", megabytes=-(-missing // 1_000_000))
        return Making(self)

    def hashes(self) -> Iterator[str]:
        """Hashes of all copies."""
        for folder in self.folder.iterdir():
            if len(folder.name) == 2 and folder.is_dir():
                yield from (file.name for file in folder.iterdir())

    def sweep(self, used: set[str]) -> int:
        """Remove the copies that were of no use at the last sweep and are not now; returns how many.

        Two sweeps lie further apart than the player holds an old plan.
        """
        unused = {sha256 for sha256 in self.hashes() if sha256 not in used}
        gone = unused & self._unused
        for sha256 in gone:
            self.place(sha256).unlink(missing_ok=True)
        self._unused = unused - gone
        return len(gone)


class Making:
    """A copy in the making; a context that leaves nothing behind unless it was kept."""

    def __init__(self, store: Store) -> None:
        self.store = store
        handle, name = tempfile.mkstemp(prefix=_TEMPORARY, dir=store.folder)
        self.file: BinaryIO = os.fdopen(handle, "w+b")
        self.name: Path | None = Path(name)

    def __enter__(self) -> "Making":
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()
        if self.name is not None:
            self.name.unlink(missing_ok=True)

    def keep(self, sha256: str) -> Path:
        """Make it last under its hash. Raises `OSError`; then it is not kept."""
        assert self.name is not None, "kept twice"
        place = self.store.place(sha256)
        self.file.flush()
        os.fchmod(self.file.fileno(), 0o644)
        os.fsync(self.file.fileno())
        if not place.parent.exists():
            place.parent.mkdir(exist_ok=True)
            sync_folder(self.store.folder)
        self.name.replace(place)
        self.name = None
        sync_folder(place.parent)
        return place


def hashed(
    file: BinaryIO, into: BinaryIO | None, size_bytes: int, sealing: Sealing | None = None
) -> Generator[None, None, str]:
    """Read a file to its end, copy or seal it if asked, and return its SHA-256; pauses after each megabyte.

    Raises:
        OSError: It does not read or write, or is not `size_bytes` long.
    """
    digest, read = hashlib.sha256(), 0
    while chunk := file.read(CHUNK_BYTES):
        read += len(chunk)
        if read > size_bytes:
            break
        digest.update(chunk)
        if into is not None:
            into.write(chunk)
        if sealing is not None:
            sealing.add(chunk)
        yield
    if read != size_bytes:
        raise OSError(f"{read} bytes instead of {size_bytes}")
    return digest.hexdigest()
