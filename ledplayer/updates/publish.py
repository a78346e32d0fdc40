"""Publishing: content goes out to the boards that it is for, all at once.

1. What is taken to a board is worked out first (`prepare`) and can be shown; `carry_out` does it.
2. Objects are copied first, then all is signed; until the last file is in place every board reads the state before.
3. The keys never lie in what is published.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from ledplayer.core.manifest import OffAir
from ledplayer.core.names import fold, nearest
from ledplayer.errors import SurroundingsError
from ledplayer.language import reason
from ledplayer.updates.before import Before
from ledplayer.updates.index_page import Row, index_page
from ledplayer.updates.key_folder import KeyFolder
from ledplayer.updates.prepare import Copy, Prepared
from ledplayer.updates.reading import open_file
from ledplayer.updates.repository import Repository
from ledplayer.updates.webroot import INDEX, WebRoot

CHUNK_BYTES = 1 << 20
#: Letters of who put a board off the air.
MOST_LETTERS = 200

#: Told of bytes that were copied.
Progress = Callable[[int], None]


def _silent(count: int) -> None:
    pass


@contextmanager
def opened(web: WebRoot, keys: KeyFolder, now: datetime, contents: Sequence[Path] = ()) -> Iterator[Repository]:
    """A site that stands, claimed.

    Args:
        contents: What will be published.

    Raises:
        SurroundingsError: It does not stand well, or another publisher is at it.
    """
    check_apart(keys, web.folder, *contents)
    keys.roots()
    repository = Repository(web, keys, now)
    with web.claimed():
        repository.load()
        yield repository


def check_apart(keys: KeyFolder, *folders: Path) -> None:
    """Raise `SurroundingsError` where the keys would be published."""
    for folder in folders:
        if keys.folder.resolve().is_relative_to(folder.resolve()):
            raise SurroundingsError("keys-in-public", keys=str(keys.folder), folder=str(folder))


def carry_out(prepared: Prepared, repository: Repository, progress: Progress = _silent) -> None:
    """Publish. Raises `SurroundingsError`; then boards keep what they have."""
    for copy in prepared.copies:
        if not repository.web.keep(_chunks(copy, progress), copy.sha256, copy.size_bytes):
            raise SurroundingsError("publish-changing", file=copy.path)
    repository.publish(prepared.manifests, prepared.same)
    _show(prepared.rows, repository)


def resign(repository: Repository) -> None:
    """Sign once more what stands, as a timer does every day; the page shows this week."""
    repository.resign()
    show(repository)


def set_off_air(web: WebRoot, keys: KeyFolder, boards: Collection[str], by: str | None, now: datetime) -> list[str]:
    """Put boards off the air, or back on it, without their content being needed.

    Args:
        boards: Their ids; none is all.
        by: Who does it; None ends it.

    Returns:
        The ids of all boards that were meant.

    Raises:
        SurroundingsError: A board is not known, or nothing can be signed.
    """
    with opened(web, keys, now) as repository:
        known = {fold(board): board for board in repository.boards}
        meant = [_known(board, known) for board in boards] or list(repository.boards)
        before = Before(repository)
        changed = {}
        for board in meant:
            last = before.manifests[board]
            off = OffAir(by=by[:MOST_LETTERS], since=f"{repository.now:%Y-%m-%dT%H:%M:%SZ}") if by is not None else None
            if (last.off_air is None) is not (off is None):
                changed[board] = replace(last, off_air=off, released_at=repository.now)
        repository.publish(changed, {board: one for board, one in before.manifests.items() if board not in changed})
        show(repository)
        return meant


def show(repository: Repository) -> None:
    """Write the page that says what each board has, out of what was published."""
    _show(rows_of(repository), repository)


def rows_of(repository: Repository) -> list[Row]:
    """What every board has, out of what was published."""
    before = Before(repository)
    return [
        Row(board=before.board(one), manifest=one, campaigns=[campaign for _, campaign in before.campaigns(one)])
        for one in before.manifests.values()
    ]


def _show(rows: Iterable[Row], repository: Repository) -> None:
    repository.web.write(INDEX, index_page(rows, repository.now).encode())


def _known(board: str, known: dict[str, str]) -> str:
    if fold(board) not in known:
        near = nearest(board, known.values()) or next(iter(known.values()), "–")
        raise SurroundingsError("board-not-published", board=board, near=near)
    return known[fold(board)]


def _chunks(copy: Copy, progress: Progress) -> Iterator[bytes]:
    with open_file(copy.source, copy.path) as file:
        while True:
            try:
                chunk = file.read(CHUNK_BYTES)
            except OSError as error:
                raise SurroundingsError("publish-unreadable", file=copy.path, why=reason(error)) from error
            if not chunk:
                return
            progress(len(chunk))
            yield chunk
