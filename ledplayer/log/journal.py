"""Lines for systemd's journal, by its native protocol: each with fields that can be asked for.

One datagram a line: `FIELD=value` with a newline, or, where a value holds one, the field's name, a newline, the value's
length as 64 bits little-endian, the value and a newline (systemd.io/JOURNAL_NATIVE_PROTOCOL).
"""

import logging
import os
import socket
import struct
from collections.abc import Mapping

from ledplayer import __version__
from ledplayer.log import voice
from ledplayer.log.clean import clean
from ledplayer.log.lines import Lines

SOCKET = "/run/systemd/journal/socket"
#: syslog(3): what journalctl -p filters by.
_PRIORITIES = ((logging.ERROR, 3), (logging.WARNING, 4), (logging.INFO, 6), (logging.NOTSET, 7))


def is_ours(environment: Mapping[str, str], stderr: int = 2) -> bool:
    """Whether what we write to standard error goes to the journal (systemd.exec(5), JOURNAL_STREAM)."""
    device, _, inode = environment.get("JOURNAL_STREAM", "").partition(":")
    try:
        facts = os.fstat(stderr)
        return (facts.st_dev, facts.st_ino) == (int(device), int(inode))
    except (OSError, ValueError):
        return False


class Journal(logging.Handler):
    """Sends records to the journal."""

    def __init__(self, lines: Lines, path: str = SOCKET) -> None:
        """Nothing is opened that could block. Raises `OSError` where there is no journal."""
        super().__init__()
        self._lines = lines
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC | socket.SOCK_NONBLOCK)
        try:
            self._socket.connect(path)
        except OSError:
            self._socket.close()
            raise

    def emit(self, record: logging.LogRecord) -> None:
        """Send one; a journal that does not take it costs the line, and nothing else."""
        event = self._lines.event(record)
        text = clean(f"{event.number} {self._lines.what(record, event)}")
        trace = self._lines.trace(record)
        fields = {
            "MESSAGE": "\n".join((text, trace) if trace else (text,)).encode(errors="backslashreplace"),
            "PRIORITY": str(next(to for level, to in _PRIORITIES if record.levelno >= level)).encode(),
            "SYSLOG_IDENTIFIER": b"ledplayer",
            "LEDPLAYER_EVENT": event.number.encode(),
            "LEDPLAYER_CODE": event.code.encode(),
            "LEDPLAYER_BOARD": clean(voice.board()).encode(errors="backslashreplace"),
            "LEDPLAYER_PART": self._lines.part.encode(),
            "LEDPLAYER_VERSION": __version__.encode(),
        }
        fields |= {f"LEDPLAYER_{name}": value for name, value in event.fields.items()}
        try:
            self._socket.send(encode(fields))
        except OSError:
            small = {name: value[:1000] for name, value in fields.items() if name != "LEDPLAYER_THUMBNAIL"}
            try:
                self._socket.send(encode(small))
            except OSError:
                return  # it is being started again: systemd keeps the socket

    def close(self) -> None:
        """Give the socket back."""
        self._socket.close()
        super().close()


def encode(fields: Mapping[str, bytes]) -> bytes:
    """One datagram."""
    parts: list[bytes] = []
    for name, value in fields.items():
        if b"\n" in value or not value.isascii():
            parts += [name.encode(), b"\n", struct.pack("<Q", len(value)), value, b"\n"]
        else:
            parts += [name.encode(), b"=", value, b"\n"]
    return b"".join(parts)
