"""What the intake process was started with."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ledplayer import config
from ledplayer.intake.sticks import PLACES
from ledplayer.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """The command line's words.

    Attributes:
        content: Content folders; none: the board's sources, else the bundled sample.
        board: A board's file or id; None: the usual place, else the first that the content lists.
        alive: File descriptor that ends with the player; None: there is none.
        stick_places: Where USB sticks are mounted.
        heart: File descriptor to beat on: a byte every other second, for the player to hear; None: nobody listens.
    """

    state: Path
    content: Sequence[Path] = ()
    board: str | None = None
    language: Language = "vi"
    alive: int | None = None
    heart: int | None = None
    stick_places: Sequence[Path] = PLACES

    def sources(self) -> Sequence[Path]:
        """The folders to take content from."""
        if self.content:
            return self.content
        found, _ = config.board_of(self.board, ())
        return [Path(source) for source in found.sources] if found and found.sources else [config.bundled()]
