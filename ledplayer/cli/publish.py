"""`ledplayer publish`: content out to the boards, and what belongs to it."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ledplayer.cli import asked
from ledplayer.cli.publish_site import init, resign, rotate, status
from ledplayer.cli.site import common, key_folder, now, told
from ledplayer.intake.page.words import size_words
from ledplayer.language import Language, say

if TYPE_CHECKING:
    from ledplayer.updates.changes import Change
    from ledplayer.updates.key_folder import KeyFolder
    from ledplayer.updates.prepare import Prepared

#: The command that a folder's name stands for.
CONTENT = "content"
#: Boards of which it is told what will change.
MOST_TOLD = 30
#: Names of campaigns of each kind.
MOST_NAMES = 8


class _Publish(click.Group):
    """A group whose first word may be a folder: then that is published."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        words = {*self.commands, *ctx.help_option_names} - {CONTENT}  # which many a folder is called
        is_word = bool(args) and args[0] in words
        return super().parse_args(ctx, args if is_word or not args else [CONTENT, *args])


@click.command(CONTENT, hidden=True)
@click.argument("folders", metavar="CONTENT...", nargs=-1, type=click.Path(path_type=Path))
@common
@click.option(
    "--watch",
    "inbox",
    metavar="INBOX",
    type=click.Path(path_type=Path),
    help="Publish by itself what lies in this folder's subfolders, each for the boards of its name.",
)
@click.option("--strict", is_flag=True, help="Publish nothing while any campaign has an error.")
@click.option("--yes", is_flag=True, help="Do not ask whether this is what was meant.")
def content(
    folders: tuple[Path, ...],
    web: Path,
    keys: Path | None,
    language: str | None,
    inbox: Path | None,
    strict: bool,
    yes: bool,
) -> None:
    """Publish content folders, or watch an inbox."""
    speaks = asked.speaks(language)
    if bool(folders) is bool(inbox):
        raise click.UsageError(say("publish-what", speaks))
    if inbox:
        asked.content_folder(inbox, speaks)
        _watch(inbox, web, key_folder(keys, speaks), speaks)
        return
    for folder in folders:
        asked.content_folder(folder, speaks)
    from ledplayer.makers.studio import Studio

    studio = Studio()
    try:
        with told(speaks):
            studio.start()  # while all else is read
            _publish(list(folders), web, key_folder(keys, speaks), studio, speaks, strict=strict, yes=yes)
    finally:
        studio.close()


def _publish(
    folders: list[Path], web: Path, keys: "KeyFolder", studio: object, speaks: Language, *, strict: bool, yes: bool
) -> None:
    from ledplayer.makers.studio import Studio
    from ledplayer.updates.prepare import prepare
    from ledplayer.updates.publish import carry_out, opened
    from ledplayer.updates.webroot import WebRoot

    assert isinstance(studio, Studio)
    _convert(folders, speaks)
    with opened(WebRoot(web), keys, now(), folders) as repository:
        prepared = prepare(folders, repository, studio)
        _tell(prepared, speaks)
        if strict and prepared.broken:
            sys.exit(say("publish-strict", speaks))
        if prepared.changes and not yes:
            if not sys.stdin.isatty():
                sys.exit(say("publish-say-yes", speaks))
            if not click.confirm(say("publish-confirm", speaks)):
                sys.exit(say("publish-not-done", speaks))
        length = prepared.copy_bytes
        if sys.stdout.isatty() and length:
            label = say("publish-copying", speaks, size=size_words(length, speaks))
            with click.progressbar(length=length, label=label) as bar:
                carry_out(prepared, repository, bar.update)
        else:
            carry_out(prepared, repository)
    count = len(prepared.changes)
    click.echo(say("publish-done" if count else "publish-same", speaks, count=count, folder=str(web)))


def _watch(folder: Path, web: Path, keys: "KeyFolder", speaks: Language) -> None:
    """Publish what settles in an inbox until told to end."""
    import signal
    import time

    from ledplayer.clock import Clock
    from ledplayer.log.begin import begin
    from ledplayer.makers.studio import Studio
    from ledplayer.updates.inbox import Inbox
    from ledplayer.updates.watching import Watching
    from ledplayer.updates.webroot import WebRoot

    begin("publish", folder=None, language=speaks)
    signals: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda got, _: signals.append(got))
    studio = Studio()
    inbox = Inbox(folder.absolute(), keys.folder.absolute() / "inbox", studio, Clock(floor_ms=0))
    Watching(
        inbox,
        WebRoot(web),
        keys,
        studio,
        mono=time.monotonic,
        line=lambda change: _change(change, speaks).strip(),
    ).run(lambda: bool(signals))


def _convert(folders: list[Path], speaks: Language) -> None:
    """Make PDFs of documents, where something here can."""
    from ledplayer.updates import office

    program = office.program()
    if program is None:
        return
    documents = {
        Path(above, name): folder
        for folder in folders
        for above, _, names in os.walk(folder)
        for name in sorted(names)
        if name.lower().endswith(office.ENDINGS)
    }
    for document in office.outdated(documents):
        click.echo(say("publish-converting", speaks, file=document.name))
        try:
            is_made = office.convert(document, documents[document], program)
        except OSError:
            is_made = False
        if not is_made:
            click.echo(say("publish-not-converted", speaks, file=str(document)))


def _tell(prepared: "Prepared", speaks: Language) -> None:
    """What is wrong, what stays as it was, and what will change."""
    for problem in prepared.problems:
        if problem.severity == "error":
            click.echo(asked.line(problem, speaks))
    warnings = sum(problem.severity == "warning" for problem in prepared.problems)
    if warnings:
        click.echo(say("publish-warnings", speaks, count=warnings))
    for path, is_kept in prepared.broken.items():
        click.echo(say("publish-kept" if is_kept else "publish-held", speaks, file=path))
    for change in prepared.changes[:MOST_TOLD]:
        click.echo(_change(change, speaks))
    if len(prepared.changes) > MOST_TOLD:
        click.echo(say("publish-more", speaks, count=len(prepared.changes) - MOST_TOLD))


def _some(names: Sequence[str]) -> str:
    left = len(names) - MOST_NAMES
    return ", ".join(names[:MOST_NAMES]) + (f", +{left}" if left > 0 else "")


def _change(change: "Change", speaks: Language) -> str:
    kinds = (("publish-new", change.new), ("publish-changed", change.changed), ("publish-gone", change.withdrawn))
    said = [say(code, speaks, names=_some(names)) for code, names in kinds if names]
    if change.is_withdrawn:
        said.append(say("publish-withdrawn", speaks))
    elif not said:
        said.append(say("publish-list-alone", speaks))
    name = f"{change.name} ({change.board})" if change.name else change.board
    return f"  {name}: {'; '.join(said)} · {size_words(change.fetch_bytes, speaks)}"


@click.group("publish", cls=_Publish, subcommand_metavar="CONTENT... --to WEBROOT")
def command() -> None:
    """Check content folders, sign what each board needs, and write it for the boards to pull.

    `ledplayer publish CONTENT --to WEBROOT` publishes a folder. Begin with `ledplayer publish init`. Options after a
    folder: --yes asks nothing, --strict publishes nothing while any campaign has an error.
    """


for one in (content, init, resign, rotate, status):
    command.add_command(one)
