"""A stand-in for a board's journald, which needs a systemd as process 1: it takes the native protocol on a socket and
keeps what comes in the export format, stamped by its own clock; and the two ends of the sending, which are systemd's
own."""

import os
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SYSTEMD = Path("/lib/systemd")
REMOTE, UPLOAD = SYSTEMD / "systemd-journal-remote", SYSTEMD / "systemd-journal-upload"
MISSING = "" if REMOTE.exists() and UPLOAD.exists() else "apt install systemd-journal-remote"

_MOST_BYTES = 1 << 20
_PATIENCE_S = 15.0


class Journald:
    """Keeps one board's journal.

    Attributes:
        entries: In the export format, as they came.
    """

    def __init__(self, path: Path, *, machine: str, begin_ms: int) -> None:
        """Args: begin_ms: Its clock now, milliseconds from the epoch."""
        self.path = path
        self.entries: list[bytes] = []
        self._machine, self._begin_ms = machine, begin_ms
        self._began = time.monotonic()
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _MOST_BYTES)
        self._socket.bind(str(path))
        threading.Thread(target=self._take, daemon=True).start()

    def now_ms(self) -> int:
        """The board's clock."""
        return self._begin_ms + round((time.monotonic() - self._began) * 1000)

    def _take(self) -> None:
        while True:
            datagram = self._socket.recv(_MOST_BYTES)
            at_us = self.now_ms() * 1000
            head = f"__REALTIME_TIMESTAMP={at_us}\n__MONOTONIC_TIMESTAMP={at_us - self._begin_ms * 1000}\n"
            head += f"_BOOT_ID={self._machine}\n_MACHINE_ID={self._machine}\n_TRANSPORT=journal\n"
            self.entries.append(head.encode() + datagram + b"\n")


@contextmanager
def office(folder: Path) -> Iterator[str]:
    """A real systemd-journal-remote that listens on this machine; its address."""
    folder.mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [REMOTE, f"--listen-http=127.0.0.1:{port}", f"--output={folder}", "--split-mode=host"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_until_it_listens(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        os.kill(process.pid, signal.SIGTERM)
        process.wait(_PATIENCE_S)


def send(journal: Path, url: str) -> None:
    """Send a journal as a board does, once."""
    command = [UPLOAD, f"--url={url}", f"--file={journal}", "--follow=no"]
    subprocess.run(command, check=True, capture_output=True, timeout=60)


def _wait_until_it_listens(port: int) -> None:
    until = time.monotonic() + _PATIENCE_S
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)
