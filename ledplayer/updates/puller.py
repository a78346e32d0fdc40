"""What one pull has to know of the board, and what it came to."""

from dataclasses import dataclass, field
from datetime import date, datetime

from ledplayer.errors import SurroundingsError
from ledplayer.status.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Puller:
    """The board that pulls.

    Attributes:
        root: The installed root of trust.
        now: By its clock, in its zone; None while that cannot be believed.
        is_open: It is the time for downloading what is not urgent.
        rate: Most bytes a second for that; 0 is no bound.
        verdict: The player's last.
        broken: Objects that were found broken.
    """

    id: str
    root: bytes
    now: datetime | None
    is_open: bool = True
    rate: int = 0
    verdict: Verdict = field(default_factory=Verdict)
    broken: frozenset[str] = frozenset()

    @property
    def today(self) -> date | None:
        """The board's day."""
        return self.now.date() if self.now else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulled:
    """What a pull came to.

    Attributes:
        manifest: Hash of the newest manifest.
        is_new: It is the current one now, and was not before.
        is_refused: The player refused it.
        waits: For the hours of downloading.
        left: What kept files of a later day from coming, if anything did.
    """

    manifest: str
    is_new: bool = False
    is_refused: bool = False
    waits: bool = False
    left: SurroundingsError | None = None
