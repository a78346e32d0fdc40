"""What the intake process was started with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ledplayer import config
from ledplayer.core.model import Board
from ledplayer.intake.proving import Trust
from ledplayer.intake.sticks import PLACES


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """The command line's words.

    Attributes:
        content: Content folders; none: the board's sources; the bundled sample where it takes nothing from anywhere.
        board: A board's file or id; None: the usual place, else the first that the content lists.
        store: The content server's store; None: the usual place, where the board has a server and `content` is empty.
        root: The installed root of trust; None: beside the board's file.
        alive: File descriptor that ends with the player; None: there is none.
        stick_places: Where USB sticks are mounted.
        reach: The content folders that are for some boards only, with their ids.
        heart: File descriptor to beat on: a byte every other second, for the player to hear; None: nobody listens.
    """

    state: Path
    content: Sequence[Path] = ()
    board: str | None = None
    alive: int | None = None
    heart: int | None = None
    store: Path | None = None
    root: Path | None = None
    stick_places: Sequence[Path] = PLACES
    reach: Mapping[Path, frozenset[str]] = field(default_factory=dict)

    def sources(self) -> Sequence[Path]:
        """The folders to take content from."""
        if self.content:
            return self.content
        found, _ = config.board_of(self.board, ())
        if found and (found.sources or found.usb or self.trust(found)):
            return [Path(source) for source in found.sources]
        return [] if self.store else [config.bundled()]

    def trust(self, board: Board) -> Trust | None:
        """What the releases for a board are judged by; None where it has no server."""
        if self.store is None and (self.content or not board.server):
            return None
        root = self.root or config.root_file(config.file_of(self.board))
        return Trust(store=self.store or config.store_folder(self.state), root=root, board=board.id)
