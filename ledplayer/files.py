"""The one way we write a file: whole or not at all, also after a power cut."""

import os
import time
from itertools import chain
from pathlib import Path


def write_whole(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Put `data` under `path`: temporary name beside it, fsync, rename, fsync of the folder.

    Raises:
        OSError: Nothing changed under `path`; no temporary file is left where the folder still answers.
    """
    import tempfile  # half the standard library: not before the player's first picture

    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last: fsync of the folder itself."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sweep_leftovers(*folders: Path, age_s: float = 60.0) -> None:
    """Remove temporary files that a killed process left in folders, once they are so old that nobody writes them."""
    for left in chain.from_iterable(folder.glob(".*.tmp") for folder in folders):
        try:
            if time.time() - left.stat().st_mtime > age_s:
                left.unlink()
        except OSError:
            continue  # its writer was quicker
