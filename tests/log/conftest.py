import socket
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest


class Listener:
    """What stands in for journald: a socket, and the fields of what came."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK)
        self._socket.bind(str(path))

    def heard(self) -> list[dict[str, bytes]]:
        """Every line since the last time, as fields."""
        found = []
        while True:
            try:
                found.append(_fields(self._socket.recv(1 << 20)))
            except BlockingIOError:
                return found

    def close(self) -> None:
        self._socket.close()


def _fields(data: bytes) -> dict[str, bytes]:
    fields: dict[str, bytes] = {}
    while data:
        line, _, data = data.partition(b"\n")
        name, is_short, value = line.partition(b"=")
        if not is_short:
            (length,) = struct.unpack("<Q", data[:8])
            value, data = data[8 : 8 + length], data[8 + length + 1 :]
        fields[name.decode()] = value
    return fields


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Listener]:
    listener = Listener(tmp_path / "journal.socket")
    yield listener
    listener.close()
