"""`ledplayer boards`."""

import json
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import click

from ledplayer.cli import asked
from ledplayer.cli.duration import duration
from ledplayer.core.board_file import read_boards
from ledplayer.core.model import Board
from ledplayer.errors import Place, Problem
from ledplayer.language import Language, reason, say
from ledplayer.status.access_log import AccessLog
from ledplayer.status.beacon import COLOURS, MOST_MS
from ledplayer.status.boards.gathered import MOST_BOARDS, Gathered
from ledplayer.status.boards.journal import Journals
from ledplayer.status.boards.site import newest
from ledplayer.status.boards.standing import Judge, Standing
from ledplayer.status.boards.table import table
from ledplayer.status.boards.times import moment_ms
from ledplayer.status.boards.value import value

#: Where systemd-journal-remote and the nginx configuration that comes with the program put them.
JOURNAL = Path("/var/log/journal/remote")
ACCESS_LOG = Path("/var/log/nginx/ledplayer.log")
#: How it ends where there is nothing to read, or no page to write on.
NOTHING = 3

_COLOURS = {"green": "green", "amber": "yellow", "red": "bright_red"}
_MOST_LIST_BYTES = 4 << 20


@click.command("boards")
@click.option("--journal", "journals", multiple=True, type=click.Path(path_type=Path), metavar="DIR|FILE")
@click.option("--access-log", "access_logs", multiple=True, type=click.Path(path_type=Path), metavar="FILE")
@click.option("--boards", "listed", type=click.Path(path_type=Path), metavar="FILE", help="The list of boards.yaml.")
@click.option("--site", type=click.Path(path_type=Path), help="The content server's web root: who has the newest?")
@click.option("--since", callback=duration, default="2d", show_default=True, help="How far back to read, as 6h or 2d.")
@click.option("--at", "moment", metavar="TIME", help="As it was at a time of this machine's clock; now if none.")
@click.option("--html", type=click.Path(path_type=Path), metavar="FILE", help="Write a page with pictures.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a board, for programs.")
@click.option("--language", type=click.Choice(["vi", "en"]), help="Of what is said; the locale's by default.")
@click.pass_context
def command(
    ctx: click.Context,
    journals: tuple[Path, ...],
    access_logs: tuple[Path, ...],
    listed: Path | None,
    site: Path | None,
    since: float,
    moment: str | None,
    html: Path | None,
    as_json: bool,
    language: str | None,
) -> None:
    """Say how all boards are. Ends with 0 where all are green, 1 on amber, 2 on red, 3 where nothing can be said.

    --journal reads what boards send (systemd-journal-remote), --access-log the content server's log; both may be given
    more than once. Without them the usual places are read.
    """
    speaks = asked.speaks(language)
    if not journals and not access_logs:
        journals, access_logs = _usual(speaks)
    now_ms = _now_ms(ctx, moment)
    since_ms = now_ms - round(since * 1000)
    known, problems = _list(listed) if listed else ([], [])
    published: Mapping[str, str] = {}
    if site:
        try:
            published = newest(site)
        except (OSError, ValueError) as error:
            why = reason(error) if isinstance(error, OSError) else str(error)
            problems.append(_problem("boards-site-unreadable", site, why=why))
    until_ms = now_ms if moment else MOST_MS
    gathered, told = _gathered(known, journals, access_logs, (since_ms, until_ms), pictures=html is not None)
    judge = Judge(now_ms, speaks, newest=published, has_list=bool(known))
    standings = [judge.standing(traces) for traces in gathered.boards()]
    problems += told
    _say(standings, now_ms, speaks, as_json=as_json)
    for problem in problems:
        click.echo(asked.line(problem, speaks), err=True)
    if html:
        _write(html, standings, problems, now_ms, speaks)
    sys.exit(max(bool(problems), *(COLOURS.index(one.colour) for one in standings), 0))


def _usual(language: Language) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """What there is at the usual places; ends with a sentence where there is nothing."""
    found = (tuple(place for place in (JOURNAL,) if place.is_dir()), tuple(p for p in (ACCESS_LOG,) if p.is_file()))
    if not any(found):
        click.echo(say("boards-nowhere", language, journal=str(JOURNAL), access=str(ACCESS_LOG)), err=True)
        sys.exit(NOTHING)
    return found


def _now_ms(ctx: click.Context, moment: str | None) -> int:
    """The moment asked about, milliseconds from the epoch."""
    if moment is None:
        return round(time.time() * 1000)
    return moment_ms(asked.moment(ctx, ctx.command.params[0], moment))


def _list(path: Path) -> tuple[list[Board], list[Problem]]:
    """The boards of a list; none where it is wrong."""
    try:
        with path.open("rb") as file:
            boards, problems = read_boards(file.read(_MOST_LIST_BYTES), file=str(path))
    except OSError as error:
        return [], [_problem("board-file-unreadable", path, why=reason(error))]
    wrong = [one for one in problems if one.severity == "error"]
    return list(boards.values()), [*wrong, *([_problem("boards-list-unreadable", path)] if wrong else [])]


def _gathered(
    listed: list[Board],
    journals: tuple[Path, ...],
    access_logs: tuple[Path, ...],
    span_ms: tuple[int, int],
    *,
    pictures: bool,
) -> tuple[Gathered, list[Problem]]:
    """Everything that the sources tell from one moment to the other, and what is wrong with them."""
    since_ms, until_ms = span_ms
    gathered = Gathered(listed)
    received = Journals(journals, since_ms=since_ms, pictures=pictures)
    for line in received.heard():
        if line.at_ms <= until_ms:
            gathered.hear(line)
    served = AccessLog(access_logs)
    for seen in served.seen():
        if since_ms <= seen.at_ms <= until_ms:
            gathered.see(seen)
    problems = [*received.problems, *served.problems]
    if gathered.left_out:
        problems.append(_problem("boards-too-many", Path("-"), most=MOST_BOARDS, count=gathered.left_out))
    return gathered, problems


def _say(standings: list[Standing], now_ms: int, language: Language, *, as_json: bool) -> None:
    if as_json:
        for one in standings:
            click.echo(json.dumps(value(one), ensure_ascii=False))
        return
    if not standings:
        click.echo(say("boards-none", language))
        return
    for about, line in table(standings, now_ms, language):
        click.echo(click.style(line, fg=_COLOURS[about.colour]) if about else line)


def _write(path: Path, standings: list[Standing], problems: list[Problem], now_ms: int, language: Language) -> None:
    """The page; ends with a sentence where it cannot be written."""
    from ledplayer.files import write_whole
    from ledplayer.status.boards.page import page

    try:
        write_whole(path, page(standings, problems, now_ms, language).encode(errors="replace"))
    except OSError as error:
        click.echo(say("boards-page-not-written", language, file=str(path), why=reason(error)), err=True)
        sys.exit(NOTHING)
    click.echo(say("boards-page-written", language, file=str(path)), err=True)


def _problem(code: str, path: Path, **values: str | int) -> Problem:
    return Problem(severity="warning", code=code, place=Place(file=str(path)), values={"file": str(path), **values})
