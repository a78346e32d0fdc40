"""What in a store is of use, and room for a release that comes.

1. What the current and the previous release need stays, and what the player has on air or would go back to.
2. For room, first what is of no use goes, then the release that nobody goes back to; where that cannot be told, none.
"""

from collections.abc import Collection, Iterator
from functools import lru_cache

from ledplayer.core.manifest import MOST_BYTES, Manifest, decode
from ledplayer.errors import ContentError, SurroundingsError
from ledplayer.status.verdict import Verdict
from ledplayer.updates.store import Current, Release, Store

_MEGABYTE = 1 << 20


def manifest_of(store: Store, sha256: str) -> Manifest | None:
    """A release's manifest, if it can be read."""
    try:
        return _decoded(store.read(sha256, MOST_BYTES))
    except (OSError, ContentError):
        return None


def forget() -> None:
    """Let go of manifests that were read."""
    _decoded.cache_clear()


def in_use(store: Store, current: Current | None, verdict: Verdict) -> frozenset[str]:
    """Hashes of everything that may be on air, or is to come back (rule 1)."""
    releases = [current.release, *([current.previous] if current.previous else [])] if current else []
    found = {sha256 for release in releases for sha256 in _objects(store, release)}
    for manifest in _played(verdict):
        found |= {manifest, *_files(store, manifest)}
    return frozenset(found)


def good(verdict: Verdict) -> str:
    """Hash of the last release that the player found good; "" for none."""
    return verdict.manifest if verdict.verdict == "good" else verdict.before


def make_room(store: Store, need_bytes: int, new: Collection[str], verdict: Verdict) -> None:
    """See to it that so much may be written.

    Args:
        new: Hashes of what the release that comes needs.

    Raises:
        SurroundingsError: There is not so much room; says how much is missing.
        OSError: The disk does not answer.
    """
    if need_bytes <= store.room():
        return
    current = store.current()
    store.collect(in_use(store, current, verdict) | {*new})
    kept = _on_air_alone(current, verdict)
    if kept and need_bytes > store.room():
        store.point(kept, None)
        store.collect(in_use(store, Current(release=kept), verdict) | {*new})
    check_room(store, need_bytes)


def check_room(store: Store, need_bytes: int) -> None:
    """Raise `SurroundingsError` where there is not so much room, with how much is missing."""
    missing = need_bytes - store.room()
    if missing > 0:
        raise SurroundingsError(
            "store-full", missing=-(-missing // _MEGABYTE), needed=-(-need_bytes // _MEGABYTE), folder=str(store.folder)
        )


def _on_air_alone(current: Current | None, verdict: Verdict) -> Release | None:
    """The release to keep where two are too many; None where there are not two, or both may be on air."""
    if current is None or current.previous is None:
        return None
    if verdict.refuses(current.release.manifest):
        return current.previous
    is_sure = not verdict.manifest or good(verdict) == current.release.manifest
    return current.release if is_sure else None


def _played(verdict: Verdict) -> Iterator[str]:
    """What the player has on air, or goes back to."""
    if good(verdict):
        yield good(verdict)
    if verdict.manifest and not verdict.verdict:
        yield verdict.manifest


def _objects(store: Store, release: Release) -> Iterator[str]:
    yield release.manifest
    yield release.proof
    yield from _files(store, release.manifest)


def _files(store: Store, manifest: str) -> Iterator[str]:
    found = manifest_of(store, manifest)
    for source in found.sources if found else ():
        yield from {file.sha256 for file in source.files.values()}


@lru_cache(maxsize=4)
def _decoded(data: bytes) -> Manifest:
    """A pull asks for the same few again and again, and one may name thousands of files."""
    return decode(data)
