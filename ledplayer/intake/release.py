"""What the content server's store says is to be on air: read here, and not believed.

Whoever wrote the store may mean harm: names are checked before they become paths, every read is bounded, follows no
link, and counts only when the bytes have the hash that they go by.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ledplayer.core.manifest import MOST_BYTES, Manifest, decode
from ledplayer.intake.scan import open_below

CURRENT = "current.json"
#: Four hashes and their names.
MOST_POINTER_BYTES = 4096

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A release by the hashes of its manifest and of what proves it."""

    manifest: str
    proof: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """What `current.json` names."""

    current: Named
    previous: Named | None = None


def read_pointer(store: Path) -> Pointer:
    """Which releases are named. Raises `FileNotFoundError` for none, `OSError` or `ValueError` for a torn file."""
    with open_below(store, CURRENT) as file:
        data = file.read(MOST_POINTER_BYTES + 1)
    try:
        raw = json.loads(data[:MOST_POINTER_BYTES])
        previous = raw["previous"]
        return Pointer(current=_named(raw), previous=_named(previous) if previous else None)
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError(f"no release: {error}") from error


def real_of(sha256: str) -> str:
    """Where an object lies below the store."""
    return f"objects/{sha256[:2]}/{sha256}"


def read_object(store: Path, sha256: str) -> bytes:
    """A manifest's bytes, or a proof's. Raises `OSError` where they are not there, or not what they should be."""
    with open_below(store, real_of(sha256)) as file:
        data = file.read(MOST_BYTES + 1)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise OSError(f"{sha256[:12]} is not what it should be")
    return data


def read_manifest(store: Path, sha256: str) -> Manifest:
    """A release's manifest. Raises `OSError` as `read_object` does, `ContentError` for what is none."""
    return decode(read_object(store, sha256), real_of(sha256))


def is_altered(store: Path, sha256: str) -> bool:
    """Whether an object is there and is not what it should be."""
    try:
        read_object(store, sha256)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def _named(raw: dict[str, Any]) -> Named:
    manifest, proof = raw["manifest"], raw["proof"]
    if not all(isinstance(one, str) and _SHA256.fullmatch(one) for one in (manifest, proof)):
        raise ValueError("no hashes")
    return Named(manifest=manifest, proof=proof)
