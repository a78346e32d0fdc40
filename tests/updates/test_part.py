"""An object on its way: written and synced while more is coming."""

import errno
import threading
from pathlib import Path

import pytest

from ledplayer.core.manifest import File
from ledplayer.updates import part as parts
from ledplayer.updates.disk import Disk
from ledplayer.updates.part import Part
from ledplayer.updates.store import Store
from tests.updates.fake_site import sha

DATA = b"some bytes" * 1000


class Failing(Disk):
    """Fails the first sync, and never again: what the system tells once it does not tell twice."""

    def __init__(self) -> None:
        self.threads: list[threading.Thread] = []

    def sync(self, path: Path) -> None:
        self.threads.append(threading.current_thread())
        if len(self.threads) == 1:
            raise OSError(errno.EIO, "the card is dying")


def made(folder: Path, disk: Disk) -> tuple[Store, Part]:
    store = Store(folder, disk)
    store.open()
    return store, Part(store, File(sha256=sha(DATA), size_bytes=len(DATA)))


def test_what_goes_wrong_behind_is_raised_in_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "WRITE_BYTES", 1000)
    monkeypatch.setattr(parts, "SYNC_BYTES", 2000)
    disk = Failing()
    _, part = made(tmp_path, disk)
    for at in range(0, len(DATA), 500):
        part.add(DATA[at : at + 500])
    part.write()
    with pytest.raises(OSError, match="dying"):
        part.sync()
    assert threading.main_thread() not in disk.threads


def test_what_is_there_is_counted_and_hashed(tmp_path: Path) -> None:
    store, part = made(tmp_path, Disk())
    part.add(DATA[:4000])
    assert part.size == 0
    part.write()
    assert part.size == 4000
    again = Part(store, File(sha256=sha(DATA), size_bytes=len(DATA)))
    assert again.size == 4000
    again.begin(4000)
    again.add(DATA[4000:])
    again.write()
    again.sync()
    assert again.hash.hexdigest() == sha(DATA)
    again.begin(0)
    assert again.size == 0
