"""Looks at a part of a folder instead of all of it."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

from ledplayer.errors import SurroundingsError
from ledplayer.intake.scan import Listing, Seen, is_hidden, shown
from ledplayer.intake.switch import switch_of
from ledplayer.language import reason


def only(name: str) -> Callable[[Path], Listing]:
    """A look at one file of a folder instead of all."""

    def look(root: Path) -> Listing:
        try:
            facts = (root / name).stat(follow_symlinks=False)
        except FileNotFoundError:
            return Listing()
        except OSError as error:
            raise SurroundingsError("source-away", folder=shown(str(root)), why=reason(error)) from error
        return Listing(files={name: _seen(name, facts)})

    return look


def switch_alone(root: Path) -> Listing:
    """A look at nothing but the switch (`intake.switch`) at the top of a folder. Raises `SurroundingsError`."""
    try:
        with os.scandir(root) as entries:
            names = [entry.name for entry in entries if switch_of([entry.name]) and not is_hidden(entry.name)]
        found = {name: (root / name).stat(follow_symlinks=False) for name in names}
    except OSError as error:
        raise SurroundingsError("source-away", folder=shown(str(root)), why=reason(error)) from error
    return Listing(files={name: _seen(name, facts) for name, facts in found.items() if stat.S_ISREG(facts.st_mode)})


def _seen(name: str, facts: os.stat_result) -> Seen:
    return Seen(real=name, size_bytes=facts.st_size, mtime_ns=facts.st_mtime_ns, ctime_ns=facts.st_ctime_ns)
