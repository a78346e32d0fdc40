"""One line of a board's log, as far as the office asks about it; and one made of a journal's fields."""

from collections.abc import Mapping
from dataclasses import dataclass

from ledplayer.core.names import clean, shown
from ledplayer.status.beacon import (
    BOARD,
    MOST_BYTES,
    MOST_MS,
    MOST_NAME,
    MOST_THUMBNAIL_BYTES,
    STATE,
    THUMBNAIL,
    VERSION,
    Beacon,
    decode,
)

IDENTIFIER = b"ledplayer"
#: The process that knows what the board shows; others of the same board may outlive it.
PLAYER = "player"
#: What is asked of the journal, each with the longest value that counts. Pictures are asked for apart.
FIELDS: Mapping[str, int] = {
    "__REALTIME_TIMESTAMP": 20,
    "_MACHINE_ID": 32,
    "_BOOT_ID": 32,
    "SYSLOG_IDENTIFIER": 20,
    "PRIORITY": 1,
    "MESSAGE": 4000,
    "LEDPLAYER_EVENT": 5,
    "LEDPLAYER_PART": 20,
    BOARD: 4 * MOST_NAME,
    VERSION: 40,
    STATE: MOST_BYTES,
}
PICTURES: Mapping[str, int] = {THUMBNAIL: MOST_THUMBNAIL_BYTES}

_MOST_MESSAGE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One line.

    Attributes:
        at_ms: When, by the board's clock, milliseconds from the epoch.
        by_ms: When it had certainly arrived, by this machine's clock; 0 where nobody knows.
        is_last: Nothing of any board came after it by the same way.
        board: Its id as it may be printed.
        part: The process that spoke: `player`, `intake`, `sync`.
        priority: syslog's: 3 is an error, 4 a warning, 6 an edge.
        machine: The computer's own number, which no two computers share, but those whose cards were copied.
        boot: The number of its start: it never comes again once another one was there.
        beacon: What the board said of itself with this line.
        picture: What the board showed, as it came: nobody has looked at it yet.
    """

    at_ms: int
    by_ms: int = 0
    is_last: bool = False
    board: str
    part: str = PLAYER
    priority: int = 6
    event: str = ""
    text: str = ""
    version: str = ""
    machine: str = ""
    boot: str = ""
    beacon: Beacon | None = None
    picture: bytes = b""


def heard(fields: Mapping[str, bytes], by_ms: int = 0) -> Heard | None:
    """A journal's entry as a line of a board; None where it is none of ours, or names no board or time."""
    board = _text(fields, BOARD, MOST_NAME)
    stamp = fields.get("__REALTIME_TIMESTAMP", b"")
    if fields.get("SYSLOG_IDENTIFIER") != IDENTIFIER or not board or not stamp.isdigit():
        return None
    at_ms = int(stamp) // 1000
    if at_ms > MOST_MS:
        return None
    priority = fields.get("PRIORITY", b"6")
    return Heard(
        at_ms=at_ms,
        by_ms=by_ms,
        board=board,
        part=_text(fields, "LEDPLAYER_PART", 20) or PLAYER,
        priority=int(priority) if priority.isdigit() else 6,
        event=_text(fields, "LEDPLAYER_EVENT", 5),
        text=_text(fields, "MESSAGE", _MOST_MESSAGE),
        version=_text(fields, VERSION, 40),
        machine=_text(fields, "_MACHINE_ID", 32),
        boot=_text(fields, "_BOOT_ID", 32),
        beacon=decode(fields[STATE]) if STATE in fields else None,
        picture=fields.get(THUMBNAIL, b""),
    )


def _text(fields: Mapping[str, bytes], name: str, most: int) -> str:
    """A value in one line of at most so many letters, every odd character as its number."""
    data = fields.get(name)
    if not data:
        return ""
    text = shown(clean(" ".join(data.decode(errors="replace").split())))
    return text if len(text) <= most else text[: most - 1] + "…"
