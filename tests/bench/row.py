"""One line of the bench table, and how figures are taken: in turns, the median of some rounds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, kw_only=True)
class Row:
    """A figure against its bar. `value` is None where it could not be taken; `note` then says why."""

    what: str
    bar: str
    value: float | None
    holds: bool | None
    note: str = ""

    def line(self) -> str:
        """The row as a line of a Markdown table."""
        value = "–" if self.value is None else f"{self.value:.4g}"
        verdict = {True: "holds", False: "**misses**", None: "–"}[self.holds]
        return f"| {self.what} | {self.bar} | {value} | {verdict} | {self.note} |"


def at_most(what: str, most: float, value: float, note: str = "", unit: str = "") -> Row:
    """A row whose figure must not exceed its bar."""
    return Row(what=what, bar=f"≤ {most:g}{unit}", value=value, holds=value <= most, note=note)


def at_least(what: str, least: float, value: float, note: str = "", unit: str = "") -> Row:
    """A row whose figure must reach its bar."""
    return Row(what=what, bar=f"≥ {least:g}{unit}", value=value, holds=value >= least, note=note)


def missing(what: str, why: str) -> Row:
    """A row that this machine cannot take."""
    return Row(what=what, bar="–", value=None, holds=None, note=why)


def in_turns(runs: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """Every figure of every run, taken in turns A B C, C B A, A B C …, so that drift hits all alike."""
    figures: dict[str, list[float]] = {name: [] for name in runs}
    for turn in range(rounds):
        names = list(runs) if turn % 2 == 0 else list(reversed(runs))
        for name in names:
            figures[name].append(runs[name]())
    return figures


def ratio(figures: Mapping[str, list[float]], ours: str, theirs: str) -> float:
    """Median of ours over median of theirs."""
    return median(figures[ours]) / median(figures[theirs])


def spread(figures: Mapping[str, list[float]]) -> str:
    """Medians and extremes of all figures, for the note of a row."""
    return "; ".join(
        f"{name} {median(values):.3g} ({min(values):.3g}–{max(values):.3g})" for name, values in figures.items()
    )
