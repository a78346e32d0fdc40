"""Says each problem once, when it comes, and once that a source is back."""

from collections.abc import Iterable, Mapping

from ledplayer.errors import Problem
from ledplayer.log import note, tell

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

    def __init__(self) -> None:
        self._said: dict[tuple[str, str], Problem] = {}

    @property
    def said(self) -> tuple[Problem, ...]:
        """What is wrong now."""
        return tuple(self._said.values())

    @property
    def by_source(self) -> tuple[tuple[str, Problem], ...]:
        """The same, each with the source it is about; "" is none."""
        return tuple((source, problem) for (source, _), problem in self._said.items())

    def tell(self, problems: Iterable[tuple[str, Problem]]) -> None:
        """Say what is new among all that is wrong now.

        Args:
            problems: Each with the source it is about; "" is none.
        """
        now = {_key(source, problem): problem for source, problem in problems}
        for key, problem in now.items():
            if key not in self._said:
                tell(problem, key[0])
        for source, end in sorted(_ends(self._said) - _ends(now)):
            note(end, folder=source)
        self._said = now


def _ends(said: Mapping[tuple[str, str], Problem]) -> set[tuple[str, str]]:
    return {(source, ENDS[problem.code]) for (source, _), problem in said.items() if problem.code in ENDS}


def _key(source: str, problem: Problem) -> tuple[str, str]:
    return source, f"{problem.place} {problem.code} {sorted(problem.values.items())}"
