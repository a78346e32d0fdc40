"""`ledplayer setup`."""

import os
import socket
import sys
from pathlib import Path
from threading import Thread

import click

from ledplayer import config
from ledplayer.cli import asked
from ledplayer.core.board_own import board_text
from ledplayer.core.model import Board
from ledplayer.core.names import fold
from ledplayer.errors import ContentError, SurroundingsError
from ledplayer.language import Language, reason, say, spoken_here
from ledplayer.setup.given import Given
from ledplayer.setup.interview import Interview
from ledplayer.setup.live import LiveCard, why_not
from ledplayer.setup.place import check, put
from ledplayer.setup.said import sentences
from ledplayer.setup.usual import Usual

#: How long a shared folder is waited for, in seconds.
SHARE_S = 3.0
_VIETNAMESE = ("vi", "tiengviet", "vietnamese")


class Terminal:
    """The terminal that the command runs in."""

    def ask(self, question: str, default: str) -> str:
        """One line; what Enter says is shown in brackets."""
        answer: str = click.prompt(question, default=default, show_default=bool(default))
        return answer

    def tell(self, line: str) -> None:
        """Say something."""
        click.echo(line)


@click.command("setup")
@click.option("--language", metavar="vi|en", help="Of the board, and of what is said.")
@click.option("--id", metavar="ID", help="The board's id: letters, digits, hyphens.")
@click.option("--name", metavar="NAME", help="Its full name.")
@click.option("--canvas", metavar="WxH", help="The LEDs' pixels.")
@click.option("--pitch", metavar="P5", help="Instead of --canvas, with --modules: P2.5 to P10.")
@click.option("--modules", metavar="6x6", help="How many modules, across x down.")
@click.option("--module", metavar="WxH", help="Pixels of one module, where they are not its pitch's usual ones.")
@click.option("--offset", metavar="X,Y", help="Where the canvas begins on the output.")
@click.option("--rotation", metavar="N", help="0, 90, 180 or 270 degrees, clockwise.")
@click.option("--hours", metavar="HOURS", help="Opening hours, for instance 05:30-22:00; or always.")
@click.option("--time-zone", metavar="ZONE", help="For instance Asia/Ho_Chi_Minh.")
@click.option("--server", metavar="URL", help="Address of the content server; or no.")
@click.option("--share", metavar="FOLDER", help="Folder with content, or //pc/folder; or no.")
@click.option("--usb", metavar="yes|no", help="Take in USB sticks.")
@click.option("--boards", type=click.Path(path_type=Path), metavar="FILE", help="A boards.yaml that knows this board.")
@click.option("--to", type=click.Path(path_type=Path), default=config.BOARD_FILE, help="The file to write.")
@click.option("--yes", is_flag=True, help="Ask nothing: take what is found.")
def command(boards: Path | None, to: Path, yes: bool, language: str | None, **options: str | None) -> None:
    """Ask what this board is, and write its file. Every answer can be given as an option."""
    speaks = spoken_here() if language is None else "vi" if fold(language) in _VIETNAMESE else "en"
    given = Given(language=language, **options)
    try:
        check(to)
        existing = _existing(to, speaks)
        usual = Usual(
            existing=existing, lists=_lists(boards, existing, speaks), host=_host(), zone=config.system_zone()
        )
        if existing and language is None:
            speaks = existing.language
        terminal = None if yes else Terminal()
        _demand(given, usual, speaks, yes=yes)
        _hold(given, usual, terminal, speaks, to)
    except SurroundingsError as error:
        sys.exit(say(error.code, speaks, **error.values))
    except ContentError as error:
        sys.exit(sentences(error, speaks))
    except click.Abort:
        sys.exit(f"\n{say('setup-not-written', speaks)}")


def _hold(given: Given, usual: Usual, terminal: Terminal | None, speaks: Language, to: Path) -> None:
    live = None if terminal is None or given.says_place else _live(terminal, speaks)
    interview = Interview(given, usual, terminal, live, speaks)
    try:
        interview.hold()
    finally:
        if live:
            live.close()
    speaks, board = interview.language, interview.board
    data = board_text(board)
    if interview.asked:
        click.echo(f"\n{say('setup-file', speaks)}\n\n{data.decode()}")
        if not interview.confirm("setup-ask-write", file=str(to)):
            sys.exit(say("setup-not-written", speaks))
    _write(to, data, board, interview.share, speaks)


def _write(to: Path, data: bytes, board: Board, share: str, speaks: Language) -> None:
    is_same = to.exists() and to.read_bytes() == data
    old = None if is_same else put(to, data)
    click.echo(say("setup-same" if is_same else "setup-done", speaks, file=str(to)))
    if old:
        click.echo(say("setup-old-kept", speaks, file=str(old)))
    if share:
        click.echo(say("setup-next-mount", speaks, share=share))
    else:
        for folder in board.sources:
            if not os.path.isdir(folder):
                click.echo(say("setup-folder-away", speaks, folder=folder))
    if board.server and not config.root_file(to).exists():
        click.echo(say("setup-next-enroll", speaks, server=board.server))
    if not is_same and to == config.BOARD_FILE:
        click.echo(say("setup-next-start", speaks))


def _demand(given: Given, usual: Usual, speaks: Language, *, yes: bool) -> None:
    """End where something has to be asked and nobody is there."""
    lacking = given.lacking(usual)
    if yes and lacking:
        sys.exit(say("setup-lacking", speaks, options=", ".join(lacking)))
    if not yes and not sys.stdin.isatty() and given.unsaid():
        sys.exit(say("setup-missing", speaks, options=", ".join(given.unsaid())))


def _existing(to: Path, speaks: Language) -> Board | None:
    if not to.exists():
        return None
    board, problems = config.read_file(to)
    if board is None:
        click.echo(say("setup-old-broken", speaks, file=str(to)), err=True)
        for problem in problems:
            click.echo(asked.line(problem, speaks), err=True)
    return board


def _lists(boards: Path | None, existing: Board | None, speaks: Language) -> tuple[dict[str, Board], ...]:
    """Lists of boards: the one given, else those of the board's own folders. Ends where the given one is wrong."""
    from ledplayer.core.board_file import read_boards

    if boards is None:
        return _of_folders(asked.sources(None, existing)) if existing and existing.sources else ()
    try:
        with boards.open("rb") as file:
            data = file.read(config.MOST_BYTES)
    except OSError as error:
        sys.exit(say("board-file-unreadable", speaks, file=str(boards), why=reason(error)))
    listed, problems = read_boards(data, file=str(boards))
    wrong = [asked.line(problem, speaks) for problem in problems if problem.severity == "error"]
    if wrong:
        sys.exit("\n".join(wrong))
    return (dict(config.rooted(listed, boards.parent)),)


def _of_folders(folders: list[Path]) -> tuple[dict[str, Board], ...]:
    """Lists in content folders; a share that does not answer is not waited for."""
    found: list[dict[str, Board]] = []
    reader = Thread(target=lambda: found.extend(map(dict, config.read_lists(folders)[0])), daemon=True)
    reader.start()
    reader.join(SHARE_S)
    return tuple(found)


def _live(terminal: Terminal, speaks: Language) -> LiveCard | None:
    try:
        device = os.ttyname(0)
    except OSError:
        device = ""
    why = why_not(os.environ, device)
    if why:
        line = say(why, speaks)
        terminal.tell(line if why == "setup-no-live-here" else say("setup-no-live", speaks, why=line))
        return None
    return LiveCard(terminal.tell)


def _host() -> str:
    try:
        return socket.gethostname()
    except OSError:
        return ""
