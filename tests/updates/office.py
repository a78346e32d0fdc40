"""An office for tests: a content folder, a site, and boards that read what was published back as a folder."""

import hashlib
import os
import time
from datetime import UTC, date, datetime
from pathlib import Path

from PIL import Image

from ledplayer import config
from ledplayer.core.manifest import Manifest
from ledplayer.core.model import Board
from ledplayer.core.plan import plan_day
from ledplayer.intake.content import read_content
from ledplayer.makers.studio import Studio
from ledplayer.updates.key_folder import KeyFolder
from ledplayer.updates.prepare import Prepared, prepare
from ledplayer.updates.publish import carry_out, opened
from ledplayer.updates.repository import Repository
from ledplayer.updates.webroot import WebRoot
from tests.updates.site import Reader, Site

#: 9/10/2023 17:05 in Viet Nam.
NOW = datetime(2023, 10, 9, 10, 5, tzinfo=UTC)
TODAY = date(2023, 10, 9)
BOARDS = """\
defaults: {time_zone: Asia/Ho_Chi_Minh, canvas: 192x96}
boards:
  b: {name: Bảng B, groups: [xa]}
  c: {name: Bảng C, groups: [huyen]}
"""


class Office(Site):
    """A site whose content lies in `content`."""

    def __init__(self, folder: Path, studio: Studio, before=lambda path: None) -> None:
        super().__init__(folder, before)
        self.now = NOW
        self.studio = studio
        self.folders = [folder / "content"]
        self.write("boards.yaml", BOARDS)

    def write(self, path: str, data: str | bytes) -> Path:
        file = self.folders[0] / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.encode() if isinstance(data, str) else data)
        return file

    def picture(self, path: str, colour: str = "red", size: tuple[int, int] = (64, 32)) -> Path:
        file = self.write(path, b"")
        Image.new("RGB", size, colour).save(file)
        return file

    def prepared(self, repository: Repository) -> Prepared:
        return prepare(self.folders, repository, self.studio)

    def act(self, *, strict: bool = False) -> Prepared:
        """Publish the content as it is now."""
        with opened(WebRoot(self.web, self.before), KeyFolder(self.keys), self.now, self.folders) as repository:
            prepared = self.prepared(repository)
            if not (strict and prepared.broken):
                carry_out(prepared, repository)
        return prepared

    def got(self, board: str = "b") -> Manifest:
        return Reader(self, board).read()

    def files(self, board: str = "b") -> list[str]:
        """Paths of what a board gets, the list of boards aside."""
        return sorted(path for one in self.got(board).sources for path in one.files if path != "boards.yaml")

    def read_back(self, board: str, folder: Path) -> list[Path]:
        """A board's release as content folders."""
        folders = []
        for source in self.got(board).sources:
            folders.append(folder / source.name)
            for path, file in source.files.items():
                data = (self.web / "objects" / file.sha256[:2] / file.sha256).read_bytes()
                assert (hashlib.sha256(data).hexdigest(), len(data)) == (file.sha256, file.size_bytes)
                place = folder / source.name / path
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(data)
        return folders


def shown(board: str, folders: list[Path], day: date, studio: Studio) -> list[object]:
    """Everything that a plan of a day says, but where the files lie."""
    lists, _ = config.read_lists(folders)
    one = next(line[board] for line in lists if board in line) if lists else Board(id=board)
    content, _ = read_content(one, folders, studio)
    zone, _ = config.zone_of(one)
    pieces, segments = plan_day(content, one, day, zone)
    said = [
        {name: getattr(piece, name) for name in piece.__slots__ if name not in ("path", "source")} for piece in pieces
    ]
    return [*said, *segments]


def wait_for_another_ctime() -> None:
    """Times of files that were written one after the other may be equal."""
    then = time.time_ns()
    while time.time_ns() - then < 20_000_000:
        os.sched_yield()
