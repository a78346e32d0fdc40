"""`ledplayer card`."""

import re
import shlex
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click

from ledplayer import config
from ledplayer.card.boot import is_boot_partition
from ledplayer.card.bundle import Bundle, read_bundle
from ledplayer.card.sheet import sheet
from ledplayer.card.writing import Card, lacking_bytes, write_card
from ledplayer.cli import asked
from ledplayer.core.board_file import read_board, read_boards
from ledplayer.core.board_own import board_text
from ledplayer.core.model import Board
from ledplayer.core.names import fold, nearest
from ledplayer.errors import ContentError, Place, Problem
from ledplayer.files import write_whole
from ledplayer.language import Language, reason, say

#: Where `install.sh` mounts the shared folder.
SHARE_AT = "/srv/ledplayer/content"
#: Of a folder for all cards: what is the same on each, and the list to tick off.
SHARED, SHEET = "all-cards", "cards.html"
_SHARE = re.compile(r"//[^/\s]+/[^/\x00-\x1f][^\x00-\x1f]*")
_PATH = click.Path(path_type=Path)


@click.command("card")
@click.argument("board", required=False)
@click.option(
    "--to", "folder", type=_PATH, required=True, help="Where the card's boot partition is; with --all any folder."
)
@click.option("--boards", "listed", type=_PATH, metavar="FILE", help="The list with the board; else boards.yaml here.")
@click.option("--all", "all_of", type=_PATH, metavar="FILE", help="A folder for each board of this list.")
@click.option("--server", metavar="URL", help="The content server.")
@click.option("--root", type=_PATH, metavar="FILE", help="The content server's root.json.")
@click.option(
    "--bundle", type=_PATH, metavar="DIR", help="What systemd/bundle.sh made: the board installs itself from it."
)
@click.option("--share", metavar="//PC/FOLDER", help="The office's shared folder, for guests to read.")
@click.option("--anywhere", is_flag=True, help="Write to a folder that is no boot partition.")
@click.option("--language", type=click.Choice(["vi", "en"]), help="Of what is said; the locale's by default.")
def command(
    board: str | None,
    folder: Path,
    listed: Path | None,
    all_of: Path | None,
    server: str | None,
    root: Path | None,
    bundle: Path | None,
    share: str | None,
    anywhere: bool,
    language: str | None,
) -> None:
    """Write onto a card's boot partition what makes BOARD: its file, the server's key, and what it installs from.

    BOARD is an id of the list, or a board's own file. Ends with 1 where the card is not done.
    """
    speaks = asked.speaks(language)
    if (board is None) is (all_of is None):
        raise click.UsageError(say("card-which", speaks))
    if share is not None:
        share = share.replace("\\", "/").rstrip("/")
        if not _SHARE.fullmatch(share):
            raise click.UsageError(say("card-share-wrong", speaks, written=share))
        if bundle is None:
            raise click.UsageError(say("card-share-alone", speaks))
    try:
        boards = [*_listed(all_of).values()] if all_of else [_board(board or "", listed)]
        boards = [_with(one, server, share) for one in boards]
        key = _root(root, speaks)
        whole = read_bundle(bundle) if bundle else None
        if all_of is None and not anywhere and not is_boot_partition(folder):
            raise ContentError([_problem("card-no-partition", folder, folder=str(folder))])
        if whole and is_boot_partition(folder) and whole.arch != "arm64":
            raise ContentError([_problem("card-bundle-arch", folder, folder=str(bundle), arch=whole.arch)])
        for one in boards:
            _warn(one, key, speaks)
        if all_of is None:
            _one(_card(boards[0], key, whole, share), folder, speaks)
            done = "card-done-installs" if whole else "card-done" if is_boot_partition(folder) else "card-done-anywhere"
            click.echo(say(done, speaks, board=boards[0].id, folder=str(folder)))
        else:
            _all(boards, key, whole, share, folder, speaks)
    except ContentError as error:
        sys.exit("\n".join(asked.line(problem, speaks) for problem in error.problems))
    except OSError as error:
        problem = _problem("card-unwritten", folder, folder=str(folder), why=reason(error))
        sys.exit(asked.line(problem, speaks))


def _one(card: Card, folder: Path, speaks: Language) -> None:
    """Raises `ContentError` or `OSError`."""
    folder.mkdir(parents=True, exist_ok=True)
    missing = lacking_bytes(card, folder)
    if missing:
        megabytes = -(-missing // 1_000_000)
        raise ContentError([_problem("card-no-room", folder, folder=str(folder), missing=megabytes)])
    if card.bundle is None or not sys.stderr.isatty():
        write_card(card, folder)
        return
    size = sum((card.bundle.folder / path).stat().st_size for path in card.bundle.files)
    with click.progressbar(length=size, file=sys.stderr) as bar:
        write_card(card, folder, bar.update)


def _all(
    boards: list[Board], key: bytes, bundle: Bundle | None, share: str | None, folder: Path, speaks: Language
) -> None:
    """A folder for each board, one for what is the same on all cards, and the list. Raises as `_one`."""
    if bundle:
        same = Card(board=b"", bundle=bundle, settings=_settings(boards[0], share))
        _one(same, folder / SHARED, speaks)
    for board in boards:
        _one(_card(board, key, None, None), folder / board.id, speaks)
    words = [f"--{name} {shlex.quote(str(value))}" for name, value in (("bundle", bundle and bundle.folder),) if value]
    called = " ".join(["ledplayer card", boards[0].id, "--to /media/…/bootfs --boards boards.yaml", *words])
    shared = f"{SHARED}/ledplayer" if bundle else ""
    page = sheet(boards, boards[0].language, shared=shared, command=called)
    write_whole(folder / SHEET, page.encode())
    click.echo(say("card-all-done", speaks, count=len(boards), folder=str(folder), sheet=str(folder / SHEET)))


def _card(board: Board, key: bytes, bundle: Bundle | None, share: str | None) -> Card:
    return Card(board=board_text(board), root=key, bundle=bundle, settings=_settings(board, share))


def _settings(board: Board, share: str | None) -> Mapping[str, str]:
    return {"language": board.language, "share": share or ""}


def _with(board: Board, server: str | None, share: str | None) -> Board:
    """The board with server and folder. Raises `ContentError` where the address is none."""
    if server:
        found, problems = read_board(f"id: x\nserver: {server}\n".encode(), file="--server")
        if found is None:
            raise ContentError([replace(one, place=Place(file="--server")) for one in problems])
        board = replace(board, server=found.server)
    if share and SHARE_AT not in board.sources:
        board = replace(board, sources=(*board.sources, SHARE_AT))
    return board


def _board(which: str, listed: Path | None) -> Board:
    """One board, of its own file or of a list. Raises `ContentError` or `OSError`."""
    file = config.file_of(which)
    if file is not None:
        board, problems = read_board(_bytes(file), file=str(file))
        if board is None:
            raise ContentError(problems)
        return board
    here = Path(config.BOARDS)
    path = listed or (here if here.is_file() else config.bundled() / config.BOARDS)
    boards = _listed(path)
    found = next((board for name, board in boards.items() if fold(name) == fold(which)), None)
    if found is None:
        near = nearest(which, list(boards)) or next(iter(boards))
        raise ContentError([_problem("board-not-listed", path, board=which, near=near)])
    return found


def _listed(path: Path) -> Mapping[str, Board]:
    """The boards of a list, at least one. Raises `ContentError`."""
    boards, problems = read_boards(_bytes(path), file=str(path))
    if not boards:
        raise ContentError(problems or [_problem("board-file-empty", path)])
    return boards


def _bytes(path: Path) -> bytes:
    """Raises `ContentError`."""
    try:
        with path.open("rb") as file:
            return file.read(config.MOST_BYTES)
    except OSError as error:
        raise ContentError([_problem("board-file-unreadable", path, file=str(path), why=reason(error))]) from error


def _root(path: Path | None, speaks: Language) -> bytes:
    """The root of trust; empty is none. Raises `ContentError`."""
    if path is None:
        return b""
    from ledplayer.updates.fingerprint import MOST_BYTES, fingerprint

    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        words = fingerprint(data)
    except (OSError, ValueError):
        raise ContentError([_problem("card-root-wrong", path, file=str(path))]) from None
    click.echo(say("card-root-words", speaks, words=words))
    return data


def _warn(board: Board, key: bytes, speaks: Language) -> None:
    if board.canvas is None:
        click.echo(say("card-no-canvas", speaks, board=board.id), err=True)
    if board.server and not key:
        click.echo(say("card-no-root", speaks), err=True)


def _problem(code: str, path: Path, **values: str | int) -> Problem:
    return Problem(severity="error", code=code, place=Place(file=str(path)), values=values)
