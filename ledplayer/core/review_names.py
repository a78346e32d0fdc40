"""Which names of boards does nobody know, and which playlists are kept off by another file? Rules S1, S2 and L9.

1. A name that the list of boards does not hold is an error with the nearest; the others still count. In `except` it
   breaks the playlist, for it might be the very board that must not show it.
2. Where there is no list, a name that is not this board's own is passed over, and said as information.
3. A name that stands for no board within its source's reach is an error.
4. A playlist that stands in two sources with other words, a copy beside its original, and an urgent or exclusive one in
   an unsigned source beside signed ones are told.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from ledplayer.core.model import Board, Campaign, Content, Name, Source
from ledplayer.core.names import fold, nearest
from ledplayer.core.roster import dropped, excluded, known_boards, names_of, order_path, unknown
from ledplayer.errors import Place, Problem


def review_names(content: Content, board: Board) -> Iterator[Problem]:
    """All problems of these rules, in no order."""
    for source in content.sources:
        for campaign in source.campaigns:
            yield from _unknown(campaign, source, content, board)
    for (origin, path), why in dropped(content, board).items():
        found = [one for source in content.sources for one in source.campaigns if one.path == path]
        mine = next(one for one in found if one.source == origin)
        if why == "twice" and all(replace(one, source="") == replace(mine, source="") for one in found):
            continue
        if why == "twice":
            yield _problem("warning", "playlist-in-two-sources", mine.place)
        elif why == "copy":
            yield _problem("warning", "playlist-copy", mine.place, name=order_path(mine).rpartition("/")[2])
        elif why == "unsigned" and mine.on_air:
            yield _problem("error", "playlist-unsigned", mine.place)


def unknown_excluded(campaign: Campaign, boards: Collection[Board]) -> tuple[Problem, ...]:
    """The names in a campaign's `except` that a list of boards does not know; none where there is no list."""
    return tuple(_unknown_names(excluded(campaign), boards, "board-unknown-except"))


def _unknown(campaign: Campaign, source: Source, content: Content, board: Board) -> Iterator[Problem]:
    peak = campaign.peak.boards if campaign.peak else ()
    wanted = (*campaign.boards, *peak, *(name for item in campaign.items for name in item.boards))
    known = known_boards(source, content)
    yield from _unknown_names(wanted, known, "board-unknown")
    yield from unknown_excluded(campaign, known)
    yield from _out_of_reach(wanted, source, known)
    own = names_of(board, source, content)
    for name in () if known else (*wanted, *excluded(campaign)):
        if fold(name.written) not in own:
            yield _problem("info", "board-not-own", name.place, written=name.written, board=board.id)


def _out_of_reach(names: Collection[Name], source: Source, boards: Collection[Board]) -> Iterator[Problem]:
    if source.reach is None:
        return
    within = [one for one in boards if one.id in source.reach]
    strange = {name.written for name in unknown(names, boards)}
    for name in unknown(names, within):
        if name.written not in strange:
            yield _problem(
                "error", "board-out-of-reach", name.place, written=name.written, own=", ".join(one.id for one in within)
            )


def _unknown_names(names: Collection[Name], boards: Collection[Board], code: str) -> Iterator[Problem]:
    listed = tuple(name for one in boards for name in (one.id, one.name, *one.groups) if name)
    for name in unknown(names, boards):
        near = nearest(name.written, listed)
        yield _problem("error", f"{code}-near" if near else code, name.place, written=name.written, near=near)


def _problem(severity: str, code: str, place: Place, **values: str) -> Problem:
    return Problem(severity=severity, code=code, place=place, values=values)  # type: ignore[arg-type]
