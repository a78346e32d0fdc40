"""The prepared cache's file: finished frames of a standing item, to be shown without painting anything.

    magic   8 bytes   b"LEDPREP1"
    width, height, count   uint32 each, little-endian
    pts     count times int64, milliseconds from the showing's begin
    frames  count times width * height * 4 bytes, BGRX, row 0 on top

Intake writes it (`save`), the player reads its first frame at its start (`first_frame`), and makers replay it.
"""

import os
import struct
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from ledplayer.files import write_whole
from ledplayer.makers.job import Job
from ledplayer.makers.medium import Frame
from ledplayer.makers.outlet import MediaFailure, Outlet
from ledplayer.makers.wire import MOST_PIXELS, MOST_PTS_MS

MAGIC = b"LEDPREP1"
MOST_FRAMES = 256

_head = struct.Struct("<8sIII")


def save(path: Path, frames: Sequence[Frame]) -> None:
    """Write frames of one size, in time order. Raises `OSError`, and then nothing stands under `path` that did not."""
    width, height = frames[0].width, frames[0].height
    head = _head.pack(MAGIC, width, height, len(frames))
    table = struct.pack(f"<{len(frames)}q", *(frame.pts_ms for frame in frames))
    write_whole(path, b"".join((head, table, *(frame.pixels for frame in frames))))


def first_frame(path: Path, offset_ms: int = 0) -> Frame:
    """The picture of a prepared file to be seen at a moment. Raises `OSError` or, for what is none, `ValueError`."""
    with path.open("rb") as file:
        width, height, table = _read_head(file)
        number = number_at(table, offset_ms)
        file.seek(number * width * height * 4, os.SEEK_CUR)
        pixels = file.read(width * height * 4)
    return Frame(0, table[number], width, height, memoryview(pixels))


def make_prepared(job: Job, file: BinaryIO | None, outlet: Outlet) -> None:
    """Replay a prepared file: the frame to be seen at the offset, then the following ones."""
    assert file is not None, "a prepared job without a file"
    try:
        width, height, table = _read_head(file)
    except ValueError as error:
        raise MediaFailure("media-torn") from error
    if (width, height) != (job.room.width, job.room.height):
        raise MediaFailure("media-torn", width, height)
    size = width * height * 4
    begin = file.tell()
    for number in range(number_at(table, job.offset_ms), len(table)):
        slot, pixels = outlet.slot()
        file.seek(begin + number * size)
        file.readinto(pixels[:size])  # type: ignore[attr-defined]
        outlet.ready(slot, table[number], width, height)


def number_at(pts_ms: Sequence[int], offset_ms: int) -> int:
    """Which of some frames is to be seen at a moment: the last one whose time has come, at least the first."""
    return max(0, sum(pts <= offset_ms for pts in pts_ms) - 1)


def _read_head(file: BinaryIO) -> tuple[int, int, tuple[int, ...]]:
    """Width, height and pts table; the file stands at its first frame. Raises `ValueError`."""
    file.seek(0)
    head = file.read(_head.size)
    if len(head) < _head.size:
        raise ValueError("no prepared file: too short")
    magic, width, height, count = _head.unpack(head)
    sound = magic == MAGIC and 0 < width <= MOST_PIXELS and 0 < height <= MOST_PIXELS and 0 < count <= MOST_FRAMES
    whole = _head.size + count * (8 + width * height * 4)
    if not sound or os.fstat(file.fileno()).st_size != whole:
        raise ValueError(f"no prepared file: {head!r}")
    table = struct.unpack(f"<{count}q", file.read(8 * count))
    if list(table) != sorted(table) or not 0 <= table[0] <= table[-1] <= MOST_PTS_MS:
        raise ValueError("no prepared file: times")
    return width, height, table
