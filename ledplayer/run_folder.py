"""Where what is true only now is kept: a folder in memory, one for each state folder, gone with the power.

Imports next to nothing: the light poll asks it, too.
"""

import os

#: The service's state, and the folder that systemd makes for it (`RuntimeDirectory=`).
_SERVICES = {"/var/lib/ledplayer": "/run/ledplayer", "/var/lib/ledplayer-sync": "/run/ledplayer-sync"}
_MEMORY = "/dev/shm"


def run_folder(state: str) -> str:
    """The folder in memory that belongs to a state folder or store; it need not be there yet.

    It follows from the path alone, so that every process finds it. Without a file system in memory it is in `state`.
    """
    state = os.path.abspath(state)
    if state in _SERVICES:
        return _SERVICES[state]
    if os.access(_MEMORY, os.W_OK):
        import hashlib

        return f"{_MEMORY}/ledplayer-{hashlib.sha256(os.fsencode(state)).hexdigest()[:8]}"
    return os.path.join(state, "run")
