"""A state folder is one player's, and for one content."""

import fcntl
import json
import os
from pathlib import Path

from ledplayer.errors import SurroundingsError
from ledplayer.files import write_whole
from ledplayer.language import reason
from ledplayer.log import note
from ledplayer.play.plan_files import PLAN
from ledplayer.run_folder import make_run_folder, run_folder

#: What the plan in the state folder was made from; another content or board begins anew.
ORIGIN = "origin.json"


def claim(state: Path) -> int:
    """Claim the state folder for this player. Raises `SurroundingsError`."""
    try:
        state.mkdir(parents=True, exist_ok=True)
        file = os.open(state / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise SurroundingsError("state-unusable", folder=str(state), why=reason(error)) from error
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(file)
        raise SurroundingsError("state-in-use", folder=str(state)) from error
    return file


def memory_folder(state: Path) -> Path | None:
    """The folder in memory, there and ours; None where it cannot be had: then the board plays on without."""
    try:
        return Path(make_run_folder(str(state)))
    except OSError as error:
        note("run-folder-unusable", folder=run_folder(str(state)), why=reason(error))
        return None


def forget_other_content(state: Path, content: Path | None, board: str | None, store: Path | None) -> None:
    """A plan that was made from other content, or for another board, must not be on for even a second.

    A content folder that was played before may be away now: what was admitted goes on. Raises `SurroundingsError`.
    """
    origin = {"content": str(content.absolute()) if content else None, "board": board}
    if store:
        origin["store"] = str(store.absolute())
    path = state / ORIGIN
    try:
        if json.loads(path.read_bytes()) == origin:
            return
    except (OSError, ValueError):
        pass
    if content and not content.is_dir():
        raise SurroundingsError("no-such-folder", folder=str(content))
    try:
        for plan in (state / PLAN, *state.glob("plan-*.json")):
            plan.unlink(missing_ok=True)
        write_whole(path, json.dumps(origin).encode())
    except OSError as error:
        raise SurroundingsError("state-unusable", folder=str(state), why=str(error)) from error
