"""What the player tells systemd, if that started it: that it shows something, what, and that it lives.

    NOTIFY_SOCKET   where to tell it: a path, or `@name` for one without a file (sd_notify(3))
    WATCHDOG_USEC   how long systemd waits for a sign of life, in microseconds; WATCHDOG_PID: from whom

The sign of life is given at most every third of that time, and only as long as the picture lives (`play.pulse`):
whoever stops giving it is started again.
"""

import math
import os
import socket
from collections.abc import Mapping

#: Bytes of a status line: `systemctl status` shows one line of a terminal.
MOST_STATUS = 200


class Service:
    """The line to systemd; without one, everything here does nothing. Nothing here waits or raises."""

    def __init__(self, environment: Mapping[str, str], pid: int | None = None) -> None:
        """Args: environment: The process's own. pid: Of this process."""
        self._address = environment.get("NOTIFY_SOCKET", "")
        self._pause_s = _watchdog_s(environment, os.getpid() if pid is None else pid) / 3
        self._fed = -math.inf
        self._status = ""
        self._is_ready = False
        self._socket: socket.socket | None = None

    def tend(self, mono_s: float, *, has_shown: bool, is_alive: bool, status: str) -> None:
        """Tell what is new; to be called about once a second.

        Args:
            mono_s: The machine's own monotonic clock, in seconds.
            has_shown: Whether a picture was presented; before, the service is starting.
            is_alive: Whether the watchdog may be fed.
            status: One line about what is on.
        """
        words = []
        if has_shown and not self._is_ready:
            self._is_ready = True
            words.append("READY=1")
        if status != self._status:
            self._status = status
            line = " ".join(status.split()).encode(errors="replace")[:MOST_STATUS]
            words.append(f"STATUS={line.decode(errors='ignore')}")
        if is_alive and self._pause_s < math.inf and mono_s - self._fed >= self._pause_s:
            self._fed = mono_s
            words.append("WATCHDOG=1")
        if words and self._address:
            self._say("\n".join(words))

    def stop(self) -> None:
        """Say that the player ends, as it was told."""
        if self._address:
            self._say("STOPPING=1")
        if self._socket:
            self._socket.close()
            self._socket = None

    def _say(self, words: str) -> None:
        name = "\0" + self._address[1:] if self._address.startswith("@") else self._address
        try:
            if self._socket is None:
                self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC)
            self._socket.sendto(words.encode(), socket.MSG_DONTWAIT, name)
        except (OSError, ValueError):
            return  # systemd is busy, or no such socket: it will ask again by the watchdog


def _watchdog_s(environment: Mapping[str, str], pid: int) -> float:
    """How long systemd waits for a sign of life from this process, in seconds; infinite where it waits for none."""
    try:
        if int(environment.get("WATCHDOG_PID", pid)) != pid:
            return math.inf
        seconds = int(environment.get("WATCHDOG_USEC", "0")) / 1e6
    except ValueError:
        return math.inf
    return seconds if seconds > 0 else math.inf
