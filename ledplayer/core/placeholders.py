"""Words in angle brackets: `<year>` in a text, a label, a band, a QR address or a path (rule K3).

1. A word is folded like a key: `<Năm>` is `<nam>`; any other `<` is a `<`.
2. `<year+1>` is the number after `<year>`, and `<lunar_year>` names the lunar year of the number that `<year>` shows.
3. What is not known now fills nothing: the text is held back, never shown half (D11, D12).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from ledplayer.core.lunar import year_name
from ledplayer.core.names import fold

#: Word as hints spell it → what it means, in both languages.
SPELLED: Mapping[str, str] = {
    word: meaning
    for meaning, words in {
        "year": ("year", "nam"),
        "lunar_year": ("lunar_year", "nam_am"),
        "today": ("today", "hom_nay"),
        "board": ("board", "bang"),
        "board_name": ("board_name", "ten_bang"),
        "days": ("days", "so_ngay"),
    }.items()
    for word in words
}
#: Folded word → what it means.
BUILT_IN: Mapping[str, str] = {fold(word): meaning for word, meaning in SPELLED.items()}
#: Letters of a word that a sentence about it shows.
MOST_LETTERS = 60
#: What changes with the day: a text that holds one of these is never undated (D12).
DATED = frozenset({"year", "lunar_year", "today", "days"})

_folded = lru_cache(maxsize=1024)(fold)

_WORD = re.compile(r"<\s*([^\W\d_](?:[\w -]*\w)?)\s*([+-]\s*\d{1,4})?\s*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What placeholders stand for now; None is not known.

    Attributes:
        year: That `<year>` and `values` take (D11).
        days: Left until a countdown's day.
        values: A campaign's own words: folded word → year → text.
    """

    board: str
    board_name: str
    today: date | None = None
    year: int | None = None
    days: int | None = None
    values: Mapping[str, Mapping[int, str]] = field(default_factory=dict)


def words_in(text: str) -> Mapping[str, str]:
    """The placeholders of a text in order: what a built-in one means, or the folded word → as first written."""
    found: dict[str, str] = {}
    for match in _WORD.finditer(text):
        word = _folded(match[1])
        found.setdefault(BUILT_IN.get(word, word), match[1][:MOST_LETTERS])
    return found


def fill(text: str, known: Known) -> str | None:
    """The text with every placeholder replaced; None when one of them is not known now."""
    return _replaced(text, lambda word, shift: _meaning(word, shift, known)) if "<" in text else text


def readable(text: str, known: Known) -> str | None:
    """The text as its reading time counts it (M6): values filled in, a digit for every built-in placeholder."""
    if "<" not in text:
        return text
    return _replaced(text, lambda word, shift: "0" if word in BUILT_IN else _meaning(word, shift, known))


def _replaced(text: str, meaning: Callable[[str, int], str | None]) -> str | None:
    done, parts = 0, []
    for match in _WORD.finditer(text):
        found = meaning(_folded(match[1]), int((match[2] or "0").replace(" ", "")))
        if found is None:
            return None
        parts += [text[done : match.start()], found]
        done = match.end()
    return "".join((*parts, text[done:]))


def _meaning(word: str, shift: int, known: Known) -> str | None:
    match BUILT_IN.get(word):
        case "board":
            return known.board
        case "board_name":
            return known.board_name
        case "today":
            return f"{known.today.day}/{known.today.month}/{known.today.year}" if known.today else None
        case "days":
            return None if known.days is None else str(known.days)
        case "year":
            return None if known.year is None else str(known.year + shift)
        case "lunar_year":
            return None if known.year is None else year_name(known.year + shift)
        case _:
            return known.values.get(word, {}).get(known.year) if known.year is not None else None
