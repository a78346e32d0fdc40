"""Makes the n-th call that changes the disk the last one: it fails, or the process dies there."""

import os
from collections.abc import Callable

import pytest

STEPS = ("fsync", "fchmod", "mkdir", "replace", "rename", "open", "unlink")


class Count:
    """How many steps were made."""

    made = 0


def at_step(patch: pytest.MonkeyPatch, number: int, then: Callable[[], None]) -> Count:
    """Do something instead of one step of those that follow."""
    count = Count()
    for name in STEPS:
        real = getattr(os, name)

        def step(*args, _real=real, **more):
            count.made += 1
            if count.made == number:
                then()
            return _real(*args, **more)

        patch.setattr(os, name, step)
    return count


def fail() -> None:
    raise OSError(28, "No space left on device")


def die() -> None:
    os._exit(9)
