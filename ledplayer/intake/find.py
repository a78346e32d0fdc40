"""Where in a source campaigns lie, from names alone (rules W1–W5 of the playlist language).

1. `playlists/*.yaml`; what they name lies under `media/`.
2. A folder at any depth under `media/` with `lich.yaml` or `schedule.yaml` in it; two of them are an error.
3. A folder or file whose name begins with two dates, outside other campaigns (a folder also inside them).
4. A source that is a bare folder of pictures, without any of the above, plays all it holds.
5. Drafts, by their name, are passed over, and everything below a folder that is one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from ledplayer.core.dated_name import dated
from ledplayer.core.names import fold, is_draft_name
from ledplayer.errors import Place, Problem
from ledplayer.intake.endings import is_media, playlist_stem
from ledplayer.intake.scan import MEDIA, PLAYLISTS, Seen

BOARDS = frozenset({"boards.yaml", "boards.yml", "boards.yaml.txt"})
FOLDER_PLAYLISTS = frozenset({"lich", "schedule"})

FoundKind = Literal["playlist", "folder", "dated folder", "dated file", "bare"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One campaign that the names promise.

    Attributes:
        path: Path inside the source: of the playlist, or of the folder or file that plays without one.
        folder: Folder inside the source's media that its paths start from.
        rivals: Further playlists of the same folder.
    """

    kind: FoundKind
    path: str
    folder: str = ""
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finds:
    """What the names of a source say.

    Attributes:
        media: What stands before a media path inside the source: `media/`, or "" where the source is its own media.
        boards: Path of the list of boards; "" is none.
        own: Folders inside the media that are campaigns of their own, broken ones and drafts too: never a part of
            another.
    """

    media: str = ""
    boards: str = ""
    found: tuple[Found, ...] = ()
    own: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()

    def media_files(self, files: Mapping[str, Seen]) -> dict[str, Seen]:
        """The files that items may name, by their path inside the media."""
        return {
            path.removeprefix(self.media): seen
            for path, seen in files.items()
            if path.startswith(self.media) and path != self.boards
        }


def find(files: Mapping[str, Seen], folders: frozenset[str]) -> Finds:
    """Find the campaigns of a source among the paths of its files and folders."""
    ordered = PLAYLISTS in folders or MEDIA in folders
    boards = next((path for path in sorted(files) if path.lower() in BOARDS), "")
    finds = Finds(media=f"{MEDIA}/" if ordered else "", boards=boards)
    below = sorted(finds.media_files(files))
    inside = sorted({path.removeprefix(finds.media) for path in folders if path.startswith(finds.media)} - {""})
    search = _Search(finds.media)
    search.playlists(sorted(files))
    search.folders(below, inside)
    if not ordered and not boards and not search.found and not search.asked and below:
        search.found.append(Found(kind="bare", path="."))
    return Finds(
        media=finds.media,
        boards=boards,
        found=tuple(search.found),
        own=frozenset(search.own),
        problems=tuple(search.problems),
    )


class _Search:
    """What was found so far; `asked`: some name shows that this is no bare folder of pictures."""

    def __init__(self, media: str) -> None:
        self.media = media
        self.found: list[Found] = []
        self.drafts: set[str] = set()
        self.own: set[str] = set()
        self.problems: list[Problem] = []
        self.asked = False

    def playlists(self, paths: list[str]) -> None:
        """W1: the files directly in `playlists/`."""
        for path in paths:
            folder, _, rest = path.partition("/")
            if folder != PLAYLISTS or playlist_stem(rest.rpartition("/")[2]) is None:
                continue
            if "/" in rest:
                self.tell("playlist-too-deep", path)
            elif is_draft_name(rest):
                self.tell("draft-name", path)
            else:
                self.found.append(Found(kind="playlist", path=path))

    def folders(self, paths: list[str], folders: list[str]) -> None:
        """W2, W3, W5: what plays by the names below the media folder."""
        self.drafts = {folder for folder in folders if is_draft_name(_name(folder))}
        for folder in sorted(self.drafts):
            self.tell("draft-name", self.media + folder)
        campaigns = self.with_playlist(paths)
        self.own = campaigns | self.drafts
        for folder in folders:
            if dated(_name(folder)) is not None:
                self.asked = True
                if folder not in campaigns and not self.is_draft(folder):
                    self.found.append(Found(kind="dated folder", path=self.media + folder, folder=folder))
                    self.own.add(folder)
        for path in paths:
            if dated(_name(path)) is None or not is_media(path):
                continue
            self.asked = True
            if self.own.isdisjoint(_above(path)) and not self.is_draft(path):
                folder = path.rpartition("/")[0]
                self.found.append(Found(kind="dated file", path=self.media + path, folder=folder))

    def with_playlist(self, paths: list[str]) -> set[str]:
        """W2: folders with a playlist in them, drafts included."""
        playlists: dict[str, list[str]] = {}
        for path in paths:
            folder, _, name = path.rpartition("/")
            stem = playlist_stem(name)
            if stem is None:
                continue
            if fold(stem) in FOLDER_PLAYLISTS:
                self.asked = True
                playlists.setdefault(folder, []).append(self.media + path)
            elif not name.lower().endswith(".txt") or name.lower().endswith((".yaml.txt", ".yml.txt")):
                self.asked = True
                self.tell("draft-name" if is_draft_name(name) else "playlist-not-read", self.media + path)
        for folder, (first, *others) in sorted(playlists.items()):
            if self.is_draft(folder):
                continue
            self.found.append(Found(kind="folder", path=first, folder=folder, rivals=tuple(others)))
        return set(playlists)

    def is_draft(self, path: str) -> bool:
        """Whether a path is a draft by its own name or lies below a folder that is one."""
        return is_draft_name(_name(path)) or not self.drafts.isdisjoint(_above(path))

    def tell(self, code: str, path: str) -> None:
        """Note what was passed over."""
        self.problems.append(Problem(severity="info", code=code, place=Place(file=path), values={"name": path}))


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _above(path: str) -> Iterator[str]:
    """The folders above a path, the media folder itself ("") included."""
    while path:
        path = path.rpartition("/")[0]
        yield path
