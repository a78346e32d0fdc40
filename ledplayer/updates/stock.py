"""One folder of content, as what is published is taken out of it: its campaigns, and what of its files each needs.

Both the folder as it is and a folder as it was published are stocks; a board reads what it got in the same way.

1. A campaign needs its playlist, and of the media it names what can play; of a whole folder not what lies in folders
   that are campaigns of their own.
2. With a file that lies in a folder with a playlist goes that playlist, for it keeps the folder's other files from
   being played by other campaigns (W2).
3. With what is left of a dated folder go the playlists that name the rest of it, and one file of that rest: without it
   nobody would see that something was taken away.
4. With a playlist that only goes along goes the one that it is a copy of, and which keeps it from playing.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ledplayer.core.board_file import read_boards
from ledplayer.core.manifest import File, Origin
from ledplayer.core.model import Board, Campaign, Source
from ledplayer.core.roster import original_path
from ledplayer.core.shelf import shelf
from ledplayer.intake.campaigns import Playlists
from ledplayer.intake.find import Finds, find
from ledplayer.intake.good import LastGood
from ledplayer.intake.scan import Seen
from ledplayer.intake.wanted import Paths, names_path, wanted

#: Gives an object's bytes. Raises `LookupError`.
Read = Callable[[str], bytes]
#: Media and texts, by path.
Parts = tuple[Mapping[str, File], Mapping[str, File]]
#: Of a campaign: its name, and its files with what is in them.
Footprint = tuple[str, frozenset[tuple[str, str]]]


@dataclass(frozen=True, kw_only=True)
class Stock:
    """Content by paths.

    Attributes:
        name: Of the folder, as people know it.
        campaigns: Drafts, and those of other boards, included.
        boards: Of its list of boards.
        media: Paths inside the media of all files, those that cannot play included.
        playable: Contents of those that can, by path inside the media.
        text: Contents of a playlist or list of boards, by its path; raises `SurroundingsError`.
    """

    name: str
    finds: Finds
    campaigns: tuple[Campaign, ...]
    boards: Mapping[str, Board]
    media: Paths
    playable: Mapping[str, File]
    text: Callable[[str], File]
    _names: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def needed(self, campaign: Campaign, board: str) -> Parts:
        """What a board needs for a campaign, by path: its media, and texts."""
        names = [name for name in self.names(campaign, board) if name in self.playable]
        if campaign.whole_folder:
            names = [name for name in names if not self._lies_in_campaign(name, campaign.folder)]
        elif campaign.path == self.finds.media + campaign.folder:
            names += self._sign_of_rest(campaign, names)
        media = {self.finds.media + name: self.playable[name] for name in names}
        return media, {path: self.text(path) for path in sorted(self._texts(campaign, names))}

    def names(self, campaign: Campaign, board: str = "") -> list[str]:
        """The paths inside the media that a campaign names. Args: board: "" is any."""
        key = (campaign.path, board if self.asks_board(campaign) else "")
        if key not in self._names:
            self._names[key] = list(wanted([campaign], self.media, board))
        return self._names[key]

    def asks_board(self, campaign: Campaign) -> bool:
        """Whether what a campaign needs may depend on the board."""
        return any("<" in item.content for item in campaign.items)

    def _texts(self, campaign: Campaign, names: Iterable[str]) -> set[str]:
        found = set(self.playlists.get(campaign.path, ()))
        for folder in {above for name in names for above in _above(name)}:
            found |= set(self._inside.get(folder, ()))
        if campaign.path == self.finds.media + campaign.folder and not campaign.whole_folder:
            inside = self.media.below(campaign.folder)
            for other in self.campaigns:
                patterns = [names_path(item) for item in other.items]
                if any(pattern and pattern.fullmatch(path) for pattern in patterns for path in inside):
                    found |= set(self.playlists.get(other.path, ()))
        return found | {self._originals[path] for path in found if path in self._originals}

    def _sign_of_rest(self, campaign: Campaign, names: Collection[str]) -> list[str]:
        """The smallest file of a dated folder that another playlist names."""
        others = [name for name in self.media.below(campaign.folder) if name in self.playable and name not in names]
        return sorted(others, key=lambda name: (self.playable[name].size_bytes, name))[:1]

    @cached_property
    def playlists(self) -> Mapping[str, tuple[str, ...]]:
        """The files of each playlist, by its path: itself, and what rivals it."""
        texts = (found for found in self.finds.found if found.kind in ("playlist", "folder"))
        return {found.path: (found.path, *found.rivals) for found in texts}

    @cached_property
    def _originals(self) -> Mapping[str, str]:
        """The playlists that are copies by their names, and of what: without that they would play (rule 4)."""
        found = {campaign.path: original_path(campaign) for campaign in self.campaigns}
        return {path: of for path, of in found.items() if of != path and of in found and of in self.playlists}

    @cached_property
    def _inside(self) -> Mapping[str, tuple[str, ...]]:
        """The playlists inside the media, by folder."""
        return {found.folder: (found.path, *found.rivals) for found in self.finds.found if found.kind == "folder"}

    @cached_property
    def _own(self) -> frozenset[str]:
        return shelf(Source(id="", campaigns=self.campaigns, playlist_folders=self.finds.own)).campaigns

    def _lies_in_campaign(self, name: str, outer: str) -> bool:
        above = name.rpartition("/")[0]
        while above != outer and above:
            if above in self._own:
                return True
            above = above.rpartition("/")[0]
        return False


def published(origin: Origin, read: Read) -> Stock:
    """A folder as it was published. Raises `LookupError` where a text cannot be read any more."""
    files = {path: Seen(real=path, size_bytes=file.size_bytes, mtime_ns=0) for path, file in origin.files.items()}
    finds = find(files, _folders(origin.files))
    media = finds.media_files(files)
    texts = _Texts(origin, read)
    boards: Mapping[str, Board] = {}
    if finds.boards:
        boards, _ = read_boards(texts.read(finds.boards), file=finds.boards)
    playlists = Playlists(origin.name, LastGood())
    found = playlists.campaigns(finds, media, origin.name, texts, tuple(boards.values()))
    return Stock(
        name=origin.name,
        finds=finds,
        campaigns=found.campaigns,
        boards=boards,
        media=Paths(media),
        playable={name: origin.files[finds.media + name] for name in media},
        text=origin.files.__getitem__,
    )


class _Texts:
    """Playlists out of a release."""

    def __init__(self, origin: Origin, read: Read) -> None:
        self._origin = origin
        self._read = read

    def mark(self, path: str) -> object:
        return self._origin.files[path].sha256

    def read(self, path: str) -> bytes:
        return self._read(self._origin.files[path].sha256)


def _folders(paths: Iterable[str]) -> frozenset[str]:
    return frozenset(above for path in paths for above in _above(path) if above)


def _above(path: str) -> Iterable[str]:
    """The folders that a path lies in, the outermost ("") last."""
    while path:
        path = path.rpartition("/")[0]
        yield path
