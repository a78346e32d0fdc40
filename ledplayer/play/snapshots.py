"""Pictures of what the canvas shows, written by makers into the run folder: no card is worn out.

1. `snapshot.png` is taken 0.6 s after each change, and when it is asked for.
2. `snapshots/HH.png`, one for each hour of the board's last day, is a second name of a snapshot; where that would make
   them too large together, a smaller picture.
3. `thumbnail.jpg` is taken each hour and at each edge, but not more often than every half minute; who sends it on is
   given it.
4. The player's thread copies the canvas once, and one maker works at a time. Each file is there whole, or as before.
"""

import logging
import os
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pygame

from ledplayer.core.model import Size
from ledplayer.errors import SurroundingsError
from ledplayer.makers.job import Job, png_job, thumbnail_job
from ledplayer.makers.medium import Medium
from ledplayer.status.picture import SNAPSHOT

logger = logging.getLogger(__name__)

HOURS, THUMBNAIL = "snapshots", "thumbnail.jpg"
#: After the transition, in seconds.
WAIT_S = 0.6
#: A journal's field that is larger needs more care by those who read it.
THUMBNAIL_BYTES = 8000
#: 24 of them take 16 MB of memory at most.
HOUR_BYTES = 640_000
#: Between two thumbnails, and until one of an hour or edge that could not be made is tried again, in seconds.
THUMBNAIL_S = 30.0
HOUR_MS, DAY_S = 3_600_000, 86_400


class PictureFiles(Protocol):
    """Has pictures written (`play.media`)."""

    def picture_file(self, job: Job, pixels: bytes, file: int) -> Medium:
        """A job that writes BGRX pixels into an open file. Raises `SurroundingsError`."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Picture:
    """One to be written, under a name in the folder."""

    name: str
    job: Job


class Snapshots:
    """Keeps the pictures of one run folder up to date with the canvas.

    Attributes:
        thumbnail: Is given each new thumbnail, a JPEG of at most `THUMBNAIL_BYTES`.
    """

    def __init__(self, folder: Path | None, media: PictureFiles, rate: float = 1.0) -> None:
        """Args: folder: The run folder; None takes none. rate: How fast the clock runs."""
        self.thumbnail: Callable[[bytes], None] = lambda data: None
        self._folder = folder
        self._media = media
        self._rate = rate
        self._due: float | None = None
        self._pixels = b""
        self._todo: deque[_Picture] = deque()
        self._running: tuple[_Picture, Medium] | None = None
        self._hour: int | None = None
        self._wants_hour = self._wants_thumbnail = False
        self._thumbnail_at = self._forced_at = 0.0

    @property
    def due(self) -> float | None:
        """When the next one can be taken, on the monotonic clock; None: not before something happens."""
        return self._due if self._folder and not self._is_busy else None

    def note_change(self, mono: float) -> None:
        """Something else is on the canvas since `mono`."""
        self._due = mono + WAIT_S

    def note_edge(self, mono: float) -> None:
        """Something that is told has begun or ended; it is to be seen on a thumbnail."""
        self._wants_thumbnail = True
        self._due = self._due or mono + WAIT_S

    def ask(self, mono: float) -> None:
        """Somebody wants to see what stands there now."""
        self._due = mono

    def take(self, surface: pygame.Surface, mono: float) -> None:
        """Take one if it is due; it is there as soon as its maker is done and `tend` was called."""
        if self.due is None or mono < self.due:
            return
        self._due = None
        size = Size(width=surface.get_width(), height=surface.get_height())
        self._pixels = _pixels(surface)
        self._todo.append(_Picture(name=SNAPSHOT, job=png_job(size)))
        if self._wants_thumbnail and mono >= self._thumbnail_at:
            self._thumbnail_at, self._wants_thumbnail = mono + THUMBNAIL_S * self._rate, False
            self._todo.append(_Picture(name=THUMBNAIL, job=thumbnail_job(size, THUMBNAIL_BYTES)))
        self._next()

    def tend(self, mono: float, local_ms: int | None = None) -> None:
        """Put a finished picture in its place, and see whether an hour has begun; to be called about once a second.

        Args:
            local_ms: The board's local time; None while the clock is unknown.
        """
        hour = None if local_ms is None else local_ms // HOUR_MS
        if self._folder and hour is not None and hour != self._hour:
            self._hour, self._wants_hour, self._wants_thumbnail = hour, True, True
            _forget_old(self._folder / HOURS)
        if self._running:
            self._hear(*self._running)
        if (self._wants_hour or self._wants_thumbnail) and mono >= max(self._forced_at, self._thumbnail_at):
            self._forced_at = mono + THUMBNAIL_S * self._rate
            self._due = self._due or mono + WAIT_S

    def close(self) -> None:
        """Give up pictures that are not finished."""
        self._todo.clear()
        if self._running:
            picture, medium = self._running
            medium.close()
            with suppress(OSError):
                self._draft(picture).unlink(missing_ok=True)
        self._running = None

    @property
    def _is_busy(self) -> bool:
        return self._running is not None or bool(self._todo)

    def _next(self) -> None:
        """Begin with the next picture."""
        while self._todo:
            picture = self._todo.popleft()
            draft = self._draft(picture)
            try:
                if "/" in picture.name:
                    draft.parent.mkdir(exist_ok=True)
                draft.unlink(missing_ok=True)  # an orphan of a killed player may still write into that one
                file = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
            except OSError as error:
                logger.debug("no picture: %s", error)
                self._wants_thumbnail |= picture.name == THUMBNAIL
                continue
            try:
                self._running = picture, self._media.picture_file(picture.job, self._pixels, file)
                return
            except SurroundingsError as error:
                logger.debug("no picture: %s", error.code)
                self._wants_thumbnail |= picture.name == THUMBNAIL
            finally:
                os.close(file)
        self._pixels = b""

    def _hear(self, picture: _Picture, medium: Medium) -> None:
        medium.poll()
        if medium.state not in ("done", "failed"):
            return
        self._running = None
        medium.close()
        try:
            if medium.state == "done":
                self._put(picture)
            else:
                self._wants_thumbnail |= picture.name == THUMBNAIL
        except OSError as error:
            logger.debug("no picture: %s", error)
            self._wants_thumbnail |= picture.name == THUMBNAIL
        self._next()

    def _put(self, picture: _Picture) -> None:
        """Put a finished picture in its place, and do what follows from it. Raises `OSError`."""
        assert self._folder is not None, "a picture without a folder"
        path = self._folder / picture.name
        self._draft(picture).replace(path)
        if picture.name == THUMBNAIL:
            self.thumbnail(path.read_bytes()[:THUMBNAIL_BYTES])
        elif picture.name == SNAPSHOT and self._wants_hour and self._hour is not None:
            self._wants_hour = False
            name = f"{HOURS}/{self._hour % 24:02}.png"
            if path.stat().st_size > HOUR_BYTES:
                self._todo.append(_Picture(name=name, job=png_job(picture.job.room, HOUR_BYTES)))
                return
            hour = self._folder / name
            hour.parent.mkdir(exist_ok=True)
            hour.unlink(missing_ok=True)
            hour.hardlink_to(path)

    def _draft(self, picture: _Picture) -> Path:
        assert self._folder is not None, "a picture without a folder"
        folder, _, name = picture.name.rpartition("/")
        return self._folder / folder / f".{name}.tmp"


def _pixels(surface: pygame.Surface) -> bytes:
    """Its BGRX bytes, row by row without gaps; one copy, as the player's thread has no time for a second."""
    row, pitch = surface.get_width() * 4, surface.get_pitch()
    if row == pitch:
        return surface.get_buffer().raw
    view = memoryview(surface.get_buffer())  # type: ignore[arg-type] # it is a buffer; its stub does not say so
    return b"".join(view[at : at + row] for at in range(0, surface.get_height() * pitch, pitch))


def _forget_old(folder: Path) -> None:
    """Take away what is older than a day: the machine was off in that hour today."""
    try:
        for path in folder.iterdir():
            if time.time() - path.stat().st_mtime > DAY_S:
                path.unlink()
    except OSError as error:
        logger.debug("no pictures of hours: %s", error)
