"""Which time was told of already. Where a clock was set back, what was told first counts."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import itemgetter

from ledplayer.status.proof.rows import Row

#: Begin and end, milliseconds from the epoch.
Span = tuple[int, int]

_BEGIN, _END = itemgetter(0), itemgetter(1)


class Told:
    """Spans of time, in order, none touching another."""

    def __init__(self) -> None:
        self.spans: list[Span] = []

    def add(self, begin_ms: int, end_ms: int) -> None:
        """All of this was told."""
        first = bisect_left(self.spans, begin_ms, key=_END)
        after = bisect_right(self.spans, end_ms, key=_BEGIN)
        met = self.spans[first:after]
        if met:
            begin_ms, end_ms = min(begin_ms, met[0][0]), max(end_ms, met[-1][1])
        self.spans[first:after] = [(begin_ms, end_ms)]

    def within(self, begin_ms: int, end_ms: int) -> Sequence[Span]:
        """What was told of a span."""
        first = bisect_right(self.spans, begin_ms, key=_END)
        after = bisect_left(self.spans, end_ms, key=_BEGIN)
        return [(max(begin_ms, begin), min(end_ms, end)) for begin, end in self.spans[first:after]]

    def without(self, begin_ms: int, end_ms: int) -> Sequence[Span]:
        """What was not told of a span."""
        found, at_ms = [], begin_ms
        for begin, end in self.within(begin_ms, end_ms):
            if at_ms < begin:
                found.append((at_ms, begin))
            at_ms = end
        if at_ms < end_ms:
            found.append((at_ms, end_ms))
        return found

    def new(self, row: Row) -> tuple[bool, int, int]:
        """Of a row: whether its begin is new, and how much of its length and of the time that it stood is."""
        length_ms = sum(end - begin for begin, end in self.without(row.begin_ms, row.end_ms))
        is_new = not self.within(row.begin_ms, row.begin_ms + 1)
        return is_new, length_ms, min(row.stood_ms, length_ms)
