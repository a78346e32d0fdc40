"""What boards wrote into journals that this machine has received: read by systemd's own `journalctl`, file by file.

1. A file that is torn, not readable or no journal costs what it holds, is told, and stops nothing else.
2. Of a file only lines since a moment are read. One that nothing was written to since then gives its last line, so
   that it is known since when that board is silent.
3. Files come in the order in which they were written last: a later line about a board is a newer one.
4. What was in a file had arrived when the file was written last. Nobody knows more: a journal keeps the sender's times.
"""

import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import IO

from ledplayer.core.names import shown
from ledplayer.errors import Place, Problem
from ledplayer.language import reason
from ledplayer.status.boards.export import TornError, entries
from ledplayer.status.boards.heard import FIELDS, IDENTIFIER, PICTURES, Heard, heard

#: Of one file: a thousand boards in two days.
MOST_LINES = 2_000_000
#: As a rotated one is called: `remote-…@….journal`; `…~` was not closed well.
_ENDINGS = (".journal", ".journal~")
_MOST_COMPLAINT = 300


class Journals:
    """Reads journals, once; `problems` afterwards.

    Attributes:
        files: Journals that were found.
        problems: What could not be read, or not to its end.
    """

    def __init__(self, places: Iterable[Path], *, since_ms: int, pictures: bool) -> None:
        """Args:
        places: Folders of journals, journals, and files in the export format.
        since_ms: Milliseconds from the epoch.
        pictures: Whether pictures are wanted.
        """
        self.files = 0
        self.problems: list[Problem] = []
        self._places = tuple(places)
        self._since_ms = since_ms
        self._wanted: Mapping[str, int] = {**FIELDS, **PICTURES} if pictures else FIELDS

    def heard(self) -> Iterator[Heard]:
        """Each line of a board."""
        found = []
        for place in self._places:
            try:
                found += list(_files(place))
            except OSError as error:
                self._tell("boards-journal-unreadable", place, why=reason(error))
        self.files = len(found)
        for written_ms, path in sorted(found):
            try:
                yield from _last_marked(self._of(path, written_ms))
            except OSError as error:
                self._tell("boards-journal-unreadable", path, why=reason(error))

    def _of(self, path: Path, written_ms: int) -> Iterator[Heard]:
        if not path.name.endswith(_ENDINGS):
            with path.open("rb") as file:
                yield from self._lines(file, path, 0)
            return
        is_over = "@" in path.name or path.name.endswith("~")
        if written_ms < self._since_ms and is_over:
            return
        path.open("rb").close()  # journalctl's own words on permission are many
        only = ("--lines=1",) if written_ms < self._since_ms else (f"--since=@{self._since_ms // 1000}",)
        with tempfile.TemporaryFile() as complaints:
            try:
                process = subprocess.Popen(self._command(path, only), stdout=subprocess.PIPE, stderr=complaints)
            except FileNotFoundError:
                if not any(problem.code == "boards-no-journalctl" for problem in self.problems):
                    self._tell("boards-no-journalctl", path)
                return
            assert process.stdout
            with process, process.stdout as stream:
                try:
                    yield from self._lines(stream, path, written_ms)
                    is_whole = not stream.read(1)
                except BaseException:
                    process.kill()  # nobody wants the rest
                    raise
                if not is_whole:
                    process.kill()
            complaints.seek(0)
            said = complaints.read(4 * _MOST_COMPLAINT).decode(errors="replace").strip()
            if said and not _is_idle(said):
                self._tell("boards-journal-broken", path, why=shown(said.splitlines()[0][:_MOST_COMPLAINT]))
            elif is_whole and process.returncode < 0:
                self._tell("boards-journal-broken", path, why=f"journalctl: {process.returncode}")

    def _lines(self, stream: IO[bytes], path: Path, written_ms: int) -> Iterator[Heard]:
        count = 0
        try:
            for fields in entries(stream, self._wanted):
                count += 1
                if count > MOST_LINES:
                    self._tell("boards-journal-long", path, lines=MOST_LINES)
                    return
                line = heard(fields, written_ms)
                if line and (line.at_ms >= self._since_ms or written_ms):
                    yield line
        except TornError:
            self._tell("boards-journal-torn", path)

    def _command(self, path: Path, only: Iterable[str]) -> list[str]:
        fields = ",".join(name for name in self._wanted if not name.startswith("__"))
        return [
            *("journalctl", f"--file={path}", "--output=export", f"--output-fields={fields}", "--no-pager", "--quiet"),
            *only,
            f"SYSLOG_IDENTIFIER={IDENTIFIER.decode()}",
        ]

    def _tell(self, code: str, path: Path, **values: str | int) -> None:
        name = shown(str(path))
        place = Place(file=name)
        self.problems.append(Problem(severity="warning", code=code, place=place, values={"file": name, **values}))


def _last_marked(lines: Iterator[Heard]) -> Iterator[Heard]:
    """The same lines; the last one says so."""
    before: Heard | None = None
    for line in lines:
        if before:
            yield before
        before = line
    if before:
        yield replace(before, is_last=True)


def _files(place: Path) -> Iterator[tuple[int, Path]]:
    """The journals of a folder and of the folders in it, as systemd looks for them, else the file itself; each with
    when it was written last, milliseconds from the epoch."""
    if not place.is_dir():
        yield place.stat().st_mtime_ns // 1_000_000, place
        return
    for folder in (place, *(one for one in place.iterdir() if one.is_dir())):
        for path in folder.iterdir():
            if path.name.endswith(_ENDINGS):
                with suppress(FileNotFoundError):  # just rotated away
                    yield path.stat().st_mtime_ns // 1_000_000, path


def _is_idle(said: str) -> bool:
    """Whether journalctl only tells that there is nothing."""
    return bool(re.fullmatch(r"(-- No entries --|\s)*", said))
