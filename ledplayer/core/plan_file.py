"""`plan.json`: how a `Plan` travels from intake to the player, and a `Piece` to a maker.

One JSON object, UTF-8, at most 1 MB:

    version   1
    board     the board it was made for
    zone      name of the time zone it was made in
    pieces    each piece once; fields that have their default are left out, and `what` where it is the text on one line
    loops     lists of piece numbers, equal ones once
    bands     sets of bands, equal ones once
    campaigns lists of [playlist, campaign, level], equal ones once
    segments  [begin_ms, end_ms, rung, loop, bands, campaigns], the last three by number
    undated   one more such row, or null
    fallback  numbers of the fallback folder's pieces; left out where there is none
    release   hash of the manifest of the release that it was made with; left out where there is none

Whatever a file holds, decoding it gives a plan that can be followed to its end, or a `ContentError`.
"""

import json
from collections.abc import Callable, Generator, Mapping
from dataclasses import MISSING, fields
from itertools import pairwise
from typing import Any, TypeVar, get_args

from ledplayer.core.lineup import Bands, Piece, PieceKind, Plan, Rung, Segment, running_sums
from ledplayer.core.model import Board, Fit, Hours, Level, Size, Style, Transition
from ledplayer.errors import ContentError, Place, Problem

VERSION = 1
MOST_BYTES = 1_000_000
#: Longest showing: a film is cut after an hour (M7), a still may stand the whole day.
MOST_LENGTH_MS = 90_000_000
MOST_PIXELS = 16_384
#: Pieces decoded between two pauses: well under a millisecond's work.
PIECES_A_STEP = 64

#: Keys and indexes of one value of a file, as `json.loads` gives them.
Raw = Any
T = TypeVar("T")


def encode(plan: Plan) -> bytes:
    """The file for a plan. The same plan gives the same bytes."""
    loops: dict[tuple[int, ...], int] = {}
    bands: dict[Bands, int] = {}
    campaigns: dict[tuple[tuple[str, str, Level], ...], int] = {}

    def row(segment: Segment) -> list[int | str]:
        return [
            segment.begin_ms,
            segment.end_ms,
            segment.rung,
            loops.setdefault(segment.loop, len(loops)),
            bands.setdefault(segment.bands, len(bands)),
            campaigns.setdefault(segment.campaigns, len(campaigns)),
        ]

    segments = [row(segment) for segment in plan.segments]
    undated = row(plan.undated) if plan.undated else None
    whole: dict[str, Raw] = {
        "version": VERSION,
        "board": board_to_json(plan.board),
        "zone": plan.zone,
        "pieces": [piece_to_json(piece) for piece in plan.pieces],
        "loops": list(loops),
        "bands": [_sparse(band) for band in bands],
        "campaigns": list(campaigns),
        "segments": segments,
        "undated": undated,
    }
    if plan.fallback:
        whole["fallback"] = plan.fallback
    if plan.release:
        whole["release"] = plan.release
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def decode(data: bytes, file: str = "plan.json") -> Plan:
    """The plan in a file. Raises `ContentError` when it is torn, of another version, or cannot be followed."""
    steps = decoding(data, file)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            plan: Plan = done.value
            return plan


def decoding(data: bytes, file: str = "plan.json") -> Generator[None, None, Plan]:
    """`decode` in steps of about a millisecond, so that frames can be shown between them; returns the plan."""
    try:
        if len(data) > MOST_BYTES:
            raise ValueError(f"{len(data)} bytes")
        raw = json.loads(data)
        yield
        if raw["version"] != VERSION:
            raise ValueError(f"version {raw['version']}")
        pieces: list[Piece] = []
        for begin in range(0, len(raw["pieces"]), PIECES_A_STEP):
            pieces.extend(map(piece_from_json, raw["pieces"][begin : begin + PIECES_A_STEP]))
            yield
        rows = _Rows(raw, pieces)
        segments: list[Segment] = []
        for row in raw["segments"]:
            segments.append(rows.segment(row))
            yield
        if any(a.end_ms != b.begin_ms for a, b in pairwise(segments)):
            raise ValueError("a gap between segments")
        return Plan(
            board=board_from_json(raw["board"]),
            zone=_text(raw["zone"]),
            pieces=tuple(pieces),
            segments=tuple(segments),
            undated=rows.segment(raw["undated"]) if raw["undated"] else None,
            fallback=tuple(_within(number, 0, len(pieces) - 1) for number in raw.get("fallback", ())),
            release=_text(raw.get("release", "")),
        )
    except (ValueError, TypeError, KeyError, IndexError, RecursionError, AttributeError) as error:
        problem = Problem(
            severity="error", code="plan-file-broken", place=Place(file=file), values={"why": str(error)[:200]}
        )
        raise ContentError([problem]) from error


def piece_to_json(piece: Piece) -> dict[str, Raw]:
    """A piece without the fields that have their default, nor `what` where that is its text on one line."""
    raw = _sparse(piece) | {"what": piece.what}
    if piece.what == _on_one_line(piece.text):
        del raw["what"]
    return raw


def piece_from_json(raw: Mapping[str, Raw]) -> Piece:
    """The piece again. Raises `ValueError`, `TypeError` or `KeyError` for what is no piece."""
    values = {name: _PIECE[name](value) for name, value in raw.items()}
    return Piece(**{"what": _on_one_line(values.get("text", "")), **values})


def board_to_json(board: Board) -> dict[str, Raw]:
    """A board without the fields that have their default."""
    raw = _sparse(board)
    if board.canvas:
        raw["canvas"] = [board.canvas.width, board.canvas.height]
    for name in ("hours", "download_hours"):
        if name in raw:
            raw[name] = [[hours.begin, hours.end] for hours in raw[name]]
    return raw


def board_from_json(raw: Mapping[str, Raw]) -> Board:
    """The board again. Raises `ValueError`, `TypeError` or `KeyError` for what is no board."""
    return Board(**{name: _BOARD[name](value) for name, value in raw.items()})


class _Rows:
    """Segments out of their rows; equal loops share one tuple and one list of sums."""

    def __init__(self, raw: Mapping[str, Raw], pieces: list[Piece]) -> None:
        self.loops = [tuple(_within(number, 0, len(pieces) - 1) for number in loop) for loop in raw["loops"]]
        self.sums = [running_sums(tuple(pieces[number].length_ms for number in loop)) for loop in self.loops]
        self.bands = [Bands(**{name: _BANDS[name](value) for name, value in band.items()}) for band in raw["bands"]]
        self.campaigns = [
            tuple((_text(path), _text(name), _one_of(level, Level)) for path, name, level in row)
            for row in raw["campaigns"]
        ]

    def segment(self, row: list[Raw]) -> Segment:
        """One segment. Raises `ValueError` when it cannot be followed."""
        begin_ms, end_ms, rung, loop, bands, campaigns = row
        if not self.loops[_index(loop)] or not _whole(begin_ms) < _whole(end_ms):
            raise ValueError(f"segment {row}")
        return Segment(
            begin_ms=begin_ms,
            end_ms=end_ms,
            rung=_one_of(rung, Rung),
            loop=self.loops[loop],
            sums=self.sums[loop],
            bands=self.bands[_index(bands)],
            campaigns=self.campaigns[_index(campaigns)],
        )


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _sparse(value: Piece | Board | Bands) -> dict[str, Raw]:
    return {
        field.name: getattr(value, field.name)
        for field in fields(value)
        if field.default is MISSING or getattr(value, field.name) != field.default
    }


def _text(value: Raw) -> str:
    if not isinstance(value, str):
        raise TypeError(f"not a text: {value!r:.40}")
    return value


def _flag(value: Raw) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"not yes or no: {value!r:.40}")
    return value


def _whole(value: Raw) -> int:
    if type(value) is not int:
        raise TypeError(f"not a whole number: {value!r:.40}")
    return value


def _within(value: Raw, least: int, most: int) -> int:
    if not least <= _whole(value) <= most:
        raise ValueError(f"{value} is not within {least} and {most}")
    return int(value)


def _index(value: Raw) -> int:
    return _within(value, 0, MOST_BYTES)


def _one_of(value: Raw, words: Any) -> Any:
    if value not in get_args(words):
        raise ValueError(f"unknown word {value!r:.40}")
    return value


def _in(least: int, most: int) -> Callable[[Raw], int]:
    return lambda value: _within(value, least, most)


def _word(words: Any) -> Callable[[Raw], Any]:
    return lambda value: _one_of(value, words)


def _each(read: Callable[[Raw], T]) -> Callable[[Raw], tuple[T, ...]]:
    return lambda value: tuple(read(part) for part in value)


def _size(value: Raw) -> Size | None:
    if value is None:
        return None
    width, height = value
    return Size(width=_within(width, 1, MOST_PIXELS), height=_within(height, 1, MOST_PIXELS))


def _hours(value: Raw) -> Hours:
    begin, end = value
    return Hours(begin=_within(begin, 0, 1440), end=_within(end, 0, 1440))


def _offset(value: Raw) -> tuple[int, int]:
    x, y = value
    return _within(x, 0, MOST_PIXELS), _within(y, 0, MOST_PIXELS)


_count = _in(0, 2**53)
_PIECE: Mapping[str, Callable[[Raw], Any]] = {
    "kind": _word(PieceKind),
    "length_ms": _in(1, MOST_LENGTH_MS),
    **dict.fromkeys(
        ("source", "playlist", "campaign", "what", "text", "label", "address", "path", "sha256"),
        _text,
    ),
    **dict.fromkeys(("number", "days", "width", "height", "duration_ms", "pages"), _count),
    "level": _word(Level),
    "style": _word(Style),
    "fit": _word(Fit),
    "transition": _word(Transition),
    "sound": _flag,
}
_BANDS: Mapping[str, Callable[[Raw], Any]] = {"top": _text, "bottom": _text, "style": _word(Style), "still": _flag}
_BOARD: Mapping[str, Callable[[Raw], Any]] = {
    **dict.fromkeys(("id", "name", "time_zone", "logo", "fallback", "server", "proxy", "certificates"), _text),
    "language": lambda value: _one_of_these(value, ("vi", "en")),
    "canvas": _size,
    "offset": _offset,
    "rotation": lambda value: _one_of_these(value, (0, 90, 180, 270)),
    "hours": _each(_hours),
    "groups": _each(_text),
    "off_air": lambda value: _one_of_these(value, ("slide", "black")),
    "frame_rate": _in(1, 240),
    "sources": _each(_text),
    "download_hours": _each(_hours),
    "download_rate": _count,
    "shared_folder": lambda value: _one_of_these(value, ("ordinary", "all", "none")),
    "usb": _flag,
}


def _one_of_these(value: Raw, words: tuple[Any, ...]) -> Any:
    if value not in words:
        raise ValueError(f"unknown word {value!r:.40}")
    return value
