"""A zygote and the way to ask it for media.

The zygote is a process of its own that has the decoders and fonts loaded, and forks one maker per job. Its death costs
nothing that runs: makers live on, the next `open` says so, and `restart` gives another one.
"""

import errno
import os
import socket
import subprocess
import sys
from pathlib import Path

from ledplayer.errors import SurroundingsError
from ledplayer.makers.job import Job, to_head
from ledplayer.makers.medium import Medium
from ledplayer.makers.ring import Ring, make_ring

_PROGRAM = Path(__file__).with_name("__main__.py")


class Studio:
    """Handle of one zygote. Not for more than one thread."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._socket: socket.socket | None = None

    @property
    def alive(self) -> bool:
        """Whether the zygote runs."""
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int | None:
        """The zygote's process id, for reports and tests; None before the start."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start the zygote and return at once; jobs wait in its socket until it is ready (about 0.3 s).

        Raises:
            SurroundingsError: The system gave no process or socket.
        """
        if self._process is not None:
            return
        try:
            ours, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            with its:
                self._process = subprocess.Popen(
                    [sys.executable, "-I", str(_PROGRAM), str(its.fileno())],
                    pass_fds=[its.fileno()],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    env={**os.environ, "MALLOC_ARENA_MAX": "2"},
                    start_new_session=True,
                )
        except OSError as error:
            raise SurroundingsError("makers-not-started", why=str(error)) from error
        ours.setblocking(False)
        self._socket = ours

    def open(self, job: Job, file: int | None = None, pixels: memoryview | bytes | None = None) -> Medium:
        """Ask for a medium; never blocks.

        Args:
            file: An open file for the maker; the caller's copy stays the caller's. The maker moves its position.
            pixels: For a `png` job: what slot 0 holds.

        Raises:
            SurroundingsError: The zygote is gone, hangs or was never started, or the system is out of memory or
                descriptors. `restart` and ask again.
        """
        if self._socket is None:
            raise SurroundingsError("makers-gone")
        try:
            ours, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            with its:
                memory = make_ring(job.slots, job.slot_bytes)
                try:
                    medium = Medium(job, ours, Ring(memory, job.slots, job.slot_bytes))
                    if pixels is not None:
                        medium.slot()[: len(pixels)] = pixels
                    fds = [its.fileno(), memory] + ([] if file is None else [file])
                    socket.send_fds(self._socket, [to_head(job)], fds)
                except BaseException:
                    ours.close()
                    raise
                finally:
                    os.close(memory)
        except OSError as error:
            hung = error.errno in (errno.EAGAIN, errno.ENOBUFS)
            raise SurroundingsError("makers-hang" if hung else "makers-gone", why=str(error)) from error
        return medium

    def restart(self) -> None:
        """End this zygote, if it still runs, and start another; media that are open go on. Raises like `start`."""
        self.close()
        self.start()

    def close(self) -> None:
        """End the zygote; media that are open go on until they are closed."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
