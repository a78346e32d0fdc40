"""What it takes to see how all boards are: one day of 1,000 boards' access log, one day of 100 boards' journals."""

import io
import os
import random
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from PIL import Image

from ledplayer.status.beacon import Beacon, Trouble
from tests.bench.row import Row, at_most
from tests.bench.row import missing as cannot
from tests.bench.spent import Spent, spent
from tests.status.boards.made import line
from tests.status.boards.remote import MISSING, REMOTE, journal

POLLED, SENDING = 1000, 100
#: Of a day: a poll every five minutes; a healthy day's lines, and those among them that carry state and picture.
POLLS, LINES, STATES = 288, 300, 60
DAY_MS = 86_400_000
SIZE, QUALITY = (96, 48), 75
MOST_S, MOST_MB = 20, 200


def rows(work: Path, rounds: int) -> Iterator[Row]:
    """The rows about many boards."""
    now_ms = round(time.time() * 1000)
    with TemporaryDirectory(dir=work) as folder:
        log = _access_log(Path(folder) / "access.log", now_ms)
        size = f"{log.stat().st_size / 1e6:.0f} MB"
        yield from _taken(f"a day of {POLLED} boards' access log", size, rounds, "--access-log", log)
        if not REMOTE.exists():
            yield cannot(f"a day of {SENDING} boards' journals", MISSING)
            return
        journals = _journals(Path(folder) / "remote", now_ms)
        size = f"{sum(path.stat().st_blocks for path in journals.iterdir()) * 512 / 1e6:.0f} MB"
        yield from _taken(f"a day of {SENDING} boards' journals", size, rounds, "--journal", journals)
        page = ("--html", Path(folder) / "page.html")
        yield from _taken(f"a day of {SENDING} boards' journals, as a page", size, rounds, "--journal", journals, *page)


def _taken(what: str, size: str, rounds: int, *options: object) -> list[Row]:
    command = (sys.executable, "-m", "ledplayer", "boards", *options)
    found: list[Spent] = [spent(*command, cwd=Path(__file__).parents[2]) for _ in range(rounds)]
    walls = [one.wall_s for one in found]
    note = f"{size}; {min(walls):.3g}–{max(walls):.3g}"
    return [
        at_most(f"boards: {what}", MOST_S, median(walls), note, " s"),
        at_most(f"boards: {what}, memory", MOST_MB, max(one.rss_mb for one in found), "", " MB"),
    ]


def _access_log(path: Path, now_ms: int) -> Path:
    """Every board asks in its own second; one poll of a hundred fetches something."""
    pause_ms = DAY_MS // POLLS
    with path.open("w") as file:
        for poll in range(POLLS, 0, -1):
            for board in range(POLLED):
                at_ms = now_ms - poll * pause_ms + board * pause_ms // POLLED
                stamp = datetime.fromtimestamp(at_ms / 1000, UTC).strftime("%d/%b/%Y:%H:%M:%S +0000")
                said = f"board=xa-{board}; release={board % 7:08x}; state=good; proof={poll * 1000 + board:08x}"
                end = f'"-" "ledplayer/0.1.0 ({said})"\n'
                file.write(f'10.0.0.7 - - [{stamp}] "GET /metadata/timestamp.json HTTP/1.1" 304 0 {end}')
                if (poll + board) % 100 == 0:
                    file.write(f'10.0.0.7 - - [{stamp}] "GET /objects/aa/{"a" * 64} HTTP/1.1" 200 900000 {end}')
    return path


def _journals(folder: Path, now_ms: int) -> Path:
    """One journal a board, written by systemd-journal-remote; pictures as large as they may be, and never the same."""
    folder.mkdir()
    noise = random.Random(0)
    trouble = Trouble(event="E214", say="Thư mục chung không đọc được. " * 5, do="Hãy xem dây mạng. " * 5)
    for board in range(SENDING):
        name = f"xa-{board}"
        lines = []
        for number in range(LINES):
            at_ms = now_ms - DAY_MS + number * (DAY_MS // LINES) + board
            is_state = number % (LINES // STATES) == 0 or number == LINES - 1
            state = Beacon(at_ms=at_ms, name=name, rung="open", campaigns=("Tết",) * 6, problems=(trouble,) * 3)
            lines.append(line(name, at_ms, *((state, _picture(noise)) if is_state else ())))
        journal(folder / f"remote-{name}.journal", *lines)
    os.sync()
    return folder


def _picture(noise: random.Random) -> bytes:
    """A JPEG of nothing but noise: nearly as large as one may be."""
    file = io.BytesIO()
    Image.frombytes("RGB", SIZE, noise.randbytes(SIZE[0] * SIZE[1] * 3)).save(file, "JPEG", quality=QUALITY)
    return file.getvalue()
