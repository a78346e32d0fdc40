"""Which files a campaign needs, before anything is known about them but their paths."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ledplayer.core.model import Campaign, Item
from ledplayer.core.names import fold, natural_key
from ledplayer.core.placeholders import BUILT_IN
from ledplayer.intake.endings import is_media

_FILES = frozenset({"image", "video", "pdf", "text_file"})
_PLACEHOLDER = re.compile(r"<[^<>/]*>")
_LEVELS = ("urgent", "priority", "ordinary")


def names_path(item: Item, board: str = "") -> re.Pattern[str] | None:
    """What an item's path may be inside the media: a pattern for whole paths, or None for items without a file.

    A folder item names each file directly in the folder, and the folder itself with `/` behind it.

    Args:
        board: Id that `<board>` stands for; "" is any. Other placeholders may stand for anything.
    """
    if item.kind not in _FILES and item.kind != "folder":
        return None
    return _pattern(item.content.rstrip("/"), item.kind == "folder", board)


class Paths:
    """All paths inside a media folder, asked by folder."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._sorted = sorted(paths)
        self._known = frozenset(self._sorted)

    def __contains__(self, path: str) -> bool:
        return path in self._known

    def __iter__(self) -> Iterator[str]:
        return iter(self._sorted)

    def below(self, folder: str) -> list[str]:
        """All paths below a folder; below "" are all."""
        if not folder:
            return self._sorted
        begin = bisect_left(self._sorted, folder + "/")
        return self._sorted[begin : bisect_left(self._sorted, folder + "0", begin)]  # "0" follows "/"


def wanted(campaigns: Iterable[Campaign], paths: Paths, board: str = "") -> dict[str, int]:
    """The paths that some campaigns need, in campaign order, with the rank of the most urgent level that does."""
    found: dict[str, int] = {}
    for campaign in sorted(campaigns, key=lambda campaign: natural_key(campaign.path)):
        rank = _LEVELS.index(campaign.level)
        for path in _of_campaign(campaign, paths, board):
            found[path] = min(rank, found.get(path, rank))
    return found


def _of_campaign(campaign: Campaign, paths: Paths, board: str) -> Iterator[str]:
    if campaign.whole_folder:
        yield from filter(is_media, sorted(paths.below(campaign.folder), key=natural_key))
    for item in campaign.items:
        pattern, path = names_path(item, board), item.content.rstrip("/")
        if pattern is None:
            continue
        if path in paths and item.kind in _FILES:
            yield path
        elif "<" in path or item.kind == "folder":
            near = paths.below(path.partition("<")[0].rpartition("/")[0] if "<" in path else path)
            yield from (name for name in near if pattern.fullmatch(name) and (item.kind in _FILES or is_media(name)))


@lru_cache(maxsize=20_000)
def _pattern(path: str, is_folder: bool, board: str) -> re.Pattern[str]:
    parts, done = [], 0
    for match in _PLACEHOLDER.finditer(path):
        means_board = BUILT_IN.get(fold(match[0][1:-1])) == "board"
        parts += [re.escape(path[done : match.start()]), re.escape(board) if means_board and board else "[^/]*"]
        done = match.end()
    parts.append(re.escape(path[done:]))
    return re.compile("".join(parts) + ("/[^/]*" if is_folder else ""))
