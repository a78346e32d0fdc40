"""What a maker is asked for, and how the question travels to the zygote."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any, Literal, get_args

from ledplayer import __version__
from ledplayer.core.compose import Leaf
from ledplayer.core.lineup import Piece
from ledplayer.core.model import Size
from ledplayer.core.plan_file import piece_from_json, piece_to_json

Make = Literal[
    "pages", "film", "clock", "strip", "band_pages", "notice", "prepared", "probe", "png", "small", "thumbnail"
]

#: Slots that let each kind work ahead: a film hides 0.2 s of a busy machine, texts and clocks have the next page ready.
SLOTS = {
    "film": 6,
    "pages": 2,
    "band_pages": 2,
    "clock": 2,
    "strip": 1,
    "notice": 1,
    "prepared": 2,
    "probe": 1,
    "png": 1,
    "small": 1,
    "thumbnail": 1,
}
#: Those that write into the file that goes along.
WRITERS = frozenset({"png", "small", "thumbnail"})
#: The longest strip: 200 runs of text across a canvas of 4:1 are below it, and only what is drawn takes memory.
MOST_STRIP_BYTES = 96 << 20
#: Letters of a piece that reach a maker: read aloud they take half an hour, and the head must fit one datagram.
MOST_LETTERS = 20_000
MOST_HEAD_BYTES = 160_000
#: Changes whenever the same piece is drawn otherwise; part of the prepared cache's names.
LOOK_VERSION = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One medium to make.

    Attributes:
        make: Which maker.
        piece: What it makes; None for `probe` and those that write.
        room: What is laid out, before turning, in pixels; for `prepared` and those that write the size of the pixels.
        slots, slot_bytes: The ring.
        rotation: Degrees clockwise by which the room's picture is turned: 0, 90, 180, 270.
        begin_ms: The showing's begin, milliseconds from the epoch; None while the clock is unknown.
        offset_ms: Where in the showing the first frame is wanted.
        length_ms: How long the showing takes.
        zone_offset_s: The board's local time minus UTC.
        wraps: A strip runs round (a band); else it passes once (a ticker).
        most_bytes: Of a `png` or `thumbnail`, which is made smaller until it fits; 0: any number.
        seal: Of the file that goes along, where it is read through one (`makers.seal`).
    """

    make: Make
    room: Size
    slots: int
    slot_bytes: int
    piece: Piece | None = None
    rotation: int = 0
    begin_ms: int | None = 0
    offset_ms: int = 0
    length_ms: int = 0
    language: Literal["vi", "en"] = "vi"
    board_name: str = ""
    zone_offset_s: int = 0
    wraps: bool = False
    most_bytes: int = 0
    seal: str = ""


def leaf_job(
    leaf: Leaf,
    *,
    rotation: int = 0,
    begin_ms: int | None = 0,
    offset_ms: int = 0,
    length_ms: int = 0,
    language: Literal["vi", "en"] = "vi",
    board_name: str = "",
    zone_offset_s: int = 0,
) -> Job:
    """The job of a leaf, with a ring of the usual size; `length_ms` 0 is the piece's own."""
    strip = leaf.make == "strip"
    return Job(
        make=leaf.make,
        piece=leaf.piece,
        room=leaf.room,
        slots=SLOTS[leaf.make],
        slot_bytes=MOST_STRIP_BYTES if strip else leaf.room.width * leaf.room.height * 4,
        rotation=rotation,
        begin_ms=begin_ms,
        offset_ms=offset_ms,
        length_ms=length_ms or leaf.piece.length_ms,
        language=language,
        board_name=board_name,
        zone_offset_s=zone_offset_s,
        wraps=leaf.wraps,
    )


def probe_job(seal: str = "") -> Job:
    """Facts of the file that goes along."""
    return Job(make="probe", room=Size(width=1, height=1), slots=1, slot_bytes=4, seal=seal)


def png_job(size: Size, most_bytes: int = 0) -> Job:
    """A PNG of the pixels in slot 0 (BGRX, `size`), written into the file that goes along."""
    return Job(make="png", room=size, slots=1, slot_bytes=size.width * size.height * 4, most_bytes=most_bytes)


def thumbnail_job(size: Size, most_bytes: int) -> Job:
    """A JPEG of at most so many bytes of the pixels in slot 0 (BGRX, `size`), written into the file that goes along."""
    return Job(make="thumbnail", room=size, slots=1, slot_bytes=size.width * size.height * 4, most_bytes=most_bytes)


def small_job(size: Size) -> Job:
    """A small JPEG of the pixels in slot 0 (BGRX, `size`), written into the file that goes along."""
    return Job(make="small", room=size, slots=1, slot_bytes=size.width * size.height * 4)


def prepared_job(size: Size, *, length_ms: int = 0, offset_ms: int = 0) -> Job:
    """The frames of the prepared file that goes along; `size` is the canvas rectangle, already turned."""
    return Job(
        make="prepared",
        room=size,
        slots=SLOTS["prepared"],
        slot_bytes=size.width * size.height * 4,
        length_ms=length_ms,
        offset_ms=offset_ms,
    )


def to_head(job: Job) -> bytes:
    """The JSON head of a job, at most `MOST_HEAD_BYTES`. Raises `ValueError` for one that is longer."""
    raw = {name: getattr(job, name) for name in _PLAIN}
    raw["room"] = [job.room.width, job.room.height]
    if job.piece:
        raw["piece"] = {name: _cut(value) for name, value in piece_to_json(job.piece).items()}
    head = json.dumps(raw, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    if len(head) > MOST_HEAD_BYTES:
        raise ValueError(f"a head of {len(head)} bytes")
    return head


def from_head(data: bytes) -> Job:
    """The job again. Raises `ValueError`, `TypeError` or `KeyError` for what is no job."""
    raw = json.loads(data)
    width, height = raw["room"]
    if raw["make"] not in get_args(Make):
        raise ValueError(f"unknown make {raw['make']!r:.40}")
    return Job(
        room=Size(width=width, height=height),
        piece=piece_from_json(raw["piece"]) if "piece" in raw else None,
        **{name: raw[name] for name in _PLAIN},
    )


def turned_size(job: Job) -> Size:
    """The size of the finished frames: the room, exchanged at 90 and 270 degrees."""
    if job.rotation in (90, 270):
        return Size(width=job.room.height, height=job.room.width)
    return job.room


def prepared_name(job: Job) -> str:
    """Name of a job's pixels in the prepared cache: a hash over all that decides them, the package's version included.

    A file counts by its hash, so that the same bytes under another path are the same picture.
    """
    piece = piece_to_json(job.piece) if job.piece else {}
    shown = {name: value for name, value in piece.items() if name not in _UNSEEN}
    what = {
        "package": __version__,
        "look": LOOK_VERSION,
        "make": job.make,
        "piece": shown,
        "room": [job.room.width, job.room.height],
        "rotation": job.rotation,
        "length": job.length_ms,
        "language": job.language,
        "board": job.board_name,
        "wraps": job.wraps,
        "minute": (job.begin_ms or 0) // 60_000 if job.make == "clock" and job.begin_ms is not None else None,
        "zone": job.zone_offset_s if job.make == "clock" else 0,
    }
    return hashlib.sha256(json.dumps(what, sort_keys=True).encode()).hexdigest()


def _cut(value: Any) -> Any:
    return value[:MOST_LETTERS] if isinstance(value, str) else value


_PLAIN = (
    "make",
    "slots",
    "slot_bytes",
    "rotation",
    "begin_ms",
    "offset_ms",
    "length_ms",
    "language",
    "board_name",
    "zone_offset_s",
    "wraps",
    "most_bytes",
    "seal",
)
#: Fields of a piece that no pixel depends on.
_UNSEEN = frozenset({"source", "playlist", "number", "path", "level", "transition", "sound"})
