"""The command line, one file per command.

A command's file is imported when the command is asked for, so that `ledplayer --help` and the player's first picture
wait for nothing they do not need.
"""

from importlib import import_module

import click

from ledplayer import __version__

#: Name of a command → its module here; each has a click command called `command`. The line is what `--help` says.
COMMANDS = {
    "play": ("play", "Play a content folder on this machine's display."),
    "setup": ("setup", "Ask what this board is, and write its file."),
    "test-card": ("test_card", "Show what tells an installer that the canvas is right."),
    "check": ("check", "Name every problem of the playlists and their media."),
    "publish": ("publish", "Check content, sign it, and write it for the boards to pull."),
    "enroll": ("enroll", "Trust a content server, once its words are the office's."),
    "sync": ("sync", "Fetch this board's newest release from the content server."),
    "on-air": ("on_air", "Say what is on at a time, since when, and what follows."),
    "snapshot": ("snapshot", "Take a picture of what the board shows now."),
    "off-air": ("off_air", "Take this board off the air, or end that."),
    "status": ("status", "Say how this board is, what is on, what is wrong and what to do."),
    "log": ("log", "Read the log: what happened, what is wrong, what to do."),
    "doctor": ("doctor", "Try all that a board needs of its machine, and say what mends it."),
    "boards": ("boards", "Say how all boards are, from what they send to the office."),
    "card": ("card", "Write what makes a board onto a card, for one board or for all."),
    "adopt": ("adopt", "Take over the board's file from the card; each start does it by itself."),
    "report": ("report", "Say what this board showed, against what was due: table, CSV, XLSX, page."),
}


class _Lazily(click.Group):
    """A group whose commands are imported when they are used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"ledplayer.cli.{COMMANDS[cmd_name][0]}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=_Lazily, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="ledplayer")
def main() -> None:
    """A player for public LED boards: YAML and media in, the board's pixels out."""
