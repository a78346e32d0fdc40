"""Which release a web root has for each board, as its own metadata says: for the office, which wrote it.

No signature is looked at: nothing is shown because of what stands here, and boards believe none of it unproven.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

#: Of one file: 10,000 boards in one role take 2 MB.
_MOST_BYTES = 32 << 20
_LETTERS = 8


def newest(web: Path) -> Mapping[str, str]:
    """Each board's id → the first 8 hex digits of its newest release.

    Raises:
        OSError: The web root cannot be read.
        ValueError: What stands there is no metadata.
    """
    metadata = web / "metadata"
    try:
        snapshot = _signed(metadata / "timestamp.json")["meta"]["snapshot.json"]["version"]
        roles = _signed(metadata / f"{snapshot:d}.snapshot.json")["meta"]
        found: dict[str, str] = {}
        for role, facts in roles.items():
            targets = _signed(metadata / f"{facts['version']:d}.{Path(role).name}").get("targets", {})
            for path, target in targets.items():
                found[Path(path).name.removesuffix(".json")] = str(target["hashes"]["sha256"])[:_LETTERS]
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"no metadata: {error}") from error
    return found


def _signed(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        found: dict[str, Any] = json.loads(file.read(_MOST_BYTES))["signed"]
    return found
