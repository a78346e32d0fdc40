"""What the page says, as values and before any language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, get_args

from ledplayer.core.lineup import PieceKind, Rung
from ledplayer.core.model import Board, Hours, Level
from ledplayer.errors import Problem

#: What is with a campaign: on the board now; at another time of today; another day; its time, but something stands
#: above it; its time, and nothing of it can be shown; out of it for good; a draft; for other boards; kept off by
#: another file; urgent or exclusive, which no unsigned one may be; never read without an error.
CampaignState = Literal[
    "now", "today", "coming", "held", "nothing", "ended", "draft", "elsewhere", "kept-off", "unsigned", "refused"
]
#: What is with a file: on the board now; on it today; a campaign has it; on its way through the gate; nobody names it,
#: or nobody in its campaign's folder does; it lies where nothing is looked for; nothing the board can play; a draft; it
#: cannot be played; the player gave it up; it could not be looked at; for other boards; a campaign's own file; the list
#: of boards; the switch.
FileState = Literal[
    "now",
    "today",
    "planned",
    "coming-in",
    "unused",
    "unused-inside",
    "misplaced",
    "no-media",
    "draft",
    "refused",
    "given-up",
    "passed-over",
    "elsewhere",
    "playlist",
    "boards",
    "switch",
]
CAMPAIGN_STATES: tuple[CampaignState, ...] = get_args(CampaignState)
FILE_STATES: tuple[FileState, ...] = get_args(FileState)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of a day, local times."""

    begin: datetime
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One thing that a campaign shows. `picture`: a name in the pictures that go with the report; "" without one."""

    kind: PieceKind
    what: str
    picture: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignRow:
    """One campaign.

    Attributes:
        path: Of its playlist, folder or file.
        begin, end: The occurrence that counts now, or comes next; the end is outside. None is open.
        hours, days: As in its window.
        times: When it is on today.
        next_on: The next day after today on which it is on; None beyond the next seven.
        problems: What is wrong with it, the worst first.
        shown: What it shows today or tomorrow.
    """

    name: str
    path: str
    state: CampaignState
    level: Level = "ordinary"
    begin: datetime | None = None
    end: datetime | None = None
    hours: tuple[Hours, ...] = ()
    days: frozenset[int] = frozenset()
    times: tuple[Stretch, ...] = ()
    next_on: date | None = None
    problems: tuple[Problem, ...] = ()
    shown: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """One file.

    Attributes:
        campaigns: Names of those that use it, each with its state.
        line: What to write into a playlist for it to play; "" where that would not help.
        rename: A name under which it would play by itself, with `/` behind it its folder's; "" where none would.
    """

    path: str
    state: FileState
    size_bytes: int = 0
    campaigns: tuple[tuple[str, CampaignState], ...] = ()
    problems: tuple[Problem, ...] = ()
    line: str = ""
    rename: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """One of the next days: what is on, in order; each with its times, none where it is on all day."""

    day: date
    campaigns: tuple[tuple[str, Level, tuple[Stretch, ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One folder. `read_at`: when it was last looked at whole; None while it has not been.

    `is_shut`: the board takes nothing from it.
    """

    name: str
    read_at: datetime | None = None
    is_away: bool = False
    is_shut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that the page says.

    Attributes:
        now: The board's local time; by the machine's clock where `is_clock_known` is not.
        rung: What stands on the board; None without a plan.
        until: Until when.
        switch: The file that holds the board off the air; "" is none. `owner`: Whose it is.
        reach: Boards that the content is published to; none where a board says what it shows itself.
        problems: What is wrong beside campaigns and files, the worst first.
        files_left: Further files that have no row.
    """

    board: Board
    zone: str
    now: datetime
    is_clock_known: bool = True
    rung: Rung | None = None
    until: datetime | None = None
    switch: str = ""
    owner: str = ""
    sources: tuple[SourceRow, ...] = ()
    reach: tuple[str, ...] = ()
    campaigns: tuple[CampaignRow, ...] = ()
    files: tuple[FileRow, ...] = ()
    files_left: int = 0
    days: tuple[DayRow, ...] = ()
    problems: tuple[Problem, ...] = ()


#: Small pictures by the name that `Shown.picture` has: JPEG or PNG.
Pictures = Mapping[str, bytes]
