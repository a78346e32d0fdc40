"""The content server: what polling, refreshing, pulling and publishing take, with a real nginx on loopback."""

from collections.abc import Iterator
from pathlib import Path

from tests.bench import server_poll, server_publish, server_pull, server_refresh
from tests.bench.meter import missing
from tests.bench.row import Row
from tests.bench.row import missing as cannot
from tests.updates.nginx import program


def rows(work: Path, rounds: int) -> Iterator[Row]:
    """The rows about the content server."""
    lacking = missing("curl") or ("" if program() else "apt install nginx")
    if lacking:
        yield cannot("content server", lacking)
        return
    yield from server_poll.rows(work, rounds)
    yield from server_refresh.rows(work, rounds)
    yield from server_publish.rows(work, rounds)
    yield from server_pull.rows(work, rounds)
