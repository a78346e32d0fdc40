"""Which neighbouring words belong together, out of a list of official phrases and the names passed in.

The list is `phrases.txt`: an entry a line, `|` where it may part in need. Compared without case and closing marks.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

#: Marks around words that do not belong to them.
MARKS = "“”‘’\"'«»()[]{}.,;:!?…"


class Phrase(NamedTuple):
    """Folded words, and for each gap between them whether the phrase may part there and whether a mark stands there."""

    words: tuple[str, ...]
    parts: tuple[bool, ...]
    marks: tuple[bool, ...]


Phrases = Mapping[str, tuple[Phrase, ...]]


def folded(word: str) -> str:
    """A word as phrases are compared: small letters, without marks around it."""
    return word.strip(MARKS).casefold()


def known(entries: Iterable[str]) -> Phrases:
    """Phrases by first word, out of entries as in the data file; those of one word are passed over."""
    found: dict[str, list[Phrase]] = {}
    for entry in entries:
        written = entry.replace("|", " | ").split()
        words = [word for word in written if word != "|"]
        if len(words) > 1:
            parts = tuple(after == "|" for word, after in pairwise(written) if word != "|")
            marks = tuple(word[-1] in MARKS for word in words[:-1])
            found.setdefault(folded(words[0]), []).append(Phrase(tuple(map(folded, words)), parts, marks))
    return {first: tuple(phrases) for first, phrases in found.items()}


@cache
def official() -> Phrases:
    """The phrases of the data file."""
    lines = files(__package__).joinpath("phrases.txt").read_text("utf-8").splitlines()
    return known(line for line in lines if line.strip() and not line.startswith("#"))


class Inside(NamedTuple):
    """How a gap lies in phrases: in how many that may part there in need, and in how many that should not."""

    loose: int
    tight: int


def inside(words: Sequence[str], lists: Sequence[Phrases]) -> list[Inside]:
    """For each gap between words, how it lies in phrases of the lists. A mark that an entry lacks interrupts it."""
    keys = [folded(word) for word in words]
    marks = [word[-1:] in MARKS for word in words]
    gaps = [[0, 0] for _ in words[1:]]
    for start, key in enumerate(keys):
        for phrase in (phrase for phrases in lists for phrase in phrases.get(key, ())):
            stop = start + len(phrase.words)
            if tuple(keys[start:stop]) != phrase.words:
                continue
            if any(here and not own for here, own in zip(marks[start : stop - 1], phrase.marks, strict=True)):
                continue
            for gap, parts in enumerate(phrase.parts, start):
                gaps[gap][0 if parts else 1] += 1
    return [Inside(*both) for both in gaps]
