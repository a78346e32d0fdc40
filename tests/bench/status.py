"""`ledplayer status` against an empty Python, and what the player spends on its `status.json`."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from ledplayer.core.plan_file import encode
from ledplayer.errors import Place, Problem
from ledplayer.status.said import said
from tests.bench.row import Row, at_most, in_turns, ratio, spread
from tests.status.player import PLAN, Fake, playing

#: A run is short, and noise is not.
TIMES = 8
WRITES = 200


def rows(work: Path, rounds: int) -> list[Row]:
    """The rows about status."""
    with TemporaryDirectory(dir=work) as folder, playing(Path(folder)) as fake:
        problem = Problem(severity="error", code="file-missing", place=Place(file="a.yaml"), values={"path": "a.png"})
        fake.hand_over("problems.json", problems=[said(problem, "/srv/led", 1)] * 20, more=80)
        (fake.state / "plan.json").write_bytes(encode(PLAN))
        fake.mono_s = time.monotonic()
        fake.go(0)
        figures = in_turns(
            {
                "status, ms": _wall(sys.executable, "-m", "ledplayer", "status", "--state", folder),
                "pass, ms": _wall(sys.executable, "-c", "pass"),
            },
            TIMES * rounds,
        )
        return [
            at_most("`ledplayer status` : `python3 -c pass`, wall", 4, ratio(figures, *figures), spread(figures)),
            at_most("status.json with 20 problems, written", 2, *_written(fake), " ms"),
        ]


def _wall(*command: str) -> Callable[[], float]:
    def run() -> float:
        begin = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
        return (time.perf_counter() - begin) * 1000

    return run


def _written(fake: Fake) -> tuple[float, str]:
    took = []
    for _ in range(WRITES):
        now = fake.now_instant(10)
        begin = time.perf_counter()
        fake.now.tend(now)
        took.append((time.perf_counter() - begin) * 1000)
    size = (fake.run / "status.json").stat().st_size
    return median(took), f"most {max(took):.2g}, {size} bytes, every 10 s and at edges"
