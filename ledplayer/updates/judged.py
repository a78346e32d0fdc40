"""What the player and intake say of what was pulled, in the state folder. Read here, never written.

verdict.json  {"manifest": hash, "verdict": "good" | "refused", …}: of the release that was on air last
broken.json   {"objects": [hash, …]}: objects that are not what their names say
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ledplayer.updates.disk import read_file

VERDICT = "verdict.json"
BROKEN = "broken.json"
_MOST_BYTES = 1 << 20

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Of one release; `manifest` is "" where there is none yet."""

    manifest: str = ""
    is_good: bool = False

    def refuses(self, manifest: str) -> bool:
        """Whether a release is not to be shown."""
        return bool(manifest) and manifest == self.manifest and not self.is_good


def verdict(state: Path) -> Verdict:
    """The player's last word."""
    raw = _object(state / VERDICT)
    manifest, word = raw.get("manifest"), raw.get("verdict")
    if not isinstance(manifest, str) or not _SHA256.fullmatch(manifest) or word not in ("good", "refused"):
        return Verdict()
    return Verdict(manifest=manifest, is_good=word == "good")


def broken(state: Path) -> frozenset[str]:
    """Objects to fetch again."""
    listed = _object(state / BROKEN).get("objects")
    found = listed if isinstance(listed, list) else []
    return frozenset(one for one in found if isinstance(one, str) and _SHA256.fullmatch(one))


def _object(path: Path) -> dict[str, Any]:
    try:
        raw = json.loads(read_file(path, _MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    return raw if isinstance(raw, dict) else {}
