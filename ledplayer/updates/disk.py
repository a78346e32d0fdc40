"""The calls by which the store writes: all of them, so that a model of a torn disk can stand in their place."""

import errno
import os
import shutil
import stat
from pathlib import Path

from ledplayer import files


class Disk:
    """A real disk. Every call raises `OSError`."""

    def write(self, path: Path, data: bytes, at: int = 0) -> None:
        """Put bytes into a file at a place, making it where it is missing; what was behind them is gone."""
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK, 0o644)
        try:
            os.ftruncate(handle, at)
            view, done = memoryview(data), 0
            while done < len(data):
                done += os.pwrite(handle, view[done:], at + done)
        finally:
            os.close(handle)

    def sync(self, path: Path) -> None:
        """Make a file's bytes last."""
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def rename(self, path: Path, to: Path) -> None:
        """Give a file another name, in place of what stood there."""
        path.replace(to)

    def remove(self, path: Path) -> None:
        """Take away what stands under a name, if anything does: a file, or what else somebody put there."""
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)

    def make_folder(self, path: Path) -> None:
        """Make a folder, if it is not there."""
        path.mkdir(exist_ok=True)

    def sync_folder(self, path: Path) -> None:
        """Make the names in a folder last."""
        files.sync_folder(path)


def read_file(path: Path, most_bytes: int) -> bytes:
    """The beginning of a regular file. Raises `OSError` for anything else."""
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, f"{path.name} is no file")
        return file.read(most_bytes)
