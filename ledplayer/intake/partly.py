"""Looks at a part of a folder instead of all of it."""

from collections.abc import Callable
from pathlib import Path

from ledplayer.errors import SurroundingsError
from ledplayer.intake.scan import Listing, Seen, shown
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
        seen = Seen(real=name, size_bytes=facts.st_size, mtime_ns=facts.st_mtime_ns, ctime_ns=facts.st_ctime_ns)
        return Listing(files={name: seen})

    return look
