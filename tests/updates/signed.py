"""An office that signs in memory, and puts what it signed into a board's store as a pull would."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import Key, Metadata, MetaFile, Root, Snapshot, TargetFile, Targets, Timestamp
from tuf.api.serialization.json import JSONSerializer

from ledplayer.core.manifest import File, Manifest, OffAir, Origin, encode
from ledplayer.updates import proof as proofs
from ledplayer.updates.proof import SIGNED_AT, Proof
from ledplayer.updates.store import Release, Store

RELEASED = datetime(2023, 10, 9, 8, tzinfo=UTC)
EXPIRES = datetime(2040, 1, 1, tzinfo=UTC)
#: What was in a folder that is published: bytes by path.
Folder = Mapping[str, bytes | str]


def _bytes(data: bytes | str) -> bytes:
    return data.encode() if isinstance(data, str) else data


@dataclass
class Office:
    """Signs for a board; every signing is a newer version."""

    version: int = 0
    signed_at: datetime = RELEASED
    board: str = "b"
    signer: CryptoSigner = field(default_factory=CryptoSigner.generate_ed25519)
    offline: CryptoSigner = field(default_factory=CryptoSigner.generate_ed25519)
    roots: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.root = self._root(1, self.signer)

    def renew(self, *signers: CryptoSigner) -> None:
        """Sign another root: from now on these keys count, and the last of them signs."""
        version = len(self.roots) + 2
        self.roots[f"{version}.root.json"] = self._root(version, *signers)
        self.signer = signers[-1]

    def _root(self, version: int, *signers: CryptoSigner) -> bytes:
        root = Root(version=version, expires=EXPIRES, consistent_snapshot=True)
        root.add_key(_key(self.offline), "root")
        for role in ("timestamp", "snapshot", "targets"):
            for signer in signers:
                root.add_key(_key(signer), role)
        return self._sealed(Metadata(root), self.offline)

    def manifest(
        self, *folders: Folder, off_air: OffAir | None = None, released_at: datetime = RELEASED
    ) -> tuple[Manifest, dict[str, bytes]]:
        """A release of some folders, `folder`, `folder2` …, and its objects by hash."""
        objects: dict[str, bytes] = {}
        sources = []
        for number, folder in enumerate(folders, 1):
            files = {path: _file(_bytes(data), objects) for path, data in folder.items()}
            sources.append(Origin(name="folder" if number == 1 else f"folder{number}", files=files))
        made = Manifest(board=self.board, released_at=released_at, sources=tuple(sources), off_air=off_air)
        return made, objects

    def prove(self, target: bytes, *, board: str | None = None) -> Proof:
        """Sign a manifest."""
        self.version += 1
        self.signed_at += timedelta(minutes=5)
        name = f"{board or self.board}.json"
        targets = Metadata(Targets(version=self.version, expires=EXPIRES))
        targets.signed.targets[name] = TargetFile.from_data(name, target, ["sha256"])
        snapshot = Metadata(Snapshot(version=self.version, expires=EXPIRES))
        snapshot.signed.meta["targets.json"] = MetaFile(version=self.version)
        stamp = Timestamp(version=self.version, expires=EXPIRES, snapshot_meta=MetaFile(version=self.version))
        stamp.unrecognized_fields[SIGNED_AT] = f"{self.signed_at:%Y-%m-%dT%H:%M:%SZ}"
        return Proof(
            files=self.roots
            | {
                "timestamp.json": self._sealed(Metadata(stamp), self.signer),
                f"{self.version}.snapshot.json": self._sealed(snapshot, self.signer),
                f"{self.version}.targets.json": self._sealed(targets, self.signer),
            }
        )

    def _sealed(self, metadata: Metadata, signer: CryptoSigner) -> bytes:  # type: ignore[type-arg]
        metadata.sign(signer)
        return metadata.to_bytes(JSONSerializer(compact=True))


@dataclass
class Shipped:
    """A store that an office's releases are pulled into."""

    folder: Path
    office: Office = field(default_factory=Office)

    def __post_init__(self) -> None:
        self.store = Store(self.folder)
        self.store.open()
        self.root = self.folder.with_name("root.json")
        self.root.write_bytes(self.office.root)

    def release(self, *folders: Folder, later: frozenset[str] = frozenset(), **more: object) -> Release:
        """Sign a release and put it into the store, without pointing at it; `later`: paths that are not fetched yet."""
        manifest, objects = self.office.manifest(*folders, **more)  # type: ignore[arg-type]
        held_back = {source.files[path].sha256 for source in manifest.sources for path in later if path in source.files}
        for sha256, data in objects.items():
            if sha256 not in held_back:
                self.store.put(data)
        return self.put(encode(manifest))

    def put(self, manifest: bytes, proof: Proof | None = None) -> Release:
        """Put a manifest into the store, signed or with some other proof."""
        proved = proof or self.office.prove(manifest)
        return Release(manifest=self.store.put(manifest), proof=self.store.put(proofs.encode(proved)))

    def pull(self, *folders: Folder, **more: object) -> Release:
        """Sign a release, put it into the store, and make it the current one."""
        new = self.release(*folders, **more)  # type: ignore[arg-type]
        self.point(new)
        return new

    def point(self, new: Release) -> None:
        """Make a release the current one; what was current is the previous one."""
        before = self.store.current()
        self.store.point(new, before.release if before else None)


def _key(signer: CryptoSigner) -> Key:
    return signer.public_key


def _file(data: bytes, objects: dict[str, bytes]) -> File:
    sha256 = hashlib.sha256(data).hexdigest()
    objects[sha256] = data
    return File(sha256=sha256, size_bytes=len(data))
