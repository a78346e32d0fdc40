"""A picture read straight from the prepared cache, where there is no maker: the first one, and the card in need."""

from pathlib import Path

from ledplayer.errors import Problem
from ledplayer.makers.medium import Frame
from ledplayer.makers.prepared import first_frame


class CachedPicture:
    """A medium of one picture that needs no process; see `makers.medium.Medium`."""

    state = "done"
    failure = ""
    blames_content = False
    due_ms: int | None = None

    def __init__(self, path: Path, offset_ms: int) -> None:
        """Raises `OSError`, or `ValueError` for what is no prepared file."""
        self._frame = first_frame(path, offset_ms)

    def poll(self) -> None:
        """Nothing more will come."""

    def problem(self, file: str) -> Problem:
        """It never fails."""
        raise AssertionError(file)

    def fileno(self) -> int:
        """No file to wait for."""
        return -1

    def frame_at(self, elapsed_ms: int) -> Frame:
        """The picture, whenever."""
        return self._frame

    def close(self) -> None:
        """Nothing is held open."""
