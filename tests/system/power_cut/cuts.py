"""Which writes a disk may have kept when the power went, by the log of all of them.

1. Everything before the last finished flush is kept.
2. Of what came after it, any part may be kept, block by block: a drive's cache writes in an order of its own.
3. One of those parts is what came first, up to any write: a drive without a cache.
"""

import random
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tests.system.power_cut.devices import BLOCK_BYTES, SECTOR_BYTES

# Linux, Documentation/admin-guide/device-mapper/log-writes.rst: sector, sectors, flags, length of a mark
_ENTRY = struct.Struct("<QQQQ")
_FLUSH, _DISCARD = 1, 4
_TRIES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One write, or one flush of all before it. `at`: byte on the disk. `data`: of a write, else empty."""

    at: int
    data: bytes
    is_flush: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """What a disk kept: the first `whole` steps, and of those after them single blocks, by (step, byte in it)."""

    whole: int
    blocks: tuple[tuple[int, int], ...] = ()

    def kept(self, steps: Sequence[Step]) -> Iterator[tuple[int, bytes]]:
        """Bytes to lay on the disk as it was before, and where, in this order."""
        for step in steps[: self.whole]:
            yield step.at, step.data
        for number, begin in self.blocks:
            yield steps[number].at + begin, steps[number].data[begin : begin + BLOCK_BYTES]


def read_log(log: Path) -> list[Step]:
    """All that stands in the log so far; its first sector counts only what was flushed, so it is not asked."""
    steps = []
    with log.open("rb") as file:
        file.seek(SECTOR_BYTES)
        while len(head := file.read(SECTOR_BYTES)) == SECTOR_BYTES and any(head):
            sector, sectors, flags, _ = _ENTRY.unpack_from(head)
            data = b"" if flags & _DISCARD else file.read(sectors * SECTOR_BYTES)
            steps.append(Step(at=sector * SECTOR_BYTES, data=data, is_flush=bool(flags & _FLUSH)))
    return steps


def in_order(steps: Sequence[Step]) -> list[Cut]:
    """A cut after each step, those left out that keep the same as the next one."""
    return [Cut(whole=number) for number in range(len(steps) + 1) if number == len(steps) or steps[number].data]


def reordered(steps: Sequence[Step], number: int, chance: random.Random) -> list[Cut]:
    """So many different cuts, as far as there are, that keep blocks out of order, between any two flushes alike."""
    flushes = [0, *(number + 1 for number, step in enumerate(steps) if step.is_flush), len(steps)]
    caches = [cache for cache in (_cache(steps, *span) for span in pairwise(flushes)) if len(cache[1]) > 1]
    found: dict[Cut, None] = {}
    for _ in range(_TRIES * number if caches else 0):
        whole, blocks = chance.choice(caches)
        share = chance.choice((0.1, 0.5, 0.9))
        found[Cut(whole=whole, blocks=tuple(one for one in blocks if chance.random() < share))] = None
        if len(found) == number:
            break
    return [*found]


def _cache(steps: Sequence[Step], begin: int, end: int) -> tuple[int, list[tuple[int, int]]]:
    blocks = [(number, at) for number in range(begin, end) for at in range(0, len(steps[number].data), BLOCK_BYTES)]
    return begin, blocks
