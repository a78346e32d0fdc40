"""`ledplayer on-air`."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo
from pathlib import Path

import click

from ledplayer import config
from ledplayer.cli import asked
from ledplayer.core.lineup import Plan, Showing
from ledplayer.core.model import Board, Content
from ledplayer.core.on_air import local, moment_value, showing_value, wall_ms
from ledplayer.core.plan import plan_days
from ledplayer.core.windows import instant_ms
from ledplayer.language import say
from ledplayer.preview.kept import Kept
from ledplayer.preview.on_air import moment_lines, showing_line
from ledplayer.run_folder import usual_state


@click.command("on-air")
@click.option(
    "--at", "moments", multiple=True, metavar="TIME", help="2023-10-10T08:00 or 10/10/2023 08:00; now if none."
)
@click.option("--from", "begin", metavar="TIME", help="With --to: every showing of the range, one a line.")
@click.option("--to", "end", metavar="TIME", help="End of the range, outside it.")
@click.option("--board", metavar="FILE|ID", help="The board's file, or its id in boards.yaml.")
@click.option("--content", type=click.Path(path_type=Path), help="Content folder; the bundled sample if none.")
@click.option("--state", type=click.Path(path_type=Path), help="State folder of the player on this machine.")
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
    state: Path | None,
    as_json: bool,
    language: str | None,
) -> None:
    """Say what is on, since when, until when and what follows."""
    speaks = asked.speaks(language)
    if (begin is None) != (end is None) or (begin and moments):
        raise click.UsageError(say("range-incomplete", speaks))
    played, _ = asked.board_or_end(board, asked.content_folder(content, speaks), speaks)
    zone, _ = config.zone_of(played)
    at = [_instant(ctx, text, zone) for text in moments] or [wall_ms(datetime.now(zone))]
    days = _Days(content, board, played, state or Path(usual_state()), is_now=not (moments or begin))
    if begin and end:
        for showing in days.showings(_instant(ctx, begin, zone), _instant(ctx, end, zone)):
            if as_json:
                click.echo(json.dumps(showing_value(showing, zone), ensure_ascii=False))
            else:
                click.echo(f"{local(showing.begin_ms, zone):%d/%m/%Y} {showing_line(showing, zone, speaks)}")
        return
    for at_ms in at:
        plan = days.plan(at_ms)
        shot = plan.at(at_ms)
        assert shot is not None  # the plan covers the moment's own day
        if as_json:
            click.echo(json.dumps(moment_value(shot, at_ms, plan.board.id, zone), ensure_ascii=False))
        else:
            click.echo("\n".join(moment_lines(shot, at_ms, plan, zone, speaks)))


class _Days:
    """The plans of any days: those that this board keeps, else made from its folders."""

    def __init__(self, content: Path | None, wish: str | None, board: Board, state: Path, *, is_now: bool) -> None:
        """Args: is_now: Only the present is asked about."""
        self._folders = asked.sources(content, board)
        self._board = board
        self._zone, self._zone_name = config.zone_of(board)
        self._is_now = is_now
        self._kept = None if content else Kept(state, wish)
        self._read: Content | None = None
        self._made: dict[date, Plan] = {}

    def plan(self, at_ms: int) -> Plan:
        """The plan of a moment's day, and of the day before and after it."""
        day = local(at_ms, self._zone).date()
        kept = self._kept.plan(at_ms, day) if self._kept else None
        shot = kept.at(at_ms) if kept else None
        if kept and shot and (self._is_now or shot.now.segment.rung != "off"):  # nobody knows how long a switch stays
            return kept
        if day not in self._made:
            about = (day + timedelta(days) for days in (-1, 0, 1))
            self._made[day] = plan_days(self._content(), self._board, about, self._zone, self._zone_name)
        return self._made[day]

    def showings(self, begin_ms: int, end_ms: int) -> Iterator[Showing]:
        """Each showing that lies partly in [begin, end), in order; milliseconds from the epoch."""
        at_ms = begin_ms
        while at_ms < end_ms:
            shot = self.plan(at_ms).at(at_ms)
            assert shot is not None  # as above
            yield shot.now
            at_ms = shot.now.end_ms

    def _content(self) -> Content:
        if self._read is None:
            with asked.contents(self._folders) as reader:
                content, _ = reader.read(self._board)
            self._read = content if self._is_now else replace(content, off_air=False)
        return self._read


def _instant(ctx: click.Context, text: str, zone: tzinfo) -> int:
    """A local time of the board as milliseconds from the epoch; a time in a DST gap is the gap's end."""
    civil = asked.moment(ctx, ctx.command.params[0], text)
    second = civil.toordinal() * 86_400 + civil.hour * 3600 + civil.minute * 60 + civil.second
    return instant_ms(second, zone)
