"""What is wrong with the board's file on the card, as `ledplayer adopt` found it when the machine started.

    refused.json   {"version": 1, "mono_s": when, "problems": [as in `status.said`]}

1. It lies in memory: whatever is wrong is found again at the next start.
2. The status tells of it as long as it lies there; the board's edge for the first minutes, while the installer is near.
"""

import json
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from ledplayer.core.model import Board
from ledplayer.errors import Place, Problem, Word
from ledplayer.files import write_whole
from ledplayer.intake.notice import AGAIN_S, NOTICE, STANDS_S, lengths
from ledplayer.language import catalogue
from ledplayer.run_folder import put, take
from ledplayer.status.said import MOST, said

#: The folder that `ledplayer-board.service` has for it (`RuntimeDirectory=`).
FOLDER = Path("/run/ledplayer-board")
REFUSED = "refused.json"
VERSION = 1
#: Rule 2.
TOLD_S = 600.0


def hand_over(folder: Path, problems: Iterable[Problem], mono_s: float) -> None:
    """Tell what is wrong; nothing is wrong without problems. Raises `OSError`."""
    found = [said(problem) for problem in problems][:MOST]
    if not found:
        (folder / REFUSED).unlink(missing_ok=True)
        return
    folder.mkdir(parents=True, exist_ok=True)
    row = {"version": VERSION, "mono_s": mono_s, "problems": found}
    put(str(folder / REFUSED), json.dumps(row, ensure_ascii=False).encode(errors="replace"))


class Refused:
    """Follows the file with what is told of it."""

    def __init__(self, state: Path, mono: Callable[[], float], folder: Path = FOLDER) -> None:
        self._path = folder / REFUSED
        self._notice = state / NOTICE
        self._mono = mono
        self._seen: tuple[int, int] | None = None
        self._told_until = self._again_at = -1.0
        self.problems: tuple[Problem, ...] = ()

    def look(self) -> tuple[Problem, ...]:
        """What is wrong now."""
        try:
            facts = self._path.stat()
            version = facts.st_ino, facts.st_mtime_ns
        except OSError:
            version = None
        if version != self._seen:
            self._seen, self.problems = version, ()
            row = take(str(self._path)) if version else {}
            if row.get("version") == VERSION:
                with suppress(KeyError, TypeError, ValueError, AttributeError):
                    self.problems = tuple(_problem(one) for one in row["problems"][:MOST])
                    self._told_until = float(row["mono_s"]) + TOLD_S
        return self.problems

    def follow(self, board: Board, *, is_free: bool) -> None:
        """Keep it on the board's edge. Args: is_free: Nobody else has something to say there."""
        mono = self._mono()
        if not self.look() or not is_free or not self._again_at <= mono < self._told_until:
            return
        self._again_at = mono + AGAIN_S
        first = self.problems[0]
        code = "card-key" if first.code == "card-root-wrong" else "card-line" if first.place.line else "card-wrong"
        texts = lengths(code, {"line": first.place.line}, board.language)
        seconds = min(STANDS_S, self._told_until - mono)
        with suppress(OSError):
            write_whole(self._notice, json.dumps({"texts": texts, "seconds": seconds}, ensure_ascii=False).encode())


def _problem(row: Any) -> Problem:
    """Raises `KeyError`, `TypeError`, `ValueError` or `AttributeError` where it is none."""
    if row["code"] not in catalogue() or row["severity"] not in ("error", "warning", "info"):
        raise ValueError("no problem")
    place = row["place"]
    values = {name: _value(value) for name, value in row["values"].items()}
    return Problem(
        severity=row["severity"],
        code=row["code"],
        place=Place(file=os.path.basename(str(place["file"])), line=int(place["line"]), column=int(place["column"])),
        values=values,
    )


def _value(value: Any) -> str | int:
    if isinstance(value, dict):
        return Word(value["word"])
    return value if isinstance(value, int) else str(value)
