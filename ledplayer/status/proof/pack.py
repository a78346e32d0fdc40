"""The showings of a block, packed: base64 of zlib of JSON.

Items and forms of rows count on from block to block in a file, and begin anew every few hours, so that one damaged line
does not cost a day:

    t     how often they have begun anew in this file
    i     [first number, item, …]
    f     [first number, form, …]: [item, gap, length] or [item, gap, length, result, stood], where `gap` is the time
          since the row before (or the block's begin), and a result that is missing is `shown`
    d, r  rows that were due, and that were really on: numbers of forms
    o     item of the showing that was on at the block's end and goes on
    u     [[begin, end], …]: nobody knows what was due
    g     [[begin, end, why, [[day, item, showings, milliseconds], …], left], …]: before it, nothing was written; what
          was due meanwhile, and the item whose showing was on at its begin and has no end, or null
"""

import base64
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import get_args

from ledplayer.core.played import Why
from ledplayer.status.proof.rows import RESULTS, Item, Raw, Row, item_from_json, item_to_json, moment

#: What one block may hold unpacked: thousands of showings.
MOST_BYTES = 8 << 20
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
    return whole(packed.get("t", 0))


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
    form = (whole(item), whole(gap_ms), whole(length_ms), whole(result), whole(stood_ms))
    if not (form[0] >= 0 and form[2] >= 0 and 0 <= form[3] < len(RESULTS) and 0 <= form[4] <= form[2]):
        raise ValueError("a form")
    return form


def gaps_of(packed: Raw) -> list[Gap]:
    """The gaps of a block. Raises `ValueError` or `TypeError` for what is none."""
    found = []
    for begin_ms, end_ms, why, due, left in packed.get("g", ()):
        if why not in get_args(Why):
            raise ValueError("why")
        days = tuple((_day(day), whole(item), whole(count), whole(ms)) for day, item, count, ms in due)
        left = None if left is None else whole(left)
        found.append(Gap(begin_ms=moment(begin_ms), end_ms=moment(end_ms), why=why, due=days, left=left))
    return found


def _numbers(tables: Tables, begin_ms: int, rows: Sequence[Row]) -> list[int]:
    found, at_ms = [], begin_ms
    for row in rows:
        form = row.item, row.begin_ms - at_ms, row.end_ms - row.begin_ms, RESULTS.index(row.result), row.stood_ms
        found.append(tables.form(form))
        at_ms = row.end_ms
    return found


def _short(form: Form) -> Sequence[int]:
    return form[:3] if form[3] == 0 and form[4] == form[2] else form


def _day(value: Raw) -> str:
    return date.fromisoformat(value).isoformat()


def whole(value: Raw) -> int:
    if type(value) is not int or abs(value) > 1 << 53:
        raise TypeError(f"not a whole number: {value!r:.40}")
    return value
