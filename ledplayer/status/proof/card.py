"""The files on the card: one for each local day, numbered in the order in which they were begun.

1. Blocks are only ever appended: one write and one fsync for all that are at hand.
2. What a power cut left of a line is removed before the next append, and the next block says so.
3. A clock that was wrong may begin a file of any day: the numbers say the order.
4. The oldest files go, and the first line of each file says which was the oldest one then: what is older may be gone.
"""

import errno
import os
import re
import stat
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ledplayer.files import sync_folder
from ledplayer.status.proof.block import FIRST_HEAD, Title, digest, read_line
from ledplayer.status.proof.pack import Tables, turn_of, unpack
from ledplayer.status.proof.rows import Item

#: What is kept: more than a year, and no more than so much, whatever happens.
MOST_FILES, MOST_FOLDER_BYTES = 400, 64 << 20

_NAME = re.compile(r"(\d{6})-(\d{4}-\d{2}-\d{2})\.jsonl")
#: A file is longer than this only when it is none of ours.
MOST_FILE_BYTES = 16 << 20
#: What reading a line may raise that is none of ours.
UNREADABLE = (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OverflowError, zlib.error)


@dataclass(slots=True, kw_only=True)
class DayFile:
    """The file that is appended to.

    Attributes:
        good_bytes, torn_bytes: Of its whole lines, and of what a power cut left after them.
        unwritten: Lines that are to be added.
        tables: What its blocks declare.
        said: Board and zone, as they were stated last.
        version: By what it is seen to have been changed.
    """

    number: int
    day: str
    path: Path
    good_bytes: int = 0
    torn_bytes: int = 0
    unwritten: bytes = b""
    tables: Tables = field(default_factory=Tables)
    said: tuple[str | None, str | None] = (None, None)
    version: tuple[int, int, int] = (0, 0, 0)

    @property
    def is_empty(self) -> bool:
        """Whether no block is in it."""
        return not self.good_bytes and not self.unwritten


class Card:
    """The end of the chain.

    Attributes:
        head, last: Of the newest whole block; None where there is none.
        dated: The newest one with a known clock.
        oldest_kept: The oldest file that is to be kept; 0 where none is to go.
        goes_on: Item of the showing that was on at its end.
        marks: Of the blocks in the newest two files.
        file: The newest file; None where there is none.
        is_altered: Something in it is not what was written; nothing more is put there.
    """

    def __init__(self, folder: Path) -> None:
        """Reads the newest file. Raises `OSError`."""
        self.folder = folder
        self.head = FIRST_HEAD
        self.last: Title | None = None
        self.dated: Title | None = None
        self.oldest_kept = 0
        self.goes_on: Item | None = None
        self.marks: set[str] = set()
        self.file: DayFile | None = None
        self.is_altered = False
        for number, (day, path) in reversed(files(folder).items()):
            found = DayFile(number=number, day=day, path=path)
            if self.last:
                self.marks |= _marks(path)
                break
            self._read(found)
            self.file = self.file or found

    @property
    def is_as_it_was(self) -> bool:
        """Whether nobody else has touched the newest file."""
        try:
            return self.file is None or _version(self.file.path) == self.file.version
        except OSError:
            return False

    def turn_to(self, day: str) -> DayFile:
        """The file for the next block of a day: the newest one, or a new one. Raises `OSError`."""
        if self.file and self.file.day == day and not self.file.is_empty and not self.is_altered:
            return self.file
        self.flush()
        number = self.file.number + 1 if self.file else 1
        self.file = DayFile(number=number, day=day, path=self.folder / f"{number:06}-{day}.jsonl")
        self.is_altered = False
        return self.file

    def put(self, line: bytes, head: str, title: Title, goes_on: Item | None) -> None:
        """Add a block to the newest file; it is written by `flush`."""
        assert self.file
        self.file.unwritten += line
        self.head, self.last, self.goes_on = head, title, goes_on
        self.dated = title if title.is_dated else self.dated
        self.oldest_kept = title.oldest or self.oldest_kept
        self.marks.add(title.mark)
        if title.board is not None:
            self.file.said = title.board, title.zone

    def oldest(self, number: int) -> int:
        """The oldest file that is to be kept when another is begun with a number."""
        sizes = {known: path.stat().st_size for known, (_, path) in files(self.folder).items()}
        kept, room = number, MOST_FOLDER_BYTES
        for known in sorted(sizes, reverse=True):
            room -= sizes[known]
            if room < 0 or known <= number - MOST_FILES:
                break
            kept = known
        return kept

    def flush(self) -> None:
        """Write what was put to the newest file. Raises `OSError`; the card is to be read anew then."""
        file = self.file
        if file is None or not file.unwritten:
            return
        is_new = not file.good_bytes
        self.folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(file.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o644)
        try:
            if os.fstat(handle).st_size != file.good_bytes:
                os.ftruncate(handle, file.good_bytes)
            left = memoryview(file.unwritten)
            while left:
                left = left[os.write(handle, left) :]
            os.fsync(handle)
        finally:
            os.close(handle)
        if is_new:
            sync_folder(self.folder)
        file.good_bytes, file.torn_bytes = file.good_bytes + len(file.unwritten), 0
        file.unwritten = b""
        file.version = _version(file.path)

    def prune(self, oldest: int) -> None:
        """Remove what is older, once the newest file says so."""
        for number, (_, path) in files(self.folder).items():
            if number < oldest:
                with suppress(OSError):
                    path.unlink()

    def _read(self, file: DayFile) -> None:
        head = ""
        for end, stated, body in lines(file.path):
            file.good_bytes = end
            try:
                title, z = read_line(body)
                self.is_altered |= stated != digest(head or title.prev, body)
                packed = unpack(z)
                if turn_of(packed) != file.tables.turn:
                    file.tables = Tables(turn=turn_of(packed))
                file.tables.take(packed)
                goes_on = packed.get("o")
                self.goes_on = None if goes_on is None else file.tables.items[goes_on]
            except UNREADABLE:
                self.is_altered = True
            else:
                self.last = title
                self.dated = title if title.is_dated else self.dated
                self.marks.add(title.mark)
                file.said = (title.board, title.zone) if title.board is not None else file.said
            self.head = head = stated
        file.version = _version(file.path)
        file.torn_bytes = file.version[0] - file.good_bytes


def lines(path: Path) -> Iterator[tuple[int, str, bytes]]:
    """The whole lines of a file: bytes up to their end, head, and what follows it. Raises `OSError`."""
    with open(path, "rb", opener=_at_once) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        data = file.read(MOST_FILE_BYTES)
    begin = 0
    while (end := data.find(b"\n", begin)) >= 0:
        yield end + 1, data[begin : begin + 64].decode("ascii", "replace"), data[begin + 65 : end]
        begin = end + 1


def files(folder: Path) -> dict[int, tuple[str, Path]]:
    """The files of a folder by number, in order, with the days in their names. Raises `OSError`; empty without it."""
    try:
        found = [match for name in sorted(os.listdir(folder)) if (match := _NAME.fullmatch(name))]
    except FileNotFoundError:
        return {}
    return {int(match[1]): (match[2], folder / match[0]) for match in found if _is_day(match[2])}


def _at_once(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NONBLOCK | os.O_CLOEXEC)


def _is_day(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True


def _marks(path: Path) -> set[str]:
    found = set()
    for _, _, body in lines(path):
        with suppress(*UNREADABLE):
            found.add(read_line(body)[0].mark)
    return found


def _version(path: Path) -> tuple[int, int, int]:
    facts = path.stat()
    return facts.st_size, facts.st_ino, facts.st_mtime_ns
