"""A maker's end of the line: free slots in, finished frames and the last word out."""

import os
import socket
from collections import deque
from dataclasses import dataclass

from ledplayer.makers import limits, wire
from ledplayer.makers.ring import Ring


class OwnerGone(Exception):  # noqa: N818 - no error: the ordinary end of a maker
    """Nobody waits for frames any more."""


@dataclass(frozen=True, slots=True)
class MediaFailure(Exception):  # noqa: N818 - reads as the fact it is
    """The medium cannot be made; `code` is one of `wire.FAILURES`."""

    code: str
    width: int = 0
    height: int = 0


class Outlet:
    """Sends to the owner; `elapsed_ms` is the newest position of the showing that the owner told, or None."""

    def __init__(self, sock: socket.socket, ring: Ring) -> None:
        self._socket = sock
        self._ring = ring
        self._free = deque(range(ring.slots))
        self.elapsed_ms: int | None = None

    def hello(self) -> None:
        """Introduce this process by its own pidfd, before a byte of any medium is read."""
        pidfd = os.pidfd_open(os.getpid())
        try:
            socket.send_fds(self._socket, [wire.pack(wire.Hello())], [pidfd])
        except OSError as error:
            raise OwnerGone from error
        finally:
            os.close(pidfd)

    def slots(self) -> list[memoryview]:
        """All slots, to lay a ground in before the first frame."""
        return [self._ring.slot(number) for number in range(self._ring.slots)]

    def slot(self) -> tuple[int, memoryview]:
        """A slot to draw in; waits for one. Raises `OwnerGone`.

        Once all are full it waits for half of them: several frames in a row find the decoder's data still at hand.
        """
        self.listen()
        if not self._free:
            while len(self._free) < (self._ring.slots + 1) // 2:
                self._hear(0)
        number = self._free.popleft()
        return number, self._ring.slot(number)

    def listen(self) -> None:
        """Take in what the owner said, without waiting. Raises `OwnerGone`."""
        while self._hear(socket.MSG_DONTWAIT):
            pass

    def ready(self, slot: int, pts_ms: int, width: int, height: int) -> None:
        """Hand over a slot."""
        self._say(wire.Ready(slot, pts_ms, width, height))
        limits.progress()

    def say(self, message: wire.Facts | wire.Done | wire.Failed) -> None:
        """Send facts or the last word."""
        self._say(message)

    def _say(self, message: wire.Message) -> None:
        try:
            self._socket.send(wire.pack(message))
        except OSError as error:
            raise OwnerGone from error

    def _hear(self, flags: int) -> bool:
        try:
            data = self._socket.recv(wire.MOST_BYTES, flags)
        except BlockingIOError:
            return False
        except OSError as error:
            raise OwnerGone from error
        if not data:
            raise OwnerGone
        message = wire.unpack(data)
        if isinstance(message, wire.Free):
            self._free.append(message.slot)
            self.elapsed_ms = message.elapsed_ms
        return True
