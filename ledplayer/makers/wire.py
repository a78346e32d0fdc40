"""What a maker and its owner say to each other: fixed structs over a SOCK_SEQPACKET pair, never pickled.

A maker sends `Hello` (with its own pidfd), then any number of `Ready`, at most one `Facts`, and last `Done` or
`Failed`. Its owner sends `Free` for each slot it no longer shows. Whatever else arrives is a `ValueError`.
"""

import struct
from dataclasses import dataclass

#: Why a maker gave up, by the number that travels; each is a sentence of the catalogue (`sentences/media.py`).
FAILURES = (
    "maker-bug",
    "media-archive",
    "media-crashed",
    "media-document",
    "media-drawing",
    "media-empty",
    "media-encrypted",
    "media-endless",
    "media-letter",
    "media-memory",
    "media-no-codec",
    "media-no-picture",
    "media-not-written",
    "media-page-size",
    "media-pages-many",
    "media-shortcut",
    "media-slides",
    "media-table",
    "media-too-large",
    "media-torn",
    "media-unknown",
    "object-altered",
)
KINDS = ("image", "video", "pdf")

#: The largest picture side and time that are believed: 16,384 px, and a showing of a day (plus its last hour).
MOST_PIXELS = 16_384
MOST_PTS_MS = 90_000_000
MOST_WIDTH = 1 << 20
MOST_BYTES = 64

_HELLO, _READY, _DONE, _FAILED, _FACTS, _FREE = range(1, 7)
_ready = struct.Struct("<BxHIIq")
_failed = struct.Struct("<BxHII")
_facts = struct.Struct("<BBBxIIQIIQ16s")
_free = struct.Struct("<BxHq")


@dataclass(frozen=True, slots=True)
class Hello:
    """The maker runs; its pidfd comes along."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A frame lies in a slot: `width` x `height` pixels, to be seen from `pts_ms` of the showing on."""

    slot: int
    pts_ms: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Done:
    """All is handed over."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The maker gave up; width and height in pixels (of a page in mm) where they are the reason, else 0."""

    code: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a probe found out about a file.

    Attributes:
        kind: image, video or pdf.
        width, height: Pixels as shown (turned by EXIF or the display matrix, pixels made square); of a PDF its first
            page in points.
        duration_ms: Of a film, by its own packets rather than its header; 0 otherwise.
        pages: Of a PDF; 0 otherwise.
        codec: FFmpeg's or Pillow's name of the format, at most 16 letters.
        frame_rate_millihertz: Of a film, 30 per second is 30,000; 0 where unknown.
        peak_bytes: The most memory the maker held while it opened the file.
        torn: A film that ends earlier than its header says; it plays as far as it goes.
    """

    kind: str
    width: int
    height: int
    duration_ms: int = 0
    pages: int = 0
    codec: str = ""
    frame_rate_millihertz: int = 0
    peak_bytes: int = 0
    torn: bool = False


@dataclass(frozen=True, slots=True)
class Free:
    """The owner shows this slot no more; `elapsed_ms` is where the showing is now."""

    slot: int
    elapsed_ms: int


Message = Hello | Ready | Done | Failed | Facts | Free


def pack(message: Message) -> bytes:
    """The bytes of a message."""
    match message:
        case Hello():
            return bytes([_HELLO])
        case Ready(slot, pts_ms, width, height):
            return _ready.pack(_READY, slot, width, height, pts_ms)
        case Done():
            return bytes([_DONE])
        case Failed(code, width, height):
            return _failed.pack(_FAILED, FAILURES.index(code), width, height)
        case Free(slot, elapsed_ms):
            return _free.pack(_FREE, slot, elapsed_ms)
        case Facts():
            return _facts.pack(
                _FACTS,
                KINDS.index(message.kind),
                message.torn,
                message.width,
                message.height,
                message.duration_ms,
                message.pages,
                message.frame_rate_millihertz,
                message.peak_bytes,
                message.codec.encode("ascii", "replace")[:16],
            )


def unpack(data: bytes) -> Message:
    """The message in some bytes, its numbers within bounds. Raises `ValueError` for anything else."""
    kind = data[0] if data else 0
    try:
        if data == bytes([_HELLO]):
            return Hello()
        if kind == _READY:
            _, slot, width, height, pts_ms = _ready.unpack(data)
            if not (0 <= pts_ms <= MOST_PTS_MS and 0 < width <= MOST_WIDTH and 0 < height <= MOST_WIDTH):
                raise ValueError(f"ready {width}x{height} at {pts_ms}")
            return Ready(slot, pts_ms, width, height)
        if data == bytes([_DONE]):
            return Done()
        if kind == _FAILED:
            _, number, width, height = _failed.unpack(data)
            return Failed(FAILURES[number], width, height)
        if kind == _FREE:
            _, slot, elapsed_ms = _free.unpack(data)
            return Free(slot, elapsed_ms)
        if kind == _FACTS:
            return _facts_of(data)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise ValueError(f"no message: {data[:16]!r}") from error
    raise ValueError(f"no message: {data[:16]!r}")


def _facts_of(data: bytes) -> Facts:
    _, kind, torn, width, height, duration_ms, pages, rate, peak_bytes, codec = _facts.unpack(data)
    if not (width <= MOST_PIXELS and height <= MOST_PIXELS and duration_ms <= MOST_PTS_MS and pages <= MOST_PIXELS):
        raise ValueError(f"facts {width}x{height}, {duration_ms} ms, {pages} pages")
    return Facts(
        kind=KINDS[kind],
        width=width,
        height=height,
        duration_ms=duration_ms,
        pages=pages,
        codec=codec.rstrip(b"\0").decode("ascii"),
        frame_rate_millihertz=rate,
        peak_bytes=peak_bytes,
        torn=bool(torn),
    )
