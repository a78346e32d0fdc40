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
    z         its showings: base64 of zlib of JSON; items and forms of rows count on from block to block, and begin
              anew every few hours, so that one damaged line does not cost a day:

        t     how often they have begun anew in this file
        i     [first number, item, …]
        f     [first number, form, …]: [item, gap, length] or [item, gap, length, result, stood], where `gap` is the
              time since the row before (or `from`), and a result that is missing is `shown`
        d, r  rows that were due, and that were really on: numbers of forms
        o     item of the showing that was on at `to` and goes on
        u     [[begin, end], …]: nobody knows what was due
        g     [[begin, end, why, [[day, item, showings, milliseconds], …], left], …]: before it, nothing was written;
              what was due meanwhile, and the item whose showing was on at its begin and has no end, or null
"""

import base64
import hashlib
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import get_args

from ledplayer.core.played import Why
from ledplayer.status.proof.rows import RESULTS, Item, Raw, Row, item_from_json, item_to_json
from ledplayer.status.proof.section import How

VERSION = 1
FIRST_HEAD = "0" * 64
#: Longest line, and what it may hold unpacked: thousands of showings.
MOST_LINE_BYTES, MOST_BYTES = 1 << 20, 8 << 20

#: The end of the year 9998: later moments have no local day.
MOST_MS = 253_370_764_800_000

#: Item, gap, length, number of the result, stood.
Form = tuple[int, int, int, int, int]
#: Day (ISO), item's number, showings, milliseconds.
DayDue = tuple[str, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A stretch before a block of which nothing was written, and what was due in it.

    Attributes:
        left: Item of the showing that was on at its begin; its end is not known.
    """

    begin_ms: int
    end_ms: int
    why: Why
    due: tuple[DayDue, ...] = ()
    left: int | None = None


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


@dataclass(slots=True, kw_only=True)
class Tables:
    """The items and forms of a file so far, by number.

    Attributes:
        turn: How often they have begun anew in the file.
        blocks: How many have used them.
    """

    items: list[Item] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    item_numbers: dict[Item, int] = field(default_factory=dict)
    form_numbers: dict[Form, int] = field(default_factory=dict)
    turn: int = 0
    blocks: int = 0

    def number(self, item: Item) -> int:
        """The number of an item; a new one's is the next."""
        number = self.item_numbers.setdefault(item, len(self.items))
        if number == len(self.items):
            self.items.append(item)
        return number

    def form(self, form: Form) -> int:
        """The number of a form; a new one's is the next."""
        number = self.form_numbers.setdefault(form, len(self.forms))
        if number == len(self.forms):
            self.forms.append(form)
        return number

    def take(self, packed: Raw) -> None:
        """What a block declares. Raises `ValueError`, `TypeError` or `IndexError` for what cannot be right."""
        self.blocks += 1
        for key, table in (("i", self.items), ("f", self.forms)):
            if key in packed:
                first, *new = packed[key]
                if first != len(table):
                    raise ValueError(key)
                for one in new:
                    if key == "i":
                        self.number(item_from_json(one))
                    else:
                        self.form(form_from_json(one))


def pack(
    tables: Tables,
    begin_ms: int,
    due: Sequence[Row],
    real: Sequence[Row],
    *,
    unknown: Sequence[tuple[int, int]] = (),
    gaps: Sequence[Gap] = (),
    goes_on: int | None = None,
    seen: tuple[int, int] = (0, 0),
) -> str:
    """The showings of a block; items are numbers in `tables`, which grow by the forms.

    Args:
        seen: How many items and forms the file declares already.
    """
    packed: dict[str, Raw] = {"d": _numbers(tables, begin_ms, due), "r": _numbers(tables, begin_ms, real)}
    if len(tables.items) > seen[0]:
        packed["i"] = [seen[0], *map(item_to_json, tables.items[seen[0] :])]
    if len(tables.forms) > seen[1]:
        packed["f"] = [seen[1], *map(_short, tables.forms[seen[1] :])]
    if tables.turn:
        packed["t"] = tables.turn
    if unknown:
        packed["u"] = unknown
    if gaps:
        packed["g"] = [[gap.begin_ms, gap.end_ms, gap.why, gap.due, gap.left] for gap in gaps]
    if goes_on is not None:
        packed["o"] = goes_on
    tables.blocks += 1
    written = json.dumps(packed, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.b64encode(zlib.compress(written, 9)).decode()


def turn_of(packed: Raw) -> int:
    """Which tables a block uses. Raises `TypeError`."""
    return _whole(packed.get("t", 0))


def unpack(z: str) -> Raw:
    """What was packed. Raises `ValueError` or `zlib.error`."""
    opened = zlib.decompressobj()
    written = opened.decompress(base64.b64decode(z, validate=True), MOST_BYTES)
    if opened.unconsumed_tail:
        raise ValueError("too much")
    packed = json.loads(written)
    if not isinstance(packed, dict):
        raise ValueError("no object")
    return packed


def rows_of(forms: Mapping[int, Form], begin_ms: int, numbers: Sequence[int]) -> list[Row]:
    """Rows with their times. Raises `KeyError` for a form that is not known."""
    found, at_ms = [], begin_ms
    for number in numbers:
        item, gap_ms, length_ms, result, stood_ms = forms[number]
        at_ms += gap_ms
        found.append(
            Row(item=item, begin_ms=at_ms, end_ms=at_ms + length_ms, result=RESULTS[result], stood_ms=stood_ms)
        )
        at_ms += length_ms
    return found


def form_from_json(raw: Raw) -> Form:
    """The form of a row. Raises `ValueError` or `TypeError` for what is none."""
    item, gap_ms, length_ms, *rest = raw
    result, stood_ms = rest or (0, length_ms)
    form = (_whole(item), _whole(gap_ms), _whole(length_ms), _whole(result), _whole(stood_ms))
    if not (form[0] >= 0 and form[2] >= 0 and 0 <= form[3] < len(RESULTS) and 0 <= form[4] <= form[2]):
        raise ValueError("a form")
    return form


def gaps_of(packed: Raw) -> list[Gap]:
    """The gaps of a block. Raises `ValueError` or `TypeError` for what is none."""
    found = []
    for begin_ms, end_ms, why, due, left in packed.get("g", ()):
        if why not in get_args(Why):
            raise ValueError("why")
        days = tuple((_day(day), _whole(item), _whole(count), _whole(ms)) for day, item, count, ms in due)
        left = None if left is None else _whole(left)
        found.append(Gap(begin_ms=moment(begin_ms), end_ms=moment(end_ms), why=why, due=days, left=left))
    return found


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
        n=_whole(raw["n"]),
        begin_ms=moment(raw["from"]),
        end_ms=moment(raw["to"]),
        how=raw["how"],
        boot=raw["boot"],
        mark=raw["mark"],
        is_dated=raw.get("dated") is None,
        late_ms=_whole(raw.get("late", 0)),
        torn_bytes=_whole(raw.get("torn", 0)),
        prev=raw.get("prev", ""),
        day=raw.get("day", ""),
        oldest=_whole(raw.get("oldest", 0)),
        board=raw.get("board"),
        zone=raw.get("zone"),
    )
    texts = title.how, title.boot, title.mark, title.prev, title.day, title.board or "", title.zone or "", raw["z"]
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("not a text")
    return title, raw["z"]


def _numbers(tables: Tables, begin_ms: int, rows: Sequence[Row]) -> list[int]:
    found, at_ms = [], begin_ms
    for row in rows:
        form = row.item, row.begin_ms - at_ms, row.end_ms - row.begin_ms, RESULTS.index(row.result), row.stood_ms
        found.append(tables.form(form))
        at_ms = row.end_ms
    return found


def _short(form: Form) -> Sequence[int]:
    return form[:3] if form[3] == 0 and form[4] == form[2] else form


def moment(value: Raw) -> int:
    """A time that has a local day. Raises `ValueError` or `TypeError` for what is none."""
    if not 0 <= _whole(value) <= MOST_MS:
        raise ValueError("not a time")
    return int(value)


def _day(value: Raw) -> str:
    return date.fromisoformat(value).isoformat()


def _whole(value: Raw) -> int:
    if type(value) is not int or abs(value) > 1 << 53:
        raise TypeError(f"not a whole number: {value!r:.40}")
    return value
