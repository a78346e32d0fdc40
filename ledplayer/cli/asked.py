"""What `check` and `on-air` share: whose content, in which language, and the moments asked about."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ledplayer import config
from ledplayer.core.model import Board, Content
from ledplayer.errors import Problem
from ledplayer.language import Language, hint, message, say, spoken_here

if TYPE_CHECKING:
    from ledplayer.makers.studio import Studio


def speaks(asked: str | None) -> Language:
    """The language asked for, else the locale's."""
    return spoken_here() if asked is None else "vi" if asked == "vi" else "en"


def moment(ctx: click.Context, param: click.Parameter, value: str) -> datetime:
    """`2023-10-10T08:00` or `10/10/2023 08:00`: a local time of the board."""
    from ledplayer.core.dates_written import read_moment

    try:
        return read_moment(value)
    except ValueError as error:
        raise click.BadParameter(say("time-wrong", spoken_here(), written=value)) from error


def content_folder(folder: Path | None, language: Language) -> Path:
    """The folder asked for, else the bundled sample; ends with a sentence when it is not there."""
    if folder and not folder.is_dir():
        sys.exit(say("no-such-folder", language, folder=str(folder)))
    return folder or config.bundled()


def board_or_end(which: str | None, folder: Path, language: Language) -> tuple[Board, tuple[Problem, ...]]:
    """The board asked for; ends with what is wrong when it cannot be told."""
    board, problems = config.find_board(which, [folder])
    if board is None:
        sys.exit("\n".join(line(problem, language) for problem in problems))
    return board, problems


def sources(asked_for: Path | None, board: Board) -> list[Path]:
    """The folder asked for, else the board's own as far as it takes from them; the sample where it takes nothing."""
    if asked_for is not None:
        return [asked_for]
    if board.sources or board.usb or board.server:
        return [Path(source) for source in board.sources if board.shared_folder != "none"]
    return [config.bundled()]


@contextmanager
def contents(folders: list[Path]) -> Iterator["Reader"]:
    """A reader of some content folders; its makers end on leaving."""
    from ledplayer.makers.studio import Studio

    studio = Studio()
    studio.start()
    try:
        yield Reader(folders, studio)
    finally:
        studio.close()


class Reader:
    """Reads folders for one board after the other; what was probed once, or admitted on this board, is known."""

    def __init__(self, folders: list[Path], studio: "Studio") -> None:
        from ledplayer.intake.facts import Facts

        self._folders = folders
        self._studio = studio
        self._facts = Facts(config.state_folder() / "intake" / "facts.json")

    def read(self, board: Board | None) -> tuple[Content, tuple[Problem, ...]]:
        """The content as this board (None: every board) needs it, and what is wrong with files and playlists."""
        from ledplayer.intake.content import read_content

        return read_content(board, self._folders, self._studio, self._facts)


def line(problem: Problem, language: Language) -> str:
    """One problem as people read it: place, severity, what is wrong, what to do."""
    place = problem.place
    where = f"{place.file}:{place.line}:{place.column}" if place.line else place.file
    words = f"{where}: {say('severity-' + problem.severity, language)}: {message(problem, language)}"
    more = hint(problem, language)
    return f"{words}\n    {more}" if more else words
