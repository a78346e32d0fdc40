"""Where what is true only now is kept: a folder in memory, one for each state folder, gone with the power.

Imports next to nothing: the light poll asks it, too.
"""

import os
from binascii import crc32
from contextlib import suppress

TYPE_CHECKING = False  # as `typing` has it, which takes as long as all of this
if TYPE_CHECKING:
    from typing import Any

#: No file that is put there is larger, pictures and the proof of play apart.
MOST_BYTES = 64 << 10

#: The service's state, and the store of its sync unit; and the folders that systemd makes for them
#: (`RuntimeDirectory=`, kept when they stop by `RuntimeDirectoryPreserve=yes`: the last word of who died is there).
STATE, STORE = "/var/lib/ledplayer", "/var/lib/ledplayer-sync"
_SERVICES = {STATE: "/run/ledplayer", STORE: "/run/ledplayer-sync"}
_MEMORY = "/dev/shm"


def usual_state() -> str:
    """Whose player is asked about where nobody says: the service's where there is one, else the user's own."""
    if os.path.isdir(STATE):
        return STATE
    home = os.environ.get("XDG_STATE_HOME") or os.path.expanduser("~/.local/state")
    return os.path.join(home, "ledplayer")


def usual_store(state: str) -> str:
    """Where a board keeps what it fetched: the sync unit's place, else in the state folder."""
    return STORE if os.path.isdir(STORE) else os.path.join(state, "store")


def run_folder(state: str) -> str:
    """The folder in memory that belongs to a state folder or store; it need not be there yet.

    It follows from the path alone, so that every process finds it. Without a file system in memory it is in `state`.
    """
    state = os.path.abspath(state)
    if state in _SERVICES:
        return _SERVICES[state]
    if os.access(_MEMORY, os.W_OK):
        return f"{_MEMORY}/ledplayer-{crc32(os.fsencode(state)):08x}"
    return os.path.join(state, "run")


def make_run_folder(state: str) -> str:
    """The same folder, there and ours. Raises `OSError`, also where it is somebody else's."""
    folder = run_folder(state)
    try:
        os.makedirs(folder, 0o755)
    except FileExistsError:
        found = os.lstat(folder)
        is_ours = found.st_uid == os.geteuid() or folder in _SERVICES.values()
        if found.st_mode & 0o170000 != 0o040000 or not is_ours:
            raise  # anybody may make names in shared memory
    return folder


def put(path: str, data: bytes) -> None:
    """Put a file there, whole, for others to read; it waits for no disk. One process writes one name.

    Raises:
        OSError: What stood there is there.
    """
    folder, _, name = path.rpartition("/")
    draft = f"{folder}/.{name}.tmp"
    try:
        with open(draft, "wb", opener=_opener) as file:
            file.write(data)
        os.replace(draft, path)
    except OSError:
        with suppress(OSError):
            os.unlink(draft)
        raise


def take(path: str) -> "dict[str, Any]":
    """A JSON object that somebody put there; empty where there is none, or something else."""
    import json

    try:
        with open(path, "rb", opener=_opener) as file:
            data = file.read(MOST_BYTES + 1)
        found = json.loads(data)
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) and len(data) <= MOST_BYTES else {}


def boot() -> str:
    """What this boot of the machine is called; "" where nobody tells."""
    try:
        with open("/proc/sys/kernel/random/boot_id", encoding="ascii") as file:
            return file.read(64).strip()
    except (OSError, ValueError):
        return ""


def _opener(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK, 0o644)
