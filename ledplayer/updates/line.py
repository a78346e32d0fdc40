"""A connection that never holds us longer than it is given.

A timeout of a socket is for one `recv`: a server that drips a byte a second holds the reader for ever. So a second
thread cuts the connection when the time is over, and opening one, whose look-up of names nothing can interrupt, is left
behind in a thread of its own.

1. After `allow(seconds)`, whatever is being read ends in an error, or with its end, at the latest when they are over.
2. `is_cut` says that it was us.

The light poll reads by it: nothing is imported here that it does not have already.
"""

import socket
import threading
import time
from collections.abc import Callable

Connect = Callable[[], socket.socket]


class Line:
    """The one connection of a client. Used by one thread."""

    def __init__(self) -> None:
        self.is_cut = False
        self._open: socket.socket | None = None
        self._until = 0.0
        self._wakes = 0.0
        self._changed = threading.Condition()
        self._watch: threading.Thread | None = None

    def opened(self, connect: Connect, seconds: float) -> socket.socket:
        """The socket that `connect()` gives, watched from now on. Raises as `connect` does, and `TimeoutError`."""
        attempt = _Attempt(connect)
        thread = threading.Thread(target=attempt.run, daemon=True)
        thread.start()
        thread.join(seconds)
        found = attempt.result()
        with self._changed:
            if self._open:
                self._open.close()
            self._open = found.dup()  # TLS takes the socket itself away
            if self.is_cut:
                found.close()
                raise TimeoutError("a connection too late")
        return found

    def allow(self, seconds: float) -> None:
        """So long from now on, and no longer."""
        with self._changed:
            self.is_cut = False
            self._until = time.monotonic() + seconds
            if self._watch is None:
                self._watch = threading.Thread(target=self._run, daemon=True)
                self._watch.start()
            elif not self._wakes or self._until < self._wakes:
                self._changed.notify()

    def rest(self) -> None:
        """Nothing is awaited now."""
        with self._changed:
            self._until = 0.0

    def close(self) -> None:
        """End the watching."""
        with self._changed:
            self._until = -1.0
            self._changed.notify()
        if self._watch:
            self._watch.join()
            self._watch = None
        if self._open:
            self._open.close()
            self._open = None

    def _run(self) -> None:
        with self._changed:
            while self._until >= 0:
                left = self._until - time.monotonic()
                if self._until and left <= 0:
                    self._cut()
                    continue
                self._wakes = self._until
                self._changed.wait(left if self._until else None)
            self._until = 0.0

    def _cut(self) -> None:
        self.is_cut, self._until = True, 0.0
        try:
            if self._open:
                self._open.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # it has ended by itself


class _Attempt:
    """One try to connect, that nobody may be waiting for any more."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect
        self._lock = threading.Lock()
        self._is_late = False
        self._found: socket.socket | None = None
        self._error: Exception | None = None

    def run(self) -> None:
        try:
            found = self._connect()
        except Exception as error:  # noqa: BLE001 - it is raised where the connection was asked for
            self._error = error
            return
        with self._lock:
            self._found = found
            if self._is_late:
                found.close()

    def result(self) -> socket.socket:
        with self._lock:
            self._is_late = self._found is None
        if self._error:
            raise self._error
        if self._found is None:
            raise TimeoutError("no connection in time")
        return self._found
