"""`python -I -m ledplayer.updates.verify`: may a release in the store be used? Intake asks it, in a process of its own.

Whoever wrote the store is not believed: the manifest has to be the one that TUF finds signed for this board, beginning
at the installed root. Says one line of JSON, `{"version": …, "signed_at": …, "root": …, "by": […], "keys": […]}`
(`signers`) with exit code 0, or `{"code": …, "why": …}` with 1. Whatever lies in the files, it is one of the two,
within bounded memory and time.
"""

import argparse
import hashlib
import json
import os
import re
import resource
import stat
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

MOST_DATA_BYTES = 256 << 20
MOST_CPU_S = 60
#: No file that is written is larger: TUF's metadata, in a temporary folder.
MOST_FILE_BYTES = 16 << 20
MOST_ROOT_BYTES = 512 << 10

_SHA256 = re.compile(r"[0-9a-f]{64}")


class Refused(Exception):  # noqa: N818 - no error: an answer
    """The release is not to be used; the arguments are the code of the sentence that says why, and the details."""


def main(words: Sequence[str] | None = None) -> int:
    """Say whether; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -I -m ledplayer.updates.verify", description=__doc__)
    parser.add_argument("--store", type=Path, required=True, help="the board's store")
    parser.add_argument("--root", type=Path, required=True, help="the installed root of trust")
    parser.add_argument("--board", required=True, help="the board's id")
    parser.add_argument("--manifest", required=True, help="hash of the release's manifest")
    parser.add_argument("--proof", required=True, help="hash of what proves it")
    asked = parser.parse_args(words)
    try:
        answer = verified(asked.store, asked.root, asked.board, asked.manifest, asked.proof)
    except Refused as refusal:
        code, why = refusal.args
    except MemoryError:
        code, why = "release-not-signed", "out of memory"
    except Exception as error:  # noqa: BLE001 - the top of a process; a file of a stranger is to blame, not we
        code, why = "release-not-signed", f"{type(error).__name__}: {error}"
    else:
        _say(answer)
        return 0
    _say({"code": code, "why": why[:200]})
    return 1


def verified(store: Path, root: Path, board: str, manifest: str, proof: str) -> Mapping[str, object]:
    """The version of the timestamp that a release is signed by, when that was signed, as it says, and by whose keys.

    Raises:
        Refused: It is not to be used.
    """
    from ledplayer.core.manifest import MOST_BYTES, decode  # not before the limits stand
    from ledplayer.errors import ContentError, SurroundingsError
    from ledplayer.updates import proof as proofs
    from ledplayer.updates.signers import signers
    from ledplayer.updates.trust import proven

    try:
        trusted = _read(root, MOST_ROOT_BYTES)
    except OSError as error:
        raise Refused("release-no-root", str(error)) from error
    data, claim = _object(store, manifest, MOST_BYTES), _object(store, proof, proofs.MOST_BYTES)
    try:
        signed = proven(root=trusted, proof=proofs.decode(claim), board=board)
    except (ContentError, SurroundingsError, ValueError) as error:
        problems = error.problems if isinstance(error, ContentError) else ()
        raise Refused("release-not-signed", str(problems[0].values) if problems else str(error)) from error
    if (signed.sha256, signed.size_bytes) != (manifest, len(data)):
        raise Refused("release-not-signed", f"{signed.sha256[:12]} is")
    try:
        release = decode(data)
    except ContentError as error:
        raise Refused("release-unreadable", str(error.problems[0].values.get("why", ""))) from error
    if release.board != board:
        raise Refused("release-of-another-board", release.board)
    signed_at = f"{signed.signed_at:%Y-%m-%dT%H:%M:%SZ}" if signed.signed_at else None
    whose = signers(trusted, signed.proof)
    return {"version": signed.version, "signed_at": signed_at, "root": whose.root, "by": whose.by, "keys": whose.keys}


def limit() -> None:
    """Bound this process for good."""
    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, MOST_CPU_S),
        (resource.RLIMIT_DATA, MOST_DATA_BYTES),
        (resource.RLIMIT_FSIZE, MOST_FILE_BYTES),
    ):
        hard = resource.getrlimit(what)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (most, most))


def _say(answer: Mapping[str, object]) -> None:
    with suppress(OSError):  # whoever asked is gone
        os.write(sys.stdout.fileno(), json.dumps(answer).encode() + b"\n")


def _object(store: Path, sha256: str, most_bytes: int) -> bytes:
    """An object's bytes. Raises `Refused`."""
    try:
        if not _SHA256.fullmatch(sha256):
            raise OSError("no hash")
        data = _read(store / "objects" / sha256[:2] / sha256, most_bytes)
        if hashlib.sha256(data).hexdigest() != sha256:
            raise OSError(f"{sha256[:12]} is not what it should be")
    except OSError as error:
        raise Refused("release-incomplete", str(error)) from error
    return data


def _read(path: Path, most_bytes: int) -> bytes:
    """A whole regular file. Raises `OSError`."""
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(f"no regular file: {path.name}")
        data = file.read(most_bytes + 1)
    if len(data) > most_bytes:
        raise OSError(f"more than {most_bytes} bytes: {path.name}")
    return data


if __name__ == "__main__":
    above = str(Path(__file__).resolve().parents[2])
    if above not in sys.path:  # run from a checkout, where -I knows nothing of us
        sys.path.insert(0, above)
    limit()
    sys.exit(main())
