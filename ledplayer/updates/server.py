"""Where a signed tree is read from: a web server, or a folder of a stick."""

import random
import time
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

#: Bytes read at a time.
CHUNK_BYTES = 256 << 10
#: What another try at once does not change, by codes of errors.
FINAL = ("server-redirects", "server-endless", "server-tls")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long anything may take. All bars are for a 2G line on a bad day.

    Attributes:
        connect_s: For a connection, and for silence on it.
        answer_s: Until an answer's headers are there.
        window_s, least_rate: A body must bring so many bytes a second in each such time.
        tries: Of one file, in which nothing came.
        pause_s: Before the second; then longer and longer.
    """

    connect_s: float = 10.0
    answer_s: float = 30.0
    window_s: float = 20.0
    least_rate: int = 512
    tries: int = 3
    pause_s: float = 1.0

    def rest(self, failures: int) -> None:
        """Wait before another try; boards that failed together do not come back together."""
        time.sleep(self.pause_s * 2 ** (failures - 1) * random.uniform(0.5, 1.5))


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A file's bytes on their way. `begin`: Where in the file they begin: where it was asked for, or at 0."""

    begin: int
    chunks: Iterable[bytes]


class Server(Protocol):
    """A tree to read from.

    Attributes:
        etag: What the server called the newest `metadata/timestamp.json` that it gave; "" where it does not say.
    """

    limits: Limits
    etag: str

    def get(self, path: str, most_bytes: int) -> bytes:
        """A whole file. Raises `LookupError` where there is none, `SurroundingsError` where it cannot be had now."""

    def open(self, path: str, begin: int, most_bytes: int, rate: int = 0) -> AbstractContextManager[Body]:
        """A file from a place on, once, at `rate` bytes a second (0: at once). Raises as `get` does, reading too."""

    def close(self) -> None:
        """End it."""
