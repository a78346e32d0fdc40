"""What a board really showed, as values: the proof of play, added up by item and local day.

Made by `status.proof.account` out of what the board kept, read by whatever reports it. Times named `begin_ms`, `end_ms`
or `at_ms` are milliseconds from the epoch (UTC), all others are durations.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ledplayer.core.lineup import PieceKind
from ledplayer.core.model import Level
from ledplayer.errors import Problem

#: `off`: the player did not run. `unproven`: it may have; a power cut took what was not written yet. `lost`: a full
#: disk or memory left no room. `unknown`: nobody knows what was due, or what time it was.
Why = Literal["off", "unproven", "lost", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """One item on one local day of the board. What shows for no campaign (`campaign` is "") is never due.

    Attributes:
        day: A showing past midnight counts as one where it began; its time counts on both days.
        campaign, playlist, number, what, kind, sha256, level: As in `Piece`.
        due: Showings that the plan in effect began.
        due_ms: How long they were to stand.
        shown: Showings whose picture stood from their begin to their end.
        partly: Showings that were entered late, left early, or stood for a part of their time.
        failed: Showings whose medium failed: something else stood in for it.
        shown_ms: How long it really stood, whole showings and parts.
        unproven_ms: Of `due_ms`, what was due while nothing is proven (`Why`).
    """

    day: date
    campaign: str
    playlist: str
    number: int
    what: str
    kind: PieceKind
    sha256: str
    level: Level
    due: int = 0
    due_ms: int = 0
    shown: int = 0
    partly: int = 0
    failed: int = 0
    shown_ms: int = 0
    unproven_ms: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of time in which nothing is proven, and why."""

    begin_ms: int
    end_ms: int
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """What the office's log saw: the newest hash of a board's chain, as it went out with a poll.

    Attributes:
        head: Its first eight letters.
    """

    at_ms: int
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What is known of some days of one board.

    Attributes:
        board: Its id; "" where no proof is kept.
        zone: Name of its time zone, by which days begin.
        begin, end: The days asked for; the end is outside.
        rows: By day, campaign, playlist, number and what.
        stretches: In order; they do not overlap.
        problems: What is wrong with the proof itself: altered, missing, cut.
        head: The newest hash of its chain; "" where there is none.
        since: The oldest day that is kept.
    """

    board: str
    zone: str
    begin: date
    end: date
    rows: tuple[Played, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    problems: tuple[Problem, ...] = ()
    head: str = ""
    since: date | None = None
