"""The guide to the content server, done as it says: its commands in order, until a board has pulled."""

import hashlib
import re
import shlex
import shutil
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ledplayer.updates.fingerprint import fingerprint
from ledplayer.updates.store import Store
from tests.updates import nginx
from tests.updates.site import Reader, Site, manifest

ROOT = Path(__file__).parents[1]
FENCE = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)

pytestmark = pytest.mark.skipif(nginx.program() is None, reason=nginx.MISSING)


def commands(page: str, heading: int) -> list[list[str]]:
    """The `ledplayer` commands of the blocks in one part of a page, in order."""
    part = (ROOT / page).read_text("utf-8").split("\n## ")[heading]
    lines = (line.split(" #")[0] for block in FENCE.findall(part) for line in block.splitlines())
    return [shlex.split(line)[1:] for line in lines if line.startswith("ledplayer ")]


@pytest.mark.parametrize("page", ["docs/server.md", "docs/vi/may-chu.md"])
def test_its_first_part_leads_from_nothing_to_a_board_that_has_pulled(page: str, tmp_path: Path) -> None:
    content, board = tmp_path / "content", tmp_path / "board"
    (content / "playlists").mkdir(parents=True)
    board.mkdir()
    (content / "boards.yaml").write_text("boards: {b: {name: B, canvas: 192x96}}\n")
    (content / "playlists" / "a.yaml").write_text("campaign: A\nitems: [{text: Hello}]\n")
    (tmp_path / "www").mkdir()

    def run(words: list[str], *more: str) -> str:
        placed = [word.replace("/srv/ledplayer", str(tmp_path)).replace("/media", str(tmp_path)) for word in words]
        command = [sys.executable, "-m", "ledplayer", *placed, *more, "--language", "en"]
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=60, check=False)
        assert done.returncode == 0, (words, done.stdout, done.stderr)
        return done.stdout + done.stderr

    init, publish, resign, enroll, sync, play = commands(page, 1)
    assert [init[1], resign[1], enroll[0], sync[0], play[0]] == ["init", "resign", "enroll", "sync", "play"]
    with nginx.serving(tmp_path / "www", tmp_path / "nginx") as server:
        (board / "board.yaml").write_text(f"id: b\ncanvas: 192x96\nserver: {server.url}\n")
        own = ("--board", str(board / "board.yaml"))
        words = fingerprint((tmp_path / "keys" / "root.json").read_bytes()) if run(init) else ""
        run(publish, "--yes")
        run(resign)
        run(enroll, "--words", words, *own)
        run(sync, "--store", str(board / "store"), "--state", str(board / "state"), *own)
    current = Store(board / "store").current()
    assert current
    assert b'"playlists/a.yaml"' in Store(board / "store").read(current.release.manifest, 1 << 20)


@pytest.mark.skipif(shutil.which("rsync") is None, reason="rsync is missing: apt install rsync")
@pytest.mark.parametrize("page", ["docs/server.md", "docs/vi/may-chu.md"])
def test_who_reads_while_it_is_copied_to_another_machine_sees_the_old_or_the_new_release(
    page: str, tmp_path: Path
) -> None:
    site, there = Site(tmp_path / "here").begin(), tmp_path / "there"
    copies = copying(page, site.web, there)
    (there / "metadata").mkdir(parents=True)
    (site.web / "index.html").write_text("")
    releases = [manifest("b", *(f"{number}-{one}" for one in range(40))) for number in range(8)]
    seen: list[int] = []

    def copy() -> None:
        for command in copies:
            subprocess.run(command, check=True, capture_output=True, timeout=30)

    def read() -> int:
        """Which release a board reads, all of whose files are there."""
        reader = Reader(Elsewhere(site, there), "b")
        found = reader.read()
        for sha256, file in found.files.items():
            assert (there / "objects" / sha256[:2] / sha256).stat().st_size == file.size_bytes
        return next(number for number, one in enumerate(releases) if one.sources == found.sources)

    def publish(number: int) -> None:
        for text in (f"{number}-{one}" for one in range(40)):
            sha256 = hashlib.sha256(text.encode()).hexdigest()
            path = site.web / "objects" / sha256[:2] / sha256
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        site.publish(releases[number])

    publish(0)
    copy()
    ended = threading.Event()

    def poll() -> None:
        while not ended.is_set():
            seen.append(read())

    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(poll)
        for number in range(1, len(releases)):
            publish(number)
            copy()
        ended.set()
        reading.result(30)
    assert read() == len(releases) - 1
    assert seen == sorted(seen)
    assert len(seen) > len(releases)


def copying(page: str, here: Path, there: Path) -> list[list[str]]:
    """The page's commands for copying a web root, between two folders."""
    lines = [line for line in (ROOT / page).read_text("utf-8").splitlines() if line.startswith("rsync ")]
    place = re.compile(r"(?<= )www(?=/)|server:/srv/ledplayer/www(?=/)")
    return [shlex.split(place.sub(lambda found: str(here if found[0] == "www" else there), line)) for line in lines]


class Elsewhere(Site):
    """The same site, read from another folder."""

    def __init__(self, site: Site, web: Path) -> None:
        self.web, self.keys = web, site.keys
