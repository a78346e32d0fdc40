"""What the office's log saw of one board's proof of play: its newest hash went out with each poll."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from ledplayer.core.names import fold
from ledplayer.core.played import Witness
from ledplayer.errors import Place, Problem
from ledplayer.status.access_log import AccessLog

#: A file of which more lines are odd is probably no access log.
_MOST_ODD = 0.1


def witnessed(
    files: Iterable[Path], board: str, begin_ms: int, end_ms: int
) -> tuple[Sequence[Witness], int, tuple[Problem, ...]]:
    """Read access logs for a board and a time, milliseconds from the epoch; the end is outside.

    Returns:
        When each hash was seen first and last, one after the other; how often one was seen; and what is wrong with the
        logs.
    """
    log = AccessLog(files)
    wanted = fold(board)
    known: dict[str, bool] = {}
    seen: list[tuple[int, str]] = []
    for one in log.seen():
        if one.board not in known and len(known) < 100_000:
            known[one.board] = fold(one.board) == wanted
        if one.proof and begin_ms <= one.at_ms < end_ms and known.get(one.board):
            seen.append((one.at_ms, one.proof))
    seen.sort()
    heads = ["", *(head for _, head in seen), ""]
    edges = [one for place, one in enumerate(seen) if not heads[place] == one[1] == heads[place + 2]]
    problems = list(log.problems)
    if log.bad > log.lines * _MOST_ODD:
        problems.append(_note("access-log-odd", bad=log.bad, lines=log.lines))
    if not seen:
        problems.append(_note("report-no-witness", board=board))
    return [Witness(at_ms=at_ms, head=head) for at_ms, head in edges], len(seen), tuple(problems)


def _note(code: str, **values: str | int) -> Problem:
    return Problem(severity="warning", code=code, place=Place(file=""), values=values)
