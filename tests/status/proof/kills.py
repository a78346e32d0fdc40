"""A process that is killed, or a disk that is full, at the nth call of the system that changes anything."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

#: Calls of `os` that change what is on disk or in memory.
CHANGES = ("write", "pwrite", "fsync", "ftruncate", "rename", "replace", "unlink")


class Killed(BaseException):
    """The process is no more; nobody may catch this."""


@contextmanager
def killed_at(number: int, *, half: bool = False) -> Iterator[list[str]]:
    """Die just before the nth change. `half`: where it is a write, half of it is done.

    Gives the names of the changes that were made, in order.
    """
    done: list[str] = []

    def dies(name: str, real: Callable[..., object]) -> Callable[..., object]:
        def call(*words: object, **more: object) -> object:
            if len(done) == number:
                if half and name == "write":
                    file, data = words
                    real(file, bytes(data)[: len(bytes(data)) // 2])  # type: ignore[call-overload] # a buffer
                raise Killed(name)
            done.append(name)
            return real(*words, **more)

        return call

    with pytest.MonkeyPatch.context() as patch:
        for name in CHANGES:
            patch.setattr(os, name, dies(name, getattr(os, name)))
        yield done


@contextmanager
def full(where: str) -> Iterator[None]:
    """Nothing can be written to files under a folder."""
    real = os.write

    def write(file: int, data: bytes) -> int:
        if os.readlink(f"/proc/self/fd/{file}").startswith(where):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(file, data)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "write", write)
        yield
