"""Which manifest is the newest that the office has signed for a board? TUF decides; here it is only asked.

1. The installed root is where trust begins, every time; older signed metadata than is known never counts.
2. Expiry is judged by the time that the caller believes; where it believes none, nothing expires.
3. The metadata lies in a temporary folder while TUF works on it; what it came to is one `Proof`.
"""

import json
import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tuf.api import exceptions
from tuf.api.metadata import Metadata, TargetFile, Targets
from tuf.ngclient import Updater, UpdaterConfig
from tuf.ngclient.fetcher import FetcherInterface

from ledplayer.core.manifest import MOST_BYTES
from ledplayer.errors import ContentError, Place, Problem, SurroundingsError
from ledplayer.updates.proof import SIGNED_AT, Proof, target

METADATA = "metadata"
TARGETS = "targets"

#: The targets role and its bins; a site needs no more.
MOST_DELEGATIONS = 4

#: Long ago: nothing has expired.
_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)
_BASE = "board:///"
#: Of the roots, one is asked for at each refresh that is not there.
_HISTORY = "root_history"
_SHA256 = re.compile(r"[0-9a-f]{64}")

#: Gives one of the server's files by its path (`metadata/timestamp.json`), of at most so many bytes. Raises
#: `LookupError` where there is none, `SurroundingsError` where it cannot be had now.
Fetch = Callable[[str, int], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """What the newest metadata says of a board.

    Attributes:
        path: Of its manifest on the server.
        sha256, size_bytes: Of its manifest.
        target: The same, as TUF has it.
        proof: The metadata that says so.
        version: Of the timestamp; it only grows.
        signed_at: When the timestamp was signed; None where it does not say.
    """

    path: str
    sha256: str
    size_bytes: int
    target: TargetFile
    proof: Proof
    version: int
    signed_at: datetime | None

    def check(self, manifest: bytes) -> None:
        """Raise `ContentError` for bytes that are not the manifest, by TUF's own judgement."""
        try:
            self.target.verify_length_and_hashes(manifest)
        except exceptions.LengthOrHashMismatchError as error:
            raise _refused("trust-unsigned", error) from error


def newest(*, root: bytes, known: Proof, fetch: Fetch, board: str, now: datetime | None) -> Signed:
    """Ask for the newest metadata and what it says of a board.

    Args:
        root: The installed root.
        known: The newest metadata so far.
        now: The time to judge expiry by (aware); None where no clock can be believed.

    Raises:
        ContentError: It is not to be trusted, is older than what is known, has expired, or knows no such board.
        SurroundingsError: It cannot be had now.
    """
    with tempfile.TemporaryDirectory(prefix="ledplayer-") as name:
        folder = Path(name)
        _lay_out(known, folder)
        try:
            asking = updater(folder, root=root, fetch=fetch, now=now)
            asking.refresh()
            found = asking.get_targetinfo(target(board))
        except exceptions.ExpiredMetadataError as error:
            raise _refused("trust-expired", error, now=f"{now:%Y-%m-%d}" if now else "?") from error
        except exceptions.BadVersionNumberError as error:
            raise _refused("trust-older", error) from error
        except exceptions.RepositoryError as error:
            raise _refused("trust-unsigned", error) from error
        except exceptions.DownloadError as error:
            raise SurroundingsError("server-incomplete", why=str(error)[:200]) from error
        if found is None:
            raise _refused("trust-no-board", None, board=board)
        proof = Proof(files=dict(_files(folder, root, target(board))))
    sha256 = found.hashes.get("sha256", "")
    if not _SHA256.fullmatch(sha256):
        raise _refused("trust-unsigned", None, why="no sha256")
    stamp = json.loads(proof.files["timestamp.json"])["signed"]
    return Signed(
        path=f"{TARGETS}/{sha256}.{target(board)}",
        sha256=sha256,
        size_bytes=found.length,
        target=found,
        proof=proof,
        version=stamp["version"],
        signed_at=_moment(stamp.get(SIGNED_AT)),
    )


def updater(
    folder: Path, *, root: bytes, fetch: Fetch, now: datetime | None, delegations: int = MOST_DELEGATIONS
) -> Updater:
    """TUF's own client, in a folder of its metadata. Raises TUF's errors, using it too.

    Args:
        delegations: Roles that may be asked before a target is taken to be unknown.
    """
    config = UpdaterConfig(max_delegations=delegations, targets_max_length=MOST_BYTES)
    made = Updater(str(folder), f"{_BASE}{METADATA}", fetcher=_Fetcher(fetch), config=config, bootstrap=root)
    # TUF has no public way to be told the time; a board's clock may be years late.
    made._trusted_set.reference_time = now or _NO_TIME
    return made


def proven(*, root: bytes, proof: Proof, board: str) -> Signed:
    """What a proof says of a board, without a server and whatever the time. Raises as `newest` does."""

    def fetch(path: str, most_bytes: int) -> bytes:
        data = proof.files[path.rpartition("/")[2]]
        if len(data) > most_bytes:
            raise LookupError(path)
        return data

    return newest(root=root, known=Proof(), fetch=fetch, board=board, now=None)


def signed_at(proof: Proof) -> datetime | None:
    """When a proof says that it was signed; nobody has judged that here."""
    try:
        return _moment(json.loads(proof.files["timestamp.json"])["signed"].get(SIGNED_AT))
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError):
        return None


class _Fetcher(FetcherInterface):
    """TUF's downloads, by ours."""

    def __init__(self, fetch: Fetch) -> None:
        self._get = fetch

    def download_bytes(self, url: str, max_length: int) -> bytes:
        try:
            data = self._get(url.removeprefix(_BASE), max_length)
        except LookupError as error:
            raise exceptions.DownloadHTTPError(str(error), 404) from error
        if len(data) > max_length:
            raise exceptions.DownloadLengthMismatchError(url)
        return data

    def _fetch(self, url: str) -> Iterator[bytes]:
        raise NotImplementedError


def _lay_out(proof: Proof, folder: Path) -> None:
    """Put known metadata where TUF looks for it."""
    (folder / _HISTORY).mkdir()
    for name, data in proof.files.items():
        version, _, role = name.partition(".")
        path = folder / _HISTORY / name if role == "root.json" else folder / (role if version.isdecimal() else name)
        path.write_bytes(data)


def _files(folder: Path, root: bytes, path: str) -> Iterator[tuple[str, bytes]]:
    """What TUF believes now, by the names on the server."""
    newest = json.loads((folder / "root.json").read_bytes())["signed"]["version"]
    for version in range(json.loads(root)["signed"]["version"] + 1, newest + 1):
        yield f"{version}.root.json", (folder / _HISTORY / f"{version}.root.json").read_bytes()
    yield "timestamp.json", (folder / "timestamp.json").read_bytes()
    for role in ("snapshot", "targets", *_delegated(folder, path)):
        file = folder / f"{role}.json"
        if file.exists():
            data = file.read_bytes()
            yield f"{json.loads(data)['signed']['version']}.{role}.json", data


def _delegated(folder: Path, path: str) -> list[str]:
    """The roles that may speak of a target, besides the targets role."""
    targets: Metadata[Targets] = Metadata.from_file(str(folder / "targets.json"))
    delegations = targets.signed.delegations
    return [name for name, _ in delegations.get_roles_for_target(path)] if delegations else []


def _moment(written: object) -> datetime | None:
    try:
        return datetime.strptime(str(written), "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None


def _refused(code: str, error: Exception | None, **values: str) -> ContentError:
    told = values | ({"why": str(error)[:200]} if error else {})
    return ContentError([Problem(severity="error", code=code, place=Place(file=METADATA), values=told)])
