"""Whose fault is it? The errors that a caller is meant to handle, and the problems they carry.

A `ContentError` waits until the content changes, a `SurroundingsError` is tried again, anything else is our bug and
reaches the top of its process.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning", "info"]


class Word(str):
    """A value inside a sentence that the catalogue translates (a key, a level, a kind): `Word("from")` is “tu_ngay”."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Place:
    """Where something was written; line and column count from 1, and 0 means the whole file."""

    file: str
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong, before any language: `code` names its sentence and hint in the catalogue."""

    severity: Severity
    code: str
    place: Place
    values: Mapping[str, str | int] = field(default_factory=dict)


class ContentError(Exception):
    """Content that cannot be used until it changes; carries every problem that was found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(f"{p.place.file}:{p.place.line}:{p.place.column}: {p.code}" for p in problems))
        self.problems = tuple(problems)


class SurroundingsError(Exception):
    """Something around us does not work now (a disk, a share, a display); it is tried again.

    `code` and `values` name a sentence of the catalogue, as in a `Problem`.
    """

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values
