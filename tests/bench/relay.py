"""A wire that counts: what it is sent goes on to a server and back, until it is cut."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_CHUNK_BYTES = 64 << 10


class Relay:
    """Between a client and a server on loopback.

    Attributes:
        up, down: Bytes to the server and from it: of HTTP, without the headers of TCP.
        cut_at: Bytes from the server after which every connection ends, and every new one too.
    """

    def __init__(self, port: int) -> None:
        """Args: port: The server's."""
        self.up = self.down = 0
        self.cut_at: int | None = None
        self._to = ("127.0.0.1", port)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._counting = threading.Lock()
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        """The server's address, by this wire."""
        return f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    @property
    def bytes(self) -> int:
        """Both ways."""
        return self.up + self.down

    def count_anew(self, cut_at: int | None = None) -> None:
        """From here on."""
        with self._counting:
            self.up, self.down, self.cut_at = 0, 0, cut_at

    def close(self) -> None:
        """Take no more connections."""
        self._listening.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                threading.Thread(target=self._carry, args=(client,), daemon=True).start()

    def _carry(self, client: socket.socket) -> None:
        with client, socket.create_connection(self._to) as server:
            if self._left() == 0:
                return
            back = threading.Thread(target=self._back, args=(server, client), daemon=True)
            back.start()
            with suppress(OSError):
                while chunk := client.recv(_CHUNK_BYTES):
                    with self._counting:
                        self.up += len(chunk)
                    server.sendall(chunk)
            _end(server)
            back.join()

    def _back(self, server: socket.socket, client: socket.socket) -> None:
        with suppress(OSError):
            while (left := self._left()) and (chunk := server.recv(min(_CHUNK_BYTES, left))):
                with self._counting:
                    self.down += len(chunk)
                client.sendall(chunk)
        _end(client)

    def _left(self) -> int:
        with self._counting:
            return _CHUNK_BYTES if self.cut_at is None else max(0, self.cut_at - self.down)


@contextmanager
def relayed(port: int) -> Iterator[Relay]:
    """A wire to a server."""
    relay = Relay(port)
    try:
        yield relay
    finally:
        relay.close()


def _end(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
