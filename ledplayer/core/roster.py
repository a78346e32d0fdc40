"""Which campaigns count for a board, and in which order? Rules M3, S1, S2 and L9 of `PLAYLIST.md`.

1. Campaigns come by source in the board file's order, in a source by path (of a folder campaign: its folder), digit
   runs as numbers.
2. The same path in two sources plays once: the signed one, of two unsigned the first.
3. Of `x` and its copies (`x - Copy`, `x (2)` …) in one folder only `x` plays.
4. Names of boards are ids, names and groups, as the `boards.yaml` of the playlist's source has them, else any, else the
   board's own; `except` wins; names that are all unknown show nowhere, never everywhere.
5. A name in `except` that the list of boards does not know drops the campaign: it might be the very board that must not
   show it. Intake puts its last good version in its place, where there is one.
6. Where there is a content server, an unsigned urgent or exclusive campaign shows nothing, unless the board's file
   lets all levels in.
7. What is in a source shows on no board beyond its reach, whatever it names, and keeps nothing there from showing.
8. `on_air: no` keeps a campaign off, and what it stands for in rules 2 and 3 with it.

Decided here: where a source's `boards.yaml` has a line for this board, the groups are those of that line, as the issue
says (“`boards.yaml` is right about groups”), else those of the board's own file.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Literal

from ledplayer.core.model import ALL_BOARDS, Board, Campaign, Content, Name, Source
from ledplayer.core.names import copied_from, fold, natural_key

Why = Literal["twice", "copy", "unsigned", "except"]

#: A folded name that means every board, in either language.
EVERY_BOARD = frozenset({fold(ALL_BOARDS), fold("tất cả")})
PLAYLIST_ENDINGS = (".yaml", ".yml", ".txt")


def roster(content: Content, board: Board) -> tuple[tuple[Source, Campaign], ...]:
    """The campaigns that may show on a board, each with its source, in campaign order."""
    out = dropped(content, board)
    found: list[tuple[Source, Campaign]] = []
    for source in content.sources:
        if not reaches(source, board):
            continue
        own = names_of(board, source, content)
        found += (
            (source, campaign)
            for campaign in sorted(source.campaigns, key=lambda campaign: natural_key(order_path(campaign)))
            if campaign.on_air
            and (source.id, campaign.path) not in out
            and fits(campaign.boards, campaign.excluded, own)
        )
    return tuple(found)


def reaches(source: Source, board: Board) -> bool:
    """Whether a source may have something for a board."""
    return source.reach is None or board.id in source.reach


def dropped(content: Content, board: Board) -> Mapping[tuple[str, str], Why]:
    """The campaigns that do not show, whatever boards they name, for what else there is: (source, path) → why."""
    found: dict[tuple[str, str], Why] = {}
    served = bool(board.server) or any(source.signed for source in content.sources)
    bounded = served and board.shared_folder != "all"
    first: dict[str, str] = {}
    for source in sorted(content.sources, key=lambda source: not source.signed):
        if not reaches(source, board):
            continue
        paths = {campaign.path for campaign in source.campaigns}
        for campaign in source.campaigns:
            original = original_path(campaign)
            if first.setdefault(campaign.path, source.id) != source.id:
                found[source.id, campaign.path] = "twice"
            elif original != campaign.path and original in paths:
                found[source.id, campaign.path] = "copy"
            elif bounded and not source.signed and (campaign.level == "urgent" or campaign.exclusive):
                found[source.id, campaign.path] = "unsigned"
            elif unknown(excluded(campaign), known_boards(source, content)):
                found[source.id, campaign.path] = "except"
    return found


def order_path(campaign: Campaign) -> str:
    """The path that orders a campaign: of a folder campaign its folder (M3)."""
    folder, _, name = campaign.path.rpartition("/")
    return folder if campaign.folder and name.lower().endswith(PLAYLIST_ENDINGS) else campaign.path


def fits(boards: Iterable[Name], excluded: Iterable[Name], own: frozenset[str]) -> bool:
    """Whether names mean a board; no names at all mean every board.

    Args:
        own: The folded names that mean this board, from `names_of`.
    """
    wanted = [fold(name.written) for name in boards]
    if any(fold(name.written) in own for name in excluded):
        return False
    return not wanted or any(name in own for name in wanted)


def names_of(board: Board, source: Source, content: Content) -> frozenset[str]:
    """The folded names that mean a board in the playlists of a source; those that mean every board among them."""
    line = next((known for known in known_boards(source, content) if fold(known.id) == fold(board.id)), None)
    groups = line.groups if line else board.groups
    names = (board.id, board.name, line.name if line else "", *groups)
    return EVERY_BOARD | {fold(name) for name in names if name}


def known_boards(source: Source, content: Content) -> tuple[Board, ...]:
    """The boards by which names in a source are judged: its own list, else any (S2); empty where there is none."""
    lists = (source.boards, *(other.boards for other in content.sources))
    return next((tuple(boards.values()) for boards in lists if boards), ())


def excluded(campaign: Campaign) -> tuple[Name, ...]:
    """All names in `except`, of the campaign and of its items."""
    return (*campaign.excluded, *(name for item in campaign.items for name in item.excluded))


def unknown(names: Collection[Name], boards: Collection[Board]) -> tuple[Name, ...]:
    """The names that no board of a list goes by; none where there is no list."""
    if not names or not boards:
        return ()
    known = EVERY_BOARD.union(fold(name) for board in boards for name in (board.id, board.name, *board.groups))
    return tuple(name for name in names if fold(name.written) not in known)


def original_path(campaign: Campaign) -> str:
    """The path of what a campaign is a copy of by its name (or by its folder's); its own path when it is none."""
    path = order_path(campaign)
    folder, slash, name = path.rpartition("/")
    return folder + slash + (copied_from(name) or name) + campaign.path[len(path) :]
