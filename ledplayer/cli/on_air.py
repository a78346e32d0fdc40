"""`ledplayer on-air`."""

import json
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

import click

from ledplayer import config
from ledplayer.cli import asked
from ledplayer.core.lineup import Plan
from ledplayer.core.model import Board, Content
from ledplayer.core.plan import plan_days
from ledplayer.core.windows import instant_ms
from ledplayer.language import Language, say
from ledplayer.preview.on_air import local, moment_lines, moment_value, showing_line, showing_value, showings, wall_ms


@click.command("on-air")
@click.option(
    "--at", "moments", multiple=True, metavar="TIME", help="2023-10-10T08:00 or 10/10/2023 08:00; now if none."
)
@click.option("--from", "begin", metavar="TIME", help="With --to: every showing of the range, one a line.")
@click.option("--to", "end", metavar="TIME", help="End of the range, outside it.")
@click.option("--board", metavar="FILE|ID", help="The board's file, or its id in boards.yaml.")
@click.option("--content", type=click.Path(path_type=Path), help="Content folder; the bundled sample if none.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")
@click.option("--language", type=click.Choice(["vi", "en"]), help="Of what is said; the locale's by default.")
@click.pass_context
def command(
    ctx: click.Context,
    moments: tuple[str, ...],
    begin: str | None,
    end: str | None,
    board: str | None,
    content: Path | None,
    as_json: bool,
    language: str | None,
) -> None:
    """Say what is on, since when, until when and what follows."""
    speaks = asked.speaks(language)
    if (begin is None) != (end is None) or (begin and moments):
        raise click.UsageError(say("range-incomplete", speaks))
    folder = asked.content_folder(content, speaks)
    played, _ = asked.board_or_end(board, folder, speaks)
    zone, _ = config.zone_of(played)
    at = [_instant(ctx, text, zone) for text in moments] or [wall_ms(datetime.now(zone))]
    with asked.contents(asked.sources(content, played)) as reader:
        read, _ = reader.read(played)
    if moments or begin:
        read = replace(read, off_air=False)  # nobody knows how long the switch stays thrown
    if begin and end:
        _range(
            _plan(read, played, local(_instant(ctx, begin, zone), zone), local(_instant(ctx, end, zone), zone)),
            _instant(ctx, begin, zone),
            _instant(ctx, end, zone),
            zone,
            speaks,
            as_json,
        )
        return
    for at_ms in at:
        plan = _plan(read, played, local(at_ms, zone), local(at_ms, zone))
        shot = plan.at(at_ms)
        assert shot is not None  # the plan covers the moment's own day
        if as_json:
            click.echo(json.dumps(moment_value(shot, at_ms, plan, zone), ensure_ascii=False))
        else:
            click.echo("\n".join(moment_lines(shot, at_ms, plan, zone, speaks)))


def _range(plan: Plan, begin_ms: int, end_ms: int, zone: tzinfo, speaks: Language, as_json: bool) -> None:
    for showing in showings(plan, begin_ms, end_ms):
        if as_json:
            click.echo(json.dumps(showing_value(showing, zone), ensure_ascii=False))
        else:
            click.echo(f"{local(showing.begin_ms, zone):%d/%m/%Y} {showing_line(showing, zone, speaks)}")


def _plan(content: Content, board: Board, begin: datetime, end: datetime) -> Plan:
    """The plan of the days of a range, and of the day before and after it."""
    zone, name = config.zone_of(board)
    days = (end.date() - begin.date()).days
    return plan_days(content, board, (begin.date() + timedelta(day) for day in range(-1, days + 2)), zone, name)


def _instant(ctx: click.Context, text: str, zone: tzinfo) -> int:
    """A local time of the board as milliseconds from the epoch; a time in a DST gap is the gap's end."""
    civil = asked.moment(ctx, ctx.command.params[0], text)
    second = civil.toordinal() * 86_400 + civil.hour * 3600 + civil.minute * 60 + civil.second
    return instant_ms(second, zone)
