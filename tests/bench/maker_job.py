"""One picture by a maker, as intake and the player ask for it: how long it takes, and what memory."""

import os
import resource
import select
import time
from functools import cache
from pathlib import Path

from ledplayer.core.lineup import Piece
from ledplayer.core.model import Size
from ledplayer.makers.job import Job
from ledplayer.makers.medium import Medium
from ledplayer.makers.studio import Studio


def picture_job(photograph: Path, width: int, height: int) -> tuple[float, float]:
    """Seconds from asking to the finished canvas picture, by a zygote that is ready; MB above what was loaded."""
    job = _job(width, height)
    _warm(job)
    with photograph.open("rb") as file:
        begin = time.perf_counter()
        _finish(_studio().open(job, file.fileno()))
        return time.perf_counter() - begin, _grown_mb(photograph, job)


@cache
def _studio() -> Studio:
    studio = Studio()
    studio.start()
    return studio


@cache
def _warm(job: Job) -> None:
    text = Job(
        make="pages", piece=Piece(kind="text", length_ms=8000, text="Một"), room=job.room, slots=1,
        slot_bytes=job.slot_bytes, length_ms=8000,
    )  # fmt: skip
    _finish(_studio().open(text))


def _job(width: int, height: int) -> Job:
    piece = Piece(kind="image", length_ms=12_000)
    room = Size(width=width, height=height)
    return Job(make="pages", piece=piece, room=room, slots=1, slot_bytes=width * height * 4, length_ms=12_000)


def _finish(medium: Medium) -> None:
    while medium.state in ("asked", "running"):
        select.select([medium.fileno()], [], [], 10)
        medium.poll()
    assert medium.state == "done", medium.failure
    medium.close()


def _grown_mb(photograph: Path, job: Job) -> float:
    """What a forked process's memory grows by while it makes the same picture."""
    from ledplayer.makers import still
    from ledplayer.paint.slide import pages

    assert job.piece is not None
    pages(Piece(kind="text", length_ms=8000, text="Một"), job.room)
    reading, writing = os.pipe()
    if not os.fork():
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        with photograph.open("rb") as file:
            pages(job.piece, job.room, picture=still.opened(file, job.room))[0].tobytes("raw", "BGRX")
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        os.write(writing, str(grown).encode())
        os._exit(0)
    os.close(writing)
    grown_kb = int(os.read(reading, 100))
    os.close(reading)
    os.wait()
    return grown_kb / 1024
