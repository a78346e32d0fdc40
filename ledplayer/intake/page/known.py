"""What there is to report of, and what is wrong with it, before it is put into rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo

from ledplayer.core.lineup import Piece, Plan, Shot
from ledplayer.core.model import Board, Content
from ledplayer.core.outings import Outing
from ledplayer.core.windows import DAY, Spans, instant_ms
from ledplayer.errors import Problem
from ledplayer.intake.page.report import Stretch
from ledplayer.intake.source import FolderSource

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_RANKS = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What there is to report of.

    Attributes:
        content: With the files that nothing needs among the entries.
        zone: The board's, named `zone_name`.
        wall_ms: None while the clock is unknown.
        ahead: The campaigns of the next days.
        problems: Each with the source it is about; "" is none.
        pictured: Pieces that have a picture, and its name.
    """

    content: Content
    sources: Sequence[FolderSource]
    board: Board
    zone: tzinfo
    zone_name: str
    now: datetime
    wall_ms: int | None
    plan: Plan | None
    ahead: Mapping[date, tuple[Outing, ...]]
    problems: Sequence[tuple[str, Problem]]
    read_at: Callable[[FolderSource], datetime | None]
    pictured: Mapping[Piece, str] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The civil day of the board."""
        return self.now.date()

    @property
    def shot(self) -> Shot | None:
        """What is on now."""
        return self.plan.at(self.wall_ms) if self.plan and self.wall_ms is not None else None

    def local(self, at_ms: int) -> datetime:
        """Milliseconds from the epoch as the board's time."""
        return (_EPOCH + timedelta(milliseconds=at_ms)).astimezone(self.zone)

    def day_ms(self, day: date) -> tuple[int, int]:
        """A civil day, milliseconds from the epoch, the end outside."""
        midnight = day.toordinal() * DAY
        return instant_ms(midnight, self.zone), instant_ms(midnight + DAY, self.zone)

    def stretches(self, spans: Spans, day: date) -> tuple[Stretch, ...]:
        """Times as local ones; none for all of the day."""
        if spans == (self.day_ms(day),):
            return ()
        return tuple(Stretch(begin=self.local(begin), end=self.local(end)) for begin, end in spans)


class Wrong:
    """All problems, to be taken by the rows that they are about."""

    def __init__(self, problems: Iterable[tuple[str, Problem]]) -> None:
        self._by_file: dict[str, list[tuple[str, Problem]]] = {}
        self._taken: set[int] = set()
        for source, problem in problems:
            self._by_file.setdefault(problem.place.file, []).append((source, problem))

    def about(self, source: str, file: str) -> tuple[Problem, ...]:
        """What is wrong with a file of a source, the worst first."""
        found = [problem for origin, problem in self._by_file.get(file, ()) if origin in ("", source)]
        self._taken |= {id(problem) for problem in found}
        return worst_first(found)

    def files(self, source: str) -> Iterator[str]:
        """The files of a source that something is wrong with."""
        return (file for file, told in self._by_file.items() if any(origin == source for origin, _ in told))

    def left(self) -> tuple[Problem, ...]:
        """What no row has taken."""
        problems = (problem for told in self._by_file.values() for _, problem in told)
        return worst_first(problem for problem in problems if id(problem) not in self._taken)


def worst_first(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems by severity, then by place; equal ones once."""
    found = {(_RANKS[one.severity], one.place, one.code, str(one.values)): one for one in problems}
    return tuple(found[key] for key in sorted(found))
