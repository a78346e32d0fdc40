"""What it takes a board to learn of a new release: signed metadata, and the judging of it.

A board has no compiled cryptography: it judges with TUF's pure Python, so that is measured, in a process of its own.
"""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from tuf.api.metadata import SuccinctRoles

from ledplayer.core.manifest import Manifest
from ledplayer.updates import proof as proofs
from ledplayer.updates.proof import Proof, target
from ledplayer.updates.roles import BIN_BITS, BIN_PREFIX
from tests.bench.row import Row, at_most, spread
from tests.bench.served import BOARD, Served, release, served
from tests.updates.site import Reader, file_of

FILES, BOARDS = 10_000, 500
#: Boards that change, of the same bin as the board that looks, and others.
NEAR, FAR = 5, 10
ROOT = Path(__file__).parents[2]


def rows(work: Path, rounds: int) -> list[Row]:
    """The rows about metadata."""
    with served(work) as one:
        large = _large(one, rounds)
    with served(work) as one:
        return [*large, _others(one)]


def _large(one: Served, rounds: int) -> list[Row]:
    """A release of many files, to a board that had the one before."""
    files = {f"media/{number // 100:03}/{number:05}.jpg": file_of(str(number)) for number in range(FILES)}
    one.publish(files)
    reader = Reader(one.site, BOARD)
    reader.read()
    known = reader.known
    one.publish(files | {"media/000/00000.jpg": file_of("another")})
    reader.read()
    sizes = {name: (one.site.web / name).stat().st_size for name in reader.names}
    manifest = next(size for name, size in sizes.items() if name.startswith("targets/"))
    metadata = {name.partition("/")[2]: size for name, size in sizes.items() if name.startswith("metadata/")}
    top = next(size for name, size in metadata.items() if name.endswith(".targets.json"))
    told = ", ".join(f"{name} {size}" for name, size in metadata.items())
    told += "; the prototype's 513 B were of one such file, its three had 1,460"
    cpu = {
        name: [_refreshed(one, then, is_compiled=is_compiled) for _ in range(rounds)]
        for name, then, is_compiled in (
            ("new release, ms", known, False),
            ("nothing new, ms", reader.known, False),
            ("new release, compiled cryptography, ms", known, True),
        )
    }
    return [
        at_most(
            f"release of {FILES:,} files: the role that names its manifest",
            1000,
            top,
            f"the manifest has {manifest / 1e6:.2f} MB",
            " B",
        ),
        at_most(f"release of {FILES:,} files: all metadata fetched with it", 1000, sum(metadata.values()), told, " B"),
        at_most(
            f"release of {FILES:,} files: CPU of the refresh", 60, median(next(iter(cpu.values()))), spread(cpu), " ms"
        ),
    ]


def _refreshed(one: Served, known: Proof, *, is_compiled: bool) -> float:
    """CPU of a refresh by somebody who knows that much, ms: the median of some in one process."""
    case = {
        "web": str(one.site.web),
        "root": one.site.root().decode(),
        "known": proofs.encode(known).decode(),
        "board": BOARD,
        "compiled": is_compiled,
    }
    ran = subprocess.run(
        [sys.executable, "-m", "tests.bench.refreshing"],
        input=json.dumps(case),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    return median(map(float, ran.stdout.split())) * 1000


def _others(one: Served) -> Row:
    """Many boards, of which one fetches while another's content changes: one of its bin, or any other."""
    boards = [f"board-{number:03}" for number in range(1, BOARDS)]
    one.publish({"media/a.png": one.keep(b"a")}, *(_board(board, "a") for board in boards))
    one.sync()
    one.confirm()
    one.sync()
    spread_over = SuccinctRoles([], 1, BIN_BITS, BIN_PREFIX).get_role_for_target
    near = [board for board in boards if spread_over(target(board)) == spread_over(target(BOARD))]
    got = {}
    for board in (*near[:NEAR], *boards[:FAR]):
        one.site.now = datetime.now(UTC)
        one.site.publish(_board(board, "b"), hours=0)
        got[board] = one.fetched()
    far = median(size for board, size in got.items() if board not in near)
    note = f"by a board of its bin; by others {far:.0f} B"
    return at_most(f"another of {BOARDS} boards changed: HTTP bytes both ways", 30_000, max(got.values()), note, " B")


def _board(board: str, text: str) -> Manifest:
    return release(board, {"media/a.png": file_of(text)})
