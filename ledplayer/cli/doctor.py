"""`ledplayer doctor`."""

import sys
from pathlib import Path

import click

from ledplayer.cli import asked
from ledplayer.doctor.command import tell
from ledplayer.doctor.rounds import patient_of, rounds


@click.command("doctor")
@click.option("--board", metavar="FILE|ID", help="The board's file, or its id.")
@click.option("--state", type=click.Path(path_type=Path), help="The player's state folder.")
@click.option("--store", type=click.Path(path_type=Path), help="Where `ledplayer sync` keeps what it fetched.")
@click.option(
    "--root", type=click.Path(path_type=Path), help="The root of trust; else root.json beside the board's file."
)
@click.option("--json", "as_json", is_flag=True, help="A JSON list for programs.")
@click.option("--language", type=click.Choice(["vi", "en"]), help="Of what is said; the locale's by default.")
def command(
    board: str | None, state: Path | None, store: Path | None, root: Path | None, as_json: bool, language: str | None
) -> None:
    """Try all that a board needs of its machine, and say what mends it. Ends with 1 where there is something to do."""
    speaks = asked.speaks(language)
    patient = patient_of(board, state, store, root)
    sys.exit(tell(rounds(patient), patient, speaks, as_json=as_json, to=sys.stdout))
