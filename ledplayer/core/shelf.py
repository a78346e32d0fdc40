"""Which admitted files lie in a folder? A source's files, in natural order, and the folders that are campaigns."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ledplayer.core.model import Entry, Source
from ledplayer.core.names import natural_key
from ledplayer.core.roster import order_path

#: What plays out of a folder; other files are information (M4).
PLAYABLE = frozenset({"image", "video", "pdf"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The files of a source that may play.

    Attributes:
        entries: By path inside the source's media.
        folders: The same files by folder, in no order.
        names: The folders' names, sorted.
        campaigns: Folders that are campaigns of their own.
    """

    entries: Mapping[str, Entry]
    folders: Mapping[str, tuple[Entry, ...]]
    names: tuple[str, ...]
    campaigns: frozenset[str]


def shelf(source: Source, failed: frozenset[str] = frozenset()) -> Shelf:
    """The files of a source without those that the player gave up."""
    entries = {path: entry for path, entry in source.entries.items() if entry.sha256 not in failed}
    folders: dict[str, list[Entry]] = {}
    for path, entry in entries.items():
        folders.setdefault(path.rpartition("/")[0], []).append(entry)
    return Shelf(
        entries=entries,
        folders={name: tuple(inside) for name, inside in folders.items()},
        names=tuple(sorted(folders)),
        campaigns=source.playlist_folders
        | {
            campaign.folder
            for campaign in source.campaigns
            if campaign.whole_folder or order_path(campaign) != campaign.path
        },
    )


def in_folder(files: Shelf, folder: str) -> tuple[Entry, ...]:
    """What plays out of a folder, without its subfolders (M4)."""
    return _sorted(files.folders.get(folder.strip("/"), ()))


def below(files: Shelf, folder: str) -> tuple[Entry, ...]:
    """What plays out of a folder and its subfolders, save those that are campaigns (W2)."""
    start = f"{folder}/" if folder else ""
    found = list(files.folders.get(folder, ()))
    for place in range(bisect_left(files.names, start), len(files.names)):
        name = files.names[place]
        if not name.startswith(start):
            break
        if name != folder and not _in_campaign(files, name, folder):
            found += files.folders[name]
    return _sorted(found)


def _in_campaign(files: Shelf, name: str, folder: str) -> bool:
    """Whether a folder, or one between it and the outer one, is a campaign of its own."""
    while name != folder:
        if name in files.campaigns:
            return True
        name = name.rpartition("/")[0]
    return False


def _sorted(found: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(
        sorted((entry for entry in found if entry.kind in PLAYABLE), key=lambda entry: natural_key(entry.path))
    )
