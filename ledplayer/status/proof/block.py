"""Blocks: one line each in the files on the card, chained by hashes.

    HEAD {"n": …, "from": …, "to": …, "how": …, "boot": …, "mark": …, "z": …}

`HEAD` is the SHA-256 of the head before and of everything after it on the line. In the object:

    n         counts on over all files
    from, to  milliseconds from the epoch; since boot, with "dated": 0, where the clock was unknown
    how       its section ended
    mark      of the section it was made from, by which it is known again
    late      milliseconds from `to` until it was written, where that was more than a minute
    prev, v, day, oldest, board, zone   in the first line of a file, and again where board or zone changed: the head
              before, the version, the local day, the number of the oldest file that is kept
    torn      bytes of a line before it that a power cut had left, and that were removed
    z         its showings; see `pack`
"""

import hashlib
import json
from dataclasses import dataclass

from ledplayer.status.proof.pack import whole
from ledplayer.status.proof.rows import Raw, moment
from ledplayer.status.proof.section import How

VERSION = 1
FIRST_HEAD = "0" * 64
MOST_LINE_BYTES = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """What a line says without being unpacked; see the module."""

    n: int
    begin_ms: int
    end_ms: int
    how: How
    boot: str
    mark: str
    is_dated: bool = True
    late_ms: int = 0
    torn_bytes: int = 0
    prev: str = ""
    day: str = ""
    oldest: int = 0
    board: str | None = None
    zone: str | None = None


def line(title: Title, z: str, before: str) -> tuple[str, bytes]:
    """A block's own head, and its line. `before`: the head before it."""
    said: dict[str, Raw] = {"n": title.n, "from": title.begin_ms, "to": title.end_ms, "how": title.how}
    said |= {"boot": title.boot, "mark": title.mark}
    if not title.is_dated:
        said["dated"] = 0
    more = {"late": title.late_ms, "torn": title.torn_bytes, "prev": title.prev, "day": title.day}
    said |= {key: value for key, value in more.items() if value}
    if title.prev:
        said |= {"v": VERSION, "oldest": title.oldest}
    if title.board is not None:
        said |= {"board": title.board, "zone": title.zone}
    body = json.dumps(said | {"z": z}, ensure_ascii=False, separators=(",", ":")).encode()
    head = digest(before, body)
    return head, head.encode() + b" " + body + b"\n"


def digest(before: str, body: bytes) -> str:
    """The head of a block."""
    return hashlib.sha256(before.encode() + body).hexdigest()


def read_line(body: bytes) -> tuple[Title, str]:
    """What a line says after its head: its title, and its packed showings.

    Raises:
        ValueError, TypeError, KeyError, AttributeError, RecursionError: It is none.
    """
    raw = json.loads(body)
    if raw.get("v", VERSION) != VERSION:
        raise ValueError("version")
    title = Title(
        n=whole(raw["n"]),
        begin_ms=moment(raw["from"]),
        end_ms=moment(raw["to"]),
        how=raw["how"],
        boot=raw["boot"],
        mark=raw["mark"],
        is_dated=raw.get("dated") is None,
        late_ms=whole(raw.get("late", 0)),
        torn_bytes=whole(raw.get("torn", 0)),
        prev=raw.get("prev", ""),
        day=raw.get("day", ""),
        oldest=whole(raw.get("oldest", 0)),
        board=raw.get("board"),
        zone=raw.get("zone"),
    )
    texts = title.how, title.boot, title.mark, title.prev, title.day, title.board or "", title.zone or "", raw["z"]
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("not a text")
    return title, raw["z"]
