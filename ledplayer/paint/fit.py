"""How large a text is set and where its lines break: one score over all sizes and breaks (`LOOKS.md`, rules 2–4).

The score of a setting is the logarithm of its size, minus the ugliness of its breaks, minus how ragged its lines are
and how empty they leave the room, minus a little for each line more than the author wrote. The best setting wins; below
the legible floor the text is paged, all pages in one size. No word is ever broken, unless it alone is wider than the
room at the smallest size.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import inf, log

from ledplayer.core.model import Size
from ledplayer.paint import fonts
from ledplayer.paint.breaks import CLAUSE, COMPOUND, VANISHING, Words, weighed
from ledplayer.paint.phrases import known

MORE_LINES = 0.01
RAGGED, EMPTY = 0.15, 0.1
#: A line of one short word in the middle of a text.
ORPHAN = 0.12
#: Pages: each one more, one that ends at a comma or at no mark at all, and an empty part of a page.
MORE_PAGES, AT_COMMA, TORN, HALF_EMPTY = 0.12, 0.08, 0.35, 0.12
#: Nothing is set smaller than this, not even a word too wide for its room.
SMALLEST = 8
STEP, PAGED_STEP = 1.03, 1.07
#: A line that stays below this part of the room with one word more is broken early.
EARLY = 0.55
#: No better breaks are worth a text smaller than this part of the largest size that fits; and of the largest that fits
#: without tearing a compound.
WORTH_TORN, WORTH = 0.65, 0.72
#: Widths are measured at this size first, to pass over sizes that cannot fit.
SAMPLE = 64
#: In a text of more words no line is broken early but after a mark; of much more words, pages are set at the floor
#: alone. Nobody reads it in passing, and it must not take seconds to set.
LONG, VERY_LONG = 40, 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A text as it is set.

    Attributes:
        size: Of the font, in pixels.
        pages: Lines of each page, at least one of each.
        score: How good it is, in natural logarithms of a pixel; comparable for one text.
    """

    size: int
    pages: tuple[tuple[str, ...], ...]
    score: float


@lru_cache(maxsize=256)
def fit(
    text: str,
    room: Size,
    *,
    floor: int,
    ceiling: int,
    paged: bool = True,
    weight: fonts.Weight = "bold",
    names: tuple[str, ...] = (),
) -> Setting:
    """The best setting of a drawable text in a room.

    Args:
        text: As `letters.drawable` gives it; its line breaks are the author's.
        room: Where the ink may be, in pixels.
        floor: Smallest legible size.
        ceiling: Largest wanted size.
        paged: Whether it may go on several pages; otherwise it is set smaller than the floor in need.
        names: Phrases to keep together besides the official ones.

    Returns:
        A setting whose every line is at most as wide as the room, and whose every page at most as high.
    """
    words = weighed(_parted(text, room, floor, weight), known(names))
    page = _Page(words, room, weight)
    while ceiling > SMALLEST and page.lines(ceiling) < 1:
        ceiling -= 1
    ceiling = max(SMALLEST, ceiling)
    floor = min(floor, ceiling)
    best = page.best(_sizes(ceiling, floor), paged=False)
    if best is None and paged:
        largest = 2 * floor if page.count <= VERY_LONG else floor
        best = page.best(_sizes(min(ceiling, largest), floor, PAGED_STEP), paged=True)
    for size in range(floor - 1, SMALLEST - 1, -1):
        best = best or page.best([size], paged=False) or (page.best([size], paged=True) if paged else None)
    return best or _crammed(words, room)


def _parted(text: str, room: Size, size: int, weight: fonts.Weight) -> str:
    """The text with blanks in words that no line holds at the size: in addresses after a sign, else nowhere.

    Pieces are as long as fits, so that two never stand on one line with a blank between them.
    """
    if all(fonts.width(word, size, weight) <= room.width for word in text.split()):
        return text
    return re.sub(r"\S+", lambda word: _pieces(word[0], room, size, weight), text)


def _pieces(word: str, room: Size, size: int, weight: fonts.Weight) -> str:
    pieces = [""]
    for part in re.findall(r"[^/.?&=_@-]*[/.?&=_@-]+|[^/.?&=_@-]+", word):
        if pieces[-1] and fonts.width(pieces[-1] + part, size, weight) > room.width:
            pieces.append("")
        pieces[-1] += part
    return " ".join(pieces)


def _crammed(words: Words, room: Size) -> Setting:
    """The last resort, for a text no setting holds: as many words as go on one page, letters dropped from long ones."""
    lines: list[str] = []
    limit = max(1, room.height // fonts.pitch("".join(words.words), SMALLEST))
    for word in words.words:
        while word and fonts.width(word, SMALLEST) > room.width:
            word = word[:-1]
        if lines and fonts.width(f"{lines[-1]} {word}", SMALLEST) <= room.width:
            lines[-1] += f" {word}"
        elif len(lines) < limit:
            lines.append(word)
    return Setting(size=SMALLEST, pages=(tuple(lines),), score=-inf)


def _sizes(largest: int, smallest: int, step: float = STEP) -> Iterator[int]:
    """Sizes to try, falling by steps that the eye cannot tell."""
    size = largest
    while size > smallest:
        yield size
        size = min(size - 1, round(size / step))
    yield smallest


class _Page:
    """One text in one room; finds its best setting."""

    def __init__(self, words: Words, room: Size, weight: fonts.Weight) -> None:
        self.words, self.room, self.weight = words, room, weight
        self.count = len(words.words)
        self.letters = "".join(sorted(set("".join(words.words))))
        self.length = sum(fonts.width(word, SAMPLE, weight) for word in words.words) / SAMPLE
        self.author_lines = 1 + sum(words.author)

    def best(self, sizes: Iterator[int] | list[int], *, paged: bool) -> Setting | None:
        """The setting with the best score, None when none of the sizes fits."""
        best: Setting | None = None
        least = 0.0
        for size in sizes:
            if best and (log(size) <= best.score or size < least):
                break  # no setting scores more than its size, and none that is much smaller than need be is wanted
            found = self.set(size, paged=paged)
            if found and not paged:
                torn = log(size) - found.score >= COMPOUND
                least = max(least, (WORTH_TORN if torn else WORTH) * size)
            if found and (best is None or found.score > best.score):
                best = found
        return best

    def lines(self, size: int) -> int:
        """How many lines a page holds at a size."""
        free = self.room.height - sum(fonts.reach(self.letters, size, self.weight))
        return 1 + free // fonts.pitch(self.letters, size, self.weight)

    def set(self, size: int, *, paged: bool) -> Setting | None:
        """The best breaks at one size, None when they do not fit."""
        limit = self.lines(size)
        if limit < 1:
            return None
        if not paged and self.length * size > 1.03 * limit * self.room.width:
            return None
        widths = [fonts.width(word, size, self.weight) for word in self.words.words]
        space = fonts.width(" ", size, self.weight)
        if max(widths) > self.room.width or (not paged and sum(widths) > limit * self.room.width):
            return None
        found = _search(self.words, widths, space, self.room.width, limit, paged=paged)
        ends = [(cost, steps) for cost, steps in found if steps]
        if not ends:
            return None
        cost, steps = min(
            (cost - self._mean_rag(widths, space, len(steps), paged) + self._extra(steps, size), steps)
            for cost, steps in ends
        )
        pages = _written(self.words.words, steps)
        return Setting(size=size, pages=pages, score=log(size) - cost)

    def _extra(self, steps: "_Steps", size: int) -> float:
        """What lines beyond the author's cost, and free room under them; nothing where there are pages."""
        if any(turns for _, turns in steps):
            return 0.0
        filled = len(steps) * fonts.pitch(self.letters, size, self.weight) / self.room.height
        return MORE_LINES * max(0, len(steps) - self.author_lines) + EMPTY * max(0.0, 1 - filled) ** 2

    def _mean_rag(self, widths: list[int], space: int, lines: int, paged: bool) -> float:
        """The part of the raggedness that any setting in so many lines has: left is how uneven they are."""
        if paged:
            return 0.0
        mean = (sum(widths) + space * (self.count - lines)) / lines
        return lines * RAGGED * max(0.0, 1 - mean / self.room.width) ** 2


_Steps = tuple[tuple[int, bool], ...]
"""Where each line ends (index of the word after it), and whether its page ends there too."""


def _search(
    words: Words, widths: list[int], space: int, room: int, limit: int, *, paged: bool
) -> list[tuple[float, _Steps]]:
    """The cheapest breaks for each number of lines on the last page; no steps where there are none."""
    count = len(widths)
    is_long = count > LONG
    sums = [0]
    for width in widths:
        sums.append(sums[-1] + width)
    kept = [0.0]
    for cost in words.kept:
        kept.append(kept[-1] + cost)
    # best[i][k]: words before i are set, k lines of them on the page; cost, came from (i, k), a new page begins here
    best: list[list[tuple[float, int, int, bool]]] = [[(inf, 0, 0, False)] * (limit + 1) for _ in range(count + 1)]
    best[0][0] = (0.0, 0, 0, False)
    for begin in range(count):
        for lines in range(limit):
            so_far = best[begin][lines][0]
            if so_far == inf:
                continue
            for end in range(begin + 1, count + 1):
                length = sums[end] - sums[begin] + space * (end - begin - 1)
                if words.words[end - 1] in VANISHING and end - begin > 1:
                    length -= widths[end - 1] + space
                if length > room:
                    break
                after = words.cost[end - 1] if end < count else 0.0
                if after == inf or (is_long and after > CLAUSE and length + space + widths[end] < EARLY * room):
                    continue
                cost = so_far + after + kept[end - 1] - kept[begin] + RAGGED * (1 - length / room) ** 2
                if end - begin == 1 and 3 * length < room and count > 2 and not _is_authors(words, begin, end):
                    cost += ORPHAN
                if cost < best[end][lines + 1][0]:
                    best[end][lines + 1] = (cost, begin, lines, False)
        if paged and begin + 1 < count:
            _turn(words, best, begin + 1, limit)
    return [(line[0], _traced(best, count, number)) for number, line in enumerate(best[count]) if line[0] < inf]


def _turn(words: Words, best: list[list[tuple[float, int, int, bool]]], place: int, limit: int) -> None:
    """Let a new page begin at a word, after whichever number of lines is cheapest."""
    gap = place - 1
    mark = words.words[gap].rstrip("”\"')»]")[-1:]
    torn = words.cost[gap] + (
        0.0 if words.author[gap] or mark in tuple(".!?;:…") else AT_COMMA if mark == "," else TORN
    )
    cost, lines = min(
        (best[place][lines][0] + HALF_EMPTY * (1 - lines / limit) ** 2, lines) for lines in range(1, limit + 1)
    )
    if cost + torn + MORE_PAGES < best[place][0][0]:
        best[place][0] = (cost + torn + MORE_PAGES, place, lines, True)


def _traced(best: list[list[tuple[float, int, int, bool]]], end: int, lines: int) -> _Steps:
    """The line ends that led to a state, first to last."""
    steps: list[tuple[int, bool]] = []
    turns = False
    while end:
        _, before, number, is_turn = best[end][lines]
        if is_turn:
            turns = True
        else:
            steps.append((end, turns))
            turns = False
        end, lines = before, number
    return tuple(reversed(steps))


def _written(words: tuple[str, ...], steps: _Steps) -> tuple[tuple[str, ...], ...]:
    """Pages of lines; a sign that parts clauses is not written at a line's end."""
    pages: list[list[str]] = [[]]
    begin = 0
    for end, turns in steps:
        line = list(words[begin:end])
        while len(line) > 1 and line[-1] in VANISHING:
            line.pop()
        pages[-1].append(" ".join(line))
        if turns:
            pages.append([])
        begin = end
    return tuple(map(tuple, pages))


def _is_authors(words: Words, begin: int, end: int) -> bool:
    """Whether a line is exactly one that the author wrote."""
    return (begin == 0 or words.author[begin - 1]) and (end == len(words.words) or words.author[end - 1])
