"""One open medium, from its owner's side: frames as they become ready, facts, and how it ended.

1. Nothing here ever waits. What a maker says is read in bounded portions and judged before it is believed.
2. Whoever asked owns the ring: closing a medium, or this process's end, leaves nothing behind.
3. A maker that breaks the protocol is killed; the file it was reading is to blame.
4. A maker that ends without a word was killed from outside (out of memory, a technician): no file is to blame.
"""

import os
import signal
import socket
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ledplayer.errors import Place, Problem
from ledplayer.makers import wire
from ledplayer.makers.job import Job, turned_size
from ledplayer.makers.ring import Ring

State = Literal["asked", "running", "done", "failed"]

#: Ended without a word.
STOPPED = "maker-stopped"
#: The file is not what was sealed: the bytes of that hash are not to blame.
ALTERED = "object-altered"


@dataclass(frozen=True, slots=True)
class Frame:
    """A finished picture in the ring.

    Attributes:
        pts_ms: From when on it is to be seen, milliseconds from the showing's begin.
        pixels: Rows of BGRX bytes, row 0 on top, `width * 4` bytes each; valid until the frame is freed or the medium
            closed. A Surface over it must be gone before `Medium.close` for the memory to go at once.
    """

    slot: int
    pts_ms: int
    width: int
    height: int
    pixels: memoryview


class Medium:
    """Made by `Studio.open`. Read `state` after `poll()`.

    Attributes:
        state: asked (no word yet), running, done (all frames are here and stay readable), failed.
        failure: Code of the sentence that says why, once failed.
        values: Numbers for that sentence.
        killed_by_us: It was closed, or killed for breaking the protocol.
        facts: What a probe found out.
    """

    def __init__(self, job: Job, sock: socket.socket, ring: Ring) -> None:
        self.job = job
        self.state: State = "asked"
        self.failure = ""
        self.values: Mapping[str, int] = {}
        self.killed_by_us = False
        self.facts: wire.Facts | None = None
        sock.setblocking(False)  # `recv_fds` of Python 3.11 passes no flags on
        self._socket = sock
        self._socket.setblocking(False)  # `socket.recv_fds` drops its flags (seen in Python 3.11): rule 1 rests on this
        self._ring = ring
        self._pidfd = -1
        self._open = True
        self._lent = set(range(job.slots))  # slots in the maker's hands
        self._frames: deque[Frame] = deque()
        self._passed: list[Frame] = []  # slots that may go back
        self._elapsed_ms = 0
        self._size = turned_size(job)
        self._last_pts_ms = 0

    @property
    def blames_content(self) -> bool:
        """Whether the failure is the file's (or text's) own, so that trying again would not help."""
        return self.state == "failed" and self.failure not in (STOPPED, "media-not-written", ALTERED)

    @property
    def due_ms(self) -> int | None:
        """When the frame after the present one is due, if it lies ready."""
        return self._frames[1].pts_ms if len(self._frames) > 1 else None

    @property
    def first(self) -> Frame | None:
        """The oldest frame that lies ready, whether or not its time has come."""
        return self._frames[0] if self._frames else None

    def fileno(self) -> int:
        """Readable when `poll` would learn something; -1 once nothing more can come."""
        return self._socket.fileno()

    def problem(self, file: str) -> Problem:
        """What went wrong, about `file` as people know it; only for a failed medium."""
        return Problem(
            severity="error", code=self.failure, place=Place(file=file), values={"file": file, **self.values}
        )

    def poll(self) -> None:
        """Take in what the maker said since."""
        for _ in range(self.job.slots + 4):
            if self._socket.fileno() < 0:
                return
            try:
                data, fds = self._receive()
            except BlockingIOError:
                return
            except ConnectionResetError:
                continue  # it ended with a word of ours unread; its own last words come after this
            except OSError:
                data, fds = b"", []
            if not data:
                self._ended()
                return
            try:
                self._take(wire.unpack(data), fds)
            except ValueError:
                self._kill()
                self._fail("media-crashed")
                return

    def frame_at(self, elapsed_ms: int) -> Frame | None:
        """The newest frame whose time has come; `give_back` returns older ones. None: nothing is due yet."""
        self._elapsed_ms = elapsed_ms
        while len(self._frames) > 1 and self._frames[1].pts_ms <= elapsed_ms:
            self._passed.append(self._frames.popleft())
        if self._frames and self._frames[0].pts_ms <= elapsed_ms:
            return self._frames[0]
        return None

    def give_back(self) -> None:
        """Return the slots of passed frames to the maker, once they are half of all: it is woken for several at once.

        To be called when the picture stands on the display: the woken maker may take this process's core.
        """
        if len(self._passed) < self.job.slots // 2:
            return
        for frame in self._passed:
            self._lent.add(frame.slot)
            self._say(wire.Free(frame.slot, self._elapsed_ms))
        self._passed.clear()

    def slot(self, number: int = 0) -> memoryview:
        """A slot's bytes, writable: for pixels on their way to a `png` job, before it is asked."""
        return self._ring.slot(number)

    def close(self) -> None:
        """Kill the maker if it still runs, and unmap the ring. Calling it again changes nothing."""
        if not self._open:
            return
        self._open = False
        if self.state in ("asked", "running"):
            self._kill()
        self._hang_up()
        self._frames.clear()
        self._ring.close()

    def _receive(self) -> tuple[bytes, list[int]]:
        if self.state != "asked":
            return self._socket.recv(wire.MOST_BYTES + 1), []
        data, fds, _, _ = socket.recv_fds(self._socket, wire.MOST_BYTES + 1, 1)
        for fd in fds:
            os.set_inheritable(fd, False)
        return data, fds

    def _take(self, message: wire.Message, fds: list[int]) -> None:
        if self.state == "asked":
            if not isinstance(message, wire.Hello) or len(fds) != 1:
                for fd in fds:
                    os.close(fd)
                raise ValueError(f"{message} instead of hello")
            self._pidfd = fds[0]
            self.state = "running"
        elif isinstance(message, wire.Ready):
            self._frames.append(self._checked(message))
        elif isinstance(message, wire.Done):
            self.state = "done"
            self._hang_up()
        elif isinstance(message, wire.Failed):
            self._fail(message.code, {"width": message.width, "height": message.height})
        elif isinstance(message, wire.Facts) and self.facts is None:
            self.facts = message
        else:
            raise ValueError(f"{message} now")

    def _checked(self, ready: wire.Ready) -> Frame:
        if ready.slot not in self._lent or ready.pts_ms < self._last_pts_ms:
            raise ValueError(f"{ready}: not its slot, or backwards")
        size = ready.width * ready.height * 4
        if size > self.job.slot_bytes or not self._fits(ready):
            raise ValueError(f"{ready}: not the size that was asked for")
        self._lent.remove(ready.slot)
        self._last_pts_ms = ready.pts_ms
        pixels = self._ring.slot(ready.slot, size).toreadonly()
        return Frame(ready.slot, ready.pts_ms, ready.width, ready.height, pixels)

    def _fits(self, ready: wire.Ready) -> bool:
        if self.job.make == "strip":
            across = ready.width if self.job.rotation in (90, 270) else ready.height
            return across == self.job.room.height
        return (ready.width, ready.height) == (self._size.width, self._size.height)

    def _say(self, message: wire.Free) -> None:
        try:
            self._socket.send(wire.pack(message))
        except OSError:
            return  # its end is read by the next poll

    def _ended(self) -> None:
        """End of file without a last word: never born, or killed by somebody else."""
        if self.state in ("asked", "running"):
            self._fail(STOPPED)
        self._hang_up()

    def _fail(self, code: str, values: Mapping[str, int] | None = None) -> None:
        self.state = "failed"
        self.failure = code
        self.values = values or {}
        self._hang_up()

    def _kill(self) -> None:
        self.killed_by_us = True
        if self._pidfd >= 0:
            try:
                signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)
            except ProcessLookupError:
                return

    def _hang_up(self) -> None:
        self._socket.close()
        if self._pidfd >= 0:
            os.close(self._pidfd)
            self._pidfd = -1
