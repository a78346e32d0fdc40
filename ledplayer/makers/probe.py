"""What a file is and whether it can be played: by opening it as the makers will, its name plays no part."""

import os
import time
from contextlib import suppress
from itertools import islice
from typing import BinaryIO

from ledplayer.core.model import Size
from ledplayer.makers import limits, still
from ledplayer.makers.document import Document
from ledplayer.makers.foreign import foreign
from ledplayer.makers.job import Job
from ledplayer.makers.outlet import MediaFailure, Outlet
from ledplayer.makers.reel import Reel
from ledplayer.makers.surround import phone_turn
from ledplayer.makers.wire import MOST_PIXELS, Facts

#: Pictures of a film that are decoded to believe it.
TRIED_PICTURES = 8
#: How long before the claimed end the true end is looked for.
TAIL_MS = 15_000
#: How much earlier than its header says a film may end and still be whole.
TORN_MS = 1_000
LONGEST_MS = 24 * 3_600_000
#: A picture or page is decoded to this size to believe it.
TRIED_SIZE = Size(width=480, height=480)
#: Processor time for trying the pages of a PDF one after the other; at least the first is tried.
TRIED_S = 2.0

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"BM")
_HEIF = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1")


def make_facts(job: Job, file: BinaryIO | None, outlet: Outlet) -> None:
    """Say what the file is. Raises `MediaFailure` when it cannot be played."""
    assert file is not None, "a probe without a file"
    outlet.say(facts_of(file))


def facts_of(file: BinaryIO) -> Facts:
    """What a file is. Raises `MediaFailure` when it cannot be played."""
    if file.seek(0, os.SEEK_END) == 0:
        raise MediaFailure("media-empty")
    file.seek(0)
    begin = file.read(1024)
    is_webp, is_heif = begin[:4] == b"RIFF" and begin[8:12] == b"WEBP", begin[4:8] == b"ftyp" and begin[8:12] in _HEIF
    if begin.startswith(_PICTURES) or is_webp or is_heif:
        return _of_picture(file)
    code = foreign(file)
    if code:
        raise MediaFailure(code)
    if b"%PDF-" in begin:
        return _of_document(file)
    return _of_film(file)


def _of_picture(file: BinaryIO) -> Facts:
    image = still.header(file)
    size = still.upright_size(image)
    _check_sides(size.width, size.height)
    codec = image.format or ""
    still.opened(file, TRIED_SIZE)
    return Facts(kind="image", width=size.width, height=size.height, codec=codec, peak_bytes=limits.peak_bytes())


def _of_document(file: BinaryIO) -> Facts:
    document = Document(file)
    until_s = time.process_time() + TRIED_S
    for number in range(len(document.sizes)):
        document.page(number, TRIED_SIZE)
        if time.process_time() > until_s:
            break
    width, height = document.sizes[0]
    return Facts(
        kind="pdf",
        width=round(width),
        height=round(height),
        pages=len(document.sizes),
        codec="PDF",
        peak_bytes=limits.peak_bytes(),
    )


def _of_film(file: BinaryIO) -> Facts:
    reel = Reel(file, threads=1)
    if reel.is_locked():
        raise MediaFailure("media-encrypted")
    seen = list(islice(reel.pictures(), TRIED_PICTURES))
    if not seen:
        raise MediaFailure("media-torn")
    _, picture = seen[0]
    width, height = max(1, round(picture.width * reel.pixel_aspect)), picture.height
    if phone_turn(picture) in (90, 270):
        width, height = height, width
    _check_sides(width, height)
    end_ms = _true_end(reel)
    if end_ms > LONGEST_MS:
        raise MediaFailure("media-endless")
    return Facts(
        kind="video",
        width=width,
        height=height,
        duration_ms=end_ms,
        codec=reel.codec,
        frame_rate_millihertz=round(reel.frame_rate * 1000),
        peak_bytes=limits.peak_bytes(),
        torn=end_ms < reel.duration_ms - TORN_MS,
    )


def _check_sides(width: int, height: int) -> None:
    if max(width, height) > MOST_PIXELS:
        raise MediaFailure("media-too-large", width, height)


def _true_end(reel: Reel) -> int:
    """Where the last readable packet ends, in ms: headers lie, and torn films keep theirs."""
    ends = [end for _, end in reel.packets(max(0, reel.duration_ms - TAIL_MS))]
    if not ends:
        with suppress(MediaFailure):
            ends = [end for _, end in reel.packets(0)]
    return max(ends, default=round(reel.frame_ms))
