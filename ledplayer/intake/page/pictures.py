"""Small pictures of what the board shows: made by makers, once each, and kept beside intake's own files.

A picture's name is the one of its pixels in the prepared cache; what lies there is not painted again.
"""

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ledplayer.core.compose import compose
from ledplayer.core.lineup import Piece, Plan, Segment, Showing
from ledplayer.core.model import Size
from ledplayer.makers import prepared
from ledplayer.makers.job import Job, leaf_job, prepared_name, small_job
from ledplayer.makers.medium import Frame, Medium
from ledplayer.makers.seal import Seals, open_media
from ledplayer.makers.studio import Studio

MOST_PICTURES = 48
#: Of one campaign, so that a folder of photographs leaves room for the others.
MOST_OF_ONE = 12
MOST_EACH_BYTES = 64 << 10
#: A board as large as its display is drawn as if it had this size.
CANVAS = Size(width=640, height=360)
PAINT_S = 20.0
#: Films often begin in black.
FILM_OFFSET_MS = 2000

_STILL = frozenset({"text", "image", "pdf", "qr", "countdown"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A piece whose picture is wanted, and how its pixels are made."""

    piece: Piece
    job: Job

    @property
    def name(self) -> str:
        """The picture's name."""
        return prepared_name(self.job)


class Album:
    """The folder of small pictures."""

    def __init__(self, folder: Path, cache: Path, mono: Callable[[], float]) -> None:
        """Args: cache: The prepared cache's folder. mono: Monotonic seconds."""
        self.folder = folder
        self._cache = cache
        self._seals = Seals.beside(cache)
        self._mono = mono
        self._failed: set[str] = set()

    def missing(self, wanted: Iterable[Wanted]) -> list[Wanted]:
        """Those whose picture is not there and may still be made."""
        return [one for one in wanted if one.name not in self._failed and not self._path(one.name).exists()]

    def there(self, wanted: Iterable[Wanted]) -> Mapping[Piece, str]:
        """The pieces that have a picture, and its name."""
        return {one.piece: one.name for one in wanted if self._path(one.name).exists()}

    def read(self, names: Iterable[str]) -> Mapping[str, bytes]:
        """The pictures of these names, as far as they can be read."""
        found = {}
        for name in names:
            with suppress(OSError), self._path(name).open("rb") as file:
                found[name] = file.read(MOST_EACH_BYTES)
        return found

    def make(self, missing: Iterable[Wanted], studio: Studio) -> Generator[Medium | None, None, None]:
        """Make what is missing, one after the other. Raises `SurroundingsError` or `OSError` where nothing can be."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for one in missing:
            frame = self._prepared(one.job) or (yield from self._painted(one.job, studio))
            if frame is None or not (yield from self._written(one.name, frame, studio)):
                self._failed.add(one.name)
            yield None

    def trim(self, wanted: Iterable[Wanted]) -> None:
        """Remove what is not wanted any more."""
        names = {one.name for one in wanted}
        self._failed &= names
        if self.folder.is_dir():
            for path in self.folder.iterdir():
                if path.stem not in names:
                    path.unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.jpg"

    def _prepared(self, job: Job) -> Frame | None:
        with suppress(OSError, ValueError):
            return prepared.first_frame(self._cache / prepared_name(job))
        return None

    def _painted(self, job: Job, studio: Studio) -> Generator[Medium | None, None, Frame | None]:
        """The first frame of a job; None when it failed."""
        path = job.piece.path if job.piece else ""
        try:
            job = self._seals.sealed(job)
            file = open_media(path) if path else None
        except OSError:
            return None
        try:
            medium = _opened(studio, job, file)
        finally:
            if file is not None:
                os.close(file)
        try:
            yield from self._awaited(medium, lambda: medium.first is not None)
            frame = medium.first
            return frame and Frame(0, 0, frame.width, frame.height, memoryview(bytes(frame.pixels)))
        finally:
            medium.close()

    def _written(self, name: str, frame: Frame, studio: Studio) -> Generator[Medium | None, None, bool]:
        """Write a frame as a small picture; returns whether that went well."""
        temporary = self.folder / f".{name}.tmp"
        with temporary.open("w+b") as file:
            job = small_job(Size(width=frame.width, height=frame.height))
            medium = _opened(studio, job, file.fileno(), frame.pixels)
            try:
                yield from self._awaited(medium, lambda: False)
                done = medium.state == "done"
            finally:
                medium.close()
        if done:
            temporary.replace(self._path(name))
        else:
            temporary.unlink(missing_ok=True)
        return done

    def _awaited(self, medium: Medium, is_enough: Callable[[], bool]) -> Generator[Medium | None, None, None]:
        until = self._mono() + PAINT_S
        medium.poll()
        while medium.state in ("asked", "running") and not is_enough() and self._mono() < until:
            yield medium
            medium.poll()


def wanted(plan: Plan, wall_ms: int | None) -> list[Wanted]:
    """The pieces that a page shows: what is on now and later in the plan, in that order, each picture once."""
    found: dict[str, Wanted] = {}
    count: dict[tuple[str, str], int] = {}
    for piece, segment in _pieces(plan, wall_ms):
        key = (piece.source, piece.playlist)
        if len(found) >= MOST_PICTURES or count.get(key, 0) >= MOST_OF_ONE:
            continue
        job = _job(piece, segment, plan)
        one = Wanted(piece=piece, job=job)
        if one.name not in found:
            found[one.name] = one
            count[key] = count.get(key, 0) + 1
    return list(found.values())


def _pieces(plan: Plan, wall_ms: int | None) -> Iterator[tuple[Piece, Segment]]:
    seen: set[int] = set()
    for segment in plan.segments:
        if wall_ms is not None and segment.end_ms <= wall_ms:
            continue
        for number in dict.fromkeys(segment.loop):
            piece = plan.pieces[number]
            if number not in seen and piece.playlist and (piece.kind in _STILL or piece.kind == "video"):
                seen.add(number)
                yield piece, segment


def _job(piece: Piece, segment: Segment, plan: Plan) -> Job:
    """How a piece's pixels are made: upright, however the board hangs."""
    board = plan.board
    showing = Showing(piece=piece, begin_ms=segment.begin_ms, end_ms=segment.end_ms, segment=segment)
    leaf = compose(showing, board.canvas or CANVAS, board.rotation)[0]
    return leaf_job(
        leaf,
        begin_ms=segment.begin_ms,
        offset_ms=min(FILM_OFFSET_MS, piece.length_ms // 2) if piece.kind == "video" else 0,
        language=board.language,
        board_name=board.name or board.id,
    )


def _opened(studio: Studio, job: Job, file: int | None, pixels: memoryview | None = None) -> Medium:
    if not studio.alive:
        studio.restart()
    return studio.open(job, file, pixels)
