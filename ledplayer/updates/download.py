"""One object from a server into the store, going on where an earlier try broke off.

1. Only bytes with the right hash become an object.
2. What came stays for the next try, in this pull or a later one; what proves wrong is fetched anew, once.
3. Every try that brings us no further is counted; a server that cuts each answer short is asked as long as one does.
"""

import hashlib
import stat
from collections.abc import Callable

from ledplayer.core.manifest import File
from ledplayer.errors import SurroundingsError
from ledplayer.updates.progress import Progress
from ledplayer.updates.server import Server
from ledplayer.updates.store import Store

#: Bytes written at a time, and those that a power cut may cost.
WRITE_BYTES = 1 << 20
SYNC_BYTES = 16 << 20
#: A try that came less further has brought nothing.
_SOME_BYTES = 64 << 10

Same = Callable[[str, str], bool]


def download(store: Store, server: Server, file: File, *, rate: int, progress: Progress, same: Same) -> None:
    """Fetch an object.

    Args:
        rate: Most bytes a second; 0 is no bound.
        same: Compares hashes.

    Raises:
        LookupError: The server has none.
        SurroundingsError: It cannot be had now.
        OSError: It cannot be written.
    """
    failures, furthest, is_again = 0, 0, False
    while True:
        part = _Part(store, file)
        try:
            if part.size < file.size_bytes:
                part.fetch(server, rate, progress)
        except SurroundingsError as error:
            failures = 1 if part.size >= furthest + _SOME_BYTES else failures + 1
            furthest = max(furthest, part.size)
            if failures >= server.limits.tries or error.code in ("server-redirects", "server-endless", "server-tls"):
                raise
            server.limits.rest(failures)
            continue
        if same(part.hash.hexdigest(), file.sha256):
            part.sync()
            store.keep(file.sha256)
            return
        store.disk.remove(part.path)
        if is_again:
            raise SurroundingsError("object-corrupt", object=file.sha256[:12])
        is_again = True


class _Part:
    """An object on its way, and the hash of what is there."""

    def __init__(self, store: Store, file: File) -> None:
        self.path = store.partial(file.sha256)
        self._store = store
        self._file = file
        self.size = self._there()
        self.hash = hashlib.sha256()
        if self.size:
            with self.path.open("rb") as written:
                while chunk := written.read(WRITE_BYTES):
                    self.hash.update(chunk)

    def fetch(self, server: Server, rate: int, progress: Progress) -> None:
        """Get the rest."""
        sha256, size = self._file.sha256, self._file.size_bytes
        with server.open(f"objects/{sha256[:2]}/{sha256}", self.size, size - self.size, rate) as body:
            if body.begin != self.size:
                self.size, self.hash = body.begin, hashlib.sha256()
            held, unsynced = bytearray(), 0
            try:
                for chunk in body.chunks:
                    held += chunk
                    progress.came(len(chunk))
                    if len(held) >= WRITE_BYTES:
                        unsynced += len(held)
                        self._write(held)
                        if unsynced >= SYNC_BYTES:
                            self.sync()
                            unsynced = 0
            finally:
                self._write(held)
        if self.size < size:
            raise SurroundingsError("server-cut", path=f"objects/{sha256[:12]}")

    def sync(self) -> None:
        """Make what is there last."""
        if self._file.size_bytes == 0:
            self._store.disk.write(self.path, b"")
        self._store.disk.sync(self.path)

    def _write(self, held: bytearray) -> None:
        if held:
            self._store.disk.write(self.path, bytes(held), self.size)
            self.hash.update(held)
            self.size += len(held)
            held.clear()

    def _there(self) -> int:
        """Bytes of it that are there; what is no part of it makes way."""
        try:
            found = self.path.stat(follow_symlinks=False)
        except OSError:
            return 0
        if stat.S_ISREG(found.st_mode) and found.st_size <= self._file.size_bytes:
            return found.st_size
        self._store.disk.remove(self.path)
        return 0
