"""`ledplayer test-card`."""

import math
import os
import sys
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ledplayer import __version__, config
from ledplayer.cli import asked
from ledplayer.cli.duration import duration
from ledplayer.core.board_answers import answered
from ledplayer.core.dates_written import WrongError
from ledplayer.core.model import Board, Size
from ledplayer.core.pitches import is_whole, likely_module, read_module
from ledplayer.errors import ContentError, SurroundingsError
from ledplayer.language import Language, reason, say
from ledplayer.play.output import Output, Wish, choose
from ledplayer.run_folder import usual_state
from ledplayer.setup.said import problem, sentences

if TYPE_CHECKING:
    from PIL import Image

    from ledplayer.clock import Instant
    from ledplayer.paint.test_card.facts import Sheet
    from ledplayer.play.display import Display
    from ledplayer.play.test_card import Pixels


@click.command("test-card")
@click.option("--board", metavar="FILE|ID", help="The board's file, or its id in boards.yaml.")
@click.option("--canvas", metavar="WxH", help="The LEDs' pixels; else the board's, else the whole display.")
@click.option("--offset", metavar="X,Y", help="Where the canvas begins on the output; else the board's.")
@click.option("--rotation", metavar="N", help="0, 90, 180 or 270; else the board's.")
@click.option("--module", metavar="WxH", help="Pixels of one LED module, for instance 64x32.")
@click.option("--for", "length_s", callback=duration, metavar="DURATION", help="End after 60s, 10m, 1h.")
@click.option("--headless", "output", flag_value="headless", help="Show it off-screen.")
@click.option("--window", "output", flag_value="window", help="Show it in a window.")
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE.png", help="Write it, FILE-2.png and so on too.")
@click.option("--state", type=click.Path(path_type=Path), help="The player's state folder.")
@click.option("--language", type=click.Choice(["vi", "en"]), help="Of what is said; the locale's by default.")
def command(
    board: str | None,
    canvas: str | None,
    offset: str | None,
    rotation: str | None,
    module: str | None,
    length_s: float | None,
    output: Wish | None,
    out: Path | None,
    state: Path | None,
    language: str | None,
) -> None:
    """Show what tells an installer that the canvas is right, until Esc or Ctrl-C.

    With --out alone it is only written, and nothing is shown.
    """
    speaks = asked.speaks(language)
    wishes = {"canvas": canvas, "offset": offset, "rotation": rotation}
    meant = _board(board, {key: value for key, value in wishes.items() if value is not None}, speaks)
    try:
        tile = read_module(module) if module else None
    except WrongError as wrong:
        sys.exit(sentences(problem(wrong.code, **wrong.values), speaks))
    is_shown = not out or output is not None or length_s is not None
    try:
        _carry_out(meant, tile, output or "", math.inf if length_s is None else length_s, out, state, speaks, is_shown)
    except SurroundingsError as error:
        code = "test-card-display-unusable" if error.code == "display-missing" else error.code
        sys.exit(say(code, speaks, **error.values))


def _carry_out(
    board: Board,
    module: Size | None,
    wish: Wish,
    length_s: float,
    out: Path | None,
    state: Path | None,
    speaks: Language,
    is_shown: bool,
) -> None:
    """Write the card, show it, or both. Raises `SurroundingsError`."""
    from ledplayer.play.display import OFF_SCREEN, Display
    from ledplayer.play.running import kept_free

    if not is_shown:
        _save(_sheets(board, board.canvas or OFF_SCREEN, module, speaks), board, out, speaks)
        return
    output: Output = choose(os.environ, wish)
    if output == "off-screen" and wish != "headless":
        raise SurroundingsError("test-card-no-display")
    if output == "off-screen":
        _show(Display(output, board), board, module, length_s, out, speaks)
        return
    with kept_free(state or Path(usual_state()), "test-card-player-runs"):
        _show(Display(output, board), board, module, length_s, out, speaks)


def _show(
    display: "Display", board: Board, module: Size | None, length_s: float, out: Path | None, speaks: Language
) -> None:
    from ledplayer.cli.keyboard import Keyboard
    from ledplayer.clock import Clock
    from ledplayer.play import test_card

    try:
        canvas, (x, y) = display.canvas, board.offset
        sheets = _sheets(board, canvas, module, speaks)
        _save(sheets, board, out, speaks)
        clock = Clock(floor_ms=0)
        show = test_card.Show(
            display,
            clock,
            [
                test_card.Sheet(
                    picture=_pixels(sheet.picture),
                    cells=sheet.cells,
                    glyphs={letter: _pixels(glyph) for letter, glyph in sheet.glyphs.items()},
                )
                for sheet in sheets
            ],
            lambda now: _time(board, now),
            board.frame_rate,
        )
        with test_card.Signals(show), Keyboard() as keyboard:
            click.echo(say("test-card-shown", speaks, width=canvas.width, height=canvas.height, x=x, y=y))
            show.run(clock.read().mono + length_s, keyboard.is_escape)
    finally:
        display.close()


def _board(which: str | None, answers: dict[str, str], speaks: Language) -> Board:
    """The board meant, with what the options say of it; ends with what is wrong."""
    board = replace(config.NAMELESS, language=speaks)
    file = config.file_of(which)
    if file or which:
        own, problems = config.find_board(which, [] if file else _folders())
        if own and not own.canvas and own.sources and "canvas" not in answers:
            own, problems = config.find_board(which, asked.sources(None, own))
        if own is None:
            sys.exit("\n".join(asked.line(problem, speaks) for problem in problems))
        board = own
    board, wrong = answered(board, answers, speaks)
    if wrong:
        sys.exit(sentences(ContentError(wrong), speaks))
    return board


def _folders() -> list[Path]:
    """Where an id is looked up: the sources of this computer's own board, else the sample."""
    own = config.read_file(config.BOARD_FILE)[0] if config.BOARD_FILE.exists() else None
    return asked.sources(None, own) if own else [config.bundled()]


def _sheets(board: Board, canvas: Size, module: Size | None, speaks: Language) -> "tuple[Sheet, ...]":
    from ledplayer.paint.test_card.facts import Facts
    from ledplayer.paint.test_card.sheets import sheets
    from ledplayer.status.addresses import addresses

    if module and not is_whole(canvas, module):
        values = {"width": canvas.width, "height": canvas.height, "across": module.width, "down": module.height}
        click.echo(say("test-card-modules-cut", speaks, **values), err=True)
    return sheets(
        Facts(
            id=board.id,
            name=board.name,
            canvas=canvas,
            offset=board.offset,
            rotation=board.rotation,
            module=module or likely_module(canvas),
            zone=config.zone_of(board)[1],
            version=__version__,
            addresses=addresses(),
            language=board.language,
        )
    )


def _save(sheets: "tuple[Sheet, ...]", board: Board, out: Path | None, speaks: Language) -> None:
    """Write each sheet as a PNG; ends with a sentence where that fails."""
    from ledplayer.clock import Clock
    from ledplayer.files import write_whole
    from ledplayer.paint.test_card.facts import stamped

    if not out:
        return
    time = _time(board, Clock(floor_ms=0).read())
    for number, sheet in enumerate(sheets, 1):
        path = out if number == 1 else out.with_name(f"{out.stem}-{number}{out.suffix}")
        data = BytesIO()
        stamped(sheet, time).save(data, "PNG")
        try:
            write_whole(path, data.getvalue())
        except OSError as error:
            sys.exit(say("test-card-unwritten", speaks, file=str(path), why=reason(error)))
        click.echo(say("test-card-written", speaks, file=str(path)))


def _time(board: Board, now: "Instant") -> str:
    there = (now.wall or datetime.now(UTC)).astimezone(config.zone_of(board)[0])
    return f"{there:%H:%M:%S %d/%m/%Y}"


def _pixels(picture: "Image.Image") -> "Pixels":
    from ledplayer.play.test_card import Pixels

    return Pixels(data=picture.tobytes("raw", "BGRX"), width=picture.width, height=picture.height)
