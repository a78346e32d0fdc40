"""Whether bytes that came over the network are a small JPEG, and how large it is; nothing is decoded."""

from ledplayer.core.model import Size
from ledplayer.status.beacon import MOST_THUMBNAIL_BYTES

#: A board's canvas, made small: no side is longer.
MOST_PIXELS = 1024

_BEGIN, _END = b"\xff\xd8", b"\xff\xd9"
#: Frames of a kind that every browser draws: baseline, extended, progressive (ITU T.81, table B.1).
_FRAMES = (0xC0, 0xC1, 0xC2)
_SCAN = 0xDA


def size(data: bytes) -> Size | None:
    """Its size in pixels; None where it is no JPEG, too long, or odd."""
    if len(data) > MOST_THUMBNAIL_BYTES or not data.startswith(_BEGIN) or not data.endswith(_END):
        return None
    at = len(_BEGIN)
    while at + 4 <= len(data) and data[at] == 0xFF:
        kind, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
        if kind in _FRAMES and at + 9 <= len(data):
            height, width = int.from_bytes(data[at + 5 : at + 7]), int.from_bytes(data[at + 7 : at + 9])
            is_fit = 0 < width <= MOST_PIXELS and 0 < height <= MOST_PIXELS
            return Size(width=width, height=height) if is_fit else None
        if kind == _SCAN or length < 2:
            return None
        at += 2 + length
    return None
