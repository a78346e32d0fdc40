"""An object on its way: its bytes in `partial/`, and the hash of what is there."""

import hashlib
import stat
import threading

from ledplayer.core.manifest import File
from ledplayer.updates.store import Store

#: Bytes written at a time, and those that a power cut may cost.
WRITE_BYTES = 1 << 20
SYNC_BYTES = 16 << 20


class Part:
    """What is there of an object; `begin` and `add` bring the rest.

    The disk writes while more is coming: a thread syncs now and then, and what goes wrong there is raised by `sync`.
    """

    def __init__(self, store: Store, file: File) -> None:
        self.path = store.partial(file.sha256)
        self._store = store
        self._file = file
        self._held = bytearray()
        self._unsynced = 0
        self._syncing: threading.Thread | None = None
        self._error: OSError | None = None
        self.size = self._there()
        self.hash = hashlib.sha256()
        if self.size:
            with self.path.open("rb") as written:
                while chunk := written.read(WRITE_BYTES):
                    self.hash.update(chunk)

    def begin(self, at: int) -> None:
        """What comes now begins there."""
        if at != self.size:
            self.size, self.hash = at, hashlib.sha256()

    def add(self, chunk: bytes) -> None:
        """Some more. Raises `OSError`."""
        self._held += chunk
        if len(self._held) >= WRITE_BYTES:
            self.write()

    def write(self) -> None:
        """Write what is held back. Raises `OSError`."""
        if not self._held:
            return
        self._store.disk.write(self.path, bytes(self._held), self.size)
        self.hash.update(self._held)
        self.size += len(self._held)
        self._unsynced += len(self._held)
        self._held.clear()
        if self._unsynced >= SYNC_BYTES and not (self._syncing and self._syncing.is_alive()):
            self._unsynced = 0
            self._syncing = threading.Thread(target=self._sync)
            self._syncing.start()

    def rest(self) -> None:
        """Nothing is going on behind."""
        if self._syncing:
            self._syncing.join()

    def sync(self) -> None:
        """Make what is there last. Raises `OSError`."""
        self.rest()
        if self._error:
            raise self._error
        if self._file.size_bytes == 0:
            self._store.disk.write(self.path, b"")
        self._store.disk.sync(self.path)

    def _sync(self) -> None:
        try:
            self._store.disk.sync(self.path)
        except OSError as error:
            self._error = error

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
