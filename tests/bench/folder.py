"""The shared folder: what looking at 20,000 files costs, and what taking in a film costs against plain copying."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from ledplayer.intake.content import drive
from ledplayer.intake.facts import Facts
from ledplayer.intake.gate import Gate
from ledplayer.intake.scan import Seen, scan
from ledplayer.intake.store import Store
from ledplayer.makers.studio import Studio
from tests.bench.meter import missing
from tests.bench.numbered import make_film
from tests.bench.processes import cpu_s
from tests.bench.row import Row, at_most, in_turns, ratio, spread
from tests.bench.row import missing as cannot

FOLDERS, FILES = 200, 100
PLAYLIST = "campaign: Bench\nitems:\n  - {text: KHAI THÁC DỮ LIỆU SỐ, seconds: 3600}\n"
SETTLED_S, QUIET_S = 25, 60
FILM_BYTES = 300_000_000


def rows(work: Path, rounds: int) -> Iterator[Row]:
    """The rows about the shared folder."""
    content = many_files(work / "many")
    figures = in_turns({"scan": lambda: _seconds(lambda: scan(content)), "find": lambda: _find_s(content)}, rounds)
    yield at_most("rescan of 20,000 files : find", 6, ratio(figures, "scan", "find"), spread(figures))
    yield at_most("CPU, 20,000 files on a disk, nothing changes", 0.2, _idle(work / "idle", content), "", " %")
    if missing("bindfs"):
        yield cannot("CPU, 20,000 files on a share", missing("bindfs"))
    else:
        with share(content, work / "share") as mounted:
            yield at_most(
                "CPU, 20,000 files on a share, nothing changes", 1.5, _idle(work / "polled", mounted), "", " %"
            )
    if missing("ffmpeg"):
        yield cannot("film admitted", missing("ffmpeg"))
        return
    film = long_film(work)
    taken = in_turns({"admitted": lambda: _take_s(work, film), "cp and sha256sum": lambda: _copy_s(work, film)}, rounds)
    yield at_most("300 MB film, admitted : cp and sha256sum", 1.3, ratio(taken, *taken), spread(taken))


def many_files(content: Path) -> Path:
    """A content folder of 20,000 files, made once."""
    for folder in range(FOLDERS):
        below = content / "media" / f"{folder:03}"
        if not below.exists():
            below.mkdir(parents=True)
            for number in range(FILES):
                (below / f"{number:03}.txt").write_text(f"{folder} {number}")
    (content / "playlists").mkdir(exist_ok=True)
    (content / "playlists" / "bench.yaml").write_text(PLAYLIST)
    return content


def long_film(work: Path) -> Path:
    """A film of 300 MB, made once."""
    long = work / "film-long.mp4"
    if not long.exists():
        film = make_film(work / "film-1080.mp4", width=1920, height=1080, rate=30, seconds=20)
        loops = str(FILM_BYTES // film.stat().st_size)
        command = ["ffmpeg", "-v", "error", "-y", "-stream_loop", loops, "-i", str(film), "-c", "copy", str(long)]
        subprocess.run(command, check=True)
    return long


@contextmanager
def share(folder: Path, point: Path) -> Iterator[Path]:
    """A folder as a file system without events (FUSE). Needs root."""
    point.mkdir(exist_ok=True)
    subprocess.run(["bindfs", str(folder), str(point)], check=True)
    try:
        yield point
    finally:
        subprocess.run(["umount", "-l", str(point)], check=True)


def _idle(state: Path, content: Path) -> float:
    """CPU of intake while nothing happens, in percent of a core."""
    state.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "ledplayer.intake", "--state", str(state), "--content", str(content)]
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=Path(__file__).parents[2],
    )
    try:
        time.sleep(SETTLED_S)
        begin_s = cpu_s(process.pid)
        time.sleep(QUIET_S)
        return (cpu_s(process.pid) - begin_s) / QUIET_S * 100
    finally:
        process.kill()
        process.wait()


def _take_s(work: Path, film: Path) -> float:
    """Wall seconds until a new file is admitted, by makers that are ready."""
    with TemporaryDirectory(dir=work) as folder:
        studio, store, facts = Studio(), Store(Path(folder)), Facts()
        studio.start()
        gate = Gate(store=store, facts=facts, studio=studio, mono=time.monotonic)
        found = film.stat()
        seen = Seen(real=film.name, size_bytes=found.st_size, mtime_ns=found.st_mtime_ns, ctime_ns=found.st_ctime_ns)
        try:
            return _seconds(lambda: drive(gate.take(film.parent, seen, in_place=False, text=False)))
        finally:
            studio.close()


def _copy_s(work: Path, film: Path) -> float:
    copy = work / "copy.mp4"
    try:
        return _seconds(
            lambda: subprocess.run(
                f"cp {film} {copy} && sync {copy} && sha256sum {copy}",
                shell=True,
                check=True,
                stdout=subprocess.DEVNULL,
            )
        )
    finally:
        copy.unlink()


def _find_s(content: Path) -> float:
    command = ["find", str(content), "-type", "f", "-printf", "%s %T@\n"]
    return _seconds(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL))


def _seconds(do: Callable[[], object]) -> float:
    begin = time.perf_counter()
    do()
    return time.perf_counter() - begin
