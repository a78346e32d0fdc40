"""The store: whole objects by hash, and one pointer."""

import hashlib
import json
from pathlib import Path

import pytest

from ledplayer.errors import SurroundingsError
from ledplayer.updates.store import CURRENT, Current, Release, Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "store")
    store.open()
    return store


def test_an_object_lies_under_its_hash(store: Store) -> None:
    sha256 = store.put(b"a slide")
    assert sha256 == hashlib.sha256(b"a slide").hexdigest()
    assert store.place(sha256).read_bytes() == b"a slide"
    assert store.holds(sha256, 7)
    assert store.read(sha256, 100) == b"a slide"
    assert [*(store.folder / "partial").iterdir()] == []


def test_an_object_that_is_too_large_or_rotten_is_not_read(store: Store) -> None:
    sha256 = store.put(b"a slide")
    with pytest.raises(OSError, match="not what it should be"):
        store.read(sha256, 6)
    store.place(sha256).write_bytes(b"A slide")
    with pytest.raises(OSError, match="not what it should be"):
        store.read(sha256, 100)


def test_an_object_of_another_size_is_not_there(store: Store) -> None:
    sha256 = store.put(b"a slide")
    store.place(sha256).write_bytes(b"a sli")
    assert not store.holds(sha256, 7)
    store.put(b"a slide")
    assert store.holds(sha256, 7)


def test_the_pointer_names_a_release_and_the_one_before(store: Store) -> None:
    assert store.current() is None
    first, second = Release(manifest="1" * 64, proof="2" * 64), Release(manifest="3" * 64, proof="4" * 64)
    store.point(first, None)
    assert store.current() == Current(release=first)
    store.point(second, first)
    assert store.current() == Current(release=second, previous=first)


@pytest.mark.parametrize(
    "torn", [b"", b"{", b"[]", b"null", b"7", b'{"manifest": 1, "proof": "2", "previous": null}', b'{"manifest": "1"}']
)
def test_a_torn_pointer_names_nothing(store: Store, torn: bytes) -> None:
    (store.folder / CURRENT).write_bytes(torn)
    assert store.current() is None


def test_what_is_of_no_use_is_collected(store: Store) -> None:
    kept, gone = store.put(b"kept"), store.put(b"gone")
    store.partial("5" * 64).write_bytes(b"given up")
    store.partial("6" * 64).write_bytes(b"on its way")
    assert store.collect({kept, "6" * 64}) == len(b"gone") + len(b"given up")
    assert store.holds(kept, 4)
    assert not store.place(gone).exists()
    assert [path.name for path in (store.folder / "partial").iterdir()] == ["6" * 64]


def test_two_do_not_write_at_once(store: Store) -> None:
    with pytest.raises(SurroundingsError) as caught:
        Store(store.folder).open()
    assert caught.value.code == "store-in-use"
    store.close()
    Store(store.folder).open()


def test_a_folder_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SurroundingsError) as caught:
        Store(tmp_path / "file" / "store").open()
    assert caught.value.code == "store-unusable"


def test_the_files_at_the_top_are_written_whole(store: Store) -> None:
    store.save("poll.json", {"etag": '"1"'})
    assert store.load("poll.json") == {"etag": '"1"'}
    assert json.loads((store.folder / "poll.json").read_bytes()) == {"etag": '"1"'}
    assert [path.name for path in store.folder.iterdir() if path.name.startswith(".")] == []
