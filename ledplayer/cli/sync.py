"""`ledplayer sync`."""

import logging
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ledplayer import config
from ledplayer.cli import asked
from ledplayer.cli.duration import duration
from ledplayer.clock import Clock
from ledplayer.core.model import Board
from ledplayer.errors import Place, Problem
from ledplayer.jobs import Jobs
from ledplayer.language import Language, hint, message, say
from ledplayer.log import Event, log, note
from ledplayer.log.begin import begin
from ledplayer.status import said as files
from ledplayer.updates import told
from ledplayer.updates.turns import Turns

if TYPE_CHECKING:
    from ledplayer.updates.place import Said

#: How often it is asked whether a turn is due.
_TICK_S = 2


class _NoServer(click.UsageError):
    exit_code = 3  # the sync unit takes it for well done


@click.command("sync")
@click.option("--board", metavar="FILE|ID", help="The board's file, or its id.")
@click.option("--store", type=click.Path(path_type=Path), help="Where to keep what is fetched.")
@click.option("--state", type=click.Path(path_type=Path), help="The player's state folder.")
@click.option(
    "--root", type=click.Path(path_type=Path), help="The root of trust; else root.json beside the board's file."
)
@click.option("--server", metavar="URL", help="The content server; else the one in the board's file.")
@click.option(
    "--from", "folder", metavar="DIR", type=click.Path(path_type=Path), help="A folder in place of the server."
)
@click.option("--every", callback=duration, metavar="DURATION", help="Again and again: 30s, 5m, 1h.")
@click.option("--now", is_flag=True, help="Whatever the hours of downloading, and without a light poll.")
@click.option("--language", type=click.Choice(["vi", "en"]), help="Of what is said; the locale's by default.")
def command(
    board: str | None,
    store: Path | None,
    state: Path | None,
    root: Path | None,
    server: str | None,
    folder: Path | None,
    every: float | None,
    now: bool,
    language: str | None,
) -> None:
    """Fetch this board's newest release from the content server.

    Ends with 1 where it has to keep what it has, with 3 where the board has no server.
    """
    from ledplayer.updates import place as places
    from ledplayer.updates.sync import Sync

    speaks = asked.speaks(language)
    is_watched = sys.stderr.isatty()
    own, file = _board(board, server, speaks)
    if not own.server and not folder:
        raise _NoServer(say("sync-no-server", speaks, file=str(file or config.BOARD_FILE)))
    if folder and not folder.is_dir():
        raise click.UsageError(say("no-such-folder", speaks, folder=str(folder)))
    state = state or config.state_folder()
    place = places.Place(
        board=own,
        state=state,
        store=store or config.store_folder(state),
        root=root or config.root_file(file),
        file=file,
        stick=folder,
        words=sys.argv[2:] if sys.argv[1:2] == ["sync"] and not (every or now or folder) else None,
    )
    begin(
        "sync",
        folder=None if is_watched else place.store,
        language=own.language if language is None and not is_watched else speaks,
        board=own.id,
        level=logging.WARNING if is_watched else logging.INFO,
    )
    clock = Clock()
    sync = Sync(place, clock, progress=_Bar() if is_watched else _Lines())

    def turn() -> bool:
        """Whether it went well."""
        found = sync.turn(at_once=now)
        for said in found:
            _tell(said, speaks, is_watched)
        if not folder:
            tell_status(str(place.store), found)
        return not any(said.has_failed for said in found)

    if every is None:
        sys.exit(0 if turn() else 1)
    try:
        again(turn, every, clock)
    except KeyboardInterrupt:
        return


def again(turn: Callable[[], bool], every_s: float, clock: Clock) -> None:
    """Take turns for ever."""
    turns, jobs = Turns(every_s), Jobs(lambda: clock.read().mono)

    def look() -> None:
        if turns.is_due(clock.read().mono):
            has_failed = True
            try:
                has_failed = not turn()
            finally:
                turns.had(clock.read().mono, has_failed=has_failed)

    jobs.every(_TICK_S, look)
    while True:
        jobs.run()
        clock.wait(clock.read().mono + _TICK_S)


def _board(which: str | None, server: str | None, speaks: Language) -> tuple[Board, Path | None]:
    """The board, and its own file if it has one; ends with what is wrong where it cannot be told."""
    file = config.file_of(which)
    found, problems = config.find_board(which, [])
    if found is None:
        click.echo("\n".join(asked.line(problem, speaks) for problem in problems), err=True)
        sys.exit(2)
    return replace(found, server=server.rstrip("/") if server else found.server), file


def tell_status(store: str, found: "Sequence[Said]") -> None:
    """Hand over to the board's status what became of a turn; one that another process is taking tells itself."""
    last = next((one for one in found if one.severity != "info"), found[-1])
    if last.code == "store-in-use":
        return
    problem = None if last.severity == "info" else files.said(_problem(last))
    told.tell(store, last.code, problem, is_well=not any(one.has_failed for one in found))


def _problem(said: "Said") -> Problem:
    return Problem(severity=said.severity, code=said.code, place=Place(file=""), values=said.values)


def _tell(said: "Said", speaks: Language, is_watched: bool) -> None:
    """To whoever looks, everything; in the log, what was not so before."""
    problem = _problem(said)
    words = f"{message(problem, speaks)} {hint(problem, speaks)}".strip()
    if is_watched:
        click.echo(words, err=said.has_failed)
    elif said.is_edge:
        log(Event(code=said.code, severity=said.severity, values=said.values))


class _Lines:
    """A line of the log for each file."""

    def begins(self, files: int, size_bytes: int) -> None:
        if files:
            note("sync-fetches", files=files, size=f"{size_bytes / 1e6:.1f}")

    def came(self, size_bytes: int) -> None:
        """The log waits for the whole file."""

    def has(self, name: str, size_bytes: int) -> None:
        note("sync-has", name=name, size=f"{size_bytes / 1e3:.1f}")


class _Bar:
    """A bar on a terminal."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._left = 0

    def begins(self, files: int, size_bytes: int) -> None:
        if files:
            self._bar, self._left = click.progressbar(length=size_bytes, file=sys.stderr), files
            self._bar.render_progress()

    def came(self, size_bytes: int) -> None:
        if self._bar:
            self._bar.update(size_bytes)

    def has(self, name: str, size_bytes: int) -> None:
        self._left -= 1
        if self._bar and not self._left:
            self._bar.render_finish()
