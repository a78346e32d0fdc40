"""`ledplayer log`."""

import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import click

from ledplayer import config
from ledplayer.cli import asked
from ledplayer.cli.duration import duration
from ledplayer.core.names import fold
from ledplayer.language import Language
from ledplayer.language.plain import is_bare, plain
from ledplayer.run_folder import STATE, usual_state, usual_store
from ledplayer.status.diary.entry import Entry
from ledplayer.status.diary.files import Files, has_files
from ledplayer.status.diary.journal import Journal

_COLOURS = {"error": "bright_red", "warning": "yellow"}
_JOURNALS = (".journal", ".journal~")


@click.command("log")
@click.argument("places", metavar="[FILE|DIR]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--since", "since", metavar="TIME|DURATION", help="From then on: 6h, 2d, 2026-11-26T08:00. Else a day.")
@click.option("--board", metavar="ID", help="Of this board alone.")
@click.option("--problems", is_flag=True, help="Warnings and errors alone.")
@click.option("--lines", "most", type=click.IntRange(1, 1_000_000), metavar="N", help="The newest N lines alone.")
@click.option("--state", type=click.Path(path_type=Path), help="The player's state folder.")
@click.option("--store", type=click.Path(path_type=Path), help="Where `ledplayer sync` keeps what it fetched.")
@click.option("--language", type=click.Choice(["vi", "en"]), help="Of what is said; the locale's by default.")
@click.pass_context
def command(
    ctx: click.Context,
    places: tuple[Path, ...],
    since: str | None,
    board: str | None,
    problems: bool,
    most: int | None,
    state: Path | None,
    store: Path | None,
    language: str | None,
) -> None:
    """Read the log: of this machine, or of files and journals that were copied or received.

    Each line is explained in docs/log.md by its number.
    """
    speaks = asked.speaks(language)
    since_s = _since_s(ctx, since, is_given=bool(places))
    readers = _readers(places, state, store, since_s)
    found = _chosen((entry for reader in readers for entry in reader.entries()), since_s, board, problems)
    shown_any = False
    for entry in deque(found, maxlen=most) if most else found:
        shown_any = True
        _print(entry, speaks)
    for reader in readers:
        for problem in reader.problems:
            click.echo(asked.line(problem, speaks), err=True)
    if not shown_any and any(reader.problems for reader in readers):
        sys.exit(1)


def _readers(
    places: tuple[Path, ...], state: Path | None, store: Path | None, since_s: float | None
) -> list[Files | Journal]:
    """Whatever is asked for, else where this machine's log is."""
    if places:
        journals = [place for place in places if _is_journal(place)]
        files = [place for place in places if place not in journals]
        return [*(Journal(place, since_s) for place in journals), *([Files(files)] if files else [])]
    own = state or Path(usual_state())
    folders = [own, store or Path(usual_store(str(own)))]
    with_files = [folder for folder in folders if has_files(folder)]
    if state is None and str(own) == STATE and not with_files:
        return [Journal(None, since_s)]
    return [Files(with_files or [own])]


def _is_journal(place: Path) -> bool:
    if place.is_dir():
        return any(path.name.endswith(_JOURNALS) for path in (*place.glob("*"), *place.glob("*/*")))
    return place.name.endswith(_JOURNALS)


def _since_s(ctx: click.Context, written: str | None, *, is_given: bool) -> float | None:
    """Seconds from the epoch; a day ago where nothing is asked, of what was copied everything."""
    if written is None:
        return None if is_given else time.time() - 86_400
    param = next(param for param in ctx.command.params if param.name == "since")
    if written[:1].isdigit() and written[-1:] in "smhd0123456789" and not set(written) & set("-/:"):
        return time.time() - (duration(ctx, param, written) or 0.0)
    civil = asked.moment(ctx, param, written)
    return civil.replace(tzinfo=config.zone(config.system_zone())).timestamp()


def _chosen(entries: Iterable[Entry], since_s: float | None, board: str | None, problems: bool) -> Iterator[Entry]:
    since = None if since_s is None else datetime.fromtimestamp(since_s, UTC)
    for entry in entries:
        is_wanted = since is None or entry.at >= since
        is_wanted &= board is None or fold(entry.board) == fold(board)
        if is_wanted and (entry.severity != "info" or not problems):
            yield entry


def _print(entry: Entry, speaks: Language) -> None:
    line = entry.line(speaks)
    if is_bare():
        line = plain(line)
    click.secho(line, fg=_COLOURS.get(entry.severity) if sys.stdout.isatty() else None)
