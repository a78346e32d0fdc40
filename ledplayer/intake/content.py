"""The content of some folders, read at once: for commands that look at content without a board's state."""

import select
import time
from collections.abc import Generator, Iterable
from datetime import datetime
from pathlib import Path

from ledplayer.core.model import Board, Content
from ledplayer.errors import Problem
from ledplayer.intake.facts import MOST_TRIES, Facts
from ledplayer.intake.folder import Now
from ledplayer.intake.gate import Gate
from ledplayer.intake.good import LastGood
from ledplayer.intake.library import Library
from ledplayer.makers.medium import Medium
from ledplayer.makers.studio import Studio

#: Later than any file's time: what lies there now counts as settled.
_LATE_NS = 1 << 63


def read_content(
    board: Board | None, folders: Iterable[Path], studio: Studio, memory: Facts | None = None
) -> tuple[Content, tuple[Problem, ...]]:
    """Read playlists and probe the files they need; everything plays where it lies.

    Args:
        board: Whose files are probed, with its fallback folder and logo; None is every board's.
        folders: The sources, in order.
        studio: Makers that probe.
        memory: Facts that are known already (a board's `facts.json`); what is learnt is added and not saved.

    Returns:
        The content, files that nothing needs among its entries as `other`; and everything that is wrong with names,
        playlists and files. Problems of the plan (`core.review`) are not among them.
    """
    facts = memory or Facts()
    gate = Gate(store=None, facts=facts, studio=studio, mono=time.monotonic)
    library = Library(folders, facts=facts, good=LastGood(), store=None, gate=gate)
    if board is not None:
        library.serve(board)
    library.look(Now(wall_ns=_LATE_NS, said=f"{datetime.now():%d/%m/%Y %H:%M}", mono=time.monotonic()))
    for _ in range(MOST_TRIES):
        if library.queue(board):
            drive(library.arrivals.admit())
    content = library.content(whole=True)
    return content, tuple(problem for _, problem in library.problems(content))


def drive(steps: Generator[Medium | None, None, None]) -> None:
    """Do all steps of a piece of work, waiting for its media."""
    for medium in steps:
        if medium is not None and medium.fileno() >= 0:
            select.select([medium], (), (), 0.2)
