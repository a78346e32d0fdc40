"""What the proof of play costs: the player's loop, the card, and whoever reads a year of it."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from os import stat_result, sync
from pathlib import Path
from tempfile import TemporaryDirectory

from ledplayer.clock import Instant
from ledplayer.core.lineup import Plan
from ledplayer.core.plan import plan_days
from ledplayer.status.proof.keeper import Keeper
from ledplayer.status.proof.recorder import CUT_MS, Recorder
from tests.bench.meter import missing as lacking
from tests.bench.row import Row, at_most, missing
from tests.core.made import BOARD, VIETNAM, campaign, content, entry, hours, item, text

MEMORY = Path("/dev/shm")
BEGIN = date(2026, 1, 1)
DAYS = 365
#: From 05:30 to 22:00, twelve seconds each.
SHOWINGS, LENGTH_MS = 4950, 12_000
OPEN = replace(BOARD, hours=hours("05:30-22:00"))
#: At night there is nothing to see, but a sign of life every minute.
NIGHT_MS = 45_000
MOST_DAY_MB, MOST_YEAR_MB, MOST_REPORT_S, MOST_REPORT_MB = 2, 60, 5, 150
MOST_FRAME_US, MOST_SECOND_US = 5, 500


def rows(work: Path, rounds: int) -> list[Row]:
    """The rows about the proof of play."""
    return [*_loop(rounds), _day(work), *_year()]


def _loop(rounds: int) -> Iterator[Row]:
    """What the player's thread pays."""
    plan, frames = _plan(BEGIN), 100_000
    first_ms = _opening_ms(BEGIN)
    with TemporaryDirectory(dir=MEMORY) as folder:
        recorder = Recorder(Path(folder), "bench")
        changes, seconds = list[float](), list[float]()
        for number in range(rounds * 2000):
            now = Instant(wall_ms=first_ms + number * 1000, mono=float(number))
            shot = plan.at(first_ms + number * 1000)
            assert shot
            begin = time.perf_counter()
            recorder.see(shot.now, plan, now, "stands")
            between = time.perf_counter()
            recorder.tend(now)
            seconds.append(time.perf_counter() - between)
            changes += [between - begin] if number % 12 == 0 else []
        begin = time.perf_counter()
        for _ in range(frames):
            recorder.see(shot.now, plan, now, "stands")
        same = time.perf_counter() - begin
        recorder.close(now)
    note = f"a showing that changes {_middle(changes) * 1e6:.0f} µs; where a section ends {max(seconds) * 1e3:.2f} ms"
    yield at_most("proof of play, at a frame", MOST_FRAME_US, same / frames * 1e6, "", " µs")
    yield at_most("proof of play, each second", MOST_SECOND_US, _middle(seconds) * 1e6, note, " µs")


def _day(work: Path) -> Row:
    """What a day writes to a block device: ext4 as Debian makes it; all that the kernel puts off comes each time."""
    what = f"written to the card in a day of {SHOWINGS:,} showings"
    if programs := lacking("losetup", "mkfs.ext4", "mount"):
        return missing(what, programs)
    try:
        with TemporaryDirectory(dir=work) as folder, _card(Path(folder)) as (card, device):
            sync()
            before = _written_mb(device)
            with TemporaryDirectory(dir=MEMORY) as run:
                _play(card, Path(run), _plan(BEGIN), BEGIN, sync)
            sync()
            blocks = sum(path.read_bytes().count(b"\n") for path in (card / "proof").iterdir())
            value = _written_mb(device) - before
    except (OSError, subprocess.CalledProcessError) as error:
        return missing(what, str(error))
    return at_most(what, MOST_DAY_MB, value, f"{blocks} blocks", " MB")


def _year() -> Iterator[Row]:
    """A year's proof, in memory so that only its reader is measured."""
    with TemporaryDirectory(dir=MEMORY) as folder:
        state, run = Path(folder, "state"), Path(folder, "run")
        for made in (state, run):
            made.mkdir()
        for number in range(DAYS):
            day = BEGIN + timedelta(days=number)
            plan = _plan(day, number // 7)
            _play(state, run, plan, day, lambda: None)
        files = list((state / "proof").iterdir())
        used, size = (sum(ask(path.stat()) for path in files) / 1e6 for ask in (_used, lambda facts: facts.st_size))
        yield at_most("proof of play of a year, on disk", MOST_YEAR_MB, used, f"{size:.3g} MB in its files", " MB")
        code = (
            "import resource, sys, time; from datetime import date; from pathlib import Path\n"
            "begin = time.perf_counter(); from ledplayer.status.proof.account import account\n"
            f"found = account(Path(sys.argv[1]), date({BEGIN:%Y, %-m, %-d}), date({BEGIN.year + 1}, 1, 1))\n"
            "print(time.perf_counter() - begin, time.process_time(),\n"
            "      resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3,\n"
            "      sum(row.shown for row in found.rows if row.campaign), len(found.rows), len(found.problems))"
        )
        command = [sys.executable, "-c", code, str(state / "proof")]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        took_s, cpu_s, rss_mb, shown, count, problems = map(float, done.stdout.split())
        if shown != DAYS * SHOWINGS or problems:
            raise RuntimeError(f"{shown} showings, {problems} problems")
        note = f"{shown:,.0f} showings, {count:,.0f} rows; CPU {cpu_s:.2g} s"
        yield at_most("account of a year of one board", MOST_REPORT_S, took_s, note, " s")
        yield at_most("the same, memory", MOST_REPORT_MB, rss_mb, "", " MB")


def _play(state: Path, run: Path, plan: Plan, day: date, between: Callable[[], object]) -> None:
    """A day as player and intake go through it, from showing to showing."""
    recorder, keeper = Recorder(run, "bench"), Keeper(state, run)
    opening_ms = _opening_ms(day)
    at_ms, closing_ms = opening_ms - 5 * 3_600_000 - 1_800_000, opening_ms + SHOWINGS * LENGTH_MS
    end_ms = at_ms + 86_400_000
    tended = kept = at_ms
    while at_ms < end_ms:
        shot = plan.at(at_ms)
        assert shot
        now = Instant(wall_ms=at_ms, mono=at_ms / 1000)
        recorder.see(shot.now, plan, now, "stands")
        is_open = opening_ms <= at_ms <= closing_ms
        if at_ms - tended >= NIGHT_MS:
            tended = at_ms
            recorder.tend(now)
        if at_ms // CUT_MS > kept // CUT_MS and (is_open or at_ms - kept >= 3_600_000):
            kept = at_ms
            keeper.tend(at_end=True)  # the clock of its own pauses is the machine's
            between()
        at_ms += LENGTH_MS if opening_ms <= at_ms < closing_ms else NIGHT_MS
    recorder.close(Instant(wall_ms=end_ms, mono=end_ms / 1000))
    keeper.tend(at_end=True)
    between()


def _plan(day: date, week: int = 0) -> Plan:
    """Two campaigns of texts and pictures; other ones every week."""
    texts = (text(f"Tuần {week}: giữ gìn vệ sinh môi trường, ngày {one}", length_ms=LENGTH_MS) for one in range(25))
    names = [f"anh/tuan-{week}/anh-{one}.jpg" for one in range(50)]
    pictures = (item("image", name, length_ms=LENGTH_MS) for name in names)
    made = content(
        campaign(*texts, path="playlists/moi-truong.yaml", name=f"Tuần lễ môi trường {week}"),
        campaign(*pictures, path="playlists/que-huong.yaml", name=f"Quê hương đổi mới {week}"),
        files=[entry(name, sha256=sha256(name.encode()).hexdigest()) for name in names],
    )
    return plan_days(made, OPEN, [day], VIETNAM, "Asia/Ho_Chi_Minh")


def _opening_ms(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, 5, 30, tzinfo=VIETNAM).astimezone(UTC).timestamp() * 1000)


def _middle(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]


def _used(facts: stat_result) -> int:
    return facts.st_blocks * 512


@contextmanager
def _card(folder: Path) -> Iterator[tuple[Path, str]]:
    """A mounted file system of its own, and the name of its block device. Needs root."""
    image, card = folder / "card.img", folder / "card"
    card.mkdir()
    with image.open("wb") as file:
        file.truncate(1 << 30)

    def run(*words: object) -> str:
        return subprocess.run([str(word) for word in words], check=True, capture_output=True, text=True).stdout.strip()

    run("mkfs.ext4", "-q", "-E", "lazy_itable_init=0,lazy_journal_init=0", image)
    device = run("losetup", "-f", "--show", image)
    try:
        run("mount", "-o", "noatime", device, card)
        try:
            yield card, Path(device).name
        finally:
            run("umount", card)
    finally:
        run("losetup", "-d", device)


def _written_mb(device: str) -> float:
    """What the kernel has written to a block device; sectors are of 512 bytes (Documentation/block/stat.rst)."""
    return int(Path(f"/sys/block/{device}/stat").read_text().split()[6]) * 512 / 1e6
