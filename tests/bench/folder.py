"""The shared folder: what looking costs, how long files take to the board, and what knowing 20,000 of them takes.

Takes a quarter of an hour: most of it waits.
"""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

from ledplayer.intake.scan import Rescan
from tests.bench import admission, idle, known, rescans, urgent
from tests.bench.many import many_files
from tests.bench.meter import missing
from tests.bench.numbered import make_film
from tests.bench.row import Row, at_most, in_turns, ratio, spread
from tests.bench.row import missing as cannot
from tests.bench.seconds import seconds


def rows(work: Path, rounds: int) -> Iterator[Row]:
    """The rows about the shared folder."""
    content = many_files(work / "many")
    yield _rescan(content, rounds)
    yield from idle.rows(work, content)
    yield admission.still(work, rounds)
    yield rescans.row(work)
    yield from _if_there(lambda: [urgent.row(work)], "urgent campaign", "Xvfb")
    yield from _if_there(lambda: [admission.film(work, rounds)], "300 MB film admitted", "ffmpeg")
    yield from _if_there(
        lambda: known.rows(work, _film(work), rounds), "20,000 files known", "Xvfb", "ffmpeg", "bindfs"
    )


def _if_there(take: Callable[[], list[Row]], what: str, *programs: str) -> list[Row]:
    lacking = missing(*programs)
    return [cannot(what, lacking)] if lacking else take()


def _rescan(content: Path, rounds: int) -> Row:
    rescan = Rescan({})
    rescan(content)
    command = ["find", str(content), "-type", "f", "-printf", "%s %T@\n"]
    figures = in_turns(
        {
            "rescan": lambda: seconds(lambda: rescan(content)),
            "find": lambda: seconds(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL)),
        },
        rounds,
    )
    return at_most("rescan of 20,000 files : find", 6, ratio(figures, "rescan", "find"), spread(figures))


def _film(work: Path) -> Path:
    return make_film(work / "film-1080.mp4", width=1920, height=1080, rate=30, seconds=20)
