"""The prepared cache: finished pixels of what will stand on the board soon, painted by makers, kept within a budget.

Names come from `makers.job.prepared_name`: whoever would ask a maker for the same picture finds the file instead.
"""

import os
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from pathlib import Path

from ledplayer.core.compose import compose
from ledplayer.core.lineup import Piece, Plan, Segment, Showing
from ledplayer.core.model import Board
from ledplayer.makers import prepared
from ledplayer.makers.job import Job, leaf_job, prepared_name, turned_size
from ledplayer.makers.medium import Frame, Medium
from ledplayer.makers.seal import Seals, open_media
from ledplayer.makers.studio import Studio

AHEAD_MS = 15 * 60_000
MOST_JOBS = 60
BUDGET_BYTES = 192 << 20
#: A single item of more pages than this is painted when it is shown.
MOST_ITEM_BYTES = 64 << 20
PAINT_S = 30.0
#: The card names this long a showing; without a clock it is one picture.
CARD_MS = 60_000


class Cache:
    """The folder of prepared pictures."""

    def __init__(self, folder: Path, mono: Callable[[], float], budget_bytes: int = BUDGET_BYTES) -> None:
        """Args: mono: Monotonic seconds. Raises `OSError` when the folder cannot be made."""
        self.folder = folder
        self.seals = Seals.beside(folder)
        self.mono = mono
        self.budget_bytes = budget_bytes
        self._refused: set[str] = set()
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.glob(".*.tmp"):
            left.unlink()

    def fill(self, plan: Plan, wall_ms: int | None, studio: Studio) -> Generator[Medium | None, None, None]:
        """Paint what is missing of the items that will stand soon; what no longer fits goes, the oldest first.

        Raises:
            SurroundingsError: The makers are gone.
            OSError: The disk does not take it.
        """
        wanted = {prepared_name(job): job for job in jobs(plan, wall_ms)}
        self.trim(set(wanted))
        room = self.budget_bytes
        for name, job in wanted.items():
            path = self.folder / name
            if path.exists():
                room -= path.stat().st_size
            elif name not in self._refused:
                size = turned_size(job)
                if size.width * size.height * 4 > room:
                    return
                try:
                    job = self.seals.sealed(job)
                    file = open_media(job.piece.path) if job.piece and job.piece.path else None
                except OSError:
                    frames = []
                else:
                    frames = yield from _painted(job, file, studio, self.mono)
                if frames:
                    self.trim(set(wanted), sum(len(frame.pixels) for frame in frames))
                    prepared.save(path, frames)
                    room -= path.stat().st_size
                else:
                    self._refused.add(name)
            yield None

    def trim(self, wanted: set[str], coming_bytes: int = 0) -> None:
        """Remove what is not wanted, the oldest first, until the rest is within the budget."""
        files = [(path, path.stat()) for path in self.folder.iterdir() if path.is_file()]
        total = coming_bytes + sum(facts.st_size for _, facts in files)
        for path, facts in sorted(files, key=lambda pair: (pair[0].name in wanted, pair[1].st_mtime)):
            if total <= self.budget_bytes:
                return
            path.unlink(missing_ok=True)
            total -= facts.st_size


def jobs(plan: Plan, wall_ms: int | None) -> Iterator[Job]:
    """The jobs whose pixels are worth keeping: the card, then what will stand in the next minutes, in order."""
    board = plan.board
    if board.canvas is None:
        return
    yield from _standing(_card(), board, None)
    shot = None if wall_ms is None else plan.at(wall_ms)
    seen, until_ms = 1, (wall_ms or 0) + AHEAD_MS
    while shot is not None and shot.now.begin_ms < until_ms and seen < MOST_JOBS:
        for job in _standing(shot.now, board, shot.now.begin_ms):
            seen += 1
            yield job
        shot = plan.at(shot.now.end_ms)


def _standing(showing: Showing, board: Board, begin_ms: int | None) -> Iterator[Job]:
    assert board.canvas is not None
    for leaf in compose(showing, board.canvas, board.rotation):
        if leaf.make == "pages" or begin_ms is None:
            yield leaf_job(
                leaf,
                rotation=board.rotation,
                begin_ms=begin_ms,
                language=board.language,
                board_name=board.name or board.id,
            )


def _card() -> Showing:
    """The built-in card as it is while no clock is known: without one."""
    piece = Piece(kind="card", length_ms=CARD_MS)
    segment = Segment(begin_ms=0, end_ms=CARD_MS, rung="card", loop=(0,), sums=(0, CARD_MS))
    return Showing(piece=piece, begin_ms=0, end_ms=CARD_MS, segment=segment)


def _painted(
    job: Job, file: int | None, studio: Studio, mono: Callable[[], float]
) -> Generator[Medium | None, None, list[Frame]]:
    """The frames of a job; none when it failed, or is too large to be kept. Closes the file."""
    frames: list[Frame] = []
    try:
        if not studio.alive:
            studio.restart()
        medium = studio.open(job, file)
    finally:
        if file is not None:
            os.close(file)
    until = mono() + PAINT_S
    try:
        while mono() < until and sum(len(frame.pixels) for frame in frames) <= MOST_ITEM_BYTES:
            medium.poll()
            frame = medium.first
            if frame is not None and (not frames or frame.pts_ms != frames[-1].pts_ms):
                frames.append(replace(frame, pixels=memoryview(bytes(frame.pixels))))
            if medium.due_ms is not None:
                medium.frame_at(medium.due_ms)  # passes the one that is copied
                medium.give_back()
            elif medium.state in ("asked", "running"):
                yield medium
            else:
                return frames if medium.state == "done" else []
        return []
    finally:
        medium.close()
