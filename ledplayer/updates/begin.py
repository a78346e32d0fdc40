"""Beginning a site, once in its life: both keys, and a first signed state without a board.

1. The root key is written to every folder that is named, before anything trusts it; never over another one.
2. Where the keys are there already and the web root is lost, broken or was put back from a backup, a new state is
   signed with them, and boards go on as before.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ledplayer.errors import SurroundingsError
from ledplayer.updates.key_folder import KeyFolder
from ledplayer.updates.keys import ROOT, load_key, new_key, save_key
from ledplayer.updates.publish import check_apart
from ledplayer.updates.repository import Repository
from ledplayer.updates.webroot import WebRoot

if TYPE_CHECKING:
    from securesystemslib.signer import CryptoSigner


def begin(web: WebRoot, keys: KeyFolder, sticks: Sequence[Path], passphrase: str, now: datetime) -> bool:
    """Begin a site; returns whether it is a new one.

    Args:
        sticks: Folders for the root key; of no use where the keys are there.
        passphrase: For both keys; "" is none.

    Raises:
        SurroundingsError: It stands well already, or something cannot be written.
    """
    check_apart(keys, web.folder)
    for folder in sticks:
        check_apart(KeyFolder(folder), web.folder)
    with web.claimed():
        if keys.exists and _stands(Repository(web, keys, now)):
            raise SurroundingsError("publish-begun", folder=str(web.folder))
        key = None if keys.exists else new_root_key(sticks, passphrase)
        Repository(web, keys, now).begin(key, passphrase)
    return key is not None


def new_root_key(sticks: Sequence[Path], passphrase: str) -> "CryptoSigner":
    """A new root key, in every folder. Raises `SurroundingsError`."""
    for folder in sticks:
        if (folder / ROOT).exists():
            raise SurroundingsError("root-key-there", file=str(folder / ROOT))
    key = new_key()
    for folder in sticks:
        save_key(folder / ROOT, key, passphrase)
    return key


def root_key(place: Path, keys: KeyFolder) -> "CryptoSigner":
    """The root key on a stick. Raises `SurroundingsError`."""
    return load_key(place / ROOT if place.is_dir() or place.suffix != ".pem" else place, keys.ask)


def _stands(repository: Repository) -> bool:
    try:
        repository.load()
    except SurroundingsError as error:
        if error.code in ("published-none", "published-broken", "published-older"):
            return False
        raise
    return True
