"""A board with a store, for tests of pulling: it had one release, and the site has the next."""

import shutil
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from ledplayer.core.manifest import MOST_BYTES, decode
from ledplayer.updates.disk import Disk
from ledplayer.updates.download import Same
from ledplayer.updates.pull import pull
from ledplayer.updates.puller import Pulled, Puller
from ledplayer.updates.server import Limits, Server
from ledplayer.updates.store import Store
from ledplayer.updates.verify import verified
from ledplayer.updates.web import Web
from tests.updates.fake_site import BOARD, NOW, FakeSite, sha

#: For tests: a loaded machine answers within these, and no row waits long.
LIMITS = Limits(connect_s=2.0, answer_s=2.0, window_s=2.0, least_rate=10_000, tries=3, pause_s=0.0)
HASTY = Limits(connect_s=0.3, answer_s=0.3, window_s=0.2, least_rate=10_000, tries=1, pause_s=0.0)

PLAYLIST, STAYS, OLD_FILM = b"campaign: old\n", b"stays" * 9_000, b"an old film" * 10_000
NEW_PLAYLIST, NEW_FILM, NEW_SLIDE = b"campaign: new\n", b"a new film!" * 30_000, b"a new slide" * 900
OLD = {"playlists/a.yaml": PLAYLIST, "media/stays.jpg": STAYS, "media/film.mp4": OLD_FILM}
NEW = {
    "playlists/a.yaml": NEW_PLAYLIST,
    "media/stays.jpg": STAYS,
    "media/film.mp4": NEW_FILM,
    "media/slide.jpg": NEW_SLIDE,
}


class Unsynced(Disk):
    """Waits for nothing; what a power cut does is another test's."""

    def sync(self, path: Path) -> None:
        """Not at once."""

    def sync_folder(self, path: Path) -> None:
        """Not at once."""


@cache
def _started() -> tuple[FakeSite, Path]:
    """A site with the old release, and a store that has it."""
    from ledplayer.updates.stick import Stick

    site, folder = FakeSite(), Path(mkdtemp(prefix="ledplayer-test-"))
    site.release(OLD)
    site.write(folder / "stick")
    store = Store(folder / "store")
    store.open()
    pull(store, Stick(folder / "stick"), Puller(id=BOARD, root=site.first_root, now=NOW))
    store.close()
    shutil.rmtree(folder / "stick")
    return site, folder / "store"


@dataclass
class Case:
    """A board that has the old release, and a site that has published the new one."""

    folder: Path
    old_site: FakeSite = field(default_factory=lambda: _started()[0])
    site: FakeSite = field(init=False)
    store: Path = field(init=False)
    root: bytes = field(init=False)
    now: datetime | None = NOW
    limits: Limits = LIMITS
    rule: Any = None
    tls: Any = None
    certificates: str = ""
    knows_time: bool = True
    disk: Disk = field(default_factory=Unsynced)
    keys: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.site = self.old_site.copy()
        self.new = self.site.release(NEW)
        self.store = self.folder / "store"
        self.root = self.site.first_root
        shutil.copytree(_started()[1], self.store)
        self.old = self.on_air()

    def pull(self, server: Server, **keys: Any) -> Pulled:
        same: dict[str, Same] = {"same": keys.pop("same")} if "same" in keys else {}
        store = Store(self.store, self.disk)
        store.open()
        try:
            puller = Puller(**({"id": BOARD, "root": self.root, "now": self.now} | self.keys | keys))
            return pull(store, server, puller, **same)
        finally:
            store.close()

    def web(self, address: str) -> Web:
        return Web(address, limits=self.limits, certificates=self.certificates, knows_time=self.knows_time)

    def on_air(self) -> str:
        """The release that a board can play: proven as intake proves it, and whole."""
        current = Store(self.store).current()
        assert current
        (self.folder / "root.json").write_bytes(self.root)
        verified(self.store, self.folder / "root.json", BOARD, current.release.manifest, current.release.proof)
        for sha256, file in decode(Store(self.store).read(current.release.manifest, MOST_BYTES)).files.items():
            data = Store(self.store).place(sha256).read_bytes()
            assert (sha(data), len(data)) == (sha256, file.size_bytes)
        return current.release.manifest

    def leftovers(self) -> list[str]:
        """What is in the store and no part of the current or the previous release."""
        store = Store(self.store)
        current = store.current()
        assert current
        used = {"lock", "current.json", "trusted.json", "poll.json", "sync.log"}
        for release in (current.release, *([current.previous] if current.previous else [])):
            used |= {release.manifest, release.proof, *decode(store.read(release.manifest, MOST_BYTES)).files}
        return sorted(path.name for path in self.store.rglob("*") if not path.is_dir() and path.name not in used)
