"""Which releases were proven, over restarts: none is proven twice, and none older than what was used comes back.

It lies in the player's state, where nobody else writes, and counts for one root of trust and one board. A root that
does not read now proves nothing new and takes nothing back.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ledplayer.files import write_whole
from ledplayer.intake.pointing import Pointing
from ledplayer.intake.proving import Denied, Proven
from ledplayer.intake.release import Named
from ledplayer.language import reason
from ledplayer.log import note

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
        newest: The newest signing that was ever used; None before the first.
        used: The release that was used last.
    """

    def __init__(self, path: Path, root: Path, board: str) -> None:
        self.newest: Proven | None = None
        self.used: Named | None = None
        self._path = path
        self._rows: dict[Named, Used] = {}
        self._root, self._board = _hash(root), board
        try:
            self._take(json.loads(path.read_bytes()))
        except FileNotFoundError:
            pass
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            note("memory-not-read", file=str(path), why=str(error))

    def get(self, named: Named) -> Proven | None:
        """What was proven of a release."""
        row = self._rows.get(named)
        return row.proven if row else None

    def was_used(self, named: Named) -> bool:
        """Whether it was used before, whatever proved it then: it is signed anew each day."""
        return any(row.is_used for one, row in self._rows.items() if one.manifest == named.manifest)

    def too_old(self, named: Named, pointing: Pointing) -> Denied | None:
        """Why a proven release is not to be used, where it was signed before what was used; None where it may be.

        The way back from the newest one, when the player has refused it, leads to one that was used, and whose keys
        still count.
        """
        proven, newest = self._rows[named].proven, self.newest
        if newest is None or not proven.is_older(newest):
            return None
        is_way_back = pointing.is_former(named) and pointing.verdict.refuses(newest.named.manifest)
        if is_way_back and self.was_used(named) and not proven.is_void(newest):
            return None
        why = f"{proven.root}.{proven.version} < {newest.root}.{newest.version}"
        return Denied(named=named, code="release-older", why=why)

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
        self.used = named
        if self.newest is None or not proven.is_older(self.newest):
            self.newest = proven
        raw = {
            "version": VERSION,
            "root": self._root,
            "board": self._board,
            "newest": self.newest.version,
            "by": _row(self.newest),
            "used": [named.manifest, named.proof],
            "proven": [_row(row.proven) for row in self._rows.values() if row.is_used],
        }
        try:
            write_whole(self._path, json.dumps(raw, separators=(",", ":")).encode())
        except OSError as error:
            note("memory-not-written", file=self._path.name, why=reason(error))

    def _take(self, raw: dict[str, Any]) -> None:
        self._root = self._root or str(raw["root"])
        if (raw["version"], raw["root"], raw["board"]) != (VERSION, self._root, self._board):
            return  # another office's key, or another board: what was proven then is not proven now
        for proven in map(_proven, raw["proven"]):
            self._rows[proven.named] = Used(proven=proven, is_used=True)
        manifest, proof = raw["used"]
        used = Named(manifest=str(manifest), proof=str(proof))
        self.used = used if used in self._rows else None
        known = (row.proven for row in self._rows.values() if row.proven.version == int(raw["newest"]))
        before_keys = next(known, Proven(named=used, version=int(raw["newest"])))  # it was the version alone
        self.newest = _proven(raw["by"]) if "by" in raw else before_keys


def _row(proven: Proven) -> list[Any]:
    named = proven.named
    return [named.manifest, named.proof, proven.version, proven.signed_ms, proven.root, proven.by, proven.keys]


def _proven(row: list[Any]) -> Proven:
    manifest, proof, version, signed_ms, *whose = row
    root, by, keys = whose or (0, (), ())
    return Proven(
        named=Named(manifest=str(manifest), proof=str(proof)),
        version=int(version),
        signed_ms=int(signed_ms),
        root=int(root),
        by=tuple(map(str, by)),
        keys=tuple(map(str, keys)),
    )


def _hash(root: Path) -> str:
    try:
        return hashlib.sha256(root.read_bytes()).hexdigest()
    except OSError:
        return ""
