"""Pictures that stand: slides of text and pictures page by page, and clocks minute by minute."""

from datetime import UTC, datetime, timedelta, timezone
from typing import BinaryIO

from ledplayer.core.lineup import Piece
from ledplayer.makers import still
from ledplayer.makers.document import Document
from ledplayer.makers.job import Job
from ledplayer.makers.outlet import Outlet
from ledplayer.makers.pixels import hand_over
from ledplayer.makers.prepared import number_at
from ledplayer.paint import card, clock, slide

MINUTE_MS = 60_000


def make_pages(job: Job, file: BinaryIO | None, outlet: Outlet) -> None:
    """Hand over a slide's pages: page i of n from i/n of the showing on, beginning with the one to be seen."""
    assert job.piece is not None, "pages without a piece"
    if job.piece.kind == "pdf":
        assert file is not None, "a PDF without a file"
        _make_document(job, job.piece, file, outlet)
        return
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
    times = _times(job, len(pages))
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


def _make_document(job: Job, piece: Piece, file: BinaryIO, outlet: Outlet) -> None:
    """Hand over a PDF's pages like a slide's; each is drawn when there is a slot to lay it in."""
    document = Document(file)
    times = _times(job, len(document.sizes))
    for number in range(number_at(times, job.offset_ms), len(times)):
        (page,) = slide.pages(piece, job.room, picture=document.page(number, job.room, piece.fit))
        hand_over(page, job.rotation, times[number], outlet)


def _times(job: Job, count: int) -> list[int]:
    return [number * job.length_ms // count for number in range(count)]


def _local(job: Job, pts_ms: int) -> datetime | None:
    """The board's local time at a moment of the showing; None while the clock is unknown."""
    if job.begin_ms is None:
        return None
    zone = timezone(timedelta(seconds=job.zone_offset_s))
    return datetime.fromtimestamp((job.begin_ms + pts_ms) / 1000, UTC).astimezone(zone)
