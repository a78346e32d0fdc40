"""`ledplayer adopt`."""

import sys
import time
from pathlib import Path

import click

from ledplayer import config
from ledplayer.card.names import BOARD, PLACES
from ledplayer.card.taking import Outcome, take_board, take_root
from ledplayer.cli import asked
from ledplayer.errors import Problem
from ledplayer.intake import refused
from ledplayer.language import Language, message, reason, say
from ledplayer.log import note, tell
from ledplayer.log.begin import begin


@click.command("adopt")
@click.option(
    "--from",
    "places",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where the card's files lie.",
)
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path),
    default=config.BOARD_FILE.parent,
    help="Where the board's own lie.",
)
@click.option(
    "--run", type=click.Path(path_type=Path), default=refused.FOLDER, help="Where the player reads of faults."
)
@click.option("--language", type=click.Choice(["vi", "en"]), help="Of what is said; the board's by default.")
def command(places: tuple[Path, ...], folder: Path, run: Path, language: str | None) -> None:
    """Take over the board's file from the card that the machine started from.

    ledplayer-board.service does it at each start. Ends with 1 where a file is refused; the board's own stays then.
    """
    own = folder / config.BOARD_FILE.name
    before = config.read_file(own)[0] if own.exists() else None
    is_watched = sys.stderr.isatty()
    speaks = asked.speaks(language) if language or is_watched else before.language if before else "vi"
    begin("board", folder=None, language=speaks, board=before.id if before else "")
    try:
        board = take_board(places or PLACES, own)
        root = take_root(places or PLACES, folder / config.ROOT)
    except OSError as error:
        note("card-not-taken", folder=str(folder), why=reason(error))
        sys.exit(1)
    wrong = (*_errors(board), *_errors(root))
    try:
        refused.hand_over(run, wrong, time.monotonic())
    except OSError as error:
        click.echo(f"{run}: {reason(error)}", err=True)  # the log has it all the same
    _tell(board, root, folder / config.ROOT, speaks)
    if is_watched:
        _show(board, places or PLACES, speaks)
    sys.exit(1 if wrong else 0)


def _errors(outcome: Outcome) -> tuple[Problem, ...]:
    return tuple(one for one in outcome.problems if one.severity == "error") if outcome.what == "refused" else ()


def _tell(board: Outcome, root: Outcome, root_file: Path, speaks: Language) -> None:
    """To the log: what is new, and what is wrong."""
    if board.what == "taken" and board.board is not None:
        size = board.board.canvas
        canvas = f"{size.width}x{size.height}" if size else "–"
        note("card-board-taken", file=board.file, board=board.board.id, canvas=canvas)
    for problem in _errors(board)[:1]:
        note("card-board-refused", file=board.file, line=problem.place.line or 1, what=message(problem, speaks))
    if root.what == "taken":
        from ledplayer.updates.fingerprint import fingerprint

        note("card-root-taken", file=root.file, words=fingerprint(root_file.read_bytes()))
    for problem in _errors(root):
        tell(problem)


def _show(board: Outcome, places: tuple[Path, ...], speaks: Language) -> None:
    """To whoever looks: all that is wrong with the file, and what else the log does not tell."""
    for problem in board.problems:
        click.echo(asked.line(problem, speaks), err=True)
    if board.what == "none":
        click.echo(say("card-nothing", speaks, file=BOARD, places=", ".join(map(str, places))))
    elif board.what == "known":
        click.echo(say("card-known", speaks, file=board.file))
