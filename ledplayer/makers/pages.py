"""Pictures that stand: slides of text and pictures page by page, and clocks minute by minute."""

from datetime import UTC, datetime, timedelta, timezone
from typing import BinaryIO

from ledplayer.makers import still
from ledplayer.makers.job import Job
from ledplayer.makers.outlet import Outlet
from ledplayer.makers.pixels import hand_over
from ledplayer.makers.prepared import number_at
from ledplayer.paint import card, clock, slide

MINUTE_MS = 60_000


def make_pages(job: Job, file: BinaryIO | None, outlet: Outlet) -> None:
    """Hand over a slide's pages: page i of n from i/n of the showing on, beginning with the one to be seen."""
    assert job.piece is not None, "pages without a piece"
    image = still.opened(file, job.room, job.piece.fit) if file else None
    logo = job.piece.kind == "safe"
    pages = slide.pages(
        job.piece,
        job.room,
        picture=None if logo else image,
        logo=image if logo else None,
        language=job.language,
        board_name=job.board_name,
    )
    times = [number * job.length_ms // len(pages) for number in range(len(pages))]
    for number in range(number_at(times, job.offset_ms), len(pages)):
        hand_over(pages[number], job.rotation, times[number], outlet)


def make_clock(job: Job, file: BinaryIO | None, outlet: Outlet) -> None:
    """Hand over a clock's or the card's face: at the offset, then at each full minute until the showing's length."""
    assert job.piece is not None, "a clock without a piece"
    pts_ms = job.offset_ms
    while True:
        when = _local(job, pts_ms)
        if job.piece.kind == "card":
            face = card.card(job.board_name, when, job.room, language=job.language)
        else:
            face = clock.face(job.piece, when or datetime(1970, 1, 1), job.room, language=job.language)
        hand_over(face, job.rotation, pts_ms, outlet)
        if job.begin_ms is None:
            return
        pts_ms += MINUTE_MS - (job.begin_ms + pts_ms) % MINUTE_MS
        if pts_ms >= job.length_ms:
            return


def _local(job: Job, pts_ms: int) -> datetime | None:
    """The board's local time at a moment of the showing; None while the clock is unknown."""
    if job.begin_ms is None:
        return None
    zone = timezone(timedelta(seconds=job.zone_offset_s))
    return datetime.fromtimestamp((job.begin_ms + pts_ms) / 1000, UTC).astimezone(zone)
