"""Puts the page where people look: into each source's folder, and where one does not take it, into the state folder.

1. It is written when it says something else than before, at most every few seconds, and every few minutes to show that
   the player is alive; never into a folder that is away, nor into the package's own.
2. Writing may hang like any touch of a share: it is done in a thread that is waited for a bounded time.
3. A page that we wrote under another name (another board, another language) is removed, and what a killed process left
   of one; nothing else ever is.
"""

import json
import logging
import time
from collections.abc import Generator, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ledplayer import config, log
from ledplayer.core.lineup import Piece
from ledplayer.errors import Place, Problem, SurroundingsError
from ledplayer.files import write_whole
from ledplayer.intake.editor import Editor
from ledplayer.intake.library import is_own
from ledplayer.intake.page.known import Known
from ledplayer.intake.page.names import is_ours, page_name
from ledplayer.intake.page.pictures import Album, Wanted, wanted
from ledplayer.intake.page.report import Pictures, Report
from ledplayer.intake.page.sheet import sheet
from ledplayer.intake.page.survey import survey
from ledplayer.intake.patience import Patient
from ledplayer.intake.scan import shown
from ledplayer.intake.source import FolderSource, for_people
from ledplayer.intake.sticks import USB
from ledplayer.language import reason
from ledplayer.log import note
from ledplayer.makers.medium import Medium
from ledplayer.makers.studio import Studio

logger = logging.getLogger(__name__)

#: Between two pages, seconds: while things change, and while nothing does.
PAUSE_S = 5.0
ALIVE_S = 890.0
PATIENCE_S = 10.0
MOST_BYTES = 2 << 20
#: What a killed process left beside the page is ours to remove after a while.
LEFT_S = 60.0

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class StatusPage:
    """The page of one board, from post to post.

    Attributes:
        is_owed: Something may be otherwise than the page says.
    """

    def __init__(self, state: Path, editor: Editor) -> None:
        """Nothing is written yet."""
        self.editor = editor
        self.album = Album(state / "intake" / "pictures", state / "prepared", lambda: editor.clock.read().mono)
        self.is_owed = True
        self._memory = state / "intake" / "pages.json"
        self._written = _read(self._memory)
        self._state = Spot(state)
        self._spots = {
            source.folder.name: Spot(source.folder.root)
            for source in editor.library.sources
            if not is_own(source.folder.root)
        }
        self._said: Report | None = None
        self._posted_at = -ALIVE_S

    def is_due(self) -> bool:
        """Whether it is time to see what the page should say."""
        since_s = self.editor.clock.read().mono - self._posted_at
        return since_s >= ALIVE_S or (self.is_owed and since_s >= PAUSE_S)

    def post(self, studio: Studio | None) -> Generator[Medium | None, None, None]:
        """Say what is new, and make the pictures that it lacks: they come with the next page.

        Args:
            studio: Makers of pictures; None makes none now.

        Raises:
            OSError: Not even the state folder takes it.
        """
        is_owed, self.is_owed = self.is_owed, False
        yield None
        if not is_owed and self._said is not None:
            yield from self._say_again(self._said)
            return
        pictured = self._wanted()
        yield from self._say(pictured)
        missing = self.album.missing(pictured) if studio else []
        if studio and missing:
            self.is_owed = True
            try:
                yield from self.album.make(missing, studio)
                self.album.trim(pictured)
            except (SurroundingsError, OSError) as error:
                note("put-off", why=str(error))

    def _say_again(self, said: Report) -> Generator[None, None, None]:
        """Say the same at a later time: the player is alive."""
        sources = {source.folder.name: source for source in self.editor.library.sources}
        rows = (replace(row, read_at=self._read_at(sources[row.name])) for row in said.sources if row.name in sources)
        report = replace(said, now=self.editor.now(), sources=tuple(rows))
        names = {shown.picture for campaign in report.campaigns for shown in campaign.shown if shown.picture}
        self._posted_at = self.editor.clock.read().mono
        yield from self._put(page_name(said.board.id, said.board.language), _text(report, self.album.read(names)))

    def _wanted(self) -> list[Wanted]:
        plan = self.editor.planner.plan
        try:
            return wanted(plan, self.editor.clock.read().wall_ms) if plan else []
        except Exception:
            log.exception("our-mistake", name="page", what="pictures")
            return []

    def _say(self, pictured: list[Wanted]) -> Generator[None, None, None]:
        try:
            there = self.album.there(pictured)
            known = self._known(there)
            yield None
            report = survey(known)
            yield None
            said = replace(report, now=_NEVER, sources=tuple(replace(one, read_at=None) for one in report.sources))
            mono = self.editor.clock.read().mono
            if said == self._said and mono - self._posted_at < ALIVE_S:
                return
            text = _text(report, self.album.read(there.values()))
        except Exception:
            log.exception("our-mistake", name="page", what="survey")
            self._posted_at = self.editor.clock.read().mono
            return
        self._said, self._posted_at = None, mono
        yield from self._put(page_name(report.board.id, report.board.language), text)
        self._said = said

    def _put(self, name: str, text: bytes) -> Generator[None, None, None]:
        told: list[tuple[str, Problem]] = []
        takes_all, written = True, []
        for source in for_people(self.editor.library.sources):
            spot, folder = self._spots.get(source.folder.name), source.folder
            if folder.name == USB:
                continue  # nothing is ever written on a stick
            if spot is None or folder.away is not None:
                takes_all = False
                continue
            try:
                spot.put(name, text, _below(self._written, spot.root))
                written.append(spot.root / name)
            except SurroundingsError:
                takes_all = False  # the next look says so
            except OSError as error:
                takes_all = False
                told.append((folder.name, _unwritten(spot.root, self._state.root / name, error)))
            yield None
        self.editor.note(told)
        old = _below(self._written, self._state.root)
        if takes_all and written:
            self._state.clear(old)
        else:
            self._state.put(name, text, old)
            written.append(self._state.root / name)
        self._remember(written)

    def _remember(self, written: list[Path]) -> None:
        """Note where pages of ours lie; those in folders that did not answer are still there."""
        kept = [path for path in self._written if path.parent not in {one.parent for one in written}]
        kept = [path for path in kept if path.parent != self._state.root]
        paths = sorted({*written, *kept})
        if paths != self._written:
            write_whole(self._memory, json.dumps([str(path) for path in paths]).encode())
            self._written = paths

    def _known(self, pictured: Mapping[Piece, str]) -> Known:
        editor = self.editor
        zone, zone_name = config.zone_of(editor.board)
        return Known(
            content=editor.content(whole=True),
            sources=editor.library.sources,
            board=editor.board,
            zone=zone,
            zone_name=zone_name,
            now=editor.now(),
            wall_ms=editor.clock.read().wall_ms,
            plan=editor.planner.plan,
            ahead=editor.planner.outings,
            problems=editor.problems,
            read_at=self._read_at,
            pictured=pictured,
        )

    def _read_at(self, source: FolderSource) -> datetime | None:
        """When a folder was looked at last; None before the first time."""
        looked_at, editor = source.folder.looked_at, self.editor
        return None if looked_at is None else editor.now() - timedelta(seconds=editor.clock.read().mono - looked_at)


class Spot:
    """One folder that a page lies in."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._name, self._text, self._old = "", b"", frozenset[Path]()
        self._is_swept = False
        self._patient = Patient(self._write, PATIENCE_S)

    def put(self, name: str, text: bytes, old: frozenset[Path]) -> None:
        """Write the page and remove those under other names. Raises `OSError`, or `SurroundingsError` when it hangs."""
        self._name, self._text, self._old = name, text, old
        self._patient(self.root)

    def clear(self, old: frozenset[Path]) -> None:
        """Remove the pages that lie here."""
        for path in old:
            _remove(path)

    def _write(self, root: Path) -> None:
        name, text, old = self._name, self._text, self._old
        self._is_swept = self._is_swept or _sweep(root)
        write_whole(root / name, text)
        self.clear(old - {root / name})


def _text(report: Report, pictures: Pictures) -> bytes:
    """The page; without pictures where it would be too large."""
    data = sheet(report, pictures).encode("utf-8", "replace")
    return data if len(data) <= MOST_BYTES or not pictures else _text(report, {})


def _remove(path: Path, *, empty: bool = False) -> None:
    """Remove a page of ours; what is not one stays. `empty`: a file without a word is ours too."""
    try:
        with path.open("rb") as file:
            begin = file.read(200)
        if is_ours(begin) or (empty and not begin):
            path.unlink()
    except FileNotFoundError:
        return
    except OSError as error:
        logger.debug("%s: %s", path, error)


def _sweep(root: Path) -> bool:
    """Remove what we left when we were killed in the middle of writing; returns whether none of it may be left."""
    is_clean = True
    for path in root.glob(".????????.tmp"):
        try:
            if time.time() - path.stat().st_mtime > LEFT_S:
                _remove(path, empty=True)
            else:
                is_clean = False
        except OSError as error:
            logger.debug("%s: %s", path, error)
    return is_clean


def _below(paths: Iterable[Path], root: Path) -> frozenset[Path]:
    return frozenset(path for path in paths if path.parent == root)


def _unwritten(root: Path, instead: Path, error: OSError) -> Problem:
    values = {"folder": shown(str(root)), "why": reason(error), "instead": str(instead)}
    return Problem(severity="info", code="page-not-written", place=Place(file=shown(str(root))), values=values)


def _read(memory: Path) -> list[Path]:
    try:
        return [Path(path) for path in json.loads(memory.read_bytes())]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError) as error:
        note("memory-not-read", file=str(memory), why=str(error))
        return []
