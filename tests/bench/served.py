"""A site that a real nginx serves by the site file we ship, and a board that pulls from it over a wire that counts."""

import hashlib
import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from ledplayer.core.manifest import File, Manifest, Origin
from tests.bench.relay import Relay, relayed
from tests.bench.spent import Spent, spent
from tests.updates.nginx import Nginx, serving
from tests.updates.site import Site

BOARD = "xa-long-hau"
LEDPLAYER = Path(sys.executable).with_name("ledplayer")


@dataclass(frozen=True, kw_only=True)
class Served:
    """The site, its server, and the wire from the board to it."""

    folder: Path
    site: Site
    nginx: Nginx
    relay: Relay

    @property
    def words(self) -> list[str]:
        """The board's command line."""
        where = {name: str(self.folder / name) for name in ("store", "state")}
        return ["--board", str(self.folder / "board.yaml"), "--store", where["store"], "--state", where["state"]]

    def sync(self, *more: str, status: int = 0) -> Spent:
        """One `ledplayer sync` of the board, as a process."""
        return spent(LEDPLAYER, "sync", *self.words, *more, cwd=self.folder, status=status)

    def fetched(self, *more: str) -> int:
        """HTTP bytes of one such sync, both ways."""
        self.relay.count_anew()
        self.sync(*more)
        return self.relay.bytes

    def confirm(self) -> None:
        """The player finds the release good."""
        current = json.loads((self.folder / "store" / "current.json").read_bytes())
        said = {"manifest": current["manifest"], "verdict": "good", "why": "", "starts": 1}
        (self.folder / "state").mkdir(exist_ok=True)
        (self.folder / "state" / "verdict.json").write_text(json.dumps(said))

    def keep(self, data: bytes) -> File:
        """Put an object into the web root."""
        sha256 = hashlib.sha256(data).hexdigest()
        place = self.site.web / "objects" / sha256[:2] / sha256
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
        return File(sha256=sha256, size_bytes=len(data))

    def publish(self, files: Mapping[str, File], *others: Manifest) -> None:
        """A release of the board, and of others."""
        self.site.now = datetime.now(UTC)
        self.site.publish(release(BOARD, files), *others, hours=0)

    def asked(self) -> list[str]:
        """What was asked of the server so far, a line a request."""
        return [line.split('"')[1] for line in self.nginx.lines()]


def release(board: str, files: Mapping[str, File]) -> Manifest:
    """A board's release of one folder, made now."""
    now = datetime.now(UTC).replace(microsecond=0)
    return Manifest(board=board, released_at=now, sources=(Origin(name="Xã Long Hậu", files=files),))


@contextmanager
def served(work: Path) -> Iterator[Served]:
    """A site without a release; all of it is gone afterwards."""
    with TemporaryDirectory(dir=work, prefix="served-") as name:
        folder = Path(name)
        site = Site(folder)
        site.now = datetime.now(UTC)
        site.begin()
        (folder / "root.json").write_bytes(site.root())
        with serving(site.web, folder / "nginx") as nginx, relayed(urlsplit(nginx.url).port or 0) as relay:
            (folder / "board.yaml").write_text(f"id: {BOARD}\nserver: {relay.url}\n")
            yield Served(folder=folder, site=site, nginx=nginx, relay=relay)
