"""`broken.json` in the state folder: objects that intake found not to be what their names say. Only read here.

{"objects": [hash, …]}
"""

import json
import re
from pathlib import Path

from ledplayer.updates.disk import read_file

BROKEN = "broken.json"
_MOST_BYTES = 8 << 20

_SHA256 = re.compile(r"[0-9a-f]{64}")


def broken(state: Path) -> frozenset[str]:
    """Objects that may have to be fetched again."""
    try:
        listed = json.loads(read_file(state / BROKEN, _MOST_BYTES))["objects"]
        return frozenset(one for one in listed if isinstance(one, str) and _SHA256.fullmatch(one))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return frozenset()
