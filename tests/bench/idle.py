"""CPU of intake while 20,000 files lie there and nothing happens, on a disk and on a share, for some minutes."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from ledplayer.intake.pace import RESCAN_S
from tests.bench.many import share
from tests.bench.meter import missing
from tests.bench.processes import cpu_s
from tests.bench.row import Row, at_most
from tests.bench.row import missing as cannot

SETTLED_S = 25
#: The disk is looked at once in it, whatever the events say; the share six or seven times.
QUIET_S = RESCAN_S
ROOT = Path(__file__).parents[2]


def rows(work: Path, content: Path) -> list[Row]:
    """The rows about a folder in which nothing happens: both kinds at the same time."""
    lacking = missing("bindfs")
    with ExitStack() as stack:
        folders = {"idle": content}
        if not lacking:
            folders["polled"] = stack.enter_context(share(content, work / "share"))
        pids = {name: stack.enter_context(intake(work / name, folder)) for name, folder in folders.items()}
        time.sleep(SETTLED_S)
        before = {name: cpu_s(pid) for name, pid in pids.items()}
        time.sleep(QUIET_S)
        used = {name: (cpu_s(pid) - before[name]) / QUIET_S * 100 for name, pid in pids.items()}
    what = "CPU, 20,000 files on a {0}, nothing changes"
    polled = cannot(what.format("share"), lacking)
    if not lacking:
        polled = at_most(what.format("share"), 1.5, used["polled"], f"in {QUIET_S} s", " %")
    return [at_most(what.format("disk"), 0.2, used["idle"], f"in {QUIET_S} s, one look among them", " %"), polled]


@contextmanager
def intake(state: Path, content: Path) -> Iterator[int]:
    """An intake process without a player; its process id."""
    state.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "ledplayer.intake", "--state", str(state), "--content", str(content)]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT
    )
    try:
        yield process.pid
    finally:
        process.kill()
        process.wait()
