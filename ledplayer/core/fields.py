"""The keys of one table of a file, each read as what it should be; whatever is wrong is told and left out."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from ledplayer.core.dates_written import WrongError
from ledplayer.core.keys import EVERYWHERE, TEXT_KEYS, YES_NO, Vocabulary, meant, spellings
from ledplayer.core.located import Node, Row, Table, Text
from ledplayer.core.model import Name
from ledplayer.core.names import clean, fold
from ledplayer.core.shape import quoted
from ledplayer.errors import Place, Problem, Severity, Word

T = TypeVar("T")

# Keys of which an empty value says nothing and does no harm: a form's line left blank.
_MAY_BE_EMPTY = frozenset({"document", "approved_by", "approved_on", "approval_code", "label"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """A table's values by canonical key; readers add what is wrong to `problems`, which whole files share.

    Attributes:
        written: The keys as they stand in the file.
        understood: No key was unknown.
    """

    nodes: Mapping[str, Node]
    written: Mapping[str, Text]
    place: Place
    problems: list[Problem]
    understood: bool = True

    def __contains__(self, key: str) -> bool:
        return key in self.nodes

    def wrong(self, key: str, code: str, at: Place | None = None, **values: str | int) -> None:
        """Tell an error in a key's value; `key` as written is among the sentence's values."""
        node = self.nodes.get(key)
        at = at or (node.place if node else self.place)
        spelled = self.written[key].value if key in self.written else Word(key)
        self.problems.append(problem("error", code, at, **{"key": spelled, **values}))

    def text(self, key: str) -> str:
        """A value as text, "" when it is missing or none."""
        node = self.nodes.get(key)
        if node is None:
            return ""
        if not isinstance(node, Text):
            self.wrong(key, "value-not-text")
            return ""
        return clean(node.value)

    def parsed(self, key: str, read: Callable[[str], T]) -> T | None:
        """A value as `read` understands it, None when it is missing or wrong."""
        written = self.text(key)
        if not written:
            return None
        try:
            return read(written)
        except WrongError as error:
            self.wrong(key, error.code, None, **error.values)
            return None

    def parts(self, key: str) -> tuple[Name, ...]:
        """A list, or a line with commas, as its parts with their places."""
        node = self.nodes.get(key)
        nodes = node.nodes if isinstance(node, Row) else (node,) if node else ()
        found: list[Name] = []
        for one in nodes:
            if not isinstance(one, Text):
                self.wrong(key, "value-not-list", one.place)
                continue
            found += _split(one)
        return tuple(found)

    def each(self, key: str, read: Callable[[str], T]) -> tuple[T, ...]:
        """The parts of a list as `read` understands them; wrong ones are told and left out."""
        found = []
        for part in self.parts(key):
            try:
                found.append(read(part.written))
            except WrongError as error:
                self.wrong(key, error.code, part.place, **error.values)
        return tuple(found)

    def choice(self, key: str, words: Vocabulary, otherwise: str) -> str:
        """One of some fixed words, canonical; `otherwise` when it is missing or wrong."""
        written = self.text(key)
        if not written:
            return otherwise
        found = words.get(fold(written))
        if found is None:
            options = ", ".join(spellings(words))
            near = meant(written, words) or spellings(words)[1]
            self.wrong(key, "value-unknown", written=written, options=options, fixed=near)
        return found or otherwise

    def yes(self, key: str, otherwise: bool = False) -> bool:
        """A yes or no."""
        return self.choice(key, YES_NO, "yes" if otherwise else "no") == "yes"

    def names(self, key: str) -> tuple[Name, ...]:
        """Names of boards or groups; empty for all of them."""
        found = self.parts(key)
        return () if any(fold(name.written) in EVERYWHERE for name in found) else found

    def whole(self, key: str, least: int, most: int, otherwise: int) -> int:
        """A whole number within bounds."""
        number = self.parsed(key, lambda written: read_whole(written, least, most))
        return otherwise if number is None else number


def fields(
    table: Table, words: Vocabulary, lines: tuple[str, ...], problems: list[Problem], *, other: Vocabulary
) -> Fields:
    """The known keys of a table; unknown, repeated and empty ones are told, and comments that cut a text (R1, R2).

    Args:
        words: The keys that may stand here.
        lines: Of the whole file.
        other: The keys that stand elsewhere in such a file, for a better hint.
    """
    nodes: dict[str, Node] = {}
    written: dict[str, Text] = {}
    understood = True
    for key, node in table.pairs:
        canonical = words.get(fold(key.value))
        if canonical is None:
            problems.append(_unknown(key, words, other))
            understood = False
            # Read on as what was most likely meant, so that nothing else is told for its lack.
            canonical = words.get(fold(str(problems[-1].values.get("near", ""))))
            if canonical is None or canonical in nodes:
                continue
        if canonical in nodes:
            first = written[canonical].place.line
            problems.append(problem("error", "key-twice", key.place, key=key.value, first=first))
            continue
        nodes[canonical], written[canonical] = node, key
        if canonical in TEXT_KEYS:
            problems.extend(_comments(key, node, lines))
    found = Fields(nodes=nodes, written=written, place=table.place, problems=problems, understood=understood)
    for canonical, node in tuple(nodes.items()):
        if isinstance(node, Text) and not node.value.strip():
            if canonical not in _MAY_BE_EMPTY and not _rest(node, lines).startswith("#"):
                found.wrong(canonical, "value-empty", written[canonical].place)
            del nodes[canonical]
    return found


def read_whole(written: str, least: int, most: int) -> int:
    """A whole number within bounds. Raises `WrongError`."""
    if re.fullmatch(r"\d{1,9}", written) and least <= int(written) <= most:
        return int(written)
    digits = re.search(r"\d{1,9}", written)
    likely = min(most, max(least, int(digits[0]) if digits else least))
    raise WrongError("number-whole", written=written, least=least, most=most, fixed=likely)


def read_seconds(written: str) -> int:
    """Seconds as milliseconds: 3–3600, one decimal, `3,5` too. Raises `WrongError`."""
    found = re.fullmatch(r"(\d{1,6})(?:[.,](\d))?", written)
    length_ms = int(found[1]) * 1000 + int(found[2] or 0) * 100 if found else 0
    if 3000 <= length_ms <= 3_600_000:
        return length_ms
    likely = _likely_seconds(written)
    raise WrongError("seconds-range" if found else "seconds-unreadable", written=written, fixed=likely)


def problem(severity: Severity, code: str, place: Place, **values: str | int) -> Problem:
    """A problem with its values, long ones shortened."""
    short = {k: v if isinstance(v, int | Word) or k == "fixed" else _short(v) for k, v in values.items()}
    return Problem(severity=severity, code=code, place=place, values=short)


def _likely_seconds(written: str) -> str:
    found = re.search(r"(\d{1,6})(?:[.,](\d))?", written)
    if found is None:
        return "10"
    number = int(found[1]) * (60 if re.search(r"ph|min|m\b", fold(written)) else 1)
    tenth = f".{found[2]}" if found[2] and found[2] != "0" else ""
    return str(max(3, min(3600, number))) + (tenth if 3 <= number < 3600 else "")


def _unknown(key: Text, words: Vocabulary, other: Vocabulary) -> Problem:
    elsewhere = other.get(fold(key.value))
    if elsewhere is not None:
        code = "key-of-item" if "items" in words else "key-of-top" if "items" in other else "key-elsewhere"
        return problem("error", code, key.place, key=key.value)
    near = meant(key.value, words)
    if near:
        return problem("error", "key-unknown", key.place, key=key.value, near=near)
    return problem("error", "key-none", key.place, key=key.value)


def _comments(key: Text, node: Node, lines: tuple[str, ...]) -> Iterator[Problem]:
    """Comments on the lines of a text: they may be the lost end of a sentence (R2)."""
    if isinstance(node, Text):
        comment = _rest(node, lines) if node.plain else ""
        if comment.startswith("#"):
            fixed = f"{key.value}: {quoted(f'{node.value} {comment}'.strip())}"
            yield problem("error", "text-comment", node.end, key=key.value, lost=comment, fixed=fixed)
    elif isinstance(node, Table):
        for inner, value in node.pairs:
            yield from _comments(inner, value, lines)
    else:
        for one in node.nodes:
            yield from _comments(key, one, lines)


def _rest(node: Text, lines: tuple[str, ...]) -> str:
    """What follows a value on its line."""
    return lines[node.end.line - 1][node.end.column - 1 :].strip() if node.end.line <= len(lines) else ""


def _split(node: Text) -> Iterator[Name]:
    column = node.place.column + (0 if node.plain else 1)
    for part in re.finditer(r"[^,;\n]+", node.value):
        written = clean(part[0])
        if written:
            before = len(part[0]) - len(part[0].lstrip())
            yield Name(written=written, place=replace(node.place, column=column + part.start() + before))


def _short(value: str) -> str:
    one_line = " ".join(value.split())
    return one_line if len(one_line) <= 80 else one_line[:79] + "…"
