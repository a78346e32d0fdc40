"""The keys of a site, in files that nobody else may read.

1. The root key decides who may sign. It is needed to begin and when the online key was stolen, and lies on two USB
   sticks in between. The online key signs every day, on the office's computer.
2. A key file is refused where others may read it; on a stick, whose file system knows no owners, nobody can say.
3. A passphrase is asked for when a key has one: `LEDPLAYER_PASSPHRASE_FILE` names a file that holds it, for timers.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ledplayer.errors import SurroundingsError
from ledplayer.files import write_whole
from ledplayer.intake.mount import mount_of
from ledplayer.language import reason

if TYPE_CHECKING:
    from securesystemslib.signer import CryptoSigner

ONLINE = "online.pem"
#: The next online key, until boards have been told of it.
NEXT = "online.next.pem"
ROOT = "ledplayer-root.pem"
PASSPHRASE_FILE = "LEDPLAYER_PASSPHRASE_FILE"

#: Gives the passphrase of a key file; None where nobody can be asked.
Ask = Callable[[Path], str | None]

_MOST_BYTES = 16 << 10
_NO_OWNERS = frozenset({"vfat", "msdos", "exfat", "fuseblk", "ntfs", "ntfs3"})


def nobody(path: Path) -> str | None:
    """Nobody can be asked for a passphrase."""
    return None


def new_key() -> "CryptoSigner":
    """A new key pair (ed25519). Raises `SurroundingsError` where what signs is not installed."""
    _need_library()
    from securesystemslib.signer import CryptoSigner

    return CryptoSigner.generate_ed25519(keyid=os.urandom(4).hex())


def save_key(path: Path, key: "CryptoSigner", passphrase: str = "") -> None:
    """Write a private key for its owner alone. Raises `SurroundingsError`."""
    from cryptography.hazmat.primitives.serialization import (
        BestAvailableEncryption,
        Encoding,
        KeySerializationEncryption,
        NoEncryption,
        PrivateFormat,
        load_pem_private_key,
    )

    bare = load_pem_private_key(key.private_bytes, None)
    lock: KeySerializationEncryption = BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
    data = bare.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, lock)
    named = f"keyid: {key.public_key.keyid}\n".encode()
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(path, named + data, mode=0o600)
    except OSError as error:
        raise SurroundingsError("key-unwritable", file=str(path), why=reason(error)) from error


def load_key(path: Path, ask: Ask = nobody) -> "CryptoSigner":
    """A private key out of its file. Raises `SurroundingsError` with what is wrong and what to do."""
    _need_library()
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key
    from securesystemslib.signer import CryptoSigner, SSlibKey

    data = _read(path)
    try:
        try:
            bare = load_pem_private_key(data, None)
        except TypeError:  # it has a passphrase
            bare = load_pem_private_key(data, passphrase_of(path, ask).encode())
        if not isinstance(bare, Ed25519PrivateKey):
            raise TypeError("another kind of key")
        return CryptoSigner(bare, SSlibKey.from_crypto(bare.public_key(), _keyid(data)))
    except (ValueError, TypeError) as error:
        code = "key-passphrase-wrong" if b"ENCRYPTED" in data else "key-damaged"
        raise SurroundingsError(code, file=str(path)) from error


def has_passphrase(path: Path) -> bool:
    """Whether a key file has one; False where it does not read."""
    try:
        return b"ENCRYPTED" in path.read_bytes()
    except OSError:
        return False


def keyid_of(path: Path) -> str:
    """The id of the key in a file, which is no secret; "" where it does not read."""
    try:
        return _keyid(path.read_bytes())
    except (OSError, ValueError):
        return ""


def passphrase_of(path: Path, ask: Ask) -> str:
    """The passphrase of a key file, out of the file that the environment names, else from who can be asked."""
    name = os.environ.get(PASSPHRASE_FILE, "")
    found = _read(Path(name)).decode("utf-8", "replace").strip() if name else ask(path)
    if not found:
        raise SurroundingsError("key-passphrase-needed", file=str(path), variable=PASSPHRASE_FILE)
    return found


def _keyid(data: bytes) -> str:
    """The first line of a key file. Raises `ValueError`."""
    name, _, keyid = data.partition(b"\n")[0].decode("ascii").partition(": ")
    if name != "keyid" or not keyid:
        raise ValueError("no key id")
    return keyid


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            is_open = os.fstat(file.fileno()).st_mode & 0o077
            data = file.read(_MOST_BYTES)
    except FileNotFoundError as error:
        raise SurroundingsError("key-missing", file=str(path)) from error
    except OSError as error:
        raise SurroundingsError("key-unreadable", file=str(path), why=reason(error)) from error
    if is_open and mount_of(path).kind not in _NO_OWNERS:
        raise SurroundingsError("key-open", file=str(path))
    return data


def _need_library() -> None:
    try:
        import cryptography  # noqa: F401 - whether it is there
    except ImportError as error:
        raise SurroundingsError("publisher-missing") from error
