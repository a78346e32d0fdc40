"""A real network-like file system (FUSE): no events come from its other side, its server dies, it is unmounted."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledplayer.intake.mount import mount_of
from ledplayer.intake.watch import Watch
from ledplayer.makers.studio import Studio
from tests.intake.desk import TEXT, Desk

#: linux/capability.h
CAP_SYS_ADMIN = 1 << 21


def missing() -> str:
    """What is missing before a share can be mounted; "" when nothing is."""
    if os.geteuid():
        return "needs root, to mount a share: sudo .venv/bin/pytest tests/intake/test_share.py"
    held = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("CapEff:"))
    if not int(held.split()[1], 16) & CAP_SYS_ADMIN:
        return "root may not mount here: run it outside the container, or with --cap-add SYS_ADMIN --device /dev/fuse"
    try:
        os.close(os.open("/dev/fuse", os.O_RDWR))
    except OSError as error:
        return f"no FUSE: /dev/fuse: {error.strerror} (modprobe fuse; in a container --device /dev/fuse)"
    return "" if shutil.which("bindfs") else "apt install bindfs"


pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())
PATIENCE_S = 10.0
NEW = "campaign: Mới\nitems:\n  - text: mới\n"


class Share:
    """A folder that a server process passes on to a mount point."""

    def __init__(self, server: Path, point: Path) -> None:
        self.server, self.point = server, point
        self._process: subprocess.Popen[bytes] | None = None

    def mount(self) -> None:
        self._process = subprocess.Popen(["bindfs", "-f", str(self.server), str(self.point)])
        until = time.monotonic() + PATIENCE_S
        while not mount_of(self.point).is_quiet:
            assert time.monotonic() < until, "it was never mounted"

    def kill(self) -> None:
        """The server's machine is switched off."""
        assert self._process
        self._process.kill()
        self._process.wait()

    def unmount(self) -> None:
        subprocess.run(["umount", "-l", str(self.point)], check=False, stderr=subprocess.DEVNULL)

    def write(self, path: str, data: str) -> None:
        """Somebody else writes a file, on the other side."""
        file = self.server / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(data)


@pytest.fixture
def share(tmp_path: Path) -> Iterator[Share]:
    share = Share(tmp_path / "server", tmp_path / "content")
    share.server.mkdir()
    share.point.mkdir()
    share.mount()
    yield share
    share.unmount()
    share.kill()


@pytest.fixture
def desk(share: Share, tmp_path: Path, studio: Studio) -> Iterator[Desk]:
    desk = Desk(tmp_path, studio)
    share.write("playlists/a.yaml", TEXT.format("chào"))
    yield desk.run()
    desk.close()


def rest(desk: Desk, seconds: float) -> None:
    """Let time pass, in turns, without being told of anything."""
    assert desk.intake
    until = desk.clock.mono + seconds
    while desk.clock.mono < until:
        desk.clock.advance(min(max(0.1, desk.intake.turn()[0]), until - desk.clock.mono))


def test_events_are_silent_there(share: Share, tmp_path: Path):
    here = tmp_path / "here"
    here.mkdir()
    there_watch, here_watch = Watch(), Watch()
    there_watch.follow({share.point: True})
    here_watch.follow({here: True})
    share.write("playlists/b.yaml", "x")
    (here / "b.yaml").write_text("x")
    until = time.monotonic() + PATIENCE_S
    while not here_watch.rang():
        assert time.monotonic() < until
    assert not there_watch.rang()
    for watch in (there_watch, here_watch):
        watch.close()


def test_what_others_write_is_seen_all_the_same(share: Share, desk: Desk):
    share.write("playlists/b.yaml", NEW)
    rest(desk, 6)
    assert desk.texts() == ["chào", "mới"]
    (share.server / "playlists/a.yaml").unlink()
    rest(desk, 6)
    assert desk.texts() == ["mới"]


def test_a_server_that_dies_changes_nothing_and_recovery_is_by_itself(share: Share, desk: Desk, caplog):
    share.kill()
    rest(desk, 300)
    assert desk.texts() == ["chào"]
    assert desk.told() == ["source-away"]
    assert len([line for line in caplog.messages if "cannot be read since" in line]) == 1
    share.unmount()
    share.write("playlists/b.yaml", NEW)
    share.mount()
    rest(desk, 20)
    assert desk.texts() == ["chào", "mới"]
    assert desk.told() == []


def test_an_unmounted_share_changes_nothing_and_recovery_is_by_itself(share: Share, desk: Desk):
    share.unmount()
    rest(desk, 300)
    assert desk.texts() == ["chào"]
    assert desk.told() == ["source-unmounted"]
    desk.crash().run()
    assert desk.texts() == ["chào"]
    share.mount()
    rest(desk, 20)
    assert desk.told() == []
