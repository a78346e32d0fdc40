"""Whether a player runs on a state folder, for who must not disturb it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ledplayer.errors import SurroundingsError


@contextmanager
def kept_free(state: Path, code: str) -> Iterator[None]:
    """Keep players off a state folder meanwhile. Makes and writes nothing: the folder is the player's user's.

    Raises:
        SurroundingsError: One runs; `code` says it, with the `folder`.
    """
    try:
        file = os.open(state / "lock", os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        yield  # no player was ever there, or it is nothing of ours
        return
    try:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise SurroundingsError(code, folder=str(state)) from error
        yield
    finally:
        os.close(file)
