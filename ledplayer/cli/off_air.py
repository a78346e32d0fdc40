"""`ledplayer off-air`."""

import getpass
import os
import sys
from datetime import datetime
from pathlib import Path

import click

from ledplayer import config
from ledplayer.cli import asked
from ledplayer.intake import own_switch
from ledplayer.language import reason, say


@click.command("off-air")
@click.argument("turn", metavar="on|off", type=click.Choice(["on", "off"]))
@click.option("--state", type=click.Path(path_type=Path), help="The board's state folder.")
@click.option("--language", type=click.Choice(["vi", "en"]), help="Of what is said; the locale's by default.")
def command(turn: str, state: Path | None, language: str | None) -> None:
    """Take this board off the air (on), or end that (off). It needs no network, and outlasts a restart."""
    speaks = asked.speaks(language)
    folder = state or config.state_folder()
    if not folder.is_dir():
        sys.exit(say("off-air-no-state", speaks, folder=str(folder)))
    try:
        if turn == "on":
            own_switch.throw(folder, own_switch.Thrown(by=who(), since=f"{datetime.now():%d/%m/%Y %H:%M}"))
            click.echo(say("off-air-on", speaks))
        else:
            click.echo(say("off-air-ended" if own_switch.clear(folder) else "off-air-was-not", speaks))
    except OSError as error:
        sys.exit(say("off-air-unwritten", speaks, folder=str(folder), why=reason(error)))


def who() -> str:
    """Who gives the command: the person behind `sudo` where there is one."""
    try:
        return os.environ.get("SUDO_USER") or getpass.getuser()
    except (OSError, KeyError):
        return str(os.getuid())
