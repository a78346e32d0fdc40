"""Files that failed while they played, by hash, and how often.

failed.json    those that the player gave up; intake leaves them out of its plans
altered.json   objects of releases that were not what was signed; intake takes them in anew
"""

import json
from pathlib import Path

from ledplayer.files import write_whole
from ledplayer.language import reason
from ledplayer.log import note

FAILED, ALTERED = "failed.json", "altered.json"
#: More are not remembered; the oldest go first.
MOST = 1000


class Failed:
    """The player's own list, kept in its state folder."""

    def __init__(self, state: Path, name: str = FAILED) -> None:
        self._path = state / name
        self._counts = read_failed(self._path)

    def suspect(self, sha256: str) -> None:
        """Count a file that may be to blame for something, once: it is never left out for good because of that."""
        if sha256 not in self._counts:
            self.note(sha256)

    def note(self, sha256: str) -> None:
        """Count one more failure of a file. A disk that refuses costs only the memory of it."""
        count = self._counts.pop(sha256, 0)
        self._counts[sha256] = count + 1
        while len(self._counts) > MOST:
            del self._counts[next(iter(self._counts))]
        try:
            write_whole(self._path, json.dumps(self._counts, indent=1).encode())
        except OSError as error:
            note("memory-not-written", file=self._path.name, why=reason(error))


def read_failed(path: Path) -> dict[str, int]:
    """Failures by hash, oldest first; empty where the file is missing or torn."""
    try:
        raw = json.loads(path.read_bytes())
        return {str(name): int(count) for name, count in raw.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}
