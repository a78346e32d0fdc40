"""The log in systemd's journal: this machine's, or copied and received journals."""

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ledplayer.core.names import shown
from ledplayer.errors import Place, Problem
from ledplayer.status.boards.export import TornError, entries
from ledplayer.status.diary.entry import MOST_LETTERS, Entry, read_fields

_FIELDS = {
    "__REALTIME_TIMESTAMP": 20,
    "PRIORITY": 1,
    "MESSAGE": 4 * MOST_LETTERS,
    "LEDPLAYER_EVENT": 5,
    "LEDPLAYER_BOARD": 400,
}
_MOST_COMPLAINT = 300


class Journal:
    """Reads a journal, once; `problems` afterwards."""

    def __init__(self, place: Path | None, since_s: float | None) -> None:
        """Args: place: A folder of journals, or one; None is this machine's. since_s: Seconds from the epoch."""
        self.problems: list[Problem] = []
        self._place = place
        self._since_s = since_s

    def entries(self) -> Iterator[Entry]:
        """Every line of ours, in time's order."""
        with tempfile.TemporaryFile() as complaints:
            try:
                process = subprocess.Popen(self._command(), stdout=subprocess.PIPE, stderr=complaints)
            except FileNotFoundError:
                self._tell("boards-no-journalctl")
                return
            assert process.stdout
            with process, process.stdout as stream:
                try:
                    for fields in entries(stream, _FIELDS):
                        entry = read_fields(fields)
                        if entry:
                            yield entry
                except TornError:
                    self._tell("boards-journal-torn")
                finally:
                    process.kill()
            complaints.seek(0)
            said = complaints.read(4 * _MOST_COMPLAINT).decode(errors="replace").strip()
            if said and "No entries" not in said:
                self._tell("boards-journal-broken", why=shown(said.splitlines()[0][:_MOST_COMPLAINT]))

    def _command(self) -> list[str]:
        fields = ",".join(name for name in _FIELDS if not name.startswith("__"))
        words = ["journalctl", "--output=export", f"--output-fields={fields}", "--no-pager", "--quiet"]
        if self._place is not None:
            words.append(f"--directory={self._place}" if self._place.is_dir() else f"--file={self._place}")
        else:
            words.append("--namespace=*")  # of its own, where the log is sent to the office
        if self._since_s is not None:
            words.append(f"--since=@{int(self._since_s)}")
        return [*words, "SYSLOG_IDENTIFIER=ledplayer"]

    def _tell(self, code: str, **values: str | int) -> None:
        name = shown(str(self._place or "journalctl"))
        place = Place(file=name)
        self.problems.append(Problem(severity="warning", code=code, place=place, values={"file": name, **values}))
