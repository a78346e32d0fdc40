"""A cheap look at a folder that no events tell of, between two whole ones: what came, went or was renamed.

1. The names at its top are asked at each glance: the switch stands there. The pages there, written now and then, do
   not count.
2. The times of the folders below, which change with the names in them, are asked at every fifth: the whole look need
   not come as often then. A share that does not keep them loses nothing but time.
"""

import os
from collections.abc import Iterable
from pathlib import Path

from ledplayer.errors import SurroundingsError
from ledplayer.intake.page.names import is_page
from ledplayer.intake.patience import Patient
from ledplayer.intake.scan import is_hidden

EVERY = 5
#: More folders would take longer than a glance may.
MOST_FOLDERS = 500


class Glance:
    """Remembers what the last glances at one folder saw."""

    def __init__(self) -> None:
        self._names = Patient(_names)
        self._times = Patient(self._ask_times)
        self._top: frozenset[str] = frozenset()
        self._below: dict[str, int] = {}
        self._folders: tuple[str, ...] = ()
        self._count = 0

    def __call__(self, root: Path, folders: Iterable[str]) -> bool:
        """Whether something is otherwise than at the last glance; False while it does not read.

        Args:
            folders: The folders that were found at the last look, by path below the root.
        """
        self._count += 1
        try:
            before, self._top = self._top, self._names(root)
            if self._top != before:
                return True
            return self._count % EVERY == 0 and self._is_touched(root, folders)
        except (OSError, SurroundingsError):
            return False

    def _is_touched(self, root: Path, folders: Iterable[str]) -> bool:
        self._folders = tuple(folders)
        if len(self._folders) > MOST_FOLDERS:
            return False
        before, self._below = self._below, self._times(root)
        return any(before.get(folder, mtime) != mtime for folder, mtime in self._below.items())

    def _ask_times(self, root: Path) -> dict[str, int]:
        found = {}
        for folder in self._folders:
            try:
                found[folder] = os.stat(root / folder, follow_symlinks=False).st_mtime_ns
            except FileNotFoundError:
                continue  # gone, as the time of the folder above says; or spelled otherwise: the whole look sees it
        return found


def _names(root: Path) -> frozenset[str]:
    """What stands at the top of a folder and may count."""
    return frozenset(name for name in os.listdir(root) if not is_hidden(name) and not is_page(name))
