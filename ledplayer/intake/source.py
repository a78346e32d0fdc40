"""One source of content: a folder with playlists, its files, and its list of boards."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from ledplayer import config
from ledplayer.core.board_file import read_boards
from ledplayer.core.model import Board, Campaign, Entry, Source
from ledplayer.errors import Place, Problem
from ledplayer.intake.campaigns import Campaigns, Playlists, Texts
from ledplayer.intake.find import Finds, find
from ledplayer.intake.folder import Folder, Now
from ledplayer.intake.good import Good, LastGood
from ledplayer.intake.scan import MEDIA, PLAYLISTS, open_below, shown
from ledplayer.intake.switch import thrown
from ledplayer.intake.wanted import Paths, wanted
from ledplayer.language import reason

#: One byte more than a playlist may have, so that the reader says that it is too long.
PLAYLIST_BYTES = (256 << 10) + 1


class FolderSource:
    """A source in a folder, from look to look.

    Attributes:
        is_signed: It came from the content server.
        is_shut: The board takes nothing from it; only the switch at its top counts.
        reach: Ids of the boards that it is for; None is all. Otherwise a list of boards in it counts for nothing.
    """

    is_signed = False

    def __init__(self, folder: Folder, good: LastGood) -> None:
        """Nothing is touched; `recall` makes what is remembered the present."""
        self.folder = folder
        self.good = good
        self.is_shut = False
        self.reach: frozenset[str] | None = None
        self.finds = Finds()
        self.found = Campaigns()
        self.boards: Mapping[str, Board] = {}
        self._board_problems: tuple[Problem, ...] = ()
        self._boards_mark: object = None
        self._borrowed: Mapping[str, Board] = {}
        self._playlists = Playlists(folder.name, good)
        self._media: dict[str, str] = {}
        self._unread: dict[str, Problem] = {}
        self._is_read = False

    @property
    def title(self) -> str:
        """The folder's name."""
        return self.folder.root.resolve().name

    @property
    def listed(self) -> Mapping[str, Board]:
        """Its list of boards, whose paths count from here."""
        return config.rooted(self.boards, self.folder.root)

    def recall(self) -> None:
        """Make what is remembered from before a restart the present, without touching the folder."""
        self._understand(_Memory())

    def look(self, now: Now) -> bool:
        """Look at the folder once more; returns whether anything is otherwise than before."""
        changed = self.folder.look(now)
        if self.folder.away is not None:
            return changed
        if not (changed or self._unread) and self._is_read:
            return False
        self._unread.clear()
        self._understand(self)
        self._is_read = True
        return True

    def stand_on(self, folder: Folder, *, is_shut: bool = False) -> None:
        """Go on with another view of the folder, which has not been looked at yet."""
        self.folder, self.is_shut, self._is_read = folder, is_shut, False
        if is_shut:
            self._understand(self)

    def let_go(self) -> None:
        """The folder went in good order: what did not read is not waited for any more."""
        self._unread.clear()

    def borrow(self, boards: Mapping[str, Board]) -> bool:
        """Judge names by another source's list of boards where there is none here (S2); returns as `look` does."""
        before, self._borrowed = self._borrowed, boards
        if self.is_shut or self.boards or boards == before or not self._is_read or self.folder.away is not None:
            return False
        self._understand(self)
        return True

    def watched(self) -> dict[Path, bool]:
        """The folders whose events tell of changes; whether what lies below them counts too."""
        root = self.folder.root
        if self.is_shut:
            return {root: False}
        ordered = [root / name for name in (PLAYLISTS, MEDIA) if name in self.folder.folders]
        return {root: False, **dict.fromkeys(ordered, True)} if ordered else {root: True}

    def needed(self, campaigns: Iterable[Campaign], board: str) -> list[tuple[int, str]]:
        """The files that some of its campaigns need, by path inside the folder, each with its rank; 0 is urgent."""
        return [(rank, self._media[path]) for path, rank in wanted(campaigns, Paths(self._media), board).items()]

    def value(self, *, whole: bool = False) -> Source:
        """The source as it is now.

        Args:
            whole: Files that nothing needs are there too, as files of no kind: for those who look for a missing one.
        """
        entries, refused = self.folder.entries(self._media.values(), self.finds.media)
        if whole:
            entries = self._others(refused.keys()) | entries
        return Source(
            id=self.folder.name,
            campaigns=self.found.campaigns,
            entries=entries,
            refused=refused,
            boards=self.boards,
            signed=self.is_signed,
            reach=self.reach,
            playlist_folders=self.finds.own,
        )

    def _others(self, refused: Collection[str]) -> dict[str, Entry]:
        playlists = {path for found in self.finds.found for path in (found.path, *found.rivals)}
        sizes = {name: self.folder.records[path].seen.size_bytes for name, path in self._media.items()}
        return {
            name: Entry(path=name, sha256="", size_bytes=size, kind="other", place="")
            for name, size in sizes.items()
            if name not in refused and self._media[name] not in playlists
        }

    @property
    def is_lacking(self) -> bool:
        """Whether the folder, a part of it, or a playlist in it does not read."""
        return self.folder.is_lacking or bool(self._unread)

    @property
    def unread(self) -> tuple[Problem, ...]:
        """The playlists that do not read now."""
        return tuple(self._unread.values())

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with names, playlists and the list of boards, and whether it is away."""
        away = (self.folder.away,) if self.folder.away else ()
        torn = self.folder.torn(self._media.values())
        switch = (thrown(self.folder.switch, self.folder.owner),) if self.folder.switch else ()
        if self.is_shut:
            return (*switch, *away, shut(self.folder.root))
        unread = self._unread.values()
        return (*switch, *away, *self.folder.told, *unread, *self._board_problems, *self.found.problems, *torn)

    def mark(self, path: str) -> object:
        """What changes when a file does."""
        return self.folder.records[path].seen.mark

    def read(self, path: str) -> bytes | None:
        """A playlist's bytes; None when it does not read now: it is tried again at the next look."""
        code, why, seen = "file-unreadable", "", self.folder.records[path].seen
        try:
            with open_below(self.folder.root, seen.real) as file:
                data = file.read(PLAYLIST_BYTES)
            if not seen.sha256 or len(data) == PLAYLIST_BYTES or hashlib.sha256(data).hexdigest() == seen.sha256:
                return data
            code = "object-altered"
        except OSError as error:
            why = reason(error)
        values = {"file": path, "why": why}
        self._unread[path] = Problem(severity="warning", code=code, place=Place(file=path), values=values)
        return None

    def _understand(self, texts: Texts) -> None:
        if self.is_shut:
            self.finds, self.found, self.boards, self._media = Finds(), Campaigns(), {}, {}
            self._board_problems, self._boards_mark = (), None
            self._unread.clear()
            return
        files = {path: record.seen for path, record in self.folder.records.items()}
        self.finds = find(files, self.folder.folders)
        self._media = {name: self.finds.media + name for name in self.finds.media_files(files)}
        self._read_boards(texts)
        boards = tuple((self.boards or self._borrowed).values())
        self.found = self._playlists.campaigns(self.finds, self._media, self.title, texts, boards)

    def _read_boards(self, texts: Texts) -> None:
        path = self.finds.boards
        if not path or self.reach is not None:
            self.boards, self._board_problems, self._boards_mark = {}, _idle(path), None
            return
        mark = texts.mark(path)
        if mark == self._boards_mark:
            return
        data = texts.read(path)
        known = self.good.get(self.folder.name, path)
        if data is not None:
            self._boards_mark = mark
            boards, self._board_problems = read_boards(data, file=path)
            if not any(problem.severity == "error" for problem in self._board_problems):
                self.boards = boards
                self.good.keep(self.folder.name, path, Good(data=data))
                return
        self.boards = read_boards(known.data, file=path)[0] if known else {}


def for_people(sources: Sequence[FolderSource]) -> Sequence[FolderSource]:
    """The sources that people fill: where some are for some boards only, those; the others list boards for them."""
    return [source for source in sources if source.reach is not None] or sources


def shut(root: Path) -> Problem:
    """What is said of a folder from which the board's own file lets nothing in."""
    folder = shown(str(root))
    return Problem(severity="info", code="source-shut", place=Place(file=folder), values={"folder": folder})


def _idle(path: str) -> tuple[Problem, ...]:
    """What is said of a list of boards that counts for nothing, where there is one."""
    values = {"file": path}
    return (Problem(severity="warning", code="boards-idle", place=Place(file=path), values=values),) if path else ()


class _Memory:
    """No file can be read: what is remembered counts."""

    def mark(self, path: str) -> object:
        return object()

    def read(self, path: str) -> bytes | None:
        return None
