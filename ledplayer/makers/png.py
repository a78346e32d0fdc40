"""Finished pixels to a picture file: the player's snapshots, without the player's time, and small ones for pages."""

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


def make_png(job: Job, file: BinaryIO | None, outlet: Outlet) -> None:
    """Write slot 0 as PNG into the file, from its beginning, and onto the disk."""
    _write(_picture(job, outlet), file, "PNG", compress_level=COMPRESS_LEVEL)


def make_small(job: Job, file: BinaryIO | None, outlet: Outlet) -> None:
    """Write slot 0, made small, as JPEG into the file, from its beginning, and onto the disk."""
    picture = _picture(job, outlet)
    picture.thumbnail((SMALL_PX, SMALL_PX), Image.Resampling.LANCZOS)
    _write(picture, file, "JPEG", **SMALL_AS)


def _picture(job: Job, outlet: Outlet) -> Image.Image:
    width, height = job.room.width, job.room.height
    _, slot = outlet.slot()
    return Image.frombytes("RGB", (width, height), bytes(slot[: width * height * 4]), "raw", "BGRX")


def _write(picture: Image.Image, file: BinaryIO | None, kind: str, **more: Any) -> None:
    assert file is not None, "a job that writes without a file"
    try:
        picture.save(file, kind, **more)
        file.truncate()
        file.flush()
        os.fsync(file.fileno())
    except OSError as error:
        raise MediaFailure("media-not-written") from error
