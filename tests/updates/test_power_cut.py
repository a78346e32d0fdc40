"""A power cut at any moment: the old or the new release, whole, by a model of what a disk promises.

The model is the test's; that it has teeth is shown by three ways of writing that are wrong.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import pytest

from ledplayer.core.manifest import File, Manifest, Origin, decode, encode
from ledplayer.updates.store import CURRENT, TRUSTED, Current, Release, Store
from tests.updates.torn import Op, Recorder, Tree, states

Turn = Callable[[Sequence[Op]], list[Op]]


@lru_cache
def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def manifest(*files: bytes) -> bytes:
    named = {f"media/{number}.jpg": File(sha256=sha(one), size_bytes=len(one)) for number, one in enumerate(files)}
    value = Manifest(
        board="b", released_at=datetime(2026, 11, 25, tzinfo=UTC), sources=(Origin(name="x", files=named),)
    )
    return encode(value)


STAYS, OLD, NEW, ALSO_NEW = b"stays", b"an old film", b"a new film, longer", b"a new slide"
OLD_MANIFEST, NEW_MANIFEST = manifest(STAYS, OLD), manifest(STAYS, NEW, ALSO_NEW)


def install(store: Store, whole: bytes, proof: bytes, *files: bytes) -> None:
    """Fetch and switch as a pull does."""
    before = store.current()
    store.save(TRUSTED, {"proof": proof.decode()})
    sha256 = store.put(whole)
    for data in files:
        part = store.partial(sha(data))
        for at in range(0, len(data), 8):
            store.disk.write(part, data[at : at + 8], at)
        store.disk.sync(part)
        store.keep(sha(data))
    release = Release(manifest=sha256, proof=store.put(proof))
    store.point(release, before.release if before else None)
    keep = {release.manifest, release.proof, *decode(whole).files}
    if before:
        keep |= {
            before.release.manifest,
            before.release.proof,
            *decode(store.read(before.release.manifest, 10**6)).files,
        }
    store.collect(keep)


def tree(folder: Path) -> Tree:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def update(tmp_path_factory: pytest.TempPathFactory) -> tuple[Tree, list[Op]]:
    """What lies there before an update, and the calls of it."""
    folder = tmp_path_factory.mktemp("store")
    store = Store(folder)
    store.open()
    install(store, OLD_MANIFEST, b"old proof", STAYS, OLD)
    before = tree(folder)
    store.disk = recorder = Recorder(folder)
    install(store, NEW_MANIFEST, b"new proof", NEW, ALSO_NEW)
    return before, recorder.ops


def on_air(there: Tree) -> str:
    """Which release a board plays from what it finds. Raises where it is not whole."""
    raw = json.loads(there[CURRENT])
    data = there[f"objects/{raw['manifest'][:2]}/{raw['manifest']}"]
    proof = there[f"objects/{raw['proof'][:2]}/{raw['proof']}"]
    assert (sha(data), sha(proof)) == (raw["manifest"], raw["proof"])
    for sha256, file in decode(data).files.items():
        found = there[f"objects/{sha256[:2]}/{sha256}"]
        assert (sha(found), len(found)) == (sha256, file.size_bytes)
    json.loads(there[TRUSTED])
    return "old" if raw["manifest"] == sha(OLD_MANIFEST) else "new"


def outcomes(before: Tree, ops: Sequence[Op]) -> Iterator[str]:
    for there in states(before, ops):
        try:
            yield on_air(there)
        except (KeyError, ValueError, AssertionError):
            yield "neither"


def test_after_a_cut_at_any_moment_a_board_plays_the_old_or_the_new_release(update: tuple[Tree, list[Op]]) -> None:
    before, ops = update
    found = [*outcomes(before, ops)]
    assert {*found} == {"old", "new"}
    assert found[-1] == "new"
    assert len(found) > 100


def without_syncs(ops: Sequence[Op]) -> list[Op]:
    return [op for op in ops if op[0] != "sync"]


def without_folder_syncs(ops: Sequence[Op]) -> list[Op]:
    return [op for op in ops if op[0] != "sync_folder"]


def pointer_first(ops: Sequence[Op]) -> list[Op]:
    pointing = [op for op in ops if CURRENT in op[1] or CURRENT in op[2]]
    return [*pointing, ("sync_folder", "", "", b"", 0), *(op for op in ops if op not in pointing)]


@pytest.mark.parametrize("wrongly", [without_syncs, without_folder_syncs, pointer_first])
def test_the_model_has_teeth(update: tuple[Tree, list[Op]], wrongly: Turn) -> None:
    before, ops = update
    assert "neither" in outcomes(before, wrongly(ops))


def test_parts_that_a_cut_left_behind_are_no_objects(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.open()
    store.disk.write(store.partial(sha(NEW)), NEW[:5])
    assert store.current() is None
    assert not store.holds(sha(NEW), len(NEW))


def test_current_names_what_was_current_before(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.open()
    install(store, OLD_MANIFEST, b"old proof", STAYS, OLD)
    install(store, NEW_MANIFEST, b"new proof", NEW, ALSO_NEW)
    assert store.current() == Current(
        release=Release(manifest=sha(NEW_MANIFEST), proof=sha(b"new proof")),
        previous=Release(manifest=sha(OLD_MANIFEST), proof=sha(b"old proof")),
    )
