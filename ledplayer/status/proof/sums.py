"""Adds the blocks of a chain up, by day and item."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date, tzinfo
from pathlib import Path

from ledplayer import config
from ledplayer.core.played import Played, Stretch, Why
from ledplayer.status.proof.block import Title
from ledplayer.status.proof.card import UNREADABLE
from ledplayer.status.proof.chain import Block, Chain
from ledplayer.status.proof.gap import LEAST_MS, local_day
from ledplayer.status.proof.pack import Form, Gap, form_from_json, gaps_of, rows_of, turn_of
from ledplayer.status.proof.rows import RESULTS, Item, Raw, item_from_json, moment
from ledplayer.status.proof.told import Told

_SHOWN, _PART, _PARTLY, _FAILED = map(RESULTS.index, ("shown", "part", "partly", "failed"))
#: Columns of the sums: due, due_ms, shown, partly, failed, shown_ms, unproven_ms.
_COLUMN = {_SHOWN: 2, _PARTLY: 3, _FAILED: 4}
_ITEM = tuple(field.name for field in fields(Item))


class Sums:
    """What was read so far.

    Attributes:
        begin_ms, end_ms: Of all blocks, milliseconds from the epoch.
    """

    def __init__(self) -> None:
        self.board = self.zone = ""
        self.begin_ms = self.end_ms = 0
        self._sums: dict[tuple[str, Item], list[int]] = {}
        self._gaps: list[tuple[Gap, Mapping[int, Item]]] = []
        self._told = Told()

    def read(self, chain: Chain, day: str, path: Path) -> None:
        """Add a file."""
        items: dict[int, Item] = {}
        forms: dict[int, Form] = {}
        due, real = Counter[int](), Counter[int]()
        turn = 0
        for block in chain.read(path):
            title = block.title
            self.board, self.zone = title.board or self.board, title.zone or self.zone
            try:
                if turn_of(block.packed) != turn:
                    turn = turn_of(block.packed)
                    self._fold(day, items, forms, due, real)
                    items, forms, due, real = {}, {}, Counter[int](), Counter[int]()
                _declared(block.packed, items, forms)
                self._note_gaps(block, items)
                if not title.is_dated:
                    continue
                if not forms.keys() >= {*block.packed["d"], *block.packed["r"]}:
                    # declared in a line that counts for nothing
                    self._gaps.append((Gap(begin_ms=title.begin_ms, end_ms=title.end_ms, why="unknown"), {}))
                    continue
                if self._told.within(title.begin_ms, title.end_ms):
                    self._add_new(day, title, block.packed, items, forms)
                else:
                    due.update(block.packed["d"])
                    real.update(block.packed["r"])
            except UNREADABLE:
                chain.say("proof-line-strange", path.name)
                continue
            if title.day and title.day != day:
                chain.say("proof-file-strange", path.name)
            if title.begin_ms < title.end_ms:
                self._told.add(title.begin_ms, title.end_ms)
                self.begin_ms, self.end_ms = self.begin_ms or title.begin_ms, max(self.end_ms, title.end_ms)
        self._fold(day, items, forms, due, real)

    def rows(self, begin: str, end: str, zone: tzinfo) -> Iterator[Played]:
        """All, by day and item, for the days (ISO) asked for."""
        for gap, items in self._gaps:
            if gap.left is not None and gap.left in items:
                self._of(local_day(gap.begin_ms, zone), items[gap.left])[_COLUMN[_PARTLY]] += 1
            met = self._told.within(gap.begin_ms, gap.end_ms)
            until = local_day(met[0][0], zone) if met else "9"
            for day, number, count, ms in gap.due:
                if number in items and day < until:
                    sums = self._of(day, items[number])
                    sums[0] += count
                    sums[1] += ms
                    sums[6] += ms if gap.why in ("unproven", "lost") else 0
        for (day, item), sums in sorted(self._sums.items(), key=_order):
            if begin <= day < end:
                due, due_ms, shown, partly, failed, shown_ms, unproven_ms = sums
                yield Played(
                    day=date.fromisoformat(day),
                    **{name: getattr(item, name) for name in _ITEM},
                    due=due,
                    due_ms=due_ms,
                    shown=shown,
                    partly=partly,
                    failed=failed,
                    shown_ms=shown_ms,
                    unproven_ms=unproven_ms,
                )

    def stretches(self, begin_ms: int, end_ms: int) -> Iterator[Stretch]:
        """When nothing is proven, in order, without what was told after all."""
        found: list[tuple[int, int, Why]] = []
        done = Told()
        for gap, _ in self._gaps:
            for begin, end in self._told.without(max(begin_ms, gap.begin_ms), min(end_ms, gap.end_ms)):
                found += [(*span, gap.why) for span in done.without(begin, end)]
                done.add(begin, end)
        for begin, end, why in sorted(found):
            yield Stretch(begin_ms=begin, end_ms=end, why=why)

    def find_holes(self, chain: Chain, begin_ms: int, end_ms: int) -> None:
        """Of what no block tells, and no gap, nobody knows anything; that is a fault."""
        known = Told()
        for span in self._told.spans:
            known.add(*span)
        for gap, _ in self._gaps:
            known.add(gap.begin_ms, gap.end_ms)
        holes = [span for span in known.without(begin_ms, end_ms) if span[1] - span[0] > LEAST_MS]
        self._gaps += [(Gap(begin_ms=begin, end_ms=end, why="unknown"), {}) for begin, end in holes]
        if holes and not any(problem.severity == "error" for problem in chain.problems):
            zone = config.zone(self.zone)
            since, until = local_day(holes[0][0], zone), local_day(holes[-1][1], zone)
            chain.say("proof-hole", since=since, until=until, count=len(holes))

    def _note_gaps(self, block: Block, items: Mapping[int, Item]) -> None:
        title = block.title
        gaps = gaps_of(block.packed)
        for begin, end in block.packed.get("u", ()):
            gaps.append(Gap(begin_ms=moment(begin), end_ms=moment(end), why="unknown"))
        if block.is_after_fault and title.is_dated and 0 < self.end_ms < title.begin_ms:
            gaps.append(Gap(begin_ms=self.end_ms, end_ms=title.begin_ms, why="unknown"))
        self._gaps += [(gap, items) for gap in gaps]

    def _add_new(
        self, day: str, title: Title, packed: Raw, items: Mapping[int, Item], forms: Mapping[int, Form]
    ) -> None:
        """Add of a block what was not told before."""
        for sort in ("d", "r"):
            for row in rows_of(forms, title.begin_ms, packed[sort]):
                is_new, length_ms, stood_ms = self._told.new(row)
                result = RESULTS.index(row.result) if is_new else _PART
                self._add(day, items[row.item], result, 1, length_ms if sort == "d" else stood_ms, sort == "d")

    def _fold(
        self,
        day: str,
        items: Mapping[int, Item],
        forms: Mapping[int, Form],
        due: Mapping[int, int],
        real: Mapping[int, int],
    ) -> None:
        """Add rows that were counted by their forms."""
        for counts, is_due in ((due, True), (real, False)):
            for number, count in counts.items():
                item, _, length_ms, result, stood_ms = forms[number]
                self._add(day, items[item], result, count, count * (length_ms if is_due else stood_ms), is_due)

    def _add(self, day: str, item: Item, result: int, count: int, ms: int, is_due: bool) -> None:
        sums = self._of(day, item)
        if is_due:
            sums[0] += count if result == _SHOWN else 0
            sums[1] += ms
            return
        if result != _PART:
            sums[_COLUMN[result]] += count
        sums[5] += ms

    def _of(self, day: str, item: Item) -> list[int]:
        key = day, item
        sums = self._sums.get(key)
        if sums is None:
            sums = self._sums[key] = [0] * 7
        return sums


def _declared(packed: Raw, items: dict[int, Item], forms: dict[int, Form]) -> None:
    """Take in the items and forms that a block declares. Raises `ValueError` or `TypeError` for what is none."""
    if "i" in packed:
        first, *new = packed["i"]
        items.update((first + number, item_from_json(one)) for number, one in enumerate(new))
    if "f" in packed:
        first, *new = packed["f"]
        read = ((first + number, form_from_json(one)) for number, one in enumerate(new))
        forms.update((number, form) for number, form in read if form[0] in items)


def _order(entry: tuple[tuple[str, Item], list[int]]) -> tuple[object, ...]:
    (day, item), _ = entry
    return day, item.campaign, item.playlist, item.number, item.what, item.sha256, item.kind, item.level
