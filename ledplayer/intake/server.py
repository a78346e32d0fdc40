"""The content server, for the library: the sources it gives, where the board has one, and none where it has not."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from math import inf

from ledplayer import config
from ledplayer.core.model import Board
from ledplayer.errors import Problem
from ledplayer.intake.folder import Now
from ledplayer.intake.memory import Remembered
from ledplayer.intake.proving import Trust
from ledplayer.intake.served import Served
from ledplayer.intake.source import FolderSource


class Server:
    """What the server of the board that is served has for it.

    Attributes:
        served: None where it has none.
    """

    def __init__(
        self,
        trust: Callable[[Board], Trust | None] = lambda board: None,
        make: Callable[[Trust], Served] | None = None,
    ) -> None:
        """Args: trust: What the releases for a board are judged by. make: Follows a store."""
        self.served: Served | None = None
        self._trust, self._make = trust, make
        self._zone: tzinfo = UTC

    def follow(self, board: Board, known: Mapping[str, Remembered]) -> bool:
        """Follow what the board's server has; returns whether there are other sources now.

        Args:
            known: What was known before a restart, by source.
        """
        trust, self._zone = self._trust(board), config.zone_of(board)[0]
        if self._make is None or trust == (self.served.trust if self.served else None):
            return False
        before = self.sources
        self.close()
        self.served = self._make(trust) if trust else None
        if self.served:
            self.served.recall(known)
        return bool(before or self.sources)

    @property
    def sources(self) -> Sequence[FolderSource]:
        """Of the release that is used."""
        return self.served.sources if self.served else ()

    @property
    def coming(self) -> Sequence[FolderSource]:
        """Of a release that goes through the gate to take its place."""
        return self.served.coming if self.served else ()

    @property
    def release(self) -> str:
        """As in `Served`."""
        return self.served.release if self.served else ""

    @property
    def is_off_air(self) -> bool:
        """Whether the office has put the board off the air."""
        return self.served is not None and self.served.is_off_air

    @property
    def unknown(self) -> set[str]:
        """As in `Served`."""
        return self.served.unknown if self.served else set()

    @property
    def problems(self) -> list[tuple[str, Problem]]:
        """What is wrong, of no source."""
        return [("", self._told(problem)) for problem in self.served.problems] if self.served else []

    @property
    def is_awaited(self) -> bool:
        """Whether the first release is on its way to the board."""
        return self.served is not None and self.served.is_awaited

    @property
    def due(self) -> float:
        """When to look, monotonic seconds."""
        return self.served.due if self.served else inf

    def glance(self) -> bool:
        """As in `Served`."""
        return self.served is not None and self.served.glance()

    def look(self, now: Now) -> bool:
        """As in `Served`."""
        return self.served is not None and self.served.look(now)

    def went_through(self) -> None:
        """What was lined up has gone through the gate."""
        if self.served:
            self.served.is_through = True

    def close(self) -> None:
        """Ask no more."""
        if self.served:
            self.served.close()

    def _told(self, problem: Problem) -> Problem:
        """A problem with its time as people at the board read it."""
        try:
            moment = datetime.strptime(str(problem.values["since"]), "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        except (KeyError, ValueError):
            return problem
        return replace(problem, values={**problem.values, "since": f"{moment.astimezone(self._zone):%H:%M %d/%m/%Y}"})
