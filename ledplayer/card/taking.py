"""The board's file on the partition that the machine starts from takes the place of the board's own.

1. It counts when it is read without an error. Else the board's own file stays, and the board says so.
2. It is taken once: its hash is remembered, so that what `ledplayer setup` or somebody writes later stays when the same
   file is still there at the next start. One with other bytes is taken again.
3. It stays where it is: it is the technician's. Paths in it count from the folder of the board's own file.
4. The root of trust beside it is taken where the board has none, and never else: a stray file moves no trust.
5. The board's file is whole before its hash is remembered: a power cut between the two takes it once more.
"""

import hashlib
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ledplayer import config
from ledplayer.card.names import BOARD_NAMES, ROOT
from ledplayer.core.board_file import read_board
from ledplayer.core.model import Board
from ledplayer.core.text_file import decode
from ledplayer.errors import Place, Problem
from ledplayer.files import write_whole
from ledplayer.language import reason

#: The hash of the file that was taken last, beside the board's own file.
TAKEN = ".taken-from-card"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one file.

    Attributes:
        what: `none`: there is none; `known`: it was taken before, or says what stands there already.
        file: Where it lies; "" where there is none.
        problems: Why it is refused.
        board: What is taken.
    """

    what: Literal["none", "known", "taken", "refused"]
    file: str = ""
    problems: tuple[Problem, ...] = ()
    board: Board | None = None


def take_board(places: Iterable[Path], own: Path) -> Outcome:
    """Take over the first file of a board that lies in a place. Args: own: The board's own file.

    Raises:
        OSError: The board's own file cannot be written; it is as it was.
    """
    found = next((place / name for place in places for name in BOARD_NAMES if os.path.lexists(place / name)), None)
    if found is None:
        return Outcome(what="none")
    file = str(found)
    try:
        data = _read(found, config.MOST_BYTES)
    except OSError as error:
        values = {"file": file, "why": reason(error)}
        problem = Problem(severity="error", code="board-file-unreadable", place=Place(file=file), values=values)
        return Outcome(what="refused", file=file, problems=(problem,))
    if data is None:
        problem = Problem(severity="error", code="card-no-plain-file", place=Place(file=file), values={"file": file})
        return Outcome(what="refused", file=file, problems=(problem,))
    memory = own.parent / TAKEN
    called = f"{hashlib.sha256(data).hexdigest()}\n"
    if own.exists() and _words(memory) == called:
        return Outcome(what="known", file=file)
    board, problems = read_board(data, file=file)
    if board is None:
        return Outcome(what="refused", file=file, problems=problems)
    text = decode(data, file=file).encode()
    own.parent.mkdir(parents=True, exist_ok=True)
    is_known = own.exists() and own.read_bytes() == text
    if not is_known:
        write_whole(own, text)
    write_whole(memory, called.encode())
    return Outcome(what="known" if is_known else "taken", file=file, board=board, problems=problems)


def take_root(places: Iterable[Path], own: Path) -> Outcome:
    """Take the root of trust from the first place that has one, where the board has none (rule 4).

    Raises:
        OSError: It cannot be written.
    """
    found = next((place / ROOT for place in places if os.path.lexists(place / ROOT)), None)
    if found is None:
        return Outcome(what="none")
    if os.path.lexists(own):
        return Outcome(what="known", file=str(found))
    from ledplayer.updates.fingerprint import MOST_BYTES, fingerprint

    try:
        data = _read(found, MOST_BYTES + 1)
        if data is None or len(data) > MOST_BYTES:
            raise ValueError("no root")
        fingerprint(data)
    except (OSError, ValueError):
        values = {"file": str(found)}
        problem = Problem(severity="error", code="card-root-wrong", place=Place(file=str(found)), values=values)
        return Outcome(what="refused", file=str(found), problems=(problem,))
    own.parent.mkdir(parents=True, exist_ok=True)
    write_whole(own, data)
    return Outcome(what="taken", file=str(found))


def _read(path: Path, most_bytes: int) -> bytes | None:
    """The beginning of a plain file; None where it is something else. Raises `OSError`."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        if path.is_symlink():
            return None
        raise
    with os.fdopen(handle, "rb") as file:
        return file.read(most_bytes) if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else None


def _words(path: Path) -> str:
    with suppress(OSError, UnicodeDecodeError):
        return path.read_text("ascii")
    return ""
