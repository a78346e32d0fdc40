"""The signed state that stands in a web root.

Nothing in a web root is believed because it lies there: every role is checked with the roots in the key folder, which
the web root can only continue. Expiry does not count: it is for boards.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from tuf.api.metadata import Metadata, Root, Snapshot, Targets, Timestamp

from ledplayer.core.manifest import MOST_BYTES
from ledplayer.errors import SurroundingsError
from ledplayer.updates import roles
from ledplayer.updates.key_folder import KeyFolder
from ledplayer.updates.webroot import METADATA, TIMESTAMP, WebRoot


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """All roles.

    Attributes:
        targets: The targets role, and bins where there are, by name.
        versions: Of every role that the snapshot names, of the snapshot and of the timestamp.
    """

    root: Metadata[Root]
    timestamp: Metadata[Timestamp]
    snapshot: Metadata[Snapshot]
    targets: Mapping[str, Metadata[Targets]]
    versions: Mapping[str, int]


def standing(web: WebRoot, keys: KeyFolder) -> State:
    """Read what stands. Raises `SurroundingsError` where there is nothing, or it is broken or forged."""
    root = newest_root(web, keys)
    timestamp: Metadata[Timestamp] = _read(web, TIMESTAMP, "timestamp", root.signed)
    version = timestamp.signed.snapshot_meta.version
    snapshot: Metadata[Snapshot] = _versioned(web, "snapshot", version, root.signed)
    named = {name.removesuffix(".json"): meta.version for name, meta in snapshot.signed.meta.items()}
    top: Metadata[Targets] = _versioned(web, roles.TOP, named.get(roles.TOP, 0), root.signed)
    bins = {name: _versioned(web, name, named.get(name, 0), top.signed) for name in roles.bins(top.signed)}
    return State(
        root=root,
        timestamp=timestamp,
        snapshot=snapshot,
        targets={**bins, roles.TOP: top},
        versions={**named, "snapshot": version, "timestamp": timestamp.signed.version},
    )


def newest_root(web: WebRoot, keys: KeyFolder) -> Metadata[Root]:
    """The newest root, each signed by the one before it. Raises `SurroundingsError`."""
    root: Metadata[Root] | None = None
    known = keys.roots()
    for version in count(1):
        name = f"{METADATA}/{version}.root.json"
        data = known.get(version) or _found(web, name)
        if not data:
            break
        try:
            root = roles.following(root, data, version)
        except ValueError as error:
            raise SurroundingsError("published-broken", file=name) from error
        if version not in known:
            keys.keep_root(version, data)
    assert root is not None, "the key folder has the first one"
    keys.settle(root.signed.roles["timestamp"].keyids)
    return root


def _found(web: WebRoot, name: str) -> bytes:
    try:
        return web.read(name, roles.MOST_ROOT_BYTES)
    except LookupError:
        return b""


def _versioned(web: WebRoot, role: str, version: int, delegator: Root | Targets) -> Metadata[Any]:
    name = f"{METADATA}/{version}.{role}.json"
    metadata = _read(web, name, role, delegator)
    if metadata.signed.version != version:
        raise SurroundingsError("published-broken", file=name)
    return metadata


def _read(web: WebRoot, name: str, role: str, delegator: Root | Targets) -> Metadata[Any]:
    try:
        return roles.read(web.read(name, MOST_BYTES), role, delegator)
    except LookupError as error:
        code = "published-none" if name == TIMESTAMP else "published-broken"
        raise SurroundingsError(code, folder=str(web.folder), file=name) from error
    except ValueError as error:
        raise SurroundingsError("published-broken", file=name) from error
