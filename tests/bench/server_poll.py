"""What a poll that finds nothing new takes: requests, bytes, disk, CPU against a bare client, memory."""

import json
import sys
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from tests.bench.row import Row, at_most, in_turns, ratio, spread
from tests.bench.served import Served, served
from tests.bench.spent import spent

#: A poll is short, and noise is not.
TIMES = 8
BARE = """\
import http.client, ssl, sys
connection = http.client.HTTPConnection(sys.argv[1], timeout=10)
connection.request("GET", "/metadata/timestamp.json", headers={"If-None-Match": sys.argv[2]})
assert connection.getresponse().status == 304
connection.close()
"""


def rows(work: Path, rounds: int) -> list[Row]:
    """The rows about polling."""
    with served(work) as one:
        one.publish({f"media/{number}.png": one.keep(b"%d" % number) for number in range(100)})
        one.sync()
        one.confirm()
        one.sync()
        return [*_light(one), *_cold(one, rounds)]


def _light(one: Served) -> list[Row]:
    before = len(one.asked())
    stats = _stats(one.folder)
    one.relay.count_anew()
    written = one.sync().written_bytes
    asked = one.asked()[before:]
    touched = [str(path) for path, stat in _stats(one.folder).items() if stats.get(path) != stat]
    note = f"{one.relay.up} to the server, {one.relay.down} from it"
    return [
        at_most("no-change poll: requests", 1, len(asked), ", ".join(asked)),
        at_most("no-change poll: HTTP bytes both ways", 400, one.relay.bytes, note, " B"),
        at_most("no-change poll: disk written", 1000, written, f"files touched: {', '.join(touched) or 'none'}", " B"),
    ]


def _cold(one: Served, rounds: int) -> list[Row]:
    etag = json.loads((one.folder / "store" / "poll.json").read_bytes())["etag"]
    bare = [sys.executable, "-c", BARE, urlsplit(one.relay.url).netloc, etag]
    memory: list[float] = []

    def poll() -> float:
        found = one.sync()
        memory.append(found.rss_mb)
        return found.cpu_s * 1000

    cpu = in_turns({"poll, ms": poll, "bare, ms": lambda: spent(*bare).cpu_s * 1000}, TIMES * rounds)
    return [
        at_most("CPU of a no-change poll : http.client, ssl and a GET", 1.5, ratio(cpu, *cpu), spread(cpu)),
        at_most("RSS of a no-change poll", 20, median(memory), "", " MB"),
    ]


def _stats(folder: Path) -> dict[Path, tuple[int, int]]:
    """When which file of the board was written last."""
    paths = (path for below in ("store", "state") for path in (folder / below).rglob("*"))
    return {path.relative_to(folder): (path.stat().st_ino, path.stat().st_mtime_ns) for path in paths}
