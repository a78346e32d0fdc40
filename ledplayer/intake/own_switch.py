"""The switch at the board itself, `ledplayer off-air on` there: it needs no network and outlasts a restart.

`off-air.json` in the state folder: {"by": who, "since": when, as people read it}. It is written by hand and command
only, whole, and it counts however it is torn: whoever threw it wants the board off.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from ledplayer.errors import Place, Problem
from ledplayer.files import sync_folder, write_whole

OFF_AIR = "off-air.json"
_MOST_LETTERS = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Thrown:
    """Attributes: by: Who threw it; "?" where the file does not tell. since: When."""

    by: str
    since: str


class OwnSwitch:
    """Follows the switch of one state folder.

    Attributes:
        thrown: None while it is not.
    """

    def __init__(self, state: Path) -> None:
        self._path = state / OFF_AIR
        self.thrown = read(self._path)

    def look(self) -> bool:
        """See how it stands; returns whether that has changed."""
        before, self.thrown = self.thrown, read(self._path)
        return self.thrown != before

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is said of it while it is thrown."""
        if self.thrown is None:
            return ()
        values = {"who": self.thrown.by, "since": self.thrown.since}
        return (Problem(severity="warning", code="off-air-here", place=Place(file=OFF_AIR), values=values),)


def read(path: Path) -> Thrown | None:
    """How the switch stands; None is not thrown."""
    try:
        raw = json.loads(path.read_bytes())
        return Thrown(by=str(raw["by"])[:_MOST_LETTERS], since=str(raw["since"])[:_MOST_LETTERS])
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return Thrown(by="?", since="?")


def throw(state: Path, thrown: Thrown) -> None:
    """Put the board off the air. Raises `OSError`."""
    write_whole(state / OFF_AIR, json.dumps({"by": thrown.by, "since": thrown.since}, ensure_ascii=False).encode())


def clear(state: Path) -> bool:
    """The all-clear; returns whether the switch was thrown. Raises `OSError`."""
    path = state / OFF_AIR
    was_thrown = path.exists()
    path.unlink(missing_ok=True)
    sync_folder(state)
    return was_thrown
