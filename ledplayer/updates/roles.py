"""TUF's roles as values: made, signed, read and checked. No files.

Expiry: root 10 years, targets and bins 5 years, snapshot and timestamp 90 days. Key ids are short, for they stand in
every signature.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import (
    Delegations,
    Key,
    Metadata,
    MetaFile,
    Root,
    Snapshot,
    SuccinctRoles,
    TargetFile,
    Targets,
    Timestamp,
)
from tuf.api.serialization import SerializationError
from tuf.api.serialization.json import JSONSerializer

from ledplayer.updates.proof import SIGNED_AT

if TYPE_CHECKING:
    from securesystemslib.signer import CryptoSigner

TOP = "targets"
ONLINE_ROLES = (TOP, "snapshot", "timestamp")
#: More boards than this are spread over bins.
MOST_IN_TOP = 64
BIN_BITS, BIN_PREFIX = 5, "bin"
MOST_ROOT_BYTES = 512_000

_LIFE = {"root": timedelta(days=3653), "snapshot": timedelta(days=90), "timestamp": timedelta(days=90)}
_LONG = timedelta(days=1826)
_COMPACT = JSONSerializer(compact=True)


def life(role: str) -> timedelta:
    """How long a role is good for after it was signed."""
    return _LIFE.get(role, _LONG)


def is_past_middle(metadata: Metadata[Any], role: str, now: datetime) -> bool:
    """Whether a role is to be signed anew, though it says the same."""
    expires: datetime = metadata.signed.expires
    return expires - now < life(role) / 2


def signed(payload: Any, role: str, version: int, now: datetime, *keys: "CryptoSigner") -> tuple[Metadata[Any], bytes]:
    """A role in a new version, signed by all keys; and its file."""
    payload.version = version
    payload.expires = now + life(role)
    metadata: Metadata[Any] = Metadata(payload)
    for key in keys:
        metadata.sign(key, append=True)
    return metadata, metadata.to_bytes(_COMPACT)


def read(data: bytes, role: str, delegator: Root | Targets) -> Metadata[Any]:
    """A role out of its file, signed by whom its delegator names. Raises `ValueError`; expiry does not count."""
    try:
        metadata: Metadata[Any] = Metadata.from_bytes(data)
        if metadata.signed.type != (role if role in ("root", "snapshot", "timestamp") else TOP):
            raise ValueError(f"{role} is a {metadata.signed.type}")
        delegator.verify_delegate(role, metadata.signed_bytes, metadata.signatures)
    except (RepositoryError, SerializationError) as error:
        raise ValueError(f"{role}: {error}") from error
    return metadata


def following(before: Metadata[Root] | None, data: bytes, version: int) -> Metadata[Root]:
    """A root out of its file, signed by itself and by the one before it. Raises `ValueError`."""
    try:
        root: Metadata[Root] = Metadata.from_bytes(data)
        if root.signed.type != "root" or root.signed.version != version:
            raise ValueError(f"not root {version}")
        root.signed.verify_delegate("root", root.signed_bytes, root.signatures)
        if before is not None:
            before.signed.verify_delegate("root", root.signed_bytes, root.signatures)
    except (RepositoryError, SerializationError) as error:
        raise ValueError(f"root {version}: {error}") from error
    return root


def new_root(root_key: Key, online_keys: Iterable[Key]) -> Root:
    """Who may sign: a root by the root key, all else by one of the online keys."""
    root = Root(consistent_snapshot=True)
    root.add_key(root_key, "root")
    for key in online_keys:
        for role in ONLINE_ROLES:
            root.add_key(key, role)
    return root


def layout(boards: Mapping[str, TargetFile], key: Key) -> dict[str, Targets]:
    """The roles that name all boards' manifests, by name: the targets role, and bins where there are many boards."""
    files = list(boards.values())
    if len(files) <= MOST_IN_TOP:
        return {TOP: Targets(targets={file.path: file for file in files})}
    spread = SuccinctRoles([key.keyid], 1, BIN_BITS, BIN_PREFIX)
    found = {name: Targets() for name in spread.get_roles()}
    for file in files:
        found[spread.get_role_for_target(file.path)].targets[file.path] = file
    return found | {TOP: Targets(delegations=Delegations({key.keyid: key}, succinct_roles=spread))}


def bins(top: Targets) -> list[str]:
    """The bins that a targets role names; none where it names the boards itself."""
    spread = top.delegations.succinct_roles if top.delegations else None
    return list(spread.get_roles()) if spread else []


def says_the_same(one: Targets, other: Targets) -> bool:
    """Whether two targets roles are the same but for version and expiry."""
    return one.targets == other.targets and one.delegations == other.delegations


def snapshot_of(versions: Mapping[str, int]) -> Snapshot:
    """A snapshot of all targets roles that ever were."""
    return Snapshot(meta={f"{role}.json": MetaFile(version) for role, version in sorted(versions.items())})


def timestamp_of(snapshot_version: int, now: datetime) -> Timestamp:
    """A timestamp, with the time it was signed."""
    stamp = {SIGNED_AT: f"{now:%Y-%m-%dT%H:%M:%SZ}"}
    return Timestamp(snapshot_meta=MetaFile(snapshot_version), unrecognized_fields=stamp)
