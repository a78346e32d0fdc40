"""What the office's commands share: whose keys, which web folder, and what is said when something is in the way."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from ledplayer.cli import asked
from ledplayer.errors import ContentError, SurroundingsError
from ledplayer.language import Language, say

if TYPE_CHECKING:
    from ledplayer.updates.key_folder import KeyFolder

F = TypeVar("F", bound=Callable[..., object])


def common(function: F) -> F:
    """The options of all of them."""
    function = click.option("--language", type=click.Choice(["vi", "en"]), help="Of what is said.")(function)
    function = click.option(
        "--keys", type=click.Path(path_type=Path), help="Where the keys lie; else ~/.config/ledplayer/keys."
    )(function)
    return click.option(
        "--to", "web", type=click.Path(path_type=Path), required=True, help="The folder that the web server shows."
    )(function)


@contextmanager
def told(speaks: Language) -> Iterator[None]:
    """End with a sentence for what is not ours to repair."""
    try:
        yield
    except SurroundingsError as error:
        sys.exit(say(error.code, speaks, **error.values))
    except ContentError as error:
        sys.exit("\n".join(asked.line(problem, speaks) for problem in error.problems))


def key_folder(keys: Path | None, speaks: Language) -> "KeyFolder":
    """The keys' folder; somebody at the terminal is asked for a passphrase."""
    from ledplayer.updates.key_folder import KeyFolder, usual_folder

    def ask(path: Path) -> str | None:
        if not sys.stdin.isatty():
            return None
        return str(click.prompt(say("publish-passphrase", speaks, file=str(path)), hide_input=True, err=True))

    return KeyFolder(keys or usual_folder(os.environ), ask)


def now() -> datetime:
    """What the office's clock says."""
    return datetime.now(UTC)
