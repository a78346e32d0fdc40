"""`broken.json`: the objects of the store that are not what their names say, for the puller to fetch again.

{"objects": [hash, …]}   written whole, and only when it changes
"""

import json
from collections.abc import Iterable
from pathlib import Path

from ledplayer.files import write_whole
from ledplayer.language import reason
from ledplayer.log import note

BROKEN = "broken.json"


class Broken:
    """The file in one state folder.

    Attributes:
        said: What it says.
    """

    def __init__(self, state: Path) -> None:
        self._path = state / BROKEN
        self.said = _read(self._path)

    def tell(self, hashes: Iterable[str]) -> None:
        """Say which objects are broken now. A disk that refuses is asked again at the next time."""
        broken = set(hashes)
        if broken == self.said:
            return
        try:
            write_whole(self._path, json.dumps({"objects": sorted(broken)}).encode())
            self.said = broken
        except OSError as error:
            note("memory-not-written", file=BROKEN, why=reason(error))


def _read(path: Path) -> set[str]:
    """What was written down before a restart."""
    try:
        return set(map(str, json.loads(path.read_bytes())["objects"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return set()
