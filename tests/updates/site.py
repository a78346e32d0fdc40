"""A site for tests: keys, a web root, boards' manifests, and a reader that is TUF itself."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ledplayer.core import manifest as manifest_file
from ledplayer.core.manifest import File, Manifest, Origin
from ledplayer.updates import trust
from ledplayer.updates.key_folder import KeyFolder
from ledplayer.updates.keys import new_key
from ledplayer.updates.proof import Proof
from ledplayer.updates.repository import Repository
from ledplayer.updates.webroot import WebRoot

NOW = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)


class Reader:
    """A board that reads a web root as it lies there; it remembers what it learnt, and counts bytes."""

    def __init__(self, site: "Site", board: str, root: bytes = b"") -> None:
        self.site = site
        self.board = board
        self.root = root or site.root()
        self.known = Proof()
        self.bytes = 0
        self.names: list[str] = []

    def fetch(self, name: str, most_bytes: int) -> bytes:
        path = self.site.web / name
        if not path.is_file():
            raise LookupError(name)
        data = path.read_bytes()[:most_bytes]
        self.bytes += len(data)
        self.names.append(name)
        return data

    def read(self, now: datetime | None = None) -> Manifest:
        """The board's newest manifest, by TUF."""
        self.bytes, self.names = 0, []
        found = trust.newest(root=self.root, known=self.known, fetch=self.fetch, board=self.board, now=now)
        self.known, self.version = found.proof, found.version
        data = self.fetch(found.path, found.size_bytes)
        assert hashlib.sha256(data).hexdigest() == found.sha256
        return manifest_file.decode(data)


class Site:
    """Args: before: Told of every file before it is put in place."""

    def __init__(self, folder: Path, before: Callable[[Path], None] = lambda path: None) -> None:
        self.web, self.keys, self.stick = folder / "web", folder / "keys", folder / "stick"
        self.before = before
        self.now = NOW

    def begin(self) -> "Site":
        self.root_key = new_key()
        self.open(load=False).begin(self.root_key)
        return self

    def open(self, *, load: bool = True) -> Repository:
        web = WebRoot(self.web, before=self.before)
        with web.claimed():
            pass
        repository = Repository(web, KeyFolder(self.keys), self.now)
        if load:
            repository.load()
        return repository

    def root(self) -> bytes:
        return (self.keys / "1.root.json").read_bytes()

    def publish(self, *manifests: Manifest, hours: float = 1, only: bool = False) -> Repository:
        """Publish some boards' manifests; the others stay, unless it is `only` these."""
        self.now += timedelta(hours=hours)
        repository = self.open()
        new = {one.board: one for one in manifests}
        kept = {} if only else {board: repository.manifest(board) for board in repository.boards if board not in new}
        repository.publish(new, kept)
        return repository

    def reader(self, board: str = "b1") -> Reader:
        return Reader(self, board)

    def names(self, folder: str = "metadata") -> list[str]:
        return sorted(path.name for path in (self.web / folder).iterdir())


def manifest(board: str, *texts: str, at: datetime = NOW) -> Manifest:
    """A board's release, a file for each text."""
    files = {f"media/{text}.png": file_of(text) for text in texts}
    return Manifest(board=board, released_at=at, sources=(Origin(name="content", files=files),) if texts else ())


def file_of(text: str) -> File:
    return File(sha256=hashlib.sha256(text.encode()).hexdigest(), size_bytes=len(text.encode()))
