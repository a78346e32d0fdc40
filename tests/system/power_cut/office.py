"""A site with one board: signed releases in a web root, as an office publishes them."""

import hashlib
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from ledplayer.core.manifest import File, Manifest, Origin
from ledplayer.updates.webroot import WebRoot
from tests.updates.site import Site

BOARD = "b1"

_STAYS_BYTES = 600_000
_FAR = timedelta(days=30)


class Office:
    """Publishes one release after the other, all with a film that stays."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        """`folder`: For its keys and its web root; made here."""
        folder.mkdir()
        self._site = Site(folder).begin()
        self._chance = chance
        self._stays = chance.randbytes(_STAYS_BYTES)

    @property
    def web(self) -> Path:
        """The web root; on a stick it looks the same."""
        return self._site.web

    @property
    def root(self) -> bytes:
        """What a board is installed with, to trust."""
        return self._site.root()

    @property
    def now(self) -> datetime:
        """When the newest release was published."""
        return self._site.now

    def publish(self, *sizes: int, later: int) -> str:
        """Publish new files of so many bytes, and one of `later` bytes that is needed on a later day.

        Returns:
            Hash of the release's manifest.
        """
        today = {f"media/{number}.bin": self._chance.randbytes(size) for number, size in enumerate(sizes)}
        files = dict(self._kept(today | {"media/stays.bin": self._stays}))
        files |= {
            path: File(sha256=file.sha256, size_bytes=file.size_bytes, needed=(self.now + _FAR).date())
            for path, file in self._kept({"media/later.bin": self._chance.randbytes(later)})
        }
        made = Manifest(board=BOARD, released_at=self.now, sources=(Origin(name="content", files=files),))
        sha256: str = self._site.publish(made).boards[BOARD].hashes["sha256"]
        return sha256

    def _kept(self, files: dict[str, bytes]) -> Iterator[tuple[str, File]]:
        for path, data in files.items():
            sha256 = hashlib.sha256(data).hexdigest()
            WebRoot(self.web).keep([data], sha256, len(data))
            yield path, File(sha256=sha256, size_bytes=len(data))
