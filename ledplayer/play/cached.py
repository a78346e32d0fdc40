"""What stands in for a maker: a picture read straight from the prepared cache (the first one, and the card in need)."""

from pathlib import Path

from ledplayer.errors import Problem
from ledplayer.makers.medium import Frame
from ledplayer.makers.prepared import first_frame


class Makeshift:
    """A medium that needs no process and has nothing to show; see `makers.medium.Medium`."""

    state = "done"
    blames_content = False
    due_ms: int | None = None

    def poll(self) -> None:
        """Nothing more will come."""

    def problem(self, file: str) -> Problem:
        """It never fails."""
        raise AssertionError(file)

    def fileno(self) -> int:
        """No file to wait for."""
        return -1

    def frame_at(self, elapsed_ms: int) -> Frame | None:
        """No picture."""
        return None

    def give_back(self) -> None:
        """Nobody waits for it."""

    def close(self) -> None:
        """Nothing is held open."""


class CachedPicture(Makeshift):
    """One picture out of the prepared cache."""

    def __init__(self, path: Path, offset_ms: int) -> None:
        """Raises `OSError`, or `ValueError` for what is no prepared file."""
        self._frame = first_frame(path, offset_ms)

    def frame_at(self, elapsed_ms: int) -> Frame:
        """The picture, whenever."""
        return self._frame
