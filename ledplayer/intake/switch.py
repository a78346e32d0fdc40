"""The office's emergency stop: a file named `TAT` or `OFF`, of any ending, at the top of a source.

It counts as soon as it is seen, whatever it holds, and until it is gone; while the source is away it stays thrown.
"""

import pwd
from collections.abc import Iterable
from pathlib import Path

from ledplayer.core.names import fold
from ledplayer.errors import Place, Problem
from ledplayer.intake.scan import shown

WORDS = frozenset({"tat", "off"})


def switch_of(paths: Iterable[str]) -> str:
    """The file among some paths of a source that puts its boards off the air; "" when there is none."""
    return min((path for path in paths if "/" not in path and fold(path.partition(".")[0]) in WORDS), default="")


def thrown(path: str, who: str) -> Problem:
    """What is said of a switch: which file it is and whose."""
    values = {"file": shown(path), "who": who}
    return Problem(severity="warning", code="off-air-switch", place=Place(file=shown(path)), values=values)


def owner_of(file: Path) -> str:
    """Who owns a file: a name, else a number; "?" where it cannot be told."""
    try:
        number = file.lstat().st_uid
    except OSError:
        return "?"
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)
