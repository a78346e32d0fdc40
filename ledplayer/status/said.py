"""A problem as files carry it to other processes: in both languages, so that whoever reads it needs no catalogue.

    code, event, severity, source, place {file, line, column}, values, since_ms, vi, vi_hint, en, en_hint

In `values`, `{"word": "from"}` is a word that the catalogue translates. `since_ms` is null where nobody knows.
"""

import json
from collections.abc import Iterable, Mapping

from ledplayer.errors import Problem, Severity, Word
from ledplayer.language import Language, hint, message, number_of
from ledplayer.log.clean import clean

#: Of one sentence, and of one value.
MOST_LETTERS, MOST_VALUE = 400, 200
#: Of what is carried: more is counted.
MOST, MOST_BYTES = 20, 24 << 10

#: As `json.dumps` takes it.
Said = dict[str, object]

_WORST: tuple[Severity, ...] = ("error", "warning", "info")


def said(problem: Problem, source: str = "", since_ms: int | None = None) -> Said:
    """One problem. Args: source: The folder or server that it is about. since_ms: When it began, from the epoch."""
    number, place = number_of(problem.code), problem.place
    return {
        "code": problem.code,
        "event": f"E{number:03}",
        "severity": problem.severity,
        "source": _cut(source, MOST_VALUE),
        "place": {"file": _cut(place.file, MOST_VALUE), "line": place.line, "column": place.column},
        "values": {name: _value(value) for name, value in problem.values.items()},
        "since_ms": since_ms,
        **{language: _message(problem, language) for language in ("vi", "en")},
        **{f"{language}_hint": _hint(problem, language) for language in ("vi", "en")},
    }


def worst(found: Iterable[tuple[str, Problem]]) -> list[tuple[str, Problem]]:
    """The worst first, as many as may be carried. Args: found: Each with its source."""
    return sorted(found, key=lambda one: _WORST.index(one[1].severity))[:MOST]


def fitting(found: Iterable[Said]) -> list[Said]:
    """As many of the first as there is room for."""
    kept, size = [], 0
    for one in found:
        size += len(json.dumps(one, ensure_ascii=False).encode(errors="replace"))
        if size > MOST_BYTES:
            break
        kept.append(one)
    return kept


def _message(problem: Problem, language: Language) -> str:
    try:
        return _cut(message(problem, language))
    except (KeyError, IndexError, ValueError):  # a sentence that is missing must not hide the problem
        return _cut(f"{problem.code} {dict(problem.values)}")


def _hint(problem: Problem, language: Language) -> str:
    try:
        return _cut(hint(problem, language))
    except (KeyError, IndexError, ValueError):
        return ""


def _value(value: str | int) -> str | int | Mapping[str, str]:
    if isinstance(value, Word):
        return {"word": str(value)}
    return _cut(value, MOST_VALUE) if isinstance(value, str) else value


def _cut(text: str, most: int = MOST_LETTERS) -> str:
    text = clean(text)
    return text if len(text) <= most else text[: most - 1] + "…"
