"""What the office's log saw of one board's proof of play: its newest hash went out with each poll."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from ledplayer.core.names import fold
from ledplayer.core.played import Witness
from ledplayer.errors import Place, Problem
from ledplayer.status.access_log import AccessLog

#: A file of which more lines are odd is probably no access log.
_MOST_ODD = 0.1


def witnessed(files: Iterable[Path], board: str) -> tuple[Sequence[Witness], int, tuple[Problem, ...]]:
    """Read access logs for a board.

    Returns:
        Each hash once for every time that it became the newest, in order of time; how often one was seen; and what is
        wrong with the logs.
    """
    log = AccessLog(files)
    wanted = fold(board)
    known: dict[str, bool] = {}
    seen: list[tuple[int, str]] = []
    for one in log.seen():
        if one.board not in known and len(known) < 100_000:
            known[one.board] = fold(one.board) == wanted
        if one.proof and known.get(one.board):
            seen.append((one.at_ms, one.proof))
    seen.sort()
    firsts = [one for place, one in enumerate(seen) if place == 0 or seen[place - 1][1] != one[1]]
    problems = list(log.problems)
    if log.bad > log.lines * _MOST_ODD:
        problems.append(_note("access-log-odd", bad=log.bad, lines=log.lines))
    if not seen:
        problems.append(_note("report-no-witness", board=board))
    return [Witness(at_ms=at_ms, head=head) for at_ms, head in firsts], len(seen), tuple(problems)


def _note(code: str, **values: str | int) -> Problem:
    return Problem(severity="warning", code=code, place=Place(file=""), values=values)
