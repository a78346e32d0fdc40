"""Files that the player gave up while they played (`failed.json`) are left out of the plan.

Once failed, a file is left out for a while; from the second time on, for good: until its bytes change,
and with them its hash.
"""

from pathlib import Path

from ledplayer.status.failed import FAILED, read_failed

PAUSE_S = 600.0


class LeftOut:
    """Follows the player's list."""

    def __init__(self, state: Path) -> None:
        self.path = state / FAILED
        self._since: dict[str, float] = {}

    def look(self, mono: float) -> frozenset[str]:
        """Hashes of the files to leave out now; `mono`: monotonic seconds."""
        counts = read_failed(self.path)
        self._since = {sha256: self._since.get(sha256, mono) for sha256 in counts}
        return frozenset(
            sha256 for sha256, count in counts.items() if count > 1 or mono - self._since[sha256] < PAUSE_S
        )
