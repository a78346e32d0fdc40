"""Finished pixels to a picture file: the player's snapshots, without the player's time, and small ones for pages."""

import io
import os
from typing import Any, BinaryIO

from PIL import Image

from ledplayer.makers.job import Job
from ledplayer.makers.outlet import MediaFailure, Outlet

#: Quick rather than small: a snapshot is replaced at the next change.
COMPRESS_LEVEL = 3
#: Of a small picture: its longer side at most, and a JPEG that keeps coloured letters clean.
SMALL_PX = 240
SMALL_AS = {"quality": 80, "subsampling": 0, "optimize": True}
#: Of a thumbnail: its longer side at most, the qualities that are tried, and by how much it shrinks where none will do.
THUMBNAIL_PX = 320
QUALITIES = (85, 75, 65, 55, 45, 35)
SHRINK = 0.75


def make_png(job: Job, file: BinaryIO | None, outlet: Outlet) -> None:
    """Write slot 0 as PNG into the file, from its beginning, and onto the disk; smaller until it has `most_bytes`."""
    picture = _picture(job, outlet)
    data = _encoded(picture, "PNG", compress_level=COMPRESS_LEVEL)
    while job.most_bytes and len(data) > job.most_bytes and max(picture.size) > 1:
        picture = _smaller(picture, (job.most_bytes / len(data)) ** 0.5)
        data = _encoded(picture, "PNG", compress_level=COMPRESS_LEVEL)
    _put(data, file)


def make_thumbnail(job: Job, file: BinaryIO | None, outlet: Outlet) -> None:
    """Write slot 0 as JPEG of at most `most_bytes` into the file: as large and as good as they allow."""
    picture = _picture(job, outlet)
    picture.thumbnail((THUMBNAIL_PX, THUMBNAIL_PX), Image.Resampling.LANCZOS)
    while True:
        for quality in QUALITIES:
            data = _encoded(picture, "JPEG", quality=quality, optimize=True)
            if not job.most_bytes or len(data) <= job.most_bytes or picture.size == (1, 1):
                _put(data, file)
                return
        picture = _smaller(picture, SHRINK)


def make_small(job: Job, file: BinaryIO | None, outlet: Outlet) -> None:
    """Write slot 0, made small, as JPEG into the file, from its beginning, and onto the disk."""
    picture = _picture(job, outlet)
    picture.thumbnail((SMALL_PX, SMALL_PX), Image.Resampling.LANCZOS)
    _put(_encoded(picture, "JPEG", **SMALL_AS), file)


def _picture(job: Job, outlet: Outlet) -> Image.Image:
    width, height = job.room.width, job.room.height
    _, slot = outlet.slot()
    return Image.frombytes("RGB", (width, height), bytes(slot[: width * height * 4]), "raw", "BGRX")


def _smaller(picture: Image.Image, by: float) -> Image.Image:
    """The picture at a part of its size, which is at most `SHRINK`."""
    size = (max(1, int(side * min(SHRINK, by))) for side in picture.size)
    return picture.resize((next(size), next(size)), Image.Resampling.LANCZOS)


def _encoded(picture: Image.Image, kind: str, **more: Any) -> bytes:
    written = io.BytesIO()
    picture.save(written, kind, **more)
    return written.getvalue()


def _put(data: bytes, file: BinaryIO | None) -> None:
    assert file is not None, "a job that writes without a file"
    try:
        file.write(data)
        file.truncate()
        file.flush()
        os.fsync(file.fileno())
    except OSError as error:
        raise MediaFailure("media-not-written") from error
