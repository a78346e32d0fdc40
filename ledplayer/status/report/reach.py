"""How far a proof of play reaches: a report of days after its end must not look like days on which nothing was due."""

from dataclasses import dataclass
from pathlib import Path

from ledplayer.status.proof.block import read_line
from ledplayer.status.proof.card import UNREADABLE, files, lines

#: Newest files that are looked into: one may be torn, another without a known clock.
_MOST_FILES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """The end of what is kept.

    Attributes:
        board, zone: As its newest files say; "" where they do not.
        until_ms: Where its newest block ends, milliseconds from the epoch; 0 where there is none.
    """

    board: str = ""
    zone: str = ""
    until_ms: int = 0


def reach(folder: Path) -> Reach:
    """How far the proof in a folder reaches. Raises nothing, whatever lies there."""
    board = zone = ""
    until_ms = 0
    try:
        newest = list(files(folder).values())[-_MOST_FILES:]
    except OSError:
        return Reach()
    for _, path in newest:
        try:
            for _, _, body in lines(path):
                title, _ = read_line(body)
                board, zone = title.board or board, title.zone or zone
                until_ms = title.end_ms if title.is_dated else until_ms
        except (OSError, *UNREADABLE):
            continue
    return Reach(board=board, zone=zone, until_ms=until_ms)
