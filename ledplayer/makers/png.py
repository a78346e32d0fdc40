"""Finished pixels to a PNG file: the player's snapshots, without the player's time."""

import os
from typing import BinaryIO

from PIL import Image

from ledplayer.makers.job import Job
from ledplayer.makers.outlet import MediaFailure, Outlet

#: Quick rather than small: a snapshot is replaced at the next change.
COMPRESS_LEVEL = 3


def make_png(job: Job, file: BinaryIO | None, outlet: Outlet) -> None:
    """Write slot 0 as PNG into the file, from its beginning, and onto the disk."""
    assert file is not None, "a png job without a file"
    width, height = job.room.width, job.room.height
    _, slot = outlet.slot()
    picture = Image.frombytes("RGB", (width, height), bytes(slot[: width * height * 4]), "raw", "BGRX")
    try:
        picture.save(file, "PNG", compress_level=COMPRESS_LEVEL)
        file.truncate()
        file.flush()
        os.fsync(file.fileno())
    except OSError as error:
        raise MediaFailure("media-not-written") from error
