"""What should people know of their content before it shows? Everything that reading one playlist cannot tell.

The playlists' own mistakes are told by `core.playlist`, what is wrong with a file by `intake`; here stands what follows
from playlists, files, boards and days together. None of it breaks a playlist: it costs one item, name or file (S4).

1. Names of boards that nobody knows, playlists that another file keeps off (`core.review_names`).
2. Items that never show, words without a text for the year, campaigns of one name (`core.review_days`).
3. Missing files, long films, campaigns with nothing to show (`core.review_files`).
4. A loop of more than an hour is a warning (M7).
"""

from collections.abc import Iterator
from datetime import date, tzinfo

from ledplayer.core.model import Board, Content
from ledplayer.core.plan import plan_day
from ledplayer.core.review_days import review_days
from ledplayer.core.review_files import review_files
from ledplayer.core.review_names import review_names
from ledplayer.errors import Place, Problem

LONG_LOOP_MS = 3_600_000


def review(content: Content, board: Board, today: date, zone: tzinfo) -> tuple[Problem, ...]:
    """All that is to be told of a board's content, by file and line, each once."""
    found = {
        (problem.place, problem.code, str(problem.values)): problem
        for some in (
            review_names(content, board),
            review_days(content, board, today),
            review_files(content, board, today),
            _long_loops(content, board, today, zone),
        )
        for problem in some
    }
    return tuple(found[key] for key in sorted(found))


def _long_loops(content: Content, board: Board, today: date, zone: tzinfo) -> Iterator[Problem]:
    _, segments = plan_day(content, board, today, zone)
    longest = max((segment for segment in segments if segment.campaigns), key=lambda one: one.sums[-1], default=None)
    if longest and len(longest.loop) > 1 and longest.sums[-1] > LONG_LOOP_MS:
        playlist, *_ = longest.campaigns[0]
        values = {"minutes": -(-longest.sums[-1] // 60_000), "items": len(longest.loop)}
        yield Problem(severity="warning", code="loop-long", place=Place(file=playlist), values=values)
