"""`ledplayer check`."""

import json
import sys
from datetime import datetime
from pathlib import Path

import click

from ledplayer import config
from ledplayer.cli import asked
from ledplayer.core.model import Board, Content
from ledplayer.core.review import review
from ledplayer.core.shares import shares
from ledplayer.errors import Problem
from ledplayer.language import Language, hint, message, say


@click.command("check")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--board", metavar="FILE|ID", help="Only what concerns this board; else all of boards.yaml.")
@click.option("--json", "as_json", is_flag=True, help="A JSON list for programs.")
@click.option("--language", type=click.Choice(["vi", "en"]), help="Of what is said; the locale's by default.")
def command(folder: Path | None, board: str | None, as_json: bool, language: str | None) -> None:
    """Name every problem of the playlists in DIR and the media they name. Ends with 1 on errors."""
    speaks = asked.speaks(language)
    content_folder = asked.content_folder(folder, speaks)
    boards, found = _boards(board, content_folder, speaks)
    told: list[str] = []
    with asked.contents([content_folder]) as reader:
        content, problems = reader.read(boards[0] if board else None)
        found += problems
        for one in boards:
            zone, _ = config.zone_of(one)
            found += review(content, one, datetime.now(zone).date(), zone)
            told += _shares(content, one, speaks)
    found = _once(found)
    if as_json:
        click.echo(json.dumps([_value(problem, speaks) for problem in found], ensure_ascii=False, indent=1))
    else:
        for problem in found:
            click.echo(asked.line(problem, speaks))
        for line in told:
            click.echo(line)
        counts = {kind: sum(problem.severity == kind for problem in found) for kind in ("error", "warning", "info")}
        click.echo(
            say("check-counts", speaks, errors=counts["error"], warnings=counts["warning"], infos=counts["info"])
        )
    sys.exit(1 if any(problem.severity == "error" for problem in found) else 0)


def _boards(which: str | None, folder: Path, speaks: Language) -> tuple[list[Board], list[Problem]]:
    """The boards to check for, and what is wrong with their files."""
    if which:
        board, problems = asked.board_or_end(which, folder, speaks)
        return [board], list(problems)
    lists, listed = config.read_lists([folder])
    every = [board for boards in lists for board in boards.values()]
    return every or [config.NAMELESS], list(listed)


def _shares(content: Content, board: Board, speaks: Language) -> list[str]:
    """Each campaign's share of a board's minutes, for the next day it is on."""
    zone, _ = config.zone_of(board)
    return [
        say(
            "check-share",
            speaks,
            board=board.id,
            campaign=share.campaign,
            day=f"{share.day:%d/%m/%Y}",
            percent=round(100 * share.shown_ms / share.lit_ms) if share.lit_ms else 0,
            minutes=round(share.shown_ms / 60_000),
        )
        for share in shares(content, board, datetime.now(zone).date(), zone)
    ]


def _once(found: list[Problem]) -> list[Problem]:
    """Each problem once, by file and line."""
    each = {(problem.place, problem.code, str(problem.values)): problem for problem in found}
    return [each[key] for key in sorted(each)]


def _value(problem: Problem, speaks: Language) -> dict[str, str | int]:
    return {
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "severity": problem.severity,
        "code": problem.code,
        "message": message(problem, speaks),
        "hint": hint(problem, speaks),
    }
