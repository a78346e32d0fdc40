"""One edge, before any language; what the log makes a line of."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ledplayer.errors import Place, Problem, Severity
from ledplayer.language import Language, hint, message, number_of

#: Values by which one cause is known again, whatever else is said of it: first the most telling.
_ABOUT = ("folder", "file", "name", "what", "board", "unit", "campaign", "release", "source")

_NOWHERE = Place(file="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An edge.

    Attributes:
        code: Of its sentence.
        source: The folder or server that it is about; "" is none.
        fields: More for the journal: names (capitals, without a prefix) and values.
        is_for_journal: No file and no terminal gets it.
    """

    code: str
    severity: Severity = "info"
    values: Mapping[str, str | int] = field(default_factory=dict)
    place: Place = _NOWHERE
    source: str = ""
    fields: Mapping[str, bytes] = field(default_factory=dict)
    is_for_journal: bool = False

    @property
    def number(self) -> str:
        """As people look it up: `E214`."""
        return f"E{number_of(self.code):03}"

    @property
    def about(self) -> tuple[str, ...]:
        """What it has in common with itself when it comes again."""
        place = self.place
        where = (self.source, place.file, str(place.line), str(place.column)) if place.file else (self.source,)
        what = next((str(self.values[name]) for name in _ABOUT if name in self.values), "")
        return (self.code, *where, what)

    def said(self, language: Language) -> str:
        """What is the case, where, and what to do, on one line."""
        place = self.place
        where = f"{place.file}:{place.line}:{place.column}:" if place.line else f"{place.file}:" if place.file else ""
        problem = Problem(severity=self.severity, code=self.code, place=place, values=self.values)
        try:
            what = (message(problem, language), hint(problem, language))
        except (KeyError, IndexError, ValueError):  # a sentence that is missing must not stop the work
            what = (self.code, str(dict(self.values)))
        where = "" if place.file == self.source and not place.line else where  # a folder that the sentence names
        if what[1]:
            what = (_ended(what[0]), what[1])
        elif where:
            what = (_ended(what[0]), "")
        return " ".join(part for part in (f"[{self.source}]" if self.source else "", where, *what) if part)

    def __str__(self) -> str:
        from ledplayer.log.voice import speaks

        return self.said(speaks())


def _ended(sentence: str) -> str:
    """A sentence that another one may follow."""
    return sentence if sentence.endswith((".", "!", "?", "…", "”")) else f"{sentence}."
