"""In which order do the items of a loop come? Rules M1 and M2 of `PLAYLIST.md`.

1. All counts of a loop are divided by their greatest common divisor.
2. Items with the same count n form one row of m, in the order given. The row is walked n times; its k-th showing
   (k = 0 … mn−1, item k mod m) stands at (2k+1)/(2mn).
3. Rows are merged by that exact fraction, the higher count first on a tie.

Fractions are compared as whole numbers, over the common multiple of their denominators.
"""

from collections.abc import Iterable
from math import gcd, lcm
from typing import TypeVar

#: The most times that one item comes in a loop.
MOST = 12

T = TypeVar("T")


def mixed(counted: Iterable[tuple[int, T]]) -> tuple[T, ...]:
    """One round of the loop.

    Args:
        counted: Each item's count, at least 1, and the item; in the order of campaigns, lists and folders.
    """
    rows: dict[int, list[T]] = {}
    for count, item in counted:
        rows.setdefault(count, []).append(item)
    if len(rows) < 2:
        return tuple(item for row in rows.values() for item in row)
    divisor = gcd(*rows)
    shown = {count // divisor: row for count, row in sorted(rows.items(), reverse=True)}
    unit = lcm(*(2 * count * len(row) for count, row in shown.items()))
    places: list[int] = []
    items: list[T] = []
    for count, row in shown.items():
        step = unit // (2 * count * len(row))
        places += range(step, unit, 2 * step)
        items += row * count
    order = sorted(range(len(items)), key=places.__getitem__)  # stable: of equal places the higher count comes first
    return tuple(map(items.__getitem__, order))
