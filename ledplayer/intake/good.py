"""The last good text of every playlist, by source and path, over restarts (S4, S5).

One file each: a JSON head on the first line, then the text as it was read. A playlist that is gone is forgotten: one of
the same name that comes later is a new campaign.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from ledplayer.core.lineup import SERVED
from ledplayer.files import write_whole
from ledplayer.language import reason
from ledplayer.log import note

MOST_BYTES = 600_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Good:
    """Attributes: data: The last text without errors. off: A later, broken one says `on_air: no`."""

    data: bytes
    off: bool = False


class LastGood:
    """Last good texts; without a folder they live as long as the process."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self._texts: dict[tuple[str, str], Good] = {}
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            for file in sorted(folder.iterdir()):
                self._load(file)

    def get(self, source: str, path: str) -> Good | None:
        """What was good last, if anything ever was."""
        return self._texts.get((source, path))

    def keep(self, source: str, path: str, good: Good) -> None:
        """Remember it; where the disk does not take it, for this run."""
        if self._texts.get((source, path)) == good:
            return
        self._texts[source, path] = good
        if self.folder is not None:
            head = json.dumps({"source": source, "path": path, "off": good.off}).encode()
            try:
                write_whole(self.folder / _name(source, path), head + b"\n" + good.data)
            except OSError as error:
                note("memory-not-written", file=str(self.folder), why=reason(error))

    def forget(self, source: str, path: str) -> None:
        """The playlist is gone."""
        if self._texts.pop((source, path), None) is not None and self.folder is not None:
            (self.folder / _name(source, path)).unlink(missing_ok=True)

    def paths(self, source: str) -> set[str]:
        """Playlists of a source of which a good text is known."""
        return {path for of, path in self._texts if of == source}

    def forget_others(self, sources: set[str]) -> None:
        """Forget what belongs to sources that are no longer in the board's file; the server's come and go otherwise."""
        for source, path in [key for key in self._texts if key[0] not in sources and not key[0].startswith(SERVED)]:
            self.forget(source, path)

    def _load(self, file: Path) -> None:
        try:
            if file.suffix == ".tmp" or file.stat().st_size > MOST_BYTES:
                file.unlink()
                return
            first, _, data = file.read_bytes().partition(b"\n")
            head = json.loads(first)
            source, path, off = str(head["source"]), str(head["path"]), bool(head["off"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            note("memory-not-read", file=str(file), why=str(error))
            return
        if file.name == _name(source, path):
            self._texts[source, path] = Good(data=data, off=off)


def _name(source: str, path: str) -> str:
    return hashlib.sha256(f"{source}\0{path}".encode("utf-8", "surrogateescape")).hexdigest()[:40]
