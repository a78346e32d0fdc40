"""Where the board's file goes: whether it may, and putting it there."""

import os
from pathlib import Path

from ledplayer.errors import SurroundingsError
from ledplayer.files import write_whole
from ledplayer.language import reason

#: Added to the name of the file that was there before.
OLD = ".old"


def check(path: Path) -> None:
    """Look before anything is asked. Raises `SurroundingsError` where it may not be written."""
    folder = path.parent
    try:
        while not folder.exists():
            folder = folder.parent
        is_right = folder.is_dir() and not path.is_dir()
    except OSError:
        is_right = False
    if not is_right or not os.access(folder, os.W_OK | os.X_OK):
        raise SurroundingsError("setup-not-allowed", file=str(path))


def put(path: Path, data: bytes) -> Path | None:
    """Write the file whole; gives where the one before is kept, None where there was none, or the same.

    Raises:
        SurroundingsError: It cannot be written; what stood there stands there.
    """
    path = path.resolve()  # on a read-only root the file may be a link to a disk that can be written
    try:
        if not path.parent.exists():
            path.parent.mkdir(parents=True)
            path.parent.chmod(0o755)
        before = path.read_bytes() if path.exists() else None
        old = path.with_name(path.name + OLD) if before not in (None, data) else None
        if old and before is not None:
            write_whole(old, before)
        write_whole(path, data)
    except OSError as error:
        raise SurroundingsError("setup-unwritten", file=str(path), why=reason(error)) from error
    return old
