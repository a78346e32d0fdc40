"""What probing found out, by content hash: kept over restarts, so that the same bytes are probed once.

A file that crashed or hung its maker is tried once more; after the second time it is refused until its bytes change.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ledplayer import __version__
from ledplayer.core.model import MediaKind
from ledplayer.files import write_whole
from ledplayer.log import note

#: Changes whenever more can be played: what was refused before is tried again, as after an update of the package.
GATE = f"{__version__}+2"
MOST_TRIES = 2
#: What another try might change; all other refusals are the file's own fault.
ACCIDENTS = frozenset({"media-crashed", "media-hung", "maker-bug"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Facts of a playable file, as in `Entry`. `torn`: a film whose end is missing."""

    kind: MediaKind
    width: int = 0
    height: int = 0
    duration_ms: int = 0
    pages: int = 0
    torn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a file cannot play: a code of the catalogue and its values. `tries`: how often it came to this."""

    code: str
    values: Mapping[str, str | int] = field(default_factory=dict)
    tries: int = 1

    @property
    def final(self) -> bool:
        """Whether trying again is of no use."""
        return self.code not in ACCIDENTS or self.tries >= MOST_TRIES


class Facts:
    """All that is known about files; without a path it lives as long as the process."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self._known: dict[str, Fact | Refusal] = {}
        self._saved = True
        if path is not None and path.exists():
            try:
                self._known = _read(path.read_bytes())
            except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
                note("memory-not-read", file=str(path), why=str(error))

    def get(self, sha256: str) -> Fact | Refusal | None:
        """What is known about these bytes."""
        return self._known.get(sha256)

    def learn(self, sha256: str, fact: Fact | Refusal) -> None:
        """Remember what a probe said; an accident counts the earlier ones."""
        known = self._known.get(sha256)
        if isinstance(fact, Refusal) and isinstance(known, Refusal):
            fact = Refusal(code=fact.code, values=fact.values, tries=known.tries + 1)
        self._known[sha256] = fact
        self._saved = False

    def prune(self, keep: set[str]) -> None:
        """Forget the files that no source holds any more."""
        left = {sha256: fact for sha256, fact in self._known.items() if sha256 in keep}
        self._saved = self._saved and len(left) == len(self._known)
        self._known = left

    def save(self) -> None:
        """Write what was learnt since. Raises `OSError`."""
        if self._saved or self.path is None:
            return
        rows = {sha256: {type(fact).__name__: _row(fact)} for sha256, fact in self._known.items()}
        write_whole(self.path, json.dumps({"version": GATE, "files": rows}, ensure_ascii=False).encode())
        self._saved = True


def _row(fact: Fact | Refusal) -> dict[str, Any]:
    return {name: getattr(fact, name) for name in fact.__slots__}  # `asdict` copies, and there are thousands


def _read(data: bytes) -> dict[str, Fact | Refusal]:
    raw = json.loads(data)
    known: dict[str, Fact | Refusal] = {}
    for sha256, row in raw["files"].items():
        ((name, values),) = row.items()
        known[str(sha256)] = _KINDS[name](**values)
    if raw["version"] != GATE:  # a newer package may read what an older one could not
        known = {sha256: fact for sha256, fact in known.items() if isinstance(fact, Fact) and fact.kind != "pdf"}
    return known


_KINDS: Mapping[str, Any] = {"Fact": Fact, "Refusal": Refusal}
