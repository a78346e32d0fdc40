"""A signed tree in a folder, as on a USB stick."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ledplayer.errors import SurroundingsError
from ledplayer.language import reason
from ledplayer.updates.server import CHUNK_BYTES, Body, Limits


class Stick:
    """A folder that is read as a server is."""

    def __init__(self, folder: Path, limits: Limits | None = None) -> None:
        self.folder = folder
        self.limits = limits or Limits(tries=1)
        self.etag = ""

    def get(self, path: str, most_bytes: int) -> bytes:
        """A whole file. Raises `LookupError` where there is none, `SurroundingsError` where it cannot be read."""
        with self._file(path) as file, _told(path):
            data = file.read(most_bytes + 1)
        if len(data) > most_bytes:
            raise SurroundingsError("server-endless", path=path, most=most_bytes)
        return data

    @contextmanager
    def open(self, path: str, begin: int, most_bytes: int, rate: int = 0) -> Iterator[Body]:
        """A file from a place on; a stick is not slowed down."""
        with self._file(path) as file:
            with _told(path):
                size = file.seek(0, 2)
                if size > begin + most_bytes:
                    raise SurroundingsError("server-endless", path=path, most=most_bytes)
                begin = file.seek(min(begin, size))
            yield Body(begin=begin, chunks=_chunks(file, path))

    def close(self) -> None:
        """Nothing is held."""

    def _file(self, path: str) -> BinaryIO:
        with _told(path):
            if not (self.folder / path).is_file():
                raise LookupError(path)
            return (self.folder / path).open("rb")


def _chunks(file: BinaryIO, path: str) -> Iterator[bytes]:
    while True:
        with _told(path):
            chunk = file.read(CHUNK_BYTES)
        if not chunk:
            return
        yield chunk


@contextmanager
def _told(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SurroundingsError("stick-unreadable", path=path, why=reason(error)) from error
