"""A name below `objects/` is a whole file, whatever fails and whenever the process dies."""

import hashlib
import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ledplayer.errors import SurroundingsError
from ledplayer.intake import store as storing
from ledplayer.intake.store import Store, hashed

DATA = b"ledplayer" * 1000
SHA = hashlib.sha256(DATA).hexdigest()
#: The calls that change the disk; each in turn is the last one.
STEPS = ("fsync", "fchmod", "mkdir", "replace", "rename", "open", "unlink")


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


def counting(monkeypatch: pytest.MonkeyPatch, at: int, then: Callable[[], None]) -> Iterator[int]:
    """Count the steps, and do something instead of one of them."""
    count = 0
    for name in STEPS:
        real = getattr(os, name)

        def step(*args, _real=real, **more):
            nonlocal count
            count += 1
            if count == at:
                then()
            return _real(*args, **more)

        monkeypatch.setattr(os, name, step)
    yield from iter(lambda: count, -1)


def fail() -> None:
    raise OSError(28, "No space left on device")


def test_a_kept_copy_is_there_under_its_hash(tmp_path):
    admit(tmp_path)
    assert Store(tmp_path).holds(SHA, len(DATA))
    assert Store(tmp_path).place(SHA).read_bytes() == DATA
    whole(tmp_path)


@pytest.mark.parametrize("at", range(1, 12))
def test_whatever_step_fails_no_half_copy_stands_there(tmp_path, monkeypatch, at):
    with monkeypatch.context() as patch:
        steps = counting(patch, at, fail)
        try:
            admit(tmp_path)
        except OSError:
            pass
        else:
            assert next(steps) < at
    whole(tmp_path)


@pytest.mark.parametrize("at", range(1, 12))
def test_wherever_the_process_is_killed_no_half_copy_stands_there(tmp_path, monkeypatch, at):
    child = os.fork()
    if not child:
        try:
            counting(monkeypatch, at, lambda: os._exit(9)).__next__()
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
