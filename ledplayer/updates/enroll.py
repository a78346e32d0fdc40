"""First trust: the keys that a server offers, before anybody has compared their words."""

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, Root

from ledplayer.errors import ContentError, Place, Problem
from ledplayer.updates.fingerprint import MOST_BYTES
from ledplayer.updates.server import Server
from ledplayer.updates.trust import METADATA

#: More than keys change in a century.
MOST_ROOTS = 256


def offered(server: Server) -> bytes:
    """The newest root of a server, to which each older one leads. It proves nothing until its words are compared.

    Raises:
        ContentError: There is none, or they do not lead to each other.
        SurroundingsError: The server cannot be asked now.
    """
    newest, before = b"", None
    for version in range(1, MOST_ROOTS + 1):
        name = f"{METADATA}/{version}.root.json"
        try:
            data = server.get(name, MOST_BYTES)
        except LookupError as error:
            if before is None:
                raise _refused("enroll-no-root", name) from error
            return newest
        try:
            root: Metadata[Root] = Metadata.from_bytes(data)
            for judge in (before, root):
                if judge is not None:
                    judge.signed.verify_delegate(Root.type, root.signed_bytes, root.signatures)
            if root.signed.version != version:
                raise RepositoryError(f"version {root.signed.version}")
        except (RepositoryError, ValueError, AttributeError, RecursionError) as error:
            raise _refused("enroll-bad-root", name) from error
        newest, before = data, root
    return newest


def _refused(code: str, name: str) -> ContentError:
    return ContentError([Problem(severity="error", code=code, place=Place(file=name), values={"file": name})])
