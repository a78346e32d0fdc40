"""What the player knows of itself at a moment, as `status.json` tells it (`status.now`)."""

from dataclasses import dataclass
from datetime import tzinfo

from ledplayer.core.lineup import Plan, Shot
from ledplayer.core.model import Board, Size
from ledplayer.status.deaths import Limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A player at a moment.

    Attributes:
        zone, zone_name: The board's time zone.
        at_ms: The time of the shot, in the plan's time: wall milliseconds, or since boot.
        knows_time: Whether that is the wall's.
        plan: That is followed; None: there is none, and the built-in card stands.
        output: What kind of display is open.
        is_display_missing: A display was asked for, and cannot be opened.
        frames, late, fault, about: As in `play.pulse`.
        given_up: Files that were given up since the player began.
        intake_gone_s, makers_gone_s: For how long they have not given a sign of life; 0 is none of it.
        limit, left_out: What is not shown after too many deaths, and the names of what is left out (`status.deaths`).
        pygame, sdl: Versions.
    """

    board: Board
    zone: tzinfo
    zone_name: str
    at_ms: int
    knows_time: bool
    shot: Shot
    plan: Plan | None
    output: str
    canvas: Size
    is_display_missing: bool = False
    frames: int = 0
    late: int = 0
    fault: str = ""
    about: str = ""
    given_up: int = 0
    intake_gone_s: float = 0.0
    makers_gone_s: float = 0.0
    limit: Limit = Limit.NOTHING
    left_out: tuple[str, ...] = ()
    pygame: str = ""
    sdl: str = ""
