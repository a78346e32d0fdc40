"""`ledplayer status`: its help and its mistakes; everything else is answered before (`__main__`)."""

import sys
from pathlib import Path

import click

from ledplayer.status.ask import Asked, answer


@click.command("status")
@click.option("--state", type=click.Path(path_type=Path), help="The player's state folder.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, for programs.")
@click.option("--watch", is_flag=True, help="Again every two seconds, until Ctrl-C.")
@click.option("--language", type=click.Choice(["vi", "en"]), help="Of what is said; the locale's by default.")
def command(state: Path | None, as_json: bool, watch: bool, language: str | None) -> None:
    """Say how this board is, what is on, and what to do. Ends with 0 on green, 1 on amber, 2 on red."""
    speaks = None if language is None else "vi" if language == "vi" else "en"
    sys.exit(answer(Asked(str(state or ""), as_json, watch, speaks)))  # type: ignore[arg-type] # one of both
