"""What would publishing some folders do? New manifests, what is to be copied, and what people should know first.

1. A board whose manifest would say the same keeps the one it has; a day on which something was first needed and that
   has come is no change.
2. A board that is no longer in any list gets a manifest without files; after 400 days it is named no more.
3. That the office has put a board off the air stays until the office ends it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from ledplayer import config
from ledplayer.core.manifest import File, Manifest, Origin
from ledplayer.core.model import Board
from ledplayer.core.names import fold
from ledplayer.errors import Problem, SurroundingsError
from ledplayer.intake.source import FolderSource
from ledplayer.makers.studio import Studio
from ledplayer.updates.before import Before, PublishedGood
from ledplayer.updates.changes import Change, change
from ledplayer.updates.faults import faults
from ledplayer.updates.index_page import Row
from ledplayer.updates.needs import NONE, Office
from ledplayer.updates.reading import read_folders, titles
from ledplayer.updates.repository import Repository
from ledplayer.updates.uncollected import uncollected

#: A board that was taken down for good has long been switched off by then.
WITHDRAWN_DAYS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A file that goes out. `source`, `path`: Where it lies."""

    source: FolderSource
    path: str
    sha256: str
    size_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What would be published.

    Attributes:
        manifests: That are new, by board. `same`: Those that stay.
        changes: Of the boards that get something else.
        copies: Files that the web root does not have.
        problems: Errors and warnings.
        rows: All boards, as a page shows them.
        broken: Paths of campaigns and lists with errors, and whether an older version of them stays.
    """

    manifests: Mapping[str, Manifest]
    same: Mapping[str, Manifest]
    changes: tuple[Change, ...]
    copies: tuple[Copy, ...]
    problems: tuple[Problem, ...]
    rows: tuple[Row, ...]
    broken: Mapping[str, bool]

    @property
    def copy_bytes(self) -> int:
        """Bytes that will be copied."""
        return sum(copy.size_bytes for copy in self.copies)


@uncollected()
def prepare(
    folders: Sequence[Path],
    repository: Repository,
    studio: Studio,
    reach: Mapping[Path, frozenset[str]] | None = None,
    away: Collection[str] = (),
) -> Prepared:
    """Work it out.

    Args:
        folders: In order of precedence.
        studio: Makers that probe; need not run.
        reach: The folders that are for some boards only, with their ids.
        away: Names of folders that do not read now: boards keep what was last published of them.

    Raises:
        SurroundingsError: A folder is away or does not read, or there is no list of boards.
        ContentError: There is more than can be read.
    """
    before, now = Before(repository), repository.now
    named = titles(dict.fromkeys(folders))
    good = PublishedGood(before, {str(folder): title for folder, title in named.items()})
    reading = read_folders(named, repository.keys, good, studio, now.astimezone().date(), reach)
    boards = _boards(source.boards.values() for source in reading.content.sources)
    if not boards:
        raise SurroundingsError("publish-no-boards", folder=str(folders[0]), name=config.BOARDS)
    days = [(board, now.astimezone(config.zone_of(board)[0]).date()) for board in boards]
    found = faults(reading, days)
    office = Office(reading, found.broken, before)
    needs = {board.id: office.needs(board, today) for board, today in days}
    manifests = {
        board: _manifest(board, (*one.origins, *_kept(board, away, before)), before, now)
        for board, one in needs.items()
    }
    manifests |= _withdrawn(before, needs.keys(), now)
    same = {board: before.manifests[board] for board, one in manifests.items() if _stays(one, before)}
    new = {board: one for board, one in manifests.items() if board not in same}
    lines = {board.id: board for board in boards}
    kept = {path for one in needs.values() for _, path in one.kept}
    return Prepared(
        manifests=new,
        same=same,
        changes=tuple(
            change(one, lines.get(board, Board(id=board)).name, needs.get(board, NONE).campaigns, before)
            for board, one in new.items()
        ),
        copies=_copies(new.values(), dict(zip(named.values(), reading.sources, strict=True)), repository),
        problems=found.problems,
        rows=tuple(
            Row(board=lines.get(board, Board(id=board)), manifest=one, campaigns=needs.get(board, NONE).shown)
            for board, one in ((board, same.get(board, one)) for board, one in manifests.items())
        ),
        broken={path: path in kept for _, path in sorted(found.broken)},
    )


def _boards(lists: Iterable[Iterable[Board]]) -> list[Board]:
    """All boards, as the first list that has a line for each says."""
    found: dict[str, Board] = {}
    for boards in lists:
        for board in boards:
            found.setdefault(fold(board.id), board)
    return list(found.values())


def _kept(board: str, away: Collection[str], before: Before) -> list[Origin]:
    """What was last published of folders that are away."""
    last = before.manifests.get(board)
    return [origin for origin in last.sources if origin.name in away] if last else []


def _manifest(board: str, origins: tuple[Origin, ...], before: Before, now: datetime) -> Manifest:
    last = before.manifests.get(board)
    if last is None:
        return Manifest(board=board, released_at=now, sources=origins)
    then = {(origin.name, path): file for origin in last.sources for path, file in origin.files.items()}
    as_then = []
    for origin in origins:
        files = {path: _as_then(file, then.get((origin.name, path)), now) for path, file in origin.files.items()}
        as_then.append(replace(origin, files=files))
    return replace(last, released_at=now, sources=tuple(as_then))


def _as_then(file: File, then: File | None, now: datetime) -> File:
    """A file that is needed at once, with the day that was written when that was still to come (rule 1)."""
    has_come = then is not None and then.needed is not None and then.needed <= now.date()
    return then if then and has_come and file.needed is None and replace(then, needed=None) == file else file


def _stays(manifest: Manifest, before: Before) -> bool:
    last = before.manifests.get(manifest.board)
    return last is not None and manifest.says_the_same(last)


def _withdrawn(before: Before, listed: Iterable[str], now: datetime) -> dict[str, Manifest]:
    """Rule 2."""
    gone = {board: last for board, last in before.manifests.items() if board not in set(listed)}
    return {
        board: replace(last, released_at=now, sources=())
        for board, last in gone.items()
        if last.sources or last.released_at > now - timedelta(days=WITHDRAWN_DAYS)
    }


def _copies(
    manifests: Iterable[Manifest], sources: Mapping[str, FolderSource], repository: Repository
) -> tuple[Copy, ...]:
    """The files that are not in the web root."""
    there = repository.web.objects()
    found: dict[str, Copy] = {}
    for manifest in manifests:
        for origin in manifest.sources:
            for path, file in origin.files.items():
                is_missing = there.get(file.sha256) != file.size_bytes and file.sha256 not in found
                if is_missing and origin.name in sources:
                    found[file.sha256] = Copy(
                        source=sources[origin.name], path=path, sha256=file.sha256, size_bytes=file.size_bytes
                    )
    return tuple(found.values())
