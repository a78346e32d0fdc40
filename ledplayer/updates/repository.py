"""The signed state of one site, in its web root: as it stands, and as it is to be.

1. What stands is checked (`standing`), and must not be older than what was signed last.
2. Only roles whose contents changed, or that are past the middle of their life, get a new version; and the timestamp.
3. Manifests come first, then their roles, the snapshot, and the timestamp last: who reads meanwhile gets the old or the
   new state.
4. A bin that was ever signed stays in the snapshot, as TUF asks, also where boards have become few again.
5. What is signed never goes back: where the clock did, the time of the last signature counts.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Key, Metadata, Root, Snapshot, TargetFile, Targets, Timestamp

from ledplayer.core import manifest as manifest_file
from ledplayer.core.manifest import MOST_BYTES, Manifest
from ledplayer.errors import ContentError, SurroundingsError
from ledplayer.updates import roles
from ledplayer.updates.key_folder import KeyFolder
from ledplayer.updates.proof import SIGNED_AT, target
from ledplayer.updates.standing import newest_root, standing
from ledplayer.updates.webroot import METADATA, TARGETS, TIMESTAMP, WebRoot, object_name

if TYPE_CHECKING:
    from securesystemslib.signer import CryptoSigner


class Repository:
    """A site's signed state. The web root is claimed by the caller while anything is written."""

    def __init__(self, web: WebRoot, keys: KeyFolder, now: datetime) -> None:
        """Args: now: What the office's clock says, aware."""
        self.web = web
        self.keys = keys
        self.now = now.astimezone(UTC).replace(microsecond=0)
        self.root: Metadata[Root]
        self.timestamp: Metadata[Timestamp] | None = None
        self.boards: Mapping[str, TargetFile] = {}
        self._targets: dict[str, Metadata[Targets]] = {}
        self._snapshot: Metadata[Snapshot] | None = None
        self._versions: dict[str, int] = {}
        self._key: CryptoSigner | None = None

    def begin(self, root_key: "CryptoSigner | None", passphrase: str = "") -> None:
        """Sign the first state, without a board; again, where a web root was lost and the keys were not.

        Args:
            root_key: Of a new site; None where the key folder has begun one.
            passphrase: For the new site's online key.
        """
        if root_key is not None:
            online = self.keys.new_online(passphrase)
            root = roles.new_root(root_key.public_key, [online.public_key])
            _, data = roles.signed(root, "root", 1, self.now, root_key)
            self.keys.keep_root(1, data)
        self.root = newest_root(self.web, self.keys)
        self._versions = dict(self.keys.last().versions)
        for version, data in self.keys.roots().items():
            self.web.write(f"{METADATA}/{version}.root.json", data)
        self._commit({})

    def load(self) -> None:
        """Read what stands.

        Raises:
            SurroundingsError: There is nothing, it is broken or forged, or older than what was signed last.
        """
        state = standing(self.web, self.keys)
        self.root, self.timestamp, self._snapshot = state.root, state.timestamp, state.snapshot
        self._targets, self._versions = dict(state.targets), dict(state.versions)
        last = self.keys.last().versions
        if any(self._versions.get(role, 0) < version for role, version in last.items()):
            raise SurroundingsError("published-older", folder=str(self.web.folder))
        self.boards = {
            path.removesuffix(".json"): file
            for metadata in self._targets.values()
            for path, file in metadata.signed.targets.items()
        }
        self.now = max(self.now, self.signed_at or self.now)

    @property
    def signed_at(self) -> datetime | None:
        """When the newest timestamp was signed."""
        written = self.timestamp.signed.unrecognized_fields.get(SIGNED_AT, "") if self.timestamp else ""
        return datetime.strptime(written, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC) if written else None

    @property
    def expires(self) -> datetime:
        """Until when boards take what stands for the newest."""
        assert self.timestamp is not None, "loaded"
        assert self._snapshot is not None, "loaded"
        found: datetime = min(self.timestamp.signed.expires, self._snapshot.signed.expires)
        return found

    def manifest(self, board: str) -> Manifest:
        """A board's manifest as it stands. Raises `SurroundingsError` where it is torn."""
        file = self.boards[board]
        name = f"{TARGETS}/{file.hashes['sha256']}.{file.path}"
        try:
            data = self.web.read(name, MOST_BYTES)
            file.verify_length_and_hashes(data)
            return manifest_file.decode(data, name)
        except (LookupError, ContentError, ValueError, RepositoryError) as error:
            raise SurroundingsError("published-broken", file=name) from error

    def publish(self, manifests: Mapping[str, Manifest], kept: Mapping[str, Manifest]) -> None:
        """Sign a new state of all boards, those that are not given being no more.

        Args:
            manifests: What is new.
            kept: What stays as it stands.
        """
        boards = {board: self.boards[board] for board in kept}
        used = set[str]()
        for board, manifest in manifests.items():
            data = manifest_file.encode(manifest)
            if len(data) > MOST_BYTES:
                raise SurroundingsError("publish-too-much", board=board, megabytes=MOST_BYTES >> 20)
            file = TargetFile.from_data(target(board), data, ["sha256"])
            self.web.write(f"{TARGETS}/{file.hashes['sha256']}.{file.path}", data)
            boards[board] = file
        for manifest in (*manifests.values(), *kept.values()):
            used |= {object_name(file.sha256) for origin in manifest.sources for file in origin.files.values()}
        self._commit(boards)
        self._collect(used)

    def resign(self, key: "CryptoSigner | None" = None) -> None:
        """Sign the same once more. Args: key: A new online key, which is to sign all of it from now on."""
        self._key = key or self._key
        self._commit(self.boards, anew=key is not None)

    def trust(self, payload: Root, *keys: "CryptoSigner") -> None:
        """Sign who may sign from now on. Args: keys: Root keys, of the root that stands and of the new one."""
        version = self.root.signed.version + 1
        self.root, data = roles.signed(payload, "root", version, self.now, *keys)
        self.web.write(f"{METADATA}/{version}.root.json", data)
        self.keys.keep_root(version, data)
        self.keys.settle(self.online_ids)

    @property
    def online_ids(self) -> list[str]:
        """Ids of the online keys that boards know."""
        return self.root.signed.roles["timestamp"].keyids

    @property
    def online_keys(self) -> list[Key]:
        """The online keys that boards know."""
        return [self.root.signed.keys[keyid] for keyid in self.online_ids]

    def _commit(self, boards: Mapping[str, TargetFile], *, anew: bool = False) -> None:
        """Write the roles that change (`anew`: all of them), the timestamp last."""
        key = self._key = self._key or self.keys.online(self.online_ids)
        for name, payload in roles.layout(boards, key.public_key).items():
            before = self._targets.get(name)
            if (
                not anew
                and before is not None
                and roles.says_the_same(before.signed, payload)
                and not roles.is_past_middle(before, name, self.now)
            ):
                continue
            self._targets[name] = self._sign(name, payload, key)
        versions = {role: version for role, version in self._versions.items() if role not in ("snapshot", "timestamp")}
        snapshot, before_it = roles.snapshot_of(versions), self._snapshot
        if (
            anew
            or before_it is None
            or before_it.signed.meta != snapshot.meta
            or roles.is_past_middle(before_it, "snapshot", self.now)
        ):
            self._snapshot = self._sign("snapshot", snapshot, key)
        self.timestamp = self._sign("timestamp", roles.timestamp_of(self._versions["snapshot"], self.now), key)
        self.boards = dict(boards)

    def _sign(self, role: str, payload: Any, key: "CryptoSigner") -> Metadata[Any]:
        version = self._versions.get(role, 0) + 1
        metadata, data = roles.signed(payload, role, version, self.now, key)
        self._versions[role] = version
        if role != "timestamp":
            self.web.write(f"{METADATA}/{version}.{role}.json", data)
            return metadata
        last = self.keys.last()
        stamp_s = self.web.stamp(data, last.stamp_s, int(self.now.timestamp()))
        self.keys.remember(replace(last, versions=self._versions, stamp_s=stamp_s))
        return metadata

    def _collect(self, used: set[str]) -> None:
        """Take out of the web root what nothing has named for days."""
        for role, version in self._versions.items():
            used.add(TIMESTAMP if role == "timestamp" else f"{METADATA}/{version}.{role}.json")
        used |= {f"{TARGETS}/{file.hashes['sha256']}.{file.path}" for file in self.boards.values()}
        last = self.keys.last()
        self.keys.remember(replace(last, unused=self.web.collect(used, last.unused, self.now.timestamp())))
