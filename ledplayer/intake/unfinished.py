"""Whether more of a file seems to come: a copier is slow, or was stopped for a while.

1. A film or picture whose own lengths say that it is longer than it is: MP4 and MOV, Matroska and WebM, AVI and WebP.
2. A file that ends in zeros: some copiers make room for the whole before they write. Few whole files are padded so.

That a film's pictures end before its header says is told by its probe. What neither says nor claims anything (MPEG-TS)
cannot be told.
"""

import os
import struct
from typing import BinaryIO

ZEROS = bytes(1024)
MOST_BOXES = 10_000

_EBML, _SEGMENT = b"\x1a\x45\xdf\xa3", b"\x18\x53\x80\x67"
#: What an MP4 or MOV begins with.
_FIRST_BOXES = frozenset({b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide", b"pnot"})


def looks_unfinished(file: BinaryIO) -> bool:
    """Whether an open file is shorter than it says, or not yet written to its end. Moves its position."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - len(ZEROS)))
    return file.read() == ZEROS or claimed_bytes(file, size) > size


def claimed_bytes(file: BinaryIO, size: int) -> int:
    """How long a file of `size` bytes says it is at least; 0 where it says nothing."""
    begin = _at(file, 0, 12)
    if begin[4:8] in _FIRST_BOXES:
        return _end_of_boxes(file, size)
    if begin[:4] == b"RIFF":
        return _end_of_chunks(file, size)
    return _end_of_segment(file) if begin[:4] == _EBML else 0


def _end_of_boxes(file: BinaryIO, size: int) -> int:
    at = 0
    for _ in range(MOST_BOXES):
        head = _at(file, at, 16)
        if 0 < len(head) < 8:
            return at + 8
        if at >= size or not head[4:8].isalnum():
            break
        (length,) = struct.unpack_from(">I", head)
        if length == 1 and len(head) == 16:
            (length,) = struct.unpack_from(">Q", head, 8)
        if length < 8:  # 0: to the end of the file, wherever that is
            break
        at += length
    return at


def _end_of_chunks(file: BinaryIO, size: int) -> int:
    """An AVI of more than a gigabyte has several."""
    at = 0
    for _ in range(MOST_BOXES):
        head = _at(file, at, 8)
        if at >= size or len(head) < 8 or head[:4] != b"RIFF":
            break
        at += 8 + int.from_bytes(head[4:], "little")
    return at


def _end_of_segment(file: BinaryIO) -> int:
    begin, length = _number(file, len(_EBML))
    at = begin + length
    if _at(file, at, 4) != _SEGMENT:
        return 0
    begin, length = _number(file, at + len(_SEGMENT))
    return begin + length


def _number(file: BinaryIO, at: int) -> tuple[int, int]:
    """Where a number of Matroska's ends, and the number; 0 for "unknown"."""
    data = _at(file, at, 8)
    if not data or not data[0]:
        return at, 0
    width = 9 - data[0].bit_length()
    value = int.from_bytes(data[:width], "big") & (1 << 7 * width) - 1
    return at + width, 0 if value == (1 << 7 * width) - 1 else value


def _at(file: BinaryIO, at: int, length: int) -> bytes:
    file.seek(min(at, (1 << 63) - 1))
    return file.read(length)
