"""How ugly it is to break a line between two words.

Costs are parts of a natural logarithm of the size: a break of 0.3 is worth it where the text grows by e^0.3 = 1.35.

1. After a mark that ends a clause nothing, before a function word almost nothing, else a little.
2. After a function word, a title before a name, a number and what it counts, inside a compound: much.
3. Inside a name more than inside a compound; where a long one may part in need, less than either.
4. Between a number and its unit, and before a dash or a dot that stands alone: never.
5. The author's own breaks cost nothing; not breaking there costs a lot, unless the line just ran full.
6. Vietnamese and English words are both known; a text may mix them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import accumulate
from math import inf

from ledplayer.paint import phrases
from ledplayer.paint.phrases import Phrases, folded

SENTENCE, CLAUSE, BEFORE_FUNCTION, PLAIN = 0.0, 0.02, 0.025, 0.14
LOOSE, TITLE, NUMBER, COUNTED, AFTER_FUNCTION, COMPOUND, NAME = 0.15, 0.22, 0.45, 0.4, 0.42, 0.7, 0.9
#: Before a date; between capitals where they may be a name as well as a heading.
DATED, TITLED = 0.3, 0.45
#: What a break one word after or before a mark costs besides, for that word would hang; two words after a comma half.
FRAGMENT = 0.15
#: Not breaking where the author did: as a rule, where a sentence would run into the next, and where the line seems to
#: have run full in an editor.
JOINED, JOINED_ANEW, JOINED_FULL = 0.35, 0.6, 0.05
#: A line of an author's text from this many letters on may have been broken by the editor, not by the author.
FULL_LINE = 48


def _lists() -> dict[str, frozenset[str]]:
    """The lists of `words.txt` by name."""
    lists: dict[str, set[str]] = {}
    name = ""
    for line in files(__package__).joinpath("words.txt").read_text("utf-8").splitlines():
        words = line.split("  #")[0]
        if words.startswith("["):
            name = words.strip("[] ")
        elif not words.startswith("#"):
            lists.setdefault(name, set()).update(words.split())
    return {name: frozenset(words) for name, words in lists.items()}


_WORDS = _lists()
FUNCTION, LEANING, NUMBERED, TITLES = (_WORDS[name] for name in ("function", "leaning", "numbered", "titles"))
UNITS, SIGNS, VANISHING = (_WORDS[name] for name in ("units", "signs", "vanishing"))

_NUMBER = re.compile(r"^[(\[“\"']*[\d+][\d.,:/%°h–-]*(?:/[^\W\d][\w/-]*)?[)\]”\"',.;:!?]*$")


@dataclass(frozen=True, slots=True)
class Words:
    """A text as words and the gaps after them; the last word has no gap.

    Attributes:
        words: Never empty, no blanks inside but no-break ones.
        cost: Of breaking after each word but the last; `inf` is never.
        kept: Of not breaking there.
        author: Whether the author broke there.
    """

    words: tuple[str, ...]
    cost: tuple[float, ...]
    kept: tuple[float, ...]
    author: tuple[bool, ...]


def weighed(text: str, names: Phrases | None = None) -> Words:
    """The words of a drawable text with the ugliness of each break; `names` are phrases besides the official ones."""
    lines = [line for line in text.split("\n") if line]
    words = [word for line in lines for word in line.split(" ")]
    if not words:
        return Words(("",), (), (), ())
    ends = dict(zip(accumulate(len(line.split(" ")) for line in lines), lines[:-1], strict=False))
    titles = _is_title_case(words)
    cost, kept = [], []
    for gap, inside in enumerate(phrases.inside(words, [phrases.official(), names or {}])):
        line = ends.get(gap + 1)
        cost.append(_cost(words, gap, inside, titles) if line is None else 0.0)
        kept.append(0.0 if line is None else _joined(line, words[gap + 1]))
    return Words(tuple(words), tuple(cost), tuple(kept), tuple(gap + 1 in ends for gap in range(len(cost))))


def _joined(line: str, following: str) -> float:
    """What not breaking costs where the author's `line` ends."""
    if len(line) >= FULL_LINE and following[0].islower() and line[-1] not in ".!?;:":
        return JOINED_FULL
    begins_anew = _is_capital(following) and not following.isupper() and not _ends_clause(line)
    return JOINED_ANEW if begins_anew else JOINED


def _cost(words: Sequence[str], gap: int, inside: phrases.Inside, titles: bool) -> float:
    """The ugliness of a break between a word and the following one of one line."""
    left, right = words[gap], words[gap + 1]
    before, after = folded(left), folded(right)
    if right in SIGNS or after == "" or _is_range(left, right):
        return inf
    if _NUMBER.match(left) and after in UNITS and not _ends_clause(left):
        return inf
    named = not titles and _is_capital(left) and _is_capital(right) and not _ends_clause(left)
    if inside.tight and named:
        return NAME + COMPOUND / 2
    if inside.tight:
        return COMPOUND * (1 + 0.2 * (inside.tight - 1)) + 0.2 * min(1, inside.loose)
    if inside.loose:
        return LOOSE * (inside.loose + 2 * named)
    if left in SIGNS or _ends_clause(left):
        return SENTENCE if left[-1] not in "," else CLAUSE
    if named and not _begins_sentence(words, gap):
        return NAME
    return _plain_cost(words, gap, before, after)


def _plain_cost(words: Sequence[str], gap: int, before: str, after: str) -> float:
    """The ugliness of a break between two words that no phrase, name or mark joins or parts."""
    left, right = words[gap], words[gap + 1]
    number_left, number_right = bool(_NUMBER.match(left)), bool(_NUMBER.match(right))
    if before in NUMBERED and number_right:
        return NUMBER
    if before in TITLES and _is_capital(right) and not left.isupper():
        return TITLE
    if before in FUNCTION:
        return PLAIN if _is_capital(right) and not left.isupper() and not number_right else AFTER_FUNCTION
    if number_left and not (gap and folded(words[gap - 1]) in NUMBERED):
        return COUNTED
    if (gap and _ends_clause(words[gap - 1])) or _ends_clause(right):
        return PLAIN + FRAGMENT
    if after in FUNCTION:
        return BEFORE_FUNCTION
    if before in LEANING:
        return AFTER_FUNCTION
    if number_right:
        return DATED
    if gap > 1 and words[gap - 2].endswith(","):
        return PLAIN + FRAGMENT / 2
    return TITLED if _is_capital(left) and _is_capital(right) and not left.isupper() else PLAIN


def _ends_clause(word: str) -> bool:
    return word.rstrip("”\"')»]")[-1:] in tuple(".,;:!?…")


def _begins_sentence(words: Sequence[str], gap: int) -> bool:
    """Whether the word before the gap is capital only because a sentence begins with it."""
    return (gap == 0 or words[gap - 1].rstrip("”\"')»]")[-1:] in tuple(".!?…:")) and not (
        gap + 2 < len(words) and _is_capital(words[gap + 2])
    )


def _is_capital(word: str) -> bool:
    return word.lstrip("“\"'(«[")[:1].isupper()


def _is_range(left: str, right: str) -> bool:
    """Whether the gap lies in “08:00 – 11:00” or “T2 - T6”, after its dash."""
    return left in ("-", "–", "—") and right[0].isdigit()


def _is_title_case(words: Sequence[str]) -> bool:
    """Whether capitals say nothing about names: nearly every word begins with one."""
    letters = [word for word in words if word.lstrip("“\"'(«[")[:1].isalpha()]
    return len(letters) > 2 and sum(map(_is_capital, letters)) > 0.7 * len(letters)
