"""`snapshot.png`: what the canvas shows, written by a maker 0.6 s after each change."""

import logging
import os
from contextlib import suppress
from pathlib import Path
from typing import Protocol

import pygame

from ledplayer.core.model import Size
from ledplayer.errors import SurroundingsError
from ledplayer.makers.medium import Medium

logger = logging.getLogger(__name__)

SNAPSHOT = "snapshot.png"
#: After the transition, in seconds.
WAIT_S = 0.6


class PictureFiles(Protocol):
    """Has pictures written (`play.media`)."""

    def picture_file(self, size: Size, pixels: bytes, file: int) -> Medium:
        """A PNG of BGRX pixels into an open file. Raises `SurroundingsError`."""
        ...


class Snapshots:
    """Keeps one file up to date with the canvas.

    Attributes:
        due: When the next one is to be taken, on the monotonic clock; None: not before the next change.
    """

    def __init__(self, state: Path, media: PictureFiles) -> None:
        self.due: float | None = None
        self._path = state / SNAPSHOT
        self._draft = state / f".{SNAPSHOT}.tmp"
        self._media = media
        self._medium: Medium | None = None

    def note_change(self, mono: float) -> None:
        """Something else is on the canvas since `mono`."""
        self.due = mono + WAIT_S

    def take(self, surface: pygame.Surface, mono: float) -> None:
        """Take one if it is due; it is there as soon as its maker is done and `tend` was called."""
        if self.due is None or mono < self.due or self._medium:
            return
        self.due = None
        whole = surface.copy()
        size = Size(width=whole.get_width(), height=whole.get_height())
        try:
            file = os.open(self._draft, os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o644)
        except OSError as error:
            logger.debug("no snapshot: %s", error)
            return
        try:
            self._medium = self._media.picture_file(size, whole.get_buffer().raw, file)
        except SurroundingsError as error:
            logger.debug("no snapshot: %s", error.code)
        finally:
            os.close(file)

    def tend(self) -> None:
        """Put a finished picture (its maker has flushed it to the disk) in its place."""
        if self._medium is None:
            return
        self._medium.poll()
        if self._medium.state not in ("done", "failed"):
            return
        if self._medium.state == "done":
            try:
                self._draft.replace(self._path)
            except OSError as error:
                logger.debug("no snapshot: %s", error)
        self._medium.close()
        self._medium = None

    def close(self) -> None:
        """Give up a picture that is not finished."""
        if self._medium:
            self._medium.close()
        with suppress(OSError):
            self._draft.unlink(missing_ok=True)
