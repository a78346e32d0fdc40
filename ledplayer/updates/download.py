"""One object from a server into the store, going on where an earlier try broke off.

1. Only bytes with the right hash become an object.
2. What came stays for the next try, in this pull or a later one; what proves wrong is fetched anew, once.
3. Every try that brings us no further is counted; a server that cuts each answer short is asked as long as one does.
"""

from collections.abc import Callable

from ledplayer.core.manifest import File
from ledplayer.errors import SurroundingsError
from ledplayer.updates.part import Part
from ledplayer.updates.progress import Progress
from ledplayer.updates.server import FINAL, Server
from ledplayer.updates.store import Store

#: A try that came less further has brought nothing.
_SOME_BYTES = 64 << 10

Same = Callable[[str, str], bool]


def download(store: Store, server: Server, file: File, *, rate: int, progress: Progress, same: Same) -> None:
    """Fetch an object.

    Args:
        rate: Most bytes a second; 0 is no bound.
        same: Compares hashes.

    Raises:
        LookupError: The server has none.
        SurroundingsError: It cannot be had now.
        OSError: It cannot be written.
    """
    failures, furthest, is_again = 0, 0, False
    while True:
        part = Part(store, file)
        try:
            if part.size < file.size_bytes:
                _fetch(server, file, part, rate, progress)
        except SurroundingsError as error:
            failures = 1 if part.size >= furthest + _SOME_BYTES else failures + 1
            furthest = max(furthest, part.size)
            if failures >= server.limits.tries or error.code in FINAL:
                raise
            server.limits.rest(failures)
            continue
        if same(part.hash.hexdigest(), file.sha256):
            part.sync()
            store.keep(file.sha256)
            return
        store.disk.remove(part.path)
        if is_again:
            raise SurroundingsError("object-corrupt", object=file.sha256[:12])
        is_again = True


def _fetch(server: Server, file: File, part: Part, rate: int, progress: Progress) -> None:
    """Get the rest of a part."""
    path = f"objects/{file.sha256[:2]}/{file.sha256}"
    try:
        with server.open(path, part.size, file.size_bytes - part.size, rate) as body:
            part.begin(body.begin)
            try:
                for chunk in body.chunks:
                    part.add(chunk)
                    progress.came(len(chunk))
            finally:
                part.write()
    finally:
        part.rest()
    if part.size < file.size_bytes:
        raise SurroundingsError("server-cut", path=path)
