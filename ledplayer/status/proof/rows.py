"""One showing, or a part of one, as the proof of play keeps it."""

from dataclasses import dataclass, fields
from typing import Any, Literal, get_args

from ledplayer.core.lineup import Piece, PieceKind
from ledplayer.core.model import Level

#: `part`: not counted, the rest of the showing follows. Of what was due, `shown` is what is counted.
Result = Literal["shown", "part", "partly", "failed"]
RESULTS: tuple[Result, ...] = get_args(Result)

#: Letters of a text that are kept of it.
MOST_LETTERS = 200

#: The end of the year 9998, milliseconds from the epoch: later moments have no local day.
MOST_MS = 253_370_764_800_000

#: What `json.loads` gives.
Raw = Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What was shown; fields as in `Piece`."""

    campaign: str
    playlist: str
    number: int
    what: str
    kind: PieceKind
    sha256: str
    level: Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A showing, or a part of one: of what was really shown, or of what was due.

    Attributes:
        item: Number of the item among those of its section or file.
        stood_ms: How long the picture really stood; as long as the row where it was due.
    """

    item: int
    begin_ms: int
    end_ms: int
    result: Result
    stood_ms: int


def moment(value: Raw) -> int:
    """A time that has a local day. Raises `ValueError` or `TypeError` for what is none."""
    if type(value) is not int:
        raise TypeError(f"not a whole number: {value!r:.40}")
    if not 0 <= value <= MOST_MS:
        raise ValueError("not a time")
    return value


def item_of(piece: Piece) -> Item:
    """What is kept of a piece."""
    return Item(
        campaign=piece.campaign,
        playlist=piece.playlist,
        number=piece.number,
        what=piece.what[:MOST_LETTERS],
        kind=piece.kind,
        sha256=piece.sha256,
        level=piece.level,
    )


def item_to_json(item: Item) -> list[Raw]:
    """An item as a list of its fields."""
    return [getattr(item, name) for name in _NAMES]


def item_from_json(raw: Raw) -> Item:
    """The item again. Raises `ValueError` or `TypeError` for what is none."""
    item = Item(**dict(zip(_NAMES, raw, strict=True)))
    texts = item.campaign, item.playlist, item.what, item.sha256
    if not all(isinstance(text, str) for text in texts) or type(item.number) is not int:
        raise TypeError("an item")
    if item.kind not in get_args(PieceKind) or item.level not in get_args(Level):
        raise ValueError("an item's words")
    return item


_NAMES = tuple(field.name for field in fields(Item))
