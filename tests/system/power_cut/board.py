"""A board: how it pulls into its store, and what it finds there.

1. Every object is what its name says.
2. The release that is to be on air is proven by what lies there, and whole but for what is needed on a later day.
3. So is the one before it, where it is named.
4. The newest trusted metadata is proven too, and no older than the release.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from ledplayer.core import manifest
from ledplayer.core.manifest import MOST_BYTES
from ledplayer.errors import ContentError, SurroundingsError
from ledplayer.updates import proof, pull, trust
from ledplayer.updates.disk import Disk
from ledplayer.updates.puller import Puller
from ledplayer.updates.stick import Stick
from ledplayer.updates.store import TRUSTED, Release, Store
from ledplayer.updates.trust import Signed
from tests.system.power_cut.office import BOARD


class BrokenError(Exception):
    """What a board must never find: the kind, then what it was this time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A board that reads a stick. `root`: What it trusts. `now`: Its clock."""

    stick: Path
    root: bytes
    now: datetime

    def pull(self, folder: Path, disk: Disk | None = None) -> None:
        """Bring the store in a folder up to what the stick has. Raises `BrokenError` where it cannot."""
        store = Store(folder, disk)
        try:
            store.open()
            pulled = pull.pull(store, Stick(self.stick), Puller(id=BOARD, root=self.root, now=self.now))
        except (ContentError, SurroundingsError) as error:
            raise BrokenError("a store that cannot be pulled into", repr(error)) from error
        finally:
            store.close()
        if pulled.left:
            raise BrokenError("a store that cannot be pulled into", repr(pulled.left))

    def on_air(self, folder: Path, *, is_done: bool) -> str:
        """Hash of the manifest of the release that a board is to play.

        Args:
            is_done: The pull came to its end, so what is needed on a later day is there too.

        Raises:
            BrokenError: Something is not as the rules say.
        """
        store = Store(folder)
        whole = {path.name for path in (folder / "objects").glob("*/*") if _is_whole(path)}
        current = store.current()
        if current is None:
            raise BrokenError("no release at all", "current.json is missing or torn")
        signed = self._proven(store, current.release, whole, is_done)
        if current.previous:
            self._proven(store, current.previous, whole, False)
        try:
            newest = _signed(self.root, (folder / TRUSTED).read_bytes())
        except (OSError, ValueError, ContentError) as error:
            raise BrokenError("no trusted metadata", repr(error)) from error
        if newest.version < signed.version:
            raise BrokenError("trusted metadata older than the release", f"{newest.version} < {signed.version}")
        return signed.sha256

    def _proven(self, store: Store, release: Release, whole: set[str], is_done: bool) -> Signed:
        try:
            signed = _signed(self.root, store.read(release.proof, proof.MOST_BYTES))
            files = manifest.decode(store.read(release.manifest, MOST_BYTES)).files
        except (OSError, ValueError, ContentError) as error:
            raise BrokenError("a release that is not proven", repr(error)) from error
        if signed.sha256 != release.manifest:
            raise BrokenError("a release that is not proven", release.manifest[:12])
        lost = {name for name, file in files.items() if is_done or not file.needed} - whole
        if lost:
            raise BrokenError("a release that is not whole", ", ".join(sorted(name[:12] for name in lost)))
        return signed


def _is_whole(path: Path) -> bool:
    with path.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() == path.name:
            return True
    raise BrokenError("an object that is not what its name says", f"{path.name[:12]}, {path.stat().st_size} bytes")


@lru_cache
def _signed(root: bytes, data: bytes) -> Signed:
    """What a proof in a file says, by TUF; the same bytes are asked once."""
    return trust.proven(root=root, proof=proof.decode(data), board=BOARD)
