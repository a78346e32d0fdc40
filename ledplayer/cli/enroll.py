"""`ledplayer enroll`."""

import sys
from pathlib import Path

import click

from ledplayer import config
from ledplayer.cli import asked
from ledplayer.cli.site import told
from ledplayer.files import write_whole
from ledplayer.language import Language, reason, say


@click.command("enroll")
@click.argument("url", required=False)
@click.option("--board", metavar="FILE", help="The board's own file.")
@click.option("--root", type=click.Path(path_type=Path), help="Where to keep the keys; else beside the board's file.")
@click.option("--words", metavar="WORDS", help="The office's eight words; else they are asked about.")
@click.option("--replace", is_flag=True, help="Trust these keys in place of others that are trusted now.")
@click.option("--language", type=click.Choice(["vi", "en"]), help="Of what is said; the locale's by default.")
def command(
    url: str | None, board: str | None, root: Path | None, words: str | None, replace: bool, language: str | None
) -> None:
    """Trust the content server at URL, or the one in the board's file, once its words are the office's."""
    speaks = asked.speaks(language)
    with told(speaks):
        from ledplayer.updates.enroll import offered
        from ledplayer.updates.fingerprint import fingerprint
        from ledplayer.updates.web import Web

        file = config.file_of(board)
        found, _ = config.find_board(board, [])
        address = (url or (found.server if found else "")).rstrip("/")
        if not address:
            raise click.UsageError(say("sync-no-server", speaks, file=str(file or config.BOARD_FILE)))
        web = Web(address, proxy=found.proxy if found else "", certificates=found.certificates if found else "")
        try:
            data = offered(web)
        finally:
            web.close()
        theirs, path = fingerprint(data), root or config.root_file(file)
        known = _known(path)
        if known == theirs:
            click.echo(say("enroll-known", speaks, words=theirs))
            return
        if known and not replace:
            sys.exit(say("enroll-others", speaks, words=theirs, known=known, file=str(path)))
        if not _is_right(theirs, words, address, speaks):
            sys.exit(say("enroll-not", speaks))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, data)
        except OSError as error:
            sys.exit(say("enroll-unwritten", speaks, file=str(path), why=reason(error)))
        click.echo(say("enroll-done", speaks, file=str(path)))


def _is_right(theirs: str, words: str | None, address: str, speaks: Language) -> bool:
    if words is not None:
        return words.casefold().split() == theirs.split()
    click.echo(say("enroll-words", speaks, server=address))
    click.echo(f"\n    {theirs}\n")
    return sys.stdin.isatty() and click.confirm(say("enroll-ask", speaks))


def _known(path: Path) -> str:
    """The words of what is trusted now; "" where nothing is, "?" where it cannot be read."""
    from ledplayer.updates.fingerprint import fingerprint

    try:
        return fingerprint(path.read_bytes())
    except FileNotFoundError:
        return ""
    except (OSError, ValueError):
        return "?"
