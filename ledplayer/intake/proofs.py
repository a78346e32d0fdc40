"""Which releases were proven, over restarts: none is proven twice, and none older than what was used comes back.

It lies in the player's state, where nobody else writes, and counts for one root of trust and one board. A root that
does not read now proves nothing new and takes nothing back.
"""

import hashlib
import json
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ledplayer.files import write_whole
from ledplayer.intake.proving import Proven
from ledplayer.intake.release import Named

logger = logging.getLogger(__name__)

VERSION = 1
#: More than a store holds.
MOST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """Attributes: is_used: Its content was once on air, or ready for it."""

    proven: Proven
    is_used: bool = False


class Proofs:
    """What is remembered of releases.

    Attributes:
        newest: Version of the newest signing that was ever used; 0 is none.
        used: The release that was used last.
    """

    def __init__(self, path: Path, root: Path, board: str) -> None:
        self.newest = 0
        self.used: Named | None = None
        self._path = path
        self._rows: dict[Named, Used] = {}
        self._root, self._board = _hash(root), board
        try:
            self._take(json.loads(path.read_bytes()))
        except FileNotFoundError:
            pass
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            logger.warning("%s: %s", path, error)

    def get(self, named: Named) -> Proven | None:
        """What was proven of a release."""
        row = self._rows.get(named)
        return row.proven if row else None

    def was_used(self, named: Named) -> bool:
        """Whether it was used before, whatever proved it then: it is signed anew each day."""
        return any(row.is_used for one, row in self._rows.items() if one.manifest == named.manifest)

    def learn(self, proven: Proven) -> None:
        """A release was proven; this lasts when it is used."""
        was_used = self.was_used(proven.named)
        for named in [one for one in self._rows if one.manifest == proven.named.manifest and one != self.used]:
            del self._rows[named]
        self._rows[proven.named] = Used(proven=proven, is_used=was_used)
        for named in list(self._rows)[:-MOST]:
            if named != self.used:
                del self._rows[named]

    def use(self, named: Named) -> None:
        """A release is used now. A disk that refuses costs only the memory of it."""
        proven = self._rows.pop(named).proven
        self._rows[named] = Used(proven=proven, is_used=True)
        self.used, self.newest = named, max(self.newest, proven.version)
        raw = {
            "version": VERSION,
            "root": self._root,
            "board": self._board,
            "newest": self.newest,
            "used": [named.manifest, named.proof],
            "proven": [
                [one.manifest, one.proof, row.proven.version, row.proven.signed_ms]
                for one, row in self._rows.items()
                if row.is_used
            ],
        }
        try:
            write_whole(self._path, json.dumps(raw, separators=(",", ":")).encode())
        except OSError as error:
            logger.warning("%s cannot be written: %s", self._path.name, error)

    def _take(self, raw: dict[str, Any]) -> None:
        self._root = self._root or str(raw["root"])
        if (raw["version"], raw["root"], raw["board"]) != (VERSION, self._root, self._board):
            return  # another office's key, or another board: what was proven then is not proven now
        for manifest, proof, version, signed_ms in raw["proven"]:
            named = Named(manifest=str(manifest), proof=str(proof))
            proven = Proven(named=named, version=int(version), signed_ms=int(signed_ms))
            self._rows[named] = Used(proven=proven, is_used=True)
        manifest, proof = raw["used"]
        used = Named(manifest=str(manifest), proof=str(proof))
        self.used, self.newest = (used if used in self._rows else None), int(raw["newest"])


def _hash(root: Path) -> str:
    try:
        return hashlib.sha256(root.read_bytes()).hexdigest()
    except OSError:
        return ""
