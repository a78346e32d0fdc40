"""`ledplayer publish init`, `resign`, `rotate` and `status`."""

import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ledplayer.cli import asked
from ledplayer.cli.site import common, key_folder, now, told
from ledplayer.intake.page.words import date_words, size_words
from ledplayer.language import Language, say

if TYPE_CHECKING:
    from ledplayer.updates.repository import Repository

#: A daily timer that has not signed for so long is broken.
STALE_DAYS = 3
#: Before the master key's word runs out.
OLD_DAYS = 365


@click.command("init")
@common
@click.option(
    "--root-key",
    "sticks",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A folder for the master key; give it once for each USB stick.",
)
@click.option("--passphrase", is_flag=True, help="Ask for a passphrase for the keys.")
def init(web: Path, keys: Path | None, language: str | None, sticks: tuple[Path, ...], passphrase: bool) -> None:
    """Make the keys, and begin a web folder; again, where one was lost and the keys were not."""
    speaks = asked.speaks(language)
    with told(speaks):
        from ledplayer.updates.begin import begin
        from ledplayer.updates.fingerprint import fingerprint
        from ledplayer.updates.key_folder import ROOT as ROOT_FILE
        from ledplayer.updates.keys import ROOT
        from ledplayer.updates.webroot import WebRoot

        folder = key_folder(keys, speaks)
        places = sticks or (folder.folder / "usb",)
        word = _new_passphrase(speaks) if passphrase and not folder.exists else ""
        is_new = begin(WebRoot(web), folder, places, word, now())
        root = folder.folder / ROOT_FILE
        if not is_new:
            click.echo(say("publish-begun-again", speaks, folder=str(web)))
            return
        click.echo(say("publish-init-keys", speaks, folder=str(folder.folder)))
        for place in places:
            click.echo(say("publish-init-stick", speaks, file=str(place / ROOT)))
        click.echo(say("publish-init-copy" if sticks else "publish-init-move", speaks))
        click.echo(say("publish-init-board", speaks, file=str(root)))
        click.echo(say("publish-words", speaks, words=fingerprint(root.read_bytes())))


@click.command("resign")
@common
def resign(web: Path, keys: Path | None, language: str | None) -> None:
    """Sign once more what stands: a timer does it every day."""
    speaks = asked.speaks(language)
    with told(speaks):
        from ledplayer.updates import publish
        from ledplayer.updates.webroot import WebRoot

        with publish.opened(WebRoot(web), key_folder(keys, speaks), now()) as repository:
            publish.resign(repository)
            click.echo(say("publish-signed", speaks, until=_day(repository.expires)))


@click.command("rotate")
@common
@click.option(
    "--root-key", "stick", required=True, type=click.Path(path_type=Path), help="The USB stick with the master key."
)
@click.option(
    "--new-root-key",
    "sticks",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Make a new master key too, into this folder; once for each USB stick.",
)
def rotate(web: Path, keys: Path | None, language: str | None, stick: Path, sticks: tuple[Path, ...]) -> None:
    """Replace a stolen or lost online key; boards follow by themselves."""
    speaks = asked.speaks(language)
    with told(speaks):
        from ledplayer.updates import publish, rotation
        from ledplayer.updates.begin import new_root_key, root_key
        from ledplayer.updates.fingerprint import fingerprint
        from ledplayer.updates.key_folder import ROOT as ROOT_FILE
        from ledplayer.updates.webroot import WebRoot

        folder = key_folder(keys, speaks)
        key = root_key(stick, folder)
        with publish.opened(WebRoot(web), folder, now()) as repository:
            rotation.rotate(repository, key)
            if sticks:
                rotation.replace_root_key(repository, key, new_root_key(sticks, ""))
            publish.show(repository)
        click.echo(say("publish-rotated", speaks))
        if sticks:
            root = (folder.folder / ROOT_FILE).read_bytes()
            click.echo(say("publish-words", speaks, words=fingerprint(root)))


@click.command("status")
@common
def status(web: Path, keys: Path | None, language: str | None) -> None:
    """Say what each board has, when it was signed, and how long that is good for."""
    speaks = asked.speaks(language)
    with told(speaks):
        from ledplayer.updates.index_page import off_air_words
        from ledplayer.updates.publish import rows_of
        from ledplayer.updates.repository import Repository
        from ledplayer.updates.webroot import WebRoot

        repository = Repository(WebRoot(web), key_folder(keys, speaks), now())
        repository.load()
        _signed(repository, speaks)
        for row in rows_of(repository):
            manifest, board = row.manifest, row.board
            name = f"{board.name} ({board.id})" if board.name else board.id
            sizes = {file.sha256: file.size_bytes for origin in manifest.sources for file in origin.files.values()}
            size = size_words(sum(sizes.values()), speaks)
            names = ", ".join(campaign.name for campaign in row.campaigns) or say("publish-no-campaign", speaks)
            click.echo(f"  {name}: {names} · {say('index-files', speaks, count=len(sizes), size=size)}")
            if manifest.off_air:
                click.echo(f"    {off_air_words(board, manifest.off_air, speaks)}")


def _signed(repository: "Repository", speaks: Language) -> None:
    signed_at = repository.signed_at or now()
    click.echo(say("publish-status", speaks, time=_time(signed_at), until=_day(repository.expires)))
    days = (now() - signed_at).days
    if days > STALE_DAYS:
        click.echo(say("publish-stale", speaks, days=days))
    ends = repository.root.signed.expires
    if ends - now() < timedelta(days=OLD_DAYS):
        click.echo(say("publish-old", speaks, day=_day(ends)))


def _new_passphrase(speaks: Language) -> str:
    if not sys.stdin.isatty():
        from ledplayer.updates.keys import nobody, passphrase_of

        return passphrase_of(Path("-"), nobody)
    ask = say("publish-new-passphrase", speaks)
    return str(click.prompt(ask, hide_input=True, confirmation_prompt=True, err=True))


def _time(moment: datetime) -> str:
    local = moment.astimezone()
    return f"{local:%H:%M} {date_words(local.date())}"


def _day(moment: datetime) -> str:
    return date_words(moment.astimezone().date())
