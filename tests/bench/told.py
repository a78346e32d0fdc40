"""Do frames come as evenly while the player tells how it is, what it showed and what it looks like?

The same films over item changes, in turns with a player that tells nothing, each frame timed on the screen from
outside. The noise is what two halves of the same player's turns differ by.
"""

import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from statistics import median

from tests.bench.changes import FILMS, HEIGHT, RATE, SECOND, SHOWN_S, WIDTH
from tests.bench.meter import missing
from tests.bench.numbered import Cells, make_film
from tests.bench.playing import Stage, playing
from tests.bench.row import Row, in_turns
from tests.bench.row import missing as cannot
from tests.bench.screen import screen

SETTLED_S, SEEN_S = 6, 30
LOOK_S = 0.001
WHAT = "frame intervals, 95th percentile of their distance from 33.3 ms, telling : not telling"


def rows(work: Path, rounds: int) -> Iterator[Row]:
    """One row."""
    lacking = missing("Xvfb", "ffmpeg")
    if lacking:
        yield cannot(WHAT, lacking)
        return
    films = {
        name: make_film(work / name, width=WIDTH, height=HEIGHT, rate=RATE, seconds=SHOWN_S, first=first)
        for name, first in {"a.mp4": 0, "b.mp4": SECOND}.items()
    }
    stage = Stage.set_up(work / "told", FILMS, films, f"{WIDTH}x{HEIGHT}")
    _uneven_ms(stage, told=True, seconds=2)
    figures = in_turns(
        {
            "telling": lambda: _uneven_ms(stage, told=True),
            "not telling": lambda: _uneven_ms(stage, told=False),
        },
        rounds,
    )
    on, off = figures["telling"], figures["not telling"]
    noise = max(off) / min(off)
    note = "; ".join(f"{name} {median(one):.2f} ({min(one):.2f}–{max(one):.2f}) ms" for name, one in figures.items())
    value = median(on) / median(off)
    bar = f"≤ {noise:.3g} (noise of not telling)"
    yield Row(what=WHAT, bar=bar, value=value, holds=value <= noise, note=note)


def _uneven_ms(stage: Stage, *, told: bool, seconds: float = SEEN_S) -> float:
    """The 95th percentile of how far the time between two frames is from a frame's length, milliseconds."""
    module = "ledplayer" if told else "tests.bench.untold"
    command = [sys.executable, "-m", module, *stage.command("--window")[3:]]
    cells = Cells.of(0, 0, WIDTH, HEIGHT)
    came: list[float] = []
    with screen(WIDTH, HEIGHT) as display, playing(stage, environment=display.environment(), command=command):
        time.sleep(SETTLED_S)
        until, last = time.monotonic() + seconds, None
        while (now := time.monotonic()) < until:
            number = cells.read(display.pixel)
            if number is not None and number != last:
                last = number
                came.append(now)
            time.sleep(LOOK_S)
    apart = sorted(abs((after - before) * 1000 - 1000 / RATE) for before, after in pairwise(came))
    return apart[int(0.95 * len(apart))]
