"""`ledplayer off-air`."""

import getpass
import os
import sys
from datetime import datetime
from pathlib import Path

import click

from ledplayer.cli import asked
from ledplayer.intake import own_switch
from ledplayer.language import Language, reason, say
from ledplayer.run_folder import usual_state


@click.command("off-air")
@click.argument("turn", metavar="on|off", type=click.Choice(["on", "off"]))
@click.option("--state", type=click.Path(path_type=Path), help="The board's state folder.")
@click.option("--to", "web", type=click.Path(path_type=Path), help="At the office: the web folder, for its boards.")
@click.option("--boards", metavar="ID,ID", default="", help="With --to: these boards; all of them if none.")
@click.option("--keys", type=click.Path(path_type=Path), help="With --to: where the keys lie.")
@click.option("--language", type=click.Choice(["vi", "en"]), help="Of what is said; the locale's by default.")
def command(
    turn: str, state: Path | None, web: Path | None, boards: str, keys: Path | None, language: str | None
) -> None:
    """Take this board off the air (on), or end that (off). It needs no network, and outlasts a restart.

    At the office, with --to: the same for boards that pull from there. They obey at their next poll.
    """
    speaks = asked.speaks(language)
    if web is None and (boards or keys):
        raise click.UsageError(say("off-air-no-web", speaks))
    if web is not None:
        _at_the_office(turn == "on", web, [one.strip() for one in boards.split(",") if one.strip()], keys, speaks)
        return
    folder = state or Path(usual_state())
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


def _at_the_office(is_on: bool, web: Path, boards: list[str], keys: Path | None, speaks: Language) -> None:
    from ledplayer.cli.site import key_folder, now, told
    from ledplayer.updates.publish import set_off_air
    from ledplayer.updates.webroot import WebRoot

    with told(speaks):
        meant = set_off_air(WebRoot(web), key_folder(keys, speaks), boards, who() if is_on else None, now())
    code = "off-air-signed" if is_on else "off-air-signed-off"
    click.echo(say(code, speaks, boards=", ".join(meant)))


def who() -> str:
    """Who gives the command: the person behind `sudo` where there is one."""
    try:
        return os.environ.get("SUDO_USER") or getpass.getuser()
    except (OSError, KeyError):
        return str(os.getuid())
