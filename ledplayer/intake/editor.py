"""Makes the plan out of the library: for which board, for which day, and without what cannot be planned.

A campaign that our own planning fails on costs itself and nothing else.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from ledplayer import config, log
from ledplayer.clock import Clock
from ledplayer.core.model import Board, Content
from ledplayer.core.plan import plan_days
from ledplayer.core.review import review
from ledplayer.errors import Place, Problem
from ledplayer.intake.failed import LeftOut
from ledplayer.intake.library import Library
from ledplayer.intake.own_switch import OwnSwitch
from ledplayer.intake.planner import Planner, days_about
from ledplayer.intake.told import Told
from ledplayer.language import reason


class Editor:
    """Follows the library with the plan files.

    Attributes:
        board: The one that is planned for; the last plan's while its own file is broken.
        today: The day that was planned last; None before the first plan.
    """

    def __init__(
        self,
        state: Path,
        wish: str | None,
        library: Library,
        clock: Clock,
        told: Told,
        refused: Callable[[], tuple[Problem, ...]] = tuple,
    ) -> None:
        """Plan nothing yet.

        Args:
            wish: The board's file or id, as in `config.board_of`.
            refused: What is wrong with a file that would take the place of the board's own.
        """
        self.state = state
        self.library = library
        self.clock = clock
        self.told = told
        self.planner = Planner(state)
        self.own_switch = OwnSwitch(state)
        self.board: Board = self.planner.plan.board if self.planner.plan else config.NAMELESS
        self.today: date | None = None
        self._wish = wish
        self._refused = refused
        self._left_out = LeftOut(state)
        self._failed: frozenset[str] = frozenset()
        self._board_problems: tuple[Problem, ...] = ()
        self._left_out_problems: tuple[Problem, ...] = ()
        self._written_problems: tuple[Problem, ...] = ()
        self._reviewed: tuple[Problem, ...] = ()
        self._found: list[tuple[str, Problem]] = []
        self._noted: list[tuple[str, Problem]] = []

    def serve(self) -> bool:
        """Find the board again; returns whether it, or what is wrong with its file, is otherwise.

        A broken board's file changes nothing.
        """
        before = self._board_problems
        board, self._board_problems = self._find_board()
        if board is not None:
            is_shut, is_served = self.library.shut(board), self.library.server.follow(board, self.library.known)
            if is_shut or is_served:  # the lists of boards that count are others
                board, self._board_problems = self._find_board()
        is_another = board is not None and board != self.board
        if board is not None:
            self.board = board
        self.library.serve(self.board)
        return is_another or self._board_problems != before

    @property
    def is_own(self) -> bool:
        """Whether it is planned for the board that this machine is."""
        return self._wish is None

    def watched(self) -> dict[Path, bool]:
        """The folder of the board's own file, whose events tell of changes."""
        file = config.file_of(self._wish)
        return {file.absolute().parent: False} if file else {}

    def is_outdated(self) -> bool:
        """Whether another day has begun, the player gave up other files than before, or somebody overwrote the plan."""
        before, self._failed = self._failed, self._left_out.look(self.clock.read().mono)
        is_yesterdays = self.today is not None and self.day() != self.today
        return self._failed != before or is_yesterdays or self.planner.is_overwritten

    def plan(self) -> None:
        """Make the plan from what is known now, and say what is wrong. Raises `OSError` after both."""
        self.today = self.day()
        content = self.content()
        self._written_problems = ()
        try:
            content = self._written(content, self.today)
        except OSError as error:
            self._written_problems = (_unwritten(self.state, error),)
            raise
        finally:
            self._tell(content)

    def review(self) -> None:
        """Say what the playlists, files, boards and days together make wrong: it takes longer than a plan."""
        content = self.content(whole=True)
        try:
            self._reviewed = review(content, self.board, self.day(), config.zone_of(self.board)[0])
        except Exception:
            log.exception("our-mistake", name="review", what=self.board.id)
        self._tell(content)

    def content(self, *, whole: bool = False) -> Content:
        """The content without what the player gave up; `whole`: as in `Library.content`."""
        content = self.library.content(self._failed, whole=whole)
        return replace(content, off_air=content.off_air or self.own_switch.thrown is not None)

    @property
    def problems(self) -> list[tuple[str, Problem]]:
        """Everything that the last plan and review found wrong, each with the source it is about; "" is none."""
        return self._found

    def note(self, problems: list[tuple[str, Problem]]) -> None:
        """Say what others found wrong beside the content, until they say otherwise."""
        self._noted = problems
        self.told.tell(self._found + problems)

    def used(self) -> set[str]:
        """Hashes of all files that the board needs, or that the plan shows."""
        return self.library.used(self.board, self.day()) | self.planner.hashes

    def day(self) -> date:
        """Today, in the board's time zone."""
        return self.now().date()

    def now(self) -> datetime:
        """The board's local time; by the machine's clock where the wall clock is unknown."""
        wall_ms = self.clock.read().wall_ms
        passed = timedelta(milliseconds=self.clock.system_ms() if wall_ms is None else wall_ms)
        return (datetime(1970, 1, 1, tzinfo=UTC) + passed).astimezone(config.zone_of(self.board)[0])

    def _find_board(self) -> config.Found:
        board, problems = config.board_of(self._wish, [source.listed for source in self.library.sources])
        return board, (*problems, *(self._refused() if self.is_own else ()))

    def _written(self, content: Content, today: date) -> Content:
        """Write the plan; returns the content that it could be made of. Raises `OSError`."""
        zone, name = config.zone_of(self.board)
        board, release = replace(self.board, logo=self.library.logo_place()), self.library.server.release
        self._left_out_problems = ()
        try:
            self.planner.write(content, board, today, zone, name, release)
        except OSError:
            raise
        except Exception:
            log.exception("our-mistake", name="plan", what=self.board.id)
            content, self._left_out_problems = without_culprits(content, self._try_out)
            self.planner.write(content, board, today, zone, name, release)
        return content

    def _try_out(self, content: Content) -> None:
        zone, name = config.zone_of(self.board)
        plan_days(content, self.board, days_about(self.day()), zone, name)

    def _tell(self, content: Content) -> None:
        own = (
            *self.own_switch.problems,
            *self._board_problems,
            *self.planner.problems,
            *self._left_out_problems,
            *self._written_problems,
        )
        told = [("", problem) for problem in (*own, *self._reviewed)]
        self._found = told + self.library.problems(content)
        self.told.tell(self._found + self._noted)


def without_culprits(content: Content, plan: Callable[[Content], object]) -> tuple[Content, tuple[Problem, ...]]:
    """The content without the campaigns that cannot be planned each by itself, and what is to be said of those."""
    told: list[Problem] = []
    sources = []
    for source in content.sources:
        good = []
        for campaign in source.campaigns:
            try:
                plan(replace(content, sources=(replace(source, campaigns=(campaign,)),)))
                good.append(campaign)
            except Exception:
                log.exception("our-mistake", name=source.id, what=campaign.path)
                values = {"name": campaign.name}
                told.append(Problem(severity="error", code="plan-bug", place=Place(file=campaign.path), values=values))
        sources.append(replace(source, campaigns=tuple(good)))
    return replace(content, sources=tuple(sources)), tuple(told)


def _unwritten(state: Path, error: OSError) -> Problem:
    values = {"folder": str(state), "why": reason(error)}
    return Problem(severity="error", code="state-not-written", place=Place(file=str(state)), values=values)
