"""`ledplayer play`."""

import logging
import os
import sys
from datetime import datetime
from pathlib import Path

import click

from ledplayer.cli.duration import duration
from ledplayer.errors import ContentError, SurroundingsError
from ledplayer.language import hint, message, say, spoken_here
from ledplayer.play.output import Wish


def _moment(ctx: click.Context, param: click.Parameter, value: str | None) -> datetime | None:
    """`2023-10-10T08:00` or `10/10/2023 08:00`: a local time of the board."""
    if value is None:
        return None
    from ledplayer.core.dates_written import read_moment

    try:
        return read_moment(value)
    except ValueError as error:
        raise click.BadParameter(say("time-wrong", spoken_here(), written=value)) from error


@click.command("play")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--content", type=click.Path(path_type=Path), help="Content folder; the same as DIR.")
@click.option("--board", metavar="FILE|ID", help="The board's file, or its id in boards.yaml.")
@click.option("--state", type=click.Path(path_type=Path), help="State folder.")
@click.option("--store", type=click.Path(path_type=Path), help="Where `ledplayer sync` keeps what it fetched.")
@click.option("--root", type=click.Path(path_type=Path), help="The root of trust; else beside the board's file.")
@click.option("--at", callback=_moment, metavar="TIME", help="Start as if it were this time, and run on from there.")
@click.option("--clock-offset", type=float, default=0.0, metavar="SECONDS", help="Shift the wall clock.")
@click.option("--clock-rate", type=click.FloatRange(0.1, 1000), default=1.0, hidden=True)
@click.option("--for", "length_s", callback=duration, metavar="DURATION", help="End after 60s, 10m, 1h.")
@click.option("--headless", "output", flag_value="headless", help="Play off-screen.")
@click.option("--window", "output", flag_value="window", help="Play in a window.")
@click.option("--language", type=click.Choice(["vi", "en"]), help="Of what is said; the locale's by default.")
def command(
    folder: Path | None,
    content: Path | None,
    board: str | None,
    state: Path | None,
    store: Path | None,
    root: Path | None,
    at: datetime | None,
    clock_offset: float,
    clock_rate: float,
    length_s: float | None,
    output: Wish | None,
    language: str | None,
) -> None:
    """Play DIR (the board's own sources, else the bundled sample) on this machine's display."""
    from ledplayer import app

    speaks = spoken_here() if language is None else "vi" if language == "vi" else "en"
    is_watched = sys.stderr.isatty()
    try:
        if (folder and content) or (at and clock_offset):
            raise click.UsageError(say("said-twice", speaks))
        content = folder or content
        app.play(
            app.Wishes(
                state=state or app.state_folder(),
                language=speaks,
                log_language=speaks if language or is_watched else None,
                log_level=logging.WARNING if is_watched else logging.INFO,
                content=content,
                board=board,
                store=store,
                root=root,
                at=at,
                offset_s=clock_offset,
                rate=clock_rate,
                length_s=length_s,
                output=output or "",
                tell=None if os.environ.get("JOURNAL_STREAM") else _print,
            )
        )
    except SurroundingsError as error:
        sys.exit(say(error.code, speaks, **error.values))
    except ContentError as error:
        sys.exit("\n".join(f"{message(problem, speaks)} {hint(problem, speaks)}".strip() for problem in error.problems))


def _print(line: str) -> None:
    try:
        print(line, flush=True)
    except OSError:
        return  # nobody reads any more: `ledplayer play | head`
