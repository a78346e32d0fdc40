"""By whose keys is a proof signed, and whose keys count by its own root? What a thief signed is told apart by that.

A key is known by what it is, not by its id, which is a name that any root may give to any key.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from tuf.api.metadata import Key, Metadata, Root, Timestamp

from ledplayer.updates.proof import Proof

TIMESTAMP = "timestamp"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signers:
    """Attributes: root: Version of the root. by: The keys that signed the timestamp. keys: Those that may."""

    root: int
    by: tuple[str, ...]
    keys: tuple[str, ...]


def signers(root: bytes, proof: Proof) -> Signers:
    """Who has signed a proof that TUF has found good.

    Args:
        root: The installed root.
    """
    roots = {int(name.partition(".")[0]): data for name, data in proof.files.items() if name.endswith(".root.json")}
    newest: Root = Metadata[Root].from_bytes(roots[max(roots)] if roots else root).signed
    stamp = Metadata[Timestamp].from_bytes(proof.files["timestamp.json"])
    found = newest.get_verification_result(TIMESTAMP, stamp.signed_bytes, stamp.signatures)
    keys = [newest.keys[keyid] for keyid in newest.roles[TIMESTAMP].keyids]
    return Signers(root=newest.version, by=_known_by(found.signed.values()), keys=_known_by(keys))


def _known_by(keys: Iterable[Key]) -> tuple[str, ...]:
    told = {json.dumps([key.keytype, key.scheme, str(key.keyval.get("public"))]) for key in keys}
    return tuple(sorted(hashlib.sha256(one.encode()).hexdigest()[:16] for one in told))
