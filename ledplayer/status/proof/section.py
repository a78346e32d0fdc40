"""A section: up to a quarter of an hour of one run of the player, as lines of JSON in memory.

["b", version, boot, board, zone, begin_ms, is_dated, after, undated_ms]   first
["i", item's number, campaign, playlist, number, what, kind, sha256, level]
["d", item, begin_ms, end_ms, result, stood_ms]    was due
["r", item, begin_ms, end_ms, result, stood_ms]    was really on
["u", begin_ms, end_ms]                            nobody knows what was due
["e", end_ms, how]                                 last; what follows it does not count
"""

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal, get_args

from ledplayer.status.proof.rows import RESULTS, Item, Raw, Row, item_from_json, item_to_json, moment

VERSION = 1
#: What the first line of each section begins with.
BEGINS = b'["b",'

#: What came before: `start` of the process, a `cut` at a quarter of an hour, a `step` of the clock, the `clock` was
#: unknown before and is known now.
After = Literal["start", "cut", "step", "clock"]
#: `killed`: what ended it could not say so.
How = Literal["cut", "clean", "killed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """How a section begins.

    Attributes:
        boot: Eight letters of the kernel's id of this boot.
        begin_ms: Wall clock; since boot where `is_dated` is false: the clock is unknown.
        undated_ms: How long it was unknown before, in this run of the player.
    """

    boot: str
    board: str
    zone: str
    begin_ms: int
    is_dated: bool = True
    after: After = "start"
    undated_ms: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """All of a section. Rows are in order; `unknown` are stretches (begin, end)."""

    beginning: Beginning
    end_ms: int
    how: How
    items: tuple[Item, ...]
    due: tuple[Row, ...]
    real: tuple[Row, ...]
    unknown: tuple[tuple[int, int], ...]

    @property
    def is_quiet(self) -> bool:
        """Whether nothing of any campaign was on or due."""
        return not any(item.playlist for item in self.items)


def beginning_line(beginning: Beginning) -> bytes:
    """The first line."""
    one = beginning
    return _line("b", VERSION, one.boot, one.board, one.zone, one.begin_ms, one.is_dated, one.after, one.undated_ms)


def item_line(number: int, item: Item) -> bytes:
    """Declares an item."""
    return _line("i", number, *item_to_json(item))


def row_line(sort: Literal["d", "r"], row: Row) -> bytes:
    """What was due, or really on."""
    return _line(sort, row.item, row.begin_ms, row.end_ms, row.result, row.stood_ms)


def unknown_line(begin_ms: int, end_ms: int) -> bytes:
    """A stretch of which no plan says anything."""
    return _line("u", begin_ms, end_ms)


def end_line(end_ms: int, how: How, showing_ms: int = 0) -> bytes:
    """The last line. `showing_ms`: when the showing began that is on at the end."""
    return _line("e", end_ms, how, showing_ms)


def showing_left(beat: bytes) -> int:
    """When the showing began that was on at the last beat; 0 where that cannot be told."""
    try:
        sort, _, _, showing_ms = json.loads(beat.strip().rpartition(b"\n")[2])
        return int(showing_ms) if sort == "e" else 0
    except (ValueError, TypeError, RecursionError, OverflowError):
        return 0


def read_beginning(data: bytes) -> Beginning | None:
    """How a section begins; None where that cannot be read."""
    try:
        sort, version, boot, board, zone, begin_ms, is_dated, after, undated_ms = json.loads(data.partition(b"\n")[0])
        if (sort, version) != ("b", VERSION) or after not in get_args(After):
            return None
        return Beginning(
            boot=str(boot),
            board=str(board),
            zone=str(zone),
            begin_ms=moment(begin_ms),
            is_dated=bool(is_dated),
            after=after,
            undated_ms=moment(undated_ms),
        )
    except (ValueError, TypeError, RecursionError, OverflowError):
        return None


def read_sections(data: bytes) -> tuple[Section, ...]:
    """The sections of a file; lines that are none are passed over, and so is a section without its beginning."""
    found: list[_Reading] = []
    for line in data.split(b"\n"):
        beginning = read_beginning(line) if line.startswith(BEGINS) else None
        if beginning:
            found.append(_Reading(beginning))
            continue
        if not found or found[-1].how or not line.strip():
            continue
        with suppress(ValueError, TypeError, KeyError, RecursionError, OverflowError):
            found[-1].take(json.loads(line))
    return tuple(reading.section() for reading in found)


class _Reading:
    """A section while it is read. `end_ms`: the latest moment that any line names."""

    def __init__(self, beginning: Beginning) -> None:
        self.how: How | None = None
        self._beginning = beginning
        self._items: list[Item] = []
        self._rows: dict[str, list[Row]] = {"d": [], "r": []}
        self._unknown: list[tuple[int, int]] = []
        self._end_ms = beginning.begin_ms
        self._ends = {"d": beginning.begin_ms, "r": beginning.begin_ms}
        self._numbers: dict[int, int] = {}

    def take(self, raw: Raw) -> None:
        """Take one line in. Raises `ValueError`, `TypeError` or `KeyError` for what is none."""
        match raw:
            case ["i", int(number), *parts]:
                self._items.append(item_from_json(parts))
                self._numbers[number] = len(self._items) - 1
            case ["d" | "r" as sort, int(item), int(begin_ms), int(end_ms), str(result), int(stood_ms)]:
                if result not in RESULTS or moment(begin_ms) > moment(end_ms):
                    raise ValueError(sort)
                number = self._numbers[item]
                begin_ms = max(begin_ms, self._ends[sort])
                if begin_ms >= end_ms:
                    return
                stood_ms = max(0, min(stood_ms, end_ms - begin_ms))
                row = Row(item=number, begin_ms=begin_ms, end_ms=end_ms, result=result, stood_ms=stood_ms)
                self._rows[sort].append(row)
                self._ends[sort] = end_ms
                self._end_ms = max(self._end_ms, end_ms)
            case ["u", int(begin_ms), int(end_ms)]:
                self._unknown.append((moment(begin_ms), moment(end_ms)))
            case ["e", int(end_ms), "cut" | "clean" | "killed" as how, *_]:
                self._end_ms, self.how = max(self._end_ms, moment(end_ms)), how

    def section(self) -> Section:
        """What was read; without a last line, its writer was killed."""
        return Section(
            beginning=self._beginning,
            end_ms=self._end_ms,
            how=self.how or "killed",
            items=tuple(self._items),
            due=tuple(self._rows["d"]),
            real=tuple(self._rows["r"]),
            unknown=tuple(self._unknown),
        )


def _line(*parts: object) -> bytes:
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode(errors="replace") + b"\n"
