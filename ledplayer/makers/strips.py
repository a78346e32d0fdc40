"""Tickers and bands: one wide picture that the player moves, or pages where nothing may move; and notices."""

import math
from typing import BinaryIO

from PIL import Image

from ledplayer.core.model import Size
from ledplayer.makers.job import Job
from ledplayer.makers.outlet import Outlet
from ledplayer.makers.pixels import hand_over
from ledplayer.paint import notice, strip
from ledplayer.paint.ground import gradient

#: How long a page of a standing band is read: a glance, and half a second for each run of letters (M6).
GLANCE_MS = 2_000
RUN_MS = 500
LEAST_PAGE_MS = 4_000


def make_strip(job: Job, file: BinaryIO | None, outlet: Outlet) -> None:
    """Hand over the whole strip as one frame: its own width, the room's height."""
    assert job.piece is not None, "a strip without a text"
    height = job.room.height
    picture = _strip(job, height)
    need = picture.width * height * 4
    if need > job.slot_bytes:
        # A very long text on a very high canvas: smaller letters, in the middle of the strip.
        low = max(1, math.floor(height * math.sqrt(job.slot_bytes / need) * 0.95))
        picture = _centred(_strip(job, low), job)
    hand_over(picture, job.rotation, 0, outlet)


def make_band_pages(job: Job, file: BinaryIO | None, outlet: Outlet) -> None:
    """Hand over the pages of a band that must not move, round and round until the segment's end."""
    assert job.piece is not None, "a band without a text"
    pages = strip.band_pages(job.piece.text, job.piece.style, job.room)
    runs = len(job.piece.text.split()) / len(pages)
    page_ms = max(LEAST_PAGE_MS, GLANCE_MS + math.ceil(runs * RUN_MS))
    if len(pages) == 1:
        hand_over(pages[0], job.rotation, 0, outlet)
        return
    number = job.offset_ms // page_ms
    while number * page_ms < job.length_ms:
        hand_over(pages[number % len(pages)], job.rotation, number * page_ms, outlet)
        number += 1


def make_notice(job: Job, file: BinaryIO | None, outlet: Outlet) -> None:
    """Hand over a notice: one picture that stands."""
    assert job.piece is not None, "a notice without a text"
    hand_over(notice.notice(job.piece.text.split("\n"), job.room), job.rotation, 0, outlet)


def _strip(job: Job, height: int) -> Image.Image:
    assert job.piece is not None, "a strip without a text"
    if job.wraps:
        return strip.band(job.piece.text, job.piece.style, height, job.room.width)
    return strip.ticker(job.piece.text, job.piece.style, height)


def _centred(picture: Image.Image, job: Job) -> Image.Image:
    assert job.piece is not None, "a strip without a text"
    most = job.slot_bytes // (job.room.height * 4)
    size = Size(width=min(picture.width, most), height=job.room.height)
    whole = gradient(job.piece.style, size)
    whole.paste(picture, (0, (size.height - picture.height) // 2))
    return whole
