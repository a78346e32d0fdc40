"""The folders that are to be published, read by the player's own rules; what was hashed and probed once is remembered.

1. A file counts as it is now, however new; who publishes says that it is done. One that changes meanwhile is named.
2. A folder that is away, or a part of which does not read, is never taken for an empty one: nothing is published then.
3. All of it is to be signed: levels and order are judged as a board will judge what comes from the content server.
4. The last published text stands in for a list of boards with an error.
"""

import hashlib
import os
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import chain, count
from pathlib import Path
from typing import BinaryIO

from ledplayer.core.manifest import File
from ledplayer.core.model import Content, Source
from ledplayer.errors import ContentError, Problem, SurroundingsError
from ledplayer.intake import memory
from ledplayer.intake.content import drive
from ledplayer.intake.endings import promised
from ledplayer.intake.facts import MOST_TRIES, Facts
from ledplayer.intake.folder import Now
from ledplayer.intake.gate import Gate
from ledplayer.intake.good import LastGood
from ledplayer.intake.library import Library
from ledplayer.intake.memory import Record, Remembered
from ledplayer.intake.scan import open_below
from ledplayer.intake.settle import STILL_S
from ledplayer.intake.source import FolderSource
from ledplayer.intake.wanted import Paths
from ledplayer.language import reason
from ledplayer.makers.studio import Studio
from ledplayer.updates.key_folder import KeyFolder
from ledplayer.updates.stock import Stock

KNOWN, FACTS = "known.json", "facts.json"
#: Errors after which nobody knows what else there is.
FATAL = frozenset({"too-many-files"})
_LATE_NS = 1 << 63


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read.

    Attributes:
        content: Signed, with the files that nothing needs among the entries.
        stocks: By source, in the content's order.
        sources: The same, as intake has them.
        problems: Each with the source it is about.
        today: What ended before yesterday was not probed.
    """

    content: Content
    stocks: tuple[Stock, ...]
    sources: tuple[FolderSource, ...]
    problems: Sequence[tuple[str, Problem]]
    today: date


def titles(folders: Iterable[Path]) -> Mapping[Path, str]:
    """What people call some folders, each name once."""
    found: dict[Path, str] = {}
    for folder in folders:
        name = folder.resolve().name
        more = (f"{name} ({number})" for number in count(2))
        found[folder] = next(one for one in chain([name], more) if one not in found.values())
    return found


def read_folders(
    folders: Mapping[Path, str],
    keys: KeyFolder,
    good: LastGood,
    studio: Studio,
    today: date,
    reach: Mapping[Path, frozenset[str]] | None = None,
) -> Reading:
    """Read some folders.

    Args:
        folders: With their titles.
        keys: Where what is learnt of files is remembered.
        good: Texts that stand in for broken ones.
        studio: Makers that probe; need not run.
        today: See `Reading`.
        reach: The folders that are for some boards only, with their ids.

    Raises:
        SurroundingsError: A folder is away or does not read.
        ContentError: There is so much that not all of it was read.
    """
    facts = Facts(keys.folder / FACTS)
    gate = Gate(store=None, facts=facts, studio=studio, mono=time.monotonic)
    known = {name: _probed(one, facts) for name, one in memory.load(keys.folder / KNOWN).items()}
    library = Library(folders, facts=facts, good=good, store=None, gate=gate, known=known, reach=reach)
    for later_s in (0.0, STILL_S):
        if library.restless:
            library.look(
                Now(wall_ns=_LATE_NS, said=f"{datetime.now():%d/%m/%Y %H:%M}", mono=time.monotonic() + later_s)
            )
    for source in library.sources:
        _need_whole(source)
    for _ in range(MOST_TRIES):
        if not library.queue(None, today):
            break
        drive(library.arrivals.admit())
    content = library.content(whole=True)
    problems = library.problems(content)
    fatal = [problem for _, problem in problems if problem.code in FATAL]
    if fatal:
        raise ContentError(fatal)
    _save(keys, facts, library)
    signed = tuple(replace(source, signed=True) for source in content.sources)
    return Reading(
        content=replace(content, sources=signed, off_air=False),
        stocks=tuple(map(_stock, library.sources, signed, folders.values())),
        sources=tuple(library.sources),
        problems=problems,
        today=today,
    )


def open_file(source: FolderSource, path: str) -> BinaryIO:
    """One of a source's files, as it was seen. Raises `SurroundingsError` where it is not any more."""
    seen = source.folder.records[path].seen
    try:
        file = open_below(source.folder.root, seen.real)
        facts = os.fstat(file.fileno())
        if (facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns) == seen.mark:
            return file
        file.close()
    except OSError as error:
        raise SurroundingsError("publish-unreadable", file=path, why=reason(error)) from error
    raise SurroundingsError("publish-changing", file=path)


def _stock(source: FolderSource, value: Source, name: str) -> Stock:
    texts: dict[str, File] = {}

    def text(path: str) -> File:
        if path not in texts:
            with open_file(source, path) as file:
                data = file.read()
            texts[path] = File(sha256=hashlib.sha256(data).hexdigest(), size_bytes=len(data))
        return texts[path]

    return Stock(
        name=name,
        finds=source.finds,
        campaigns=value.campaigns,
        boards=value.boards,
        media=Paths([*value.entries, *value.refused]),
        playable={
            path: File(sha256=entry.sha256, size_bytes=entry.size_bytes)
            for path, entry in value.entries.items()
            if entry.sha256
        },
        text=text,
    )


def _need_whole(source: FolderSource) -> None:
    """Rule 2. Raises `SurroundingsError`."""
    if source.folder.away:
        raise SurroundingsError(source.folder.away.code, **source.folder.away.values)
    if source.is_lacking:
        problems = (*source.folder.told, *source.problems)
        lost = next((one for one in problems if one.code in ("folder-unreadable", "file-unreadable")), None)
        values = lost.values if lost else {}
        file = str(values.get("name", values.get("file", source.folder.root)))
        raise SurroundingsError("publish-unreadable", file=file, why=values.get("why", ""))


def _probed(known: Remembered, facts: Facts) -> Remembered:
    """What is remembered of a folder, the files aside whose facts are not."""
    files = {
        path: record if promised(path) == "text" or facts.get(record.sha256) else Record(seen=record.seen)
        for path, record in known.files.items()
    }
    return replace(known, files=files)


def _save(keys: KeyFolder, facts: Facts, library: Library) -> None:
    facts.prune(library.hashes())
    try:
        facts.save()
        memory.save(keys.folder / KNOWN, library.remembered())
    except OSError as error:
        raise SurroundingsError("key-unwritable", file=str(keys.folder / KNOWN), why=reason(error)) from error
