"""The log's files: `PART.log` and its older ones `PART.log.1` …, in time's order, and several together by time.

1. A file of any size and any bytes is read in lines of bounded length; what is no line of a log is passed over.
2. Each file is in the order in which it was written; a clock that stepped back in it changes nothing of that.
"""

import heapq
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from ledplayer.core.names import shown
from ledplayer.errors import Place, Problem
from ledplayer.language import reason
from ledplayer.status.diary.entry import MOST_LETTERS, MOST_MORE, Entry, read_line

#: The folder of a state folder or store in which they lie (`log.begin`).
FOLDER = "log"
_NAME = re.compile(r"(?P<part>.+\.log)(?:\.(?P<age>\d{1,3}))?")


class Files:
    """Reads files, once; `problems` afterwards."""

    def __init__(self, places: Iterable[Path]) -> None:
        """Args: places: Files, and folders of them: a state folder, a store, a folder that was copied."""
        self.problems: list[Problem] = []
        self._places = tuple(places)

    def entries(self) -> Iterator[Entry]:
        """Every line of all of them."""
        streams: dict[str, list[Path]] = {}
        for place in self._places:
            try:
                for path in _of(place):
                    found = _NAME.fullmatch(path.name)
                    streams.setdefault(str(path.parent / found["part"] if found else path), []).append(path)
            except OSError as error:
                self._tell(place, error)
        each = [self._stream(sorted(set(paths), key=_age, reverse=True)) for _, paths in sorted(streams.items())]
        yield from heapq.merge(*each, key=lambda entry: entry.at)

    def _stream(self, paths: Iterable[Path]) -> Iterator[Entry]:
        for path in paths:
            try:
                yield from _entries(path)
            except OSError as error:
                self._tell(path, error)

    def _tell(self, path: Path, error: OSError) -> None:
        name = shown(str(path))
        values = {"file": name, "why": reason(error)}
        self.problems.append(Problem(severity="warning", code="log-unreadable", place=Place(file=name), values=values))


def has_files(place: Path) -> bool:
    """Whether a state folder or store has a log in files."""
    with suppress(OSError):
        return next(_of(place), None) is not None
    return False


def _of(place: Path) -> Iterator[Path]:
    """The files of a place. Raises `OSError`."""
    if not place.is_dir():
        place.stat()
        yield place
        return
    below = place / FOLDER
    for path in (below if below.is_dir() else place).iterdir():
        if _NAME.fullmatch(path.name) and path.is_file():
            yield path


def _age(path: Path) -> int:
    found = _NAME.fullmatch(path.name)
    return int(found["age"] or 0) if found else 0


def _entries(path: Path) -> Iterator[Entry]:
    """The lines of one file, each with its traceback. Raises `OSError`."""
    entry: Entry | None = None
    more: list[str] = []
    with path.open("rb") as file:
        while data := file.readline(MOST_LETTERS):
            line = data.decode("utf-8", "backslashreplace").rstrip("\r\n")
            found = read_line(line)
            if found is None:
                if entry is not None and line.startswith("    ") and len(more) < MOST_MORE:
                    more.append(shown(line))
                continue
            if entry is not None:
                yield replace(entry, more=tuple(more))
            entry, more = found, []
    if entry is not None:
        yield replace(entry, more=tuple(more))
