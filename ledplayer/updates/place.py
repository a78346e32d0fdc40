"""Where a board syncs, and what is said of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ledplayer.core.model import Board
from ledplayer.errors import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a board syncs.

    Attributes:
        file: The board's own file, if it has one.
        stick: A folder to read in place of the server.
        words: What `ledplayer sync` was asked for; None where a light poll is not to answer it.
    """

    board: Board
    state: Path
    store: Path
    root: Path
    file: Path | None = None
    stick: Path | None = None
    words: list[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What came of a turn, as a sentence's code and values.

    Attributes:
        is_edge: It was not so at the last turn.
        has_failed: The board keeps what it has because something is wrong.
    """

    code: str
    values: Mapping[str, str | int] = field(default_factory=dict)
    severity: Severity = "info"
    is_edge: bool = True
    has_failed: bool = False
