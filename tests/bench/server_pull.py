"""Pulling: throughput against curl, what one changed slide costs, and what a cut costs."""

import random
import shlex
import shutil
from pathlib import Path
from statistics import median

from tests.bench.row import Row, at_least, at_most, in_turns, spread
from tests.bench.served import Served, served
from tests.bench.spent import spent

FILM_BYTES = 500_000_000
MANY_BYTES, MANY_FILES = 2_000_000_000, 200
SLIDE_BYTES = 20_000
#: Of a film, where the line is cut.
CUT = 0.9
_SEED_BYTES = 1 << 20


def rows(work: Path, rounds: int) -> list[Row]:
    """The rows about pulling."""
    with served(work) as one:
        return [*_whole(one, rounds), *_resumed(one), _slide(one)]


def _whole(one: Served, rounds: int) -> list[Row]:
    """A film of 500 MB, each time into an empty store."""
    film = one.keep(noise(FILM_BYTES, 0))
    one.publish({"media/film.mp4": film})
    memory: list[float] = []

    def pull() -> float:
        _forget(one)
        found = one.sync("--server", one.nginx.url)
        memory.append(found.rss_mb)
        return FILM_BYTES / found.wall_s / 1e6

    def bare() -> float:
        place = one.folder / "curled"
        url, file = f"{one.nginx.url}/objects/{film.sha256[:2]}/{film.sha256}", shlex.quote(str(place))
        script = f"curl -sS -o {file} {url} && sha256sum {file} && sync {file}"
        found = spent("/bin/sh", "-c", script)
        place.unlink()
        return FILM_BYTES / found.wall_s / 1e6

    rate = in_turns({"pull, MB/s": pull, "curl, sha256sum, sync, MB/s": bare}, rounds)
    pairs = [ours / theirs for ours, theirs in zip(*rate.values(), strict=True)]
    return [
        at_least("500 MB pulled : curl, sha256sum and sync, throughput", 0.9, median(pairs), spread(rate)),
        at_most("RSS while 500 MB are pulled", 60, max(memory), f"the most of {len(memory)}", " MB"),
    ]


def _resumed(one: Served) -> list[Row]:
    """The line is cut at 90 % of the film, and the board syncs again."""
    _forget(one)
    one.relay.count_anew(cut_at=int(CUT * FILM_BYTES))
    one.sync(status=1)
    came = one.relay.down
    again = one.fetched()
    note = f"{came:,} B came before, {again:,} after"
    return [at_most("resume after a cut at 90 % of 500 MB: fetched again", 10.1, 100 * again / FILM_BYTES, note, " %")]


def _slide(one: Served) -> Row:
    """One slide of many large files changes."""
    _forget(one)
    size = (MANY_BYTES - SLIDE_BYTES) // (MANY_FILES - 1)
    files = {
        f"media/2026/{number // 20:02} Tin tức và hình ảnh/{number:03}.mp4": one.keep(noise(size, number))
        for number in range(1, MANY_FILES)
    }
    slide = "media/2026/Thông báo/trang-01.jpg"
    one.publish(files | {slide: one.keep(noise(SLIDE_BYTES, 1000))})
    one.sync("--server", one.nginx.url)
    one.confirm()
    one.sync()
    one.publish(files | {slide: one.keep(noise(SLIDE_BYTES, 1001))})
    fetched = one.fetched()
    what = f"a slide of 20 KB changed among {MANY_BYTES / 1e9:g} GB in {MANY_FILES} files: HTTP bytes both ways"
    return at_most(what, 60_000, fetched, "", " B")


def noise(size_bytes: int, number: int) -> bytes:
    """Bytes that nothing makes smaller; others for each number."""
    seed = random.Random(number).randbytes(_SEED_BYTES)
    return (seed * (size_bytes // _SEED_BYTES + 1))[:size_bytes]


def _forget(one: Served) -> None:
    """The board has nothing."""
    shutil.rmtree(one.folder / "store", ignore_errors=True)
