"""Which campaigns are not fit to be published? Those with an error, as `ledplayer check` calls it.

1. An error in a campaign's playlist, or in a file that it needs, for any board; not in a file of that name elsewhere.
2. A file that could not be taken in now, though it may play.
3. An error that is no campaign's is told, and keeps nothing back.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ledplayer.core.model import Board, Content, Source
from ledplayer.core.review_files import review_files
from ledplayer.core.review_names import review_names
from ledplayer.core.roster import reaches
from ledplayer.errors import Place, Problem
from ledplayer.intake.needs import has_ended
from ledplayer.intake.scan import shown
from ledplayer.updates.alike import alike
from ledplayer.updates.reading import Reading
from ledplayer.updates.stock import Stock

#: Boards, each with its day.
Dated = Iterable[tuple[Board, date]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Faults:
    """What was found.

    Attributes:
        broken: Campaigns, and lists of boards, that are not published as they are: source and path.
        problems: All errors and warnings, by place, each once.
    """

    broken: frozenset[tuple[str, str]]
    problems: tuple[Problem, ...]


def faults(reading: Reading, boards: Dated) -> Faults:
    """What is wrong with some content."""
    boards = list(boards)
    some = {alike(reading.content, board, today): (board, today) for board, today in boards}
    of_all = list(_reviewed(reading.content, boards[:1], some.values()))
    told = [*reading.problems, *(("", problem) for problem in of_all)]
    holders = Counter(shown(found.path) for stock in reading.stocks for found in stock.finds.found)
    doubtful = {name for name in _wrong(of_all) if holders[name] > 1}
    broken: set[tuple[str, str]] = set()
    for source, stock in zip(reading.content.sources, reading.stocks, strict=True):
        lost = list(_lost(source, stock, reading.today))
        told += ((source.id, problem) for problem in lost)
        wrong = _wrong(one for origin, one in told if origin in ("", source.id))
        if doubtful & {shown(found.path) for found in stock.finds.found}:
            here = [dated for dated in some.values() if reaches(source, dated[0])]
            wrong -= doubtful - _wrong(_reviewed(_alone(reading.content, source), boards[:1], here))
            wrong |= _wrong(one for origin, one in told if origin == source.id)
        texts = (stock.finds.boards, *(found.path for found in stock.finds.found))
        broken |= {(source.id, path) for path in texts if path and shown(path) in wrong}
        for campaign in source.campaigns:
            names = stock.names(campaign)
            if any(shown(path) in wrong for path in (campaign.path, *(stock.finds.media + name for name in names))):
                broken.add((source.id, campaign.path))
    return Faults(broken=frozenset(broken), problems=_once(problem for _, problem in told))


def _reviewed(content: Content, first: Dated, some: Dated) -> Iterator[Problem]:
    """What is wrong with names and files. Args: first: What nobody knows, nobody knows for every board."""
    for board, _ in first:
        yield from review_names(content, board)
    for board, today in some:
        here = tuple(source for source in content.sources if reaches(source, board))
        yield from review_files(replace(content, sources=here), board, today)


def _alone(content: Content, source: Source) -> Content:
    """The content with the campaigns of one source alone: a problem does not say whose it is."""
    return replace(
        content, sources=tuple(one if one.id == source.id else replace(one, campaigns=()) for one in content.sources)
    )


def _wrong(problems: Iterable[Problem]) -> set[str]:
    """Files with an error."""
    return {problem.place.file for problem in problems if problem.severity == "error"}


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
