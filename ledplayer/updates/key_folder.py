"""The folder of the office's computer that makes it the publisher: the online key, and what was signed last.

    online.pem       the online key (`keys`)
    1.root.json …    who may sign, from the beginning on; `root.json` is the newest, for boards that are set up
    signed.json      {"versions", "stamp_s", "unused"}: what was signed last, so that nothing older is taken for it
    known.json, facts.json   what is known of the content's files (`reading`)

It never lies in what it publishes.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ledplayer.errors import SurroundingsError
from ledplayer.files import write_whole
from ledplayer.language import reason
from ledplayer.updates.keys import (
    NEXT,
    ONLINE,
    Ask,
    has_passphrase,
    keyid_of,
    load_key,
    new_key,
    nobody,
    passphrase_of,
    save_key,
)

if TYPE_CHECKING:
    from securesystemslib.signer import CryptoSigner

ROOT = "root.json"
SIGNED = "signed.json"


def usual_folder(environment: Mapping[str, str]) -> Path:
    """Where the keys lie when nobody says."""
    home = environment.get("XDG_CONFIG_HOME")
    return (Path(home) if home else Path.home() / ".config") / "ledplayer" / "keys"


@dataclass(frozen=True, slots=True, kw_only=True)
class Last:
    """What was signed last.

    Attributes:
        versions: Of every role that was ever signed.
        stamp_s: The newest time that `timestamp.json` had.
        unused: Files of the web root that nothing names, and since when.
    """

    versions: Mapping[str, int] = field(default_factory=dict)
    stamp_s: int = 0
    unused: Mapping[str, float] = field(default_factory=dict)


class KeyFolder:
    """A publisher's folder. Every call raises `SurroundingsError` where it does not read or write."""

    def __init__(self, folder: Path, ask: Ask = nobody) -> None:
        self.folder = folder
        self.ask = ask

    @property
    def exists(self) -> bool:
        """Whether a site was begun here."""
        return (self.folder / "1.root.json").exists()

    def roots(self) -> dict[int, bytes]:
        """Every root that was signed, by version."""
        found = {}
        for path in self.folder.glob("*.root.json"):
            version = path.name.partition(".")[0]
            if version.isdecimal():
                found[int(version)] = self._read(path)
        if not found:
            raise SurroundingsError("keys-none", folder=str(self.folder))
        return dict(sorted(found.items()))

    def keep_root(self, version: int, data: bytes) -> None:
        """Remember a root."""
        self.write(f"{version}.root.json", data)
        self.write(ROOT, data)

    def online(self, keyids: Collection[str]) -> "CryptoSigner":
        """The online key, which must be one of those that boards know."""
        key = load_key(self.folder / ONLINE, self.ask)
        if key.public_key.keyid not in keyids:
            raise SurroundingsError("key-not-known", file=str(self.folder / ONLINE))
        return key

    def new_online(self, passphrase: str | None = None) -> "CryptoSigner":
        """The next online key; with the passphrase of the one there is, unless one is given ("": none)."""
        if passphrase is None and has_passphrase(self.folder / ONLINE):
            passphrase = passphrase_of(self.folder / NEXT, self.ask)
        key = new_key()
        save_key(self.folder / NEXT, key, passphrase or "")
        return key

    def settle(self, keyids: Collection[str]) -> None:
        """Take the next online key for the online key, once boards know it and not the one there was."""
        if keyid_of(self.folder / NEXT) in keyids and keyid_of(self.folder / ONLINE) not in keyids:
            try:
                (self.folder / NEXT).replace(self.folder / ONLINE)
            except OSError as error:
                values = {"file": str(self.folder / ONLINE), "why": reason(error)}
                raise SurroundingsError("key-unwritable", **values) from error

    def last(self) -> Last:
        """What was signed last."""
        try:
            raw: dict[str, Any] = json.loads((self.folder / SIGNED).read_bytes())
            return Last(
                versions={str(role): int(version) for role, version in raw["versions"].items()},
                stamp_s=int(raw["stamp_s"]),
                unused={str(name): float(since) for name, since in raw["unused"].items()},
            )
        except FileNotFoundError:
            return Last()
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise SurroundingsError("key-damaged", file=str(self.folder / SIGNED)) from error

    def remember(self, last: Last) -> None:
        """Note what was signed."""
        raw = {"versions": dict(last.versions), "stamp_s": last.stamp_s, "unused": dict(last.unused)}
        self.write(SIGNED, json.dumps(raw, separators=(",", ":")).encode())

    def write(self, name: str, data: bytes) -> None:
        """Write one of its files, whole, for its owner alone."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_whole(self.folder / name, data, mode=0o644 if name.endswith(ROOT) else 0o600)
        except OSError as error:
            raise SurroundingsError("key-unwritable", file=str(self.folder / name), why=reason(error)) from error

    def _read(self, path: Path) -> bytes:
        try:
            return path.read_bytes()
        except OSError as error:
            raise SurroundingsError("key-unreadable", file=str(path), why=reason(error)) from error
