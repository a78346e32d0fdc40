"""Which campaigns are not fit to be published? Those with an error, as `ledplayer check` calls it.

1. An error in a campaign's playlist, or in a file that it needs, for any board.
2. A file that could not be taken in now, though it may play.
3. An error that is no campaign's is told, and keeps nothing back.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ledplayer.core.model import Board, Source
from ledplayer.core.review_files import review_files
from ledplayer.core.review_names import review_names
from ledplayer.errors import Place, Problem
from ledplayer.intake.needs import has_ended
from ledplayer.intake.scan import shown
from ledplayer.updates.alike import alike
from ledplayer.updates.reading import Reading
from ledplayer.updates.stock import Stock


@dataclass(frozen=True, slots=True, kw_only=True)
class Faults:
    """What was found.

    Attributes:
        broken: Campaigns, and lists of boards, that are not published as they are: source and path.
        problems: All errors and warnings, by place, each once.
    """

    broken: frozenset[tuple[str, str]]
    problems: tuple[Problem, ...]


def faults(reading: Reading, boards: Iterable[tuple[Board, date]]) -> Faults:
    """What is wrong with some content. Args: boards: Each with its day."""
    told = list(reading.problems)
    boards = list(boards)
    for board, _ in boards[:1]:  # what nobody knows, nobody knows for every board
        told += (("", problem) for problem in review_names(reading.content, board))
    some = {alike(reading.content, board, today): (board, today) for board, today in boards}
    for board, today in some.values():
        told += (("", problem) for problem in review_files(reading.content, board, today))
    broken: set[tuple[str, str]] = set()
    for source, stock in zip(reading.content.sources, reading.stocks, strict=True):
        lost = list(_lost(source, stock, reading.today))
        told += ((source.id, problem) for problem in lost)
        wrong = {one.place.file for origin, one in told if one.severity == "error" and origin in ("", source.id)}
        texts = (stock.finds.boards, *(found.path for found in stock.finds.found))
        broken |= {(source.id, path) for path in texts if path and shown(path) in wrong}
        for campaign in source.campaigns:
            names = stock.names(campaign)
            if any(shown(path) in wrong for path in (campaign.path, *(stock.finds.media + name for name in names))):
                broken.add((source.id, campaign.path))
    return Faults(broken=frozenset(broken), problems=_once(problem for _, problem in told))


def _lost(source: Source, stock: Stock, today: date) -> Iterable[Problem]:
    """The files that some campaign needs and of which nothing could be learnt: they change, or do not read."""
    known = stock.playable.keys() | source.refused.keys()
    campaigns = (campaign for campaign in source.campaigns if not has_ended(campaign, today))
    for name in {name: None for campaign in campaigns for name in stock.names(campaign)}:
        if name not in known:
            path = shown(stock.finds.media + name)
            values = {"file": path}
            yield Problem(severity="error", code="publish-changing", place=Place(file=path), values=values)


def _once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    each: Mapping[tuple[Place, str, str], Problem] = {
        (problem.place, problem.code, str(problem.values)): problem
        for problem in problems
        if problem.severity != "info"
    }
    return tuple(each[key] for key in sorted(each))
