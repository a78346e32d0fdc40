"""Says each problem once, when it comes, and once that a source is back."""

import logging
from collections.abc import Iterable, Mapping

from ledplayer.errors import Problem
from ledplayer.language import Language, hint, message, say

logger = logging.getLogger(__name__)

_LEVELS = {"error": logging.ERROR, "warning": logging.WARNING, "info": logging.INFO}


#: Whose end is told too, once for a source, and how.
ENDS = {
    "source-away": "source-back",
    "source-unmounted": "source-back",
    "off-air-switch": "off-air-over",
    "off-air-here": "off-air-here-over",
    "off-air-server": "off-air-server-over",
}


class Told:
    """What is known to be wrong, and was said."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self._said: dict[tuple[str, str], Problem] = {}

    @property
    def said(self) -> tuple[Problem, ...]:
        """What is wrong now."""
        return tuple(self._said.values())

    def tell(self, problems: Iterable[tuple[str, Problem]]) -> None:
        """Say what is new among all that is wrong now.

        Args:
            problems: Each with the source it is about; "" is none.
        """
        now = {_key(source, problem): problem for source, problem in problems}
        for key, problem in now.items():
            if key not in self._said:
                logger.log(_LEVELS[problem.severity], "%s", self._line(key[0], problem))
        for source, end in sorted(_ends(self._said) - _ends(now)):
            logger.info("%s", say(end, self.language, folder=source))
        self._said = now

    def _line(self, source: str, problem: Problem) -> str:
        place = problem.place
        where = f"{place.file}:{place.line}:{place.column}:" if place.line else f"{place.file}:"
        try:
            what = (_ended(message(problem, self.language)), hint(problem, self.language))
        except (KeyError, IndexError, ValueError):  # a sentence that is missing must not stop the work
            what = (problem.code, str(dict(problem.values)))
        return " ".join(part for part in (f"[{source}]" if source else "", where, *what) if part)


def _ended(sentence: str) -> str:
    """A sentence that another one may follow."""
    return sentence if sentence.endswith((".", "!", "?", "…", "”")) else f"{sentence}."


def _ends(said: Mapping[tuple[str, str], Problem]) -> set[tuple[str, str]]:
    return {(source, ENDS[problem.code]) for (source, _), problem in said.items() if problem.code in ENDS}


def _key(source: str, problem: Problem) -> tuple[str, str]:
    return source, f"{problem.place} {problem.code} {sorted(problem.values.items())}"
