"""Other keys for a site that stands; boards follow by themselves.

1. A new online key is first made known beside the old one, then signs everything, then stands alone. So who reads
   meanwhile meets no state that it cannot check, and killed at any moment it can be done once more.
2. The old online key is not needed: it may be lost, or a thief's.
3. A new root is signed by the root key before it and by its own.
"""

from typing import TYPE_CHECKING

from ledplayer.errors import SurroundingsError
from ledplayer.updates.repository import Repository
from ledplayer.updates.roles import new_root

if TYPE_CHECKING:
    from securesystemslib.signer import CryptoSigner


def rotate(repository: Repository, root_key: "CryptoSigner") -> None:
    """Have a new online key sign everything, and no other from now on. Raises `SurroundingsError`."""
    _need_known(repository, root_key)
    new = repository.keys.new_online()
    repository.trust(new_root(root_key.public_key, [*repository.online_keys, new.public_key]), root_key)
    repository.resign(new)
    repository.trust(new_root(root_key.public_key, [new.public_key]), root_key)
    repository.resign()  # another `timestamp.json`, so that boards look at once


def replace_root_key(repository: Repository, root_key: "CryptoSigner", new: "CryptoSigner") -> None:
    """Have another root key from now on. Raises `SurroundingsError`."""
    _need_known(repository, root_key)
    repository.trust(new_root(new.public_key, repository.online_keys), root_key, new)
    repository.resign()


def _need_known(repository: Repository, root_key: "CryptoSigner") -> None:
    if root_key.public_key.keyid not in repository.root.signed.roles["root"].keyids:
        raise SurroundingsError("root-key-not-known")
