"""A name below `objects/` is a whole file, whatever fails and whenever the process dies."""

import contextlib
import hashlib
import io
import os
from pathlib import Path

import pytest

from ledplayer.errors import SurroundingsError
from ledplayer.intake import store as storing
from ledplayer.intake.store import Store, hashed
from tests.intake.faults import at_step, die, fail

DATA = b"ledplayer" * 1000
SHA = hashlib.sha256(DATA).hexdigest()


def admit(folder: Path) -> None:
    store = Store(folder)
    with store.making(len(DATA)) as making:
        for _ in hashed(io.BytesIO(DATA), making.file, len(DATA)):
            pass
        making.keep(SHA)


def whole(folder: Path) -> None:
    """Every name that is a hash is a whole file, and a new start leaves nothing else."""
    store = Store(folder)
    for sha256 in store.hashes():
        assert hashlib.sha256(store.place(sha256).read_bytes()).hexdigest() == sha256
    assert all(path.is_dir() for path in folder.iterdir())


def test_a_kept_copy_is_there_under_its_hash(tmp_path):
    admit(tmp_path)
    assert Store(tmp_path).holds(SHA, len(DATA))
    assert Store(tmp_path).place(SHA).read_bytes() == DATA
    whole(tmp_path)


@pytest.mark.parametrize("at", range(1, 12))
def test_whatever_step_fails_no_half_copy_stands_there(tmp_path, monkeypatch, at):
    with monkeypatch.context() as patch:
        at_step(patch, at, fail)
        with contextlib.suppress(OSError):
            admit(tmp_path)
    whole(tmp_path)


@pytest.mark.parametrize("at", range(1, 12))
def test_wherever_the_process_is_killed_no_half_copy_stands_there(tmp_path, monkeypatch, at):
    child = os.fork()
    if not child:
        try:
            at_step(monkeypatch, at, die)
            admit(tmp_path)
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    whole(tmp_path)


def test_what_is_not_kept_leaves_nothing(tmp_path):
    store = Store(tmp_path)
    with store.making(3) as making:
        making.file.write(b"abc")
    assert list(tmp_path.iterdir()) == []


def test_a_copy_that_the_disk_has_no_room_for_is_refused_before_it_begins(tmp_path, monkeypatch):
    monkeypatch.setattr(storing, "RESERVE_BYTES", 1 << 60)
    with pytest.raises(SurroundingsError, match="disk-full"):
        Store(tmp_path).making(1)


@pytest.mark.parametrize("size", [len(DATA) - 1, len(DATA) + 1])
def test_a_file_that_is_shorter_or_longer_than_it_was_is_not_taken(size):
    with pytest.raises(OSError, match="instead of"):
        list(hashed(io.BytesIO(DATA), None, size))


def test_a_copy_goes_at_the_second_sweep_that_finds_it_of_no_use(tmp_path):
    admit(tmp_path)
    store = Store(tmp_path)
    assert store.sweep(set()) == 0
    assert store.sweep({SHA}) == 0
    assert store.sweep(set()) == 0
    assert store.sweep(set()) == 1
    assert not store.holds(SHA, len(DATA))
