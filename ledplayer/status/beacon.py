"""What a board says of itself to the office: the compact JSON that rides along with some lines of its log.

It is the field `LEDPLAYER_STATE` of the journal, on the hourly line, on edges of what is on air, at start and at stop.
Beside it stand `LEDPLAYER_BOARD`, `LEDPLAYER_VERSION`, and `LEDPLAYER_THUMBNAIL`, a JPEG.

1. `encode` keeps every bound that `decode` asks for: what is longer is cut, what is more is counted.
2. `decode` takes whatever came over the network: it never raises, and nothing it gives can forge a line or turn a
   terminal's colours.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from ledplayer.core.names import shown
from ledplayer.errors import Severity

STATE = "LEDPLAYER_STATE"
THUMBNAIL = "LEDPLAYER_THUMBNAIL"
BOARD = "LEDPLAYER_BOARD"
VERSION = "LEDPLAYER_VERSION"

#: Of the encoded state, and of a thumbnail: some 400 kB a day over 4G where both ride on every hourly line.
MOST_BYTES = 8 << 10
MOST_THUMBNAIL_BYTES = 8 << 10
MOST_PROBLEMS = 6
MOST_CAMPAIGNS = 12
#: Letters of a sentence, and of a name.
MOST_LETTERS = 300
MOST_NAME = 80
#: The end of the year 9999.
MOST_MS = 253_402_300_799_000

Colour = Literal["green", "amber", "red"]
COLOURS: tuple[Colour, ...] = get_args(Colour)
_SEVERITIES: tuple[Severity, ...] = get_args(Severity)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """One thing that is wrong on a board now. `event`: as `E214`; `say`: one sentence; `do`: what to do, or ""."""

    event: str = ""
    severity: Severity = "warning"
    say: str
    do: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beacon:
    """A board at a moment, in its own language.

    Attributes:
        at_ms: The board's wall clock, milliseconds from the epoch; 0 while it is unknown.
        name: The board's full name; "" where it has none.
        colour: As `ledplayer status` says it.
        rung: Of the ladder, as `Segment.rung`; "" where nothing plays.
        campaigns: Names of all that are on.
        now: What is on this moment, in words.
        since_ms: Since when this rung and these campaigns are on; 0: unknown.
        release: First 8 hex digits of the release that plays; "" is none.
        problems: The worst first.
        more: How many problems there was no room for.
        is_stopped: The player's last word: it was told to end.
    """

    at_ms: int = 0
    name: str = ""
    colour: Colour = "green"
    rung: str = ""
    campaigns: tuple[str, ...] = ()
    now: str = ""
    since_ms: int = 0
    release: str = ""
    problems: tuple[Trouble, ...] = ()
    more: int = 0
    is_stopped: bool = False


def encode(beacon: Beacon) -> bytes:
    """The state in one line of UTF-8, at most `MOST_BYTES` long."""
    troubles = beacon.problems[:MOST_PROBLEMS]
    while True:
        data = json.dumps(_raw(beacon, troubles), ensure_ascii=False, separators=(",", ":")).encode(errors="replace")
        if len(data) <= MOST_BYTES or not troubles:
            return data
        troubles = troubles[:-1]


def decode(data: bytes) -> Beacon | None:
    """What a board said; None where it is nothing that a board says. What is odd in it is left out."""
    if len(data) > MOST_BYTES:
        return None
    try:
        raw = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(raw, dict):
        return None
    found: Mapping[str, object] = raw
    colour = next((one for one in COLOURS if one == found.get("colour")), None)
    if colour is None:
        return None
    return Beacon(
        at_ms=_number(found, "at_ms", MOST_MS),
        name=_text(found, "name", MOST_NAME),
        colour=colour,
        rung=_text(found, "rung", 20),
        campaigns=tuple(_cut(one, MOST_NAME) for one in _list(found, "campaigns", MOST_CAMPAIGNS)),
        now=_text(found, "now", MOST_NAME),
        since_ms=_number(found, "since_ms", MOST_MS),
        release=_text(found, "release", 8),
        problems=tuple(_troubles(_list(found, "problems", MOST_PROBLEMS))),
        more=_number(found, "more", 1000),
        is_stopped=found.get("is_stopped") is True,
    )


def _raw(beacon: Beacon, troubles: tuple[Trouble, ...]) -> dict[str, object]:
    """Nothing that is empty takes room."""
    whole: dict[str, object] = {
        "at_ms": beacon.at_ms,
        "name": _cut(beacon.name, MOST_NAME),
        "colour": beacon.colour,
        "rung": beacon.rung,
        "campaigns": [_cut(one, MOST_NAME) for one in beacon.campaigns[:MOST_CAMPAIGNS]],
        "now": _cut(beacon.now, MOST_NAME),
        "since_ms": beacon.since_ms,
        "release": beacon.release[:8],
        "problems": [
            {"event": one.event, "severity": one.severity, "say": _cut(one.say), "do": _cut(one.do)} for one in troubles
        ],
        "more": beacon.more + len(beacon.problems) - len(troubles),
        "is_stopped": beacon.is_stopped,
    }
    return {name: value for name, value in whole.items() if value}


def _troubles(raws: Iterable[object]) -> Iterable[Trouble]:
    for raw in raws:
        if isinstance(raw, dict) and isinstance(raw.get("say"), str):
            yield Trouble(
                event=_text(raw, "event", 5),
                severity=next((one for one in _SEVERITIES if one == raw.get("severity")), "warning"),
                say=_text(raw, "say"),
                do=_text(raw, "do"),
            )


def _list(raw: Mapping[str, object], name: str, most: int) -> list[object]:
    found = raw.get(name)
    return found[:most] if isinstance(found, list) else []


def _text(raw: Mapping[str, object], name: str, most: int = MOST_LETTERS) -> str:
    return _cut(raw.get(name), most)


def _cut(text: object, most: int = MOST_LETTERS) -> str:
    """A text of at most so many letters, every odd character as its number; "" where it is none."""
    if not isinstance(text, str):
        return ""
    whole = shown(" ".join(text[: 4 * most].split()))
    return whole if len(whole) <= most else whole[: most - 1].rstrip() + "…"


def _number(raw: Mapping[str, object], name: str, most: int) -> int:
    found = raw.get(name)
    return found if isinstance(found, int) and not isinstance(found, bool) and 0 <= found <= most else 0
