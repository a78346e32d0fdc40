"""`ledplayer snapshot`."""

import sys
from pathlib import Path

import click

from ledplayer.files import write_whole
from ledplayer.language import Language, catalogue, reason, say, spoken_here
from ledplayer.run_folder import run_folder, usual_state
from ledplayer.status.picture import Picture, fetch

#: From how many seconds on an age is told in minutes, hours and days, and how many seconds one has.
_AGES = ((2 * 86_400, 86_400, "age-days"), (7200, 3600, "age-hours"), (120, 60, "age-minutes"), (0, 1, "age-seconds"))


@click.command("snapshot")
@click.option("--out", default="snapshot.png", metavar="FILE", help="Where to write the PNG; - is standard output.")
@click.option("--state", type=click.Path(path_type=Path), help="The player's state folder.")
@click.option("--language", type=click.Choice(["vi", "en"]), help="Of what is said; the locale's by default.")
def command(out: str, state: Path | None, language: str | None) -> None:
    """Take a picture of what the board shows now, from its player. Ends with 1 where it is an older one, or none."""
    speaks: Language = spoken_here() if language is None else "vi" if language == "vi" else "en"
    run = run_folder(str(state or usual_state()))
    picture = fetch(run)
    if picture is None:
        sys.exit(_advised("snapshot-none", speaks, folder=run))
    if out == "-":
        click.echo(picture.data, nl=False)
    else:
        try:
            write_whole(Path(out), picture.data)
        except OSError as error:
            sys.exit(_advised("snapshot-unwritten", speaks, file=out, why=reason(error)))
    if picture.kind == "now":
        click.echo(say("snapshot-now", speaks, file=out), err=out == "-")
    else:
        click.echo(_advised(f"snapshot-{picture.kind}", speaks, file=out, age=_age(picture, speaks)), err=True)
        sys.exit(1)


def _age(picture: Picture, speaks: Language) -> str:
    seconds, code = next((seconds, code) for least, seconds, code in _AGES if picture.age_s >= least)
    return say(code, speaks, count=int(picture.age_s // seconds))


def _advised(code: str, speaks: Language, **values: str) -> str:
    """A sentence, and what to do."""
    sentence = catalogue()[code]
    return f"{say(code, speaks, **values)} {sentence.vi_hint if speaks == 'vi' else sentence.en_hint}".strip()
