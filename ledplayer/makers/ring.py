"""The memory that a maker writes and its owner shows: a memfd of equal slots, sealed against any change of size.

Sealed, it cannot be truncated under its reader (SIGBUS), and nothing is left behind when both sides are gone. Untouched
pages cost nothing, so that slots may be generous.
"""

import fcntl
import mmap
import os

#: No ring may ask for more address space than this.
MOST_BYTES = 1 << 30


class Ring:
    """A mapped ring; slot `i` is the bytes from `i * slot_bytes` on."""

    def __init__(self, fd: int, slots: int, slot_bytes: int) -> None:
        """Map the memfd `fd`, which stays the caller's. Raises `ValueError` when it is smaller than its slots."""
        self.slots = slots
        self.slot_bytes = slot_bytes
        if os.fstat(fd).st_size < slots * slot_bytes:
            raise ValueError("a ring smaller than its slots")
        self._map = mmap.mmap(fd, slots * slot_bytes)
        self._view = memoryview(self._map)

    def slot(self, number: int, size_bytes: int | None = None) -> memoryview:
        """The first `size_bytes` of a slot (all of it by default), writable."""
        begin = number * self.slot_bytes
        return self._view[begin : begin + (self.slot_bytes if size_bytes is None else size_bytes)]

    def close(self) -> None:
        """Unmap. Where somebody still holds a view of a slot, the memory goes with the last view."""
        try:
            self._view.release()
            self._map.close()
        except BufferError:
            pass


def make_ring(slots: int, slot_bytes: int) -> int:
    """A new sealed memfd for a ring; the caller closes it. Raises `ValueError` beyond `MOST_BYTES`."""
    size = slots * slot_bytes
    if not (slots > 0 and slot_bytes > 0 and size <= MOST_BYTES):
        raise ValueError(f"a ring of {slots} x {slot_bytes} bytes")
    fd = os.memfd_create("ledplayer-ring", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    try:
        os.ftruncate(fd, size)
        fcntl.fcntl(fd, fcntl.F_ADD_SEALS, fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SEAL)
    except BaseException:
        os.close(fd)
        raise
    return fd
