"""The signed metadata that one state of a content server is known by, in one file.

TUF's files as they came, by their names on the server: every root from the one after the installed to the newest, the
timestamp, the snapshot, the targets, and the delegated targets that lead to the board's manifest.

    {"format": 1, "files": {"2.root.json": text, "timestamp.json": text, "7.snapshot.json": text, …}}

So the newest trusted state is written all at once, and a release carries with it what proves it.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

FORMAT = 1
#: When a role was signed, in the timestamp: UTC as `2026-11-25T23:00:00Z`. Not TUF's, but TUF's signature is on it.
SIGNED_AT = "x-signed-at"
#: Roots of decades, and a site's largest targets.
MOST_BYTES = 8 << 20

#: Of a file, in any folder that TUF works in.
_NAME = re.compile(r"(\d{1,10}\.)?[A-Za-z0-9_-]{1,64}\.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Signed metadata by the names of its files."""

    files: Mapping[str, bytes] = field(default_factory=dict)


def target(board: str) -> str:
    """A board's manifest, as TUF calls it."""
    return f"{board}.json"


def encode(proof: Proof) -> bytes:
    """The file for a proof. The same proof gives the same bytes."""
    files = {name: proof.files[name].decode() for name in sorted(proof.files)}
    return json.dumps({"format": FORMAT, "files": files}, ensure_ascii=False, separators=(",", ":")).encode()


def decode(data: bytes) -> Proof:
    """The proof in a file. Raises `ValueError` for what is none; nothing in it is believed before TUF has judged it."""
    try:
        raw = json.loads(data) if len(data) <= MOST_BYTES else {}
        if raw["format"] != FORMAT or not all(_NAME.fullmatch(name) for name in raw["files"]):
            raise ValueError("no proof")
        return Proof(files={name: text.encode() for name, text in raw["files"].items()})
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("no proof") from error
