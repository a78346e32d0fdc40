"""`ledplayer report`."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Never

import click

from ledplayer import __version__, config
from ledplayer.cli import asked
from ledplayer.core.model import Board
from ledplayer.core.names import shown
from ledplayer.core.tally import MOST_DAYS, names
from ledplayer.errors import ContentError, Place, Problem
from ledplayer.files import write_whole
from ledplayer.language import Language, hint, message, reason, say, spoken_here
from ledplayer.run_folder import usual_state
from ledplayer.status.report.forms import FORMS, Form, form_of, made
from ledplayer.status.report.report import Report, written
from ledplayer.status.report.words import told_once

#: Campaigns that are named where none was meant.
_MOST_NAMED = 12
#: In the state folder.
PROOF = "proof"


def _day(ctx: click.Context, param: click.Parameter, value: str) -> date:
    from ledplayer.core.dates_written import read_moment

    try:
        return read_moment(value).date()
    except ValueError as error:
        raise click.BadParameter(say("report-day-unreadable", spoken_here(), written=value)) from error


@click.command("report")
@click.option("--from", "begin", required=True, callback=_day, metavar="DAY", help="25/9/2026 or 2026-09-25.")
@click.option("--to", "last", required=True, callback=_day, metavar="DAY", help="The last day, inside.")
@click.option("--campaign", default="", metavar="NAME", help="Only campaigns with this in their name.")
@click.option("--state", type=click.Path(path_type=Path), help="State folder of the player.")
@click.option(
    "--access-log",
    "logs",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Of the content server, also .gz: bears witness that nothing was changed.",
)
@click.option("--format", "form", type=click.Choice(FORMS), help="By the ending of --out if it is not given.")
@click.option("--out", type=click.Path(path_type=Path), help="The file to write.")
@click.option("--language", type=click.Choice(["vi", "en"]), help="Of a file the board's by default.")
def command(
    begin: date,
    last: date,
    campaign: str,
    state: Path | None,
    logs: tuple[Path, ...],
    form: Form | None,
    out: Path | None,
    language: str | None,
) -> None:
    """Say what this board showed: times and minutes by campaign, item and day, against what was due.

    It ends with 1 where the figures cannot be relied upon.
    """
    speaks = asked.speaks(language)
    form = _form(form, out, speaks)
    if last < begin:
        _end("report-days-order", speaks, begin=written(begin), last=written(last))
    if (last - begin).days >= MOST_DAYS:
        _end("report-too-long", speaks, days=MOST_DAYS)
    folder = state or Path(usual_state())
    if not folder.is_dir():
        _end("report-no-state", speaks, folder=shown(str(folder)))
    report = _report(folder, begin, last + timedelta(days=1), logs)
    is_document = language is None and form != "table"
    report = replace(report, campaign=campaign, language=report.language if is_document else speaks)
    if campaign and report.account.rows and not report.tally.campaigns:
        known = ", ".join(shown(one) for one in names(report.account)[:_MOST_NAMED])
        _end("report-no-campaign", speaks, campaign=shown(campaign), known=known or "–")
    tell(report, form, out, speaks)


def tell(report: Report, form: Form, out: Path | None, speaks: Language) -> None:
    """Write a report where it is wanted; ends with 1 where its figures cannot be relied upon."""
    data = made(report, form)
    if out is None:
        click.echo(data if form == "xlsx" else data.decode(), nl=False)
    else:
        try:
            write_whole(out, data)
        except OSError as error:
            _end("report-unwritten", speaks, file=shown(str(out)), why=reason(error))
        click.echo(say("report-written", speaks, file=shown(str(out))))
    wrong = [problem for problem in report.warnings() if problem.severity != "info"]
    if form != "table" or out is not None:
        for problem, what, do in told_once(wrong, speaks):
            click.echo(f"{say('severity-' + problem.severity, speaks)}: {what} {do}".rstrip(), err=True)
    if report.account.since is None or any(problem.severity == "error" for problem in wrong):
        sys.exit(1)


def _report(state: Path, begin: date, end: date, logs: Sequence[Path]) -> Report:
    """The report on the board that a state folder belongs to, in the board's language."""
    from ledplayer.status.proof.account import account
    from ledplayer.status.report.reach import reach

    folder = state / PROOF
    found, known = account(folder, begin, end), reach(folder)
    board = _board(state, found.board or known.board)
    zone = config.zone(found.zone or known.zone or config.zone_of(board)[1])
    seen: int | None = None
    problems: tuple[Problem, ...] = ()
    if logs:
        from ledplayer.status.report.witnessed import witnessed

        midnights = [round(datetime.combine(day, time(), zone).timestamp() * 1000) for day in (begin, end)]
        witnesses, seen, problems = witnessed(logs, board.id, *midnights)
        found = account(folder, begin, end, witnesses)
    return Report(
        account=found,
        name=board.name or board.id,
        zone=zone,
        made=datetime.now(zone),
        version=__version__,
        language=board.language,
        until=datetime.fromtimestamp(known.until_ms / 1000, zone),
        witnesses=seen,
        problems=problems,
    )


def _board(folder: Path, board: str) -> Board:
    """The board that a state folder belongs to: as its plan names it, else this machine, else its id alone."""
    from ledplayer.core.plan_file import MOST_BYTES, decode

    known: list[Board] = []
    try:
        with (folder / "plan.json").open("rb") as file:
            known.append(decode(file.read(MOST_BYTES + 1)).board)
    except (OSError, ContentError):
        found, _ = config.find_board(None, [])
        known += [found] if found else []
    return next((one for one in known if one.id == board or not board), Board(id=board or config.NAMELESS.id))


def _form(form: Form | None, out: Path | None, speaks: Language) -> Form:
    meant = form or (form_of(out.name) if out else "table")
    if meant is None:
        _end("report-format-unknown", speaks, file=shown(str(out)))
    if meant == "xlsx" and out is None and sys.stdout.isatty():
        _end("report-no-out", speaks, form=meant)
    return meant


def _end(code: str, speaks: Language, **values: str | int) -> Never:
    """Say what is wrong and what to do, and end."""
    problem = Problem(severity="error", code=code, place=Place(file=""), values=values)
    sys.exit(f"{message(problem, speaks)}\n{hint(problem, speaks)}".rstrip())
