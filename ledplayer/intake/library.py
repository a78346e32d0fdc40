"""All that a board's content is made of: its sources, its fallback folder, its logo, and the gate they go through."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from ledplayer import config, log
from ledplayer.core.model import Board, Content, Entry
from ledplayer.errors import Problem
from ledplayer.intake.arrivals import Arrivals
from ledplayer.intake.facts import Facts
from ledplayer.intake.folder import NOTHING, Folder, Now
from ledplayer.intake.gate import Gate
from ledplayer.intake.good import LastGood
from ledplayer.intake.memory import Remembered
from ledplayer.intake.needs import Need, needs, own_files
from ledplayer.intake.partly import only, switch_alone
from ledplayer.intake.scan import Listing
from ledplayer.intake.server import Server
from ledplayer.intake.source import FolderSource
from ledplayer.intake.stick import ANSWER_S, Stick, Tally
from ledplayer.intake.sticks import USB, Sticks
from ledplayer.intake.store import Store
from ledplayer.intake.switch import switch_of

Look = Callable[[Path], Listing]

#: The rank of a stick's files: a slow stick makes nothing else wait.
LAST = 4


class Library:
    """The content of one board, from look to look.

    Attributes:
        stick: The USB stick, after all other sources; None where the board takes none.
        arrivals: What is to go through the gate.
    """

    def __init__(
        self,
        folders: Iterable[Path],
        *,
        facts: Facts,
        good: LastGood,
        store: Store | None,
        gate: Gate,
        known: dict[str, Remembered] | None = None,
        sticks: Sticks | None = None,
        server: Server | None = None,
        reach: Mapping[Path, frozenset[str]] | None = None,
    ) -> None:
        """Build it; nothing is touched.

        Args:
            known: What was known before a restart, by source.
            sticks, server: None takes in nothing from them.
            reach: The folders that are for some boards only, with their ids.
        """
        self.facts = facts
        self.store = store
        self.known = known or {}
        self.good = good
        self.shared = [FolderSource(self._folder(str(folder), folder), good) for folder in _once(folders)]
        for source in self.shared:
            source.reach = (reach or {}).get(source.folder.root)
        self.sticks = sticks
        self.stick: Stick | None = None
        self.fallback: Folder | None = None
        self.logo: Folder | None = None
        self.arrivals = Arrivals(gate, facts, self._is_there)
        self.server = server or Server()
        self.arrivals.ended = self.server.went_through
        good.forget_others({*(source.folder.name for source in self.shared), USB})

    @property
    def sources(self) -> list[FolderSource]:
        """All sources: those of the server, those of the board's file in its order, then the stick."""
        return [*self.server.sources, *self._own]

    @property
    def _own(self) -> list[FolderSource]:
        return [*self.shared, self.stick.source] if self.stick else self.shared

    @property
    def unknown(self) -> set[str]:
        """Names of the sources of which nothing is known: never seen, neither now nor before a restart."""
        unknown = {source.folder.name for source in self.shared if not (source.folder.is_known or source.is_shut)}
        return unknown | self.server.unknown

    def recall(self) -> None:
        """Make what is remembered the present."""
        for source in self._own:
            source.recall()

    def shut(self, board: Board) -> bool:
        """Take nothing from the folders where the board's own file says so; returns whether that is new.

        The package's own sample is what the installer chose by naming no folder.
        """
        changed = False
        for source in self.shared:
            folder, is_shut = source.folder, board.shared_folder == "none" and not is_own(source.folder.root)
            if is_shut != source.is_shut:
                switches = {path: record for path, record in folder.records.items() if switch_of([path])}
                known = replace(folder.remembered(), files=switches, folders=frozenset())
                look = switch_alone if is_shut else None
                source.stand_on(self._folder(folder.name, folder.root, known, look), is_shut=is_shut)
                changed = True
        return changed

    def serve(self, board: Board) -> None:
        """Take the board's fallback folder and logo in too, and sticks where it takes them."""
        if self.sticks and board.usb and self.stick is None:
            self.sticks.sources = tuple(source.folder.root for source in self.shared)
            self.stick = Stick(self.sticks, self._stick_folder, self.good)
        elif self.stick and not board.usb:
            self.stick = None
            self.known.pop(USB, None)
        if board.fallback != (str(self.fallback.root) if self.fallback else ""):
            root = Path(board.fallback)
            self.fallback = self._folder(f"fallback:{root}", root) if board.fallback else None
        logo = Path(board.logo)
        if board.logo != (str(self.logo.root / self.logo.name.rpartition("/")[2]) if self.logo else ""):
            self.logo = self._folder(f"logo:{logo}", logo.parent, look=only(logo.name)) if board.logo else None

    def look(self, now: Now) -> bool:
        """Look at every folder once more; returns whether anything is otherwise."""
        changed = False
        for looked_at in (self.server, *self.shared, self.fallback, self.logo, self.stick):
            try:
                changed |= looked_at is not None and looked_at.look(now)
            except Exception:
                log.exception("our-mistake", name="library", what="look")
        for signed in (self.server.sources, self.server.coming):
            sources = [*signed, *self._own]
            boards = next((source.boards for source in sources if source.boards), {})
            for source in sources if signed is self.server.sources else signed:
                changed |= source.borrow(boards)
        return changed

    def glance(self) -> bool:
        """Whether other names stand at the top of a source without events than at the last glance, or another stick."""
        if self.server.glance() or (self.stick is not None and self.stick.glance()):
            return True
        return any(source.folder.glance() for source in self.shared if source.folder.is_polled)

    @property
    def is_polled(self) -> bool:
        """Whether a folder lies where no events come from."""
        return any(folder.is_polled for folder in self.folders)

    @property
    def is_off_air(self) -> bool:
        """Whether somebody has put the board off the air."""
        return self.server.is_off_air or any(source.folder.switch for source in self.sources)

    @property
    def retry_at(self) -> float:
        """When to look again for what takes its time, monotonic seconds; for ever far where nothing does."""
        return min(self.arrivals.retry_at, self.server.due)

    @property
    def restless(self) -> bool:
        """Whether something was seen or missed once only: look again soon."""
        return any(folder.restless for folder in self.folders)

    @property
    def again_at(self) -> float:
        """When the first of that may have settled or gone, monotonic seconds; for ever far where nothing may."""
        return min((folder.again_at for folder in self.folders), default=math.inf)

    @property
    def is_lacking(self) -> bool:
        """Whether something does not read now: look again before long."""
        ours = (*self.sources, *self.server.coming, self.fallback, self.logo)
        return any(one is not None and one.is_lacking for one in ours)

    @property
    def folders(self) -> list[Folder]:
        """All folders, the sources' first."""
        sources = (*self.server.coming, *self.sources)
        return [source.folder for source in sources] + [folder for folder in (self.fallback, self.logo) if folder]

    def queue(self, board: Board | None, today: date | None = None) -> bool:
        """Line up what is to go through the gate, the urgent first; returns whether there is any.

        Args:
            board: Whose campaigns count; None is every board's.
            today: Campaigns that ended before yesterday do not count; None: all do.
        """
        needed = self._needed(board, today)
        there = {folder.name for folder in self.folders if self._is_there(folder)}
        if self.stick:
            self.stick.needed = [path for _, folder, path in needed if folder is self.stick.source.folder]
        found = [one for one in needed if one[1].name in there and one[1].is_stale(one[2])]
        return self.arrivals.line_up([(folder, path) for _, folder, path in sorted(found, key=lambda one: one[0])])

    def tally(self) -> Tally | None:
        """How far the stick that is in is taken in; None while none is."""
        if self.stick is None or self.stick.plug is None:
            return None
        return self.stick.tally([problem for source, problem in self.arrivals.problems if source == USB])

    def content(self, failed: frozenset[str] = frozenset(), *, whole: bool = False) -> Content:
        """The content as it is now; `whole`: as in `FolderSource.value`."""
        fallback: tuple[Entry, ...] = ()
        if self.fallback:
            found, _ = self.fallback.entries(own_files(self.fallback.records))
            fallback = tuple(found.values())
        sources = tuple(source.value(whole=whole) for source in self.sources)
        return Content(sources=sources, fallback=fallback, failed=failed, off_air=self.is_off_air)

    def logo_place(self) -> str:
        """Where the admitted logo lies; "" where there is none that can be shown."""
        if self.logo is None:
            return ""
        found, _ = self.logo.entries(self.logo.records)
        return next((entry.place for entry in found.values() if entry.kind == "image"), "")

    def problems(self, content: Content) -> list[tuple[str, Problem]]:
        """Everything that is wrong now, with the source it is about."""
        told = [(source.folder.name, problem) for source in self.sources for problem in source.problems]
        told += [(source.id, problem) for source in content.sources for problem in source.refused.values()]
        for folder in (self.fallback, self.logo):
            if folder:
                away = (folder.away,) if folder.away else ()
                refused = folder.entries(folder.records)[1].values()
                told += [(folder.name, problem) for problem in (*away, *folder.told, *refused)]
        told += [(USB, problem) for problem in self.stick.problems] if self.stick else []
        return told + self.server.problems + self.arrivals.problems

    def used(self, board: Board | None, today: date | None = None) -> set[str]:
        """Hashes of all files that the board needs."""
        needed = ((folder, path) for _, folder, path in self._needed(board, today))
        return {folder.records[path].sha256 for folder, path in needed if path in folder.records}

    def hashes(self) -> set[str]:
        """Hashes of all files that ever went through the gate and are still there."""
        return {record.sha256 for folder in self.folders for record in folder.records.values()}

    def recheck(self) -> None:
        """Copies were removed: see which files would have to come in again."""
        for folder in self.folders:
            folder.recheck()

    def watched(self) -> dict[Path, bool]:
        """The folders whose events tell of changes; whether what lies below them counts too."""
        found: dict[Path, bool] = {}
        for source in self.shared:
            found |= {} if source.folder.away or source.folder.is_polled else source.watched()
        single = (folder for folder in (self.fallback, self.logo) if folder and not folder.is_polled)
        return found | {folder.root: False for folder in single}

    def remembered(self) -> dict[str, Remembered]:
        """What is to be known after a restart."""
        return {folder.name: folder.remembered() for folder in self.folders}

    def _folder(self, name: str, root: Path, known: Remembered | None = None, look: Look | None = None) -> Folder:
        """Args: known: What is known of it; None: what was known before a restart."""
        known = self.known.get(name, NOTHING) if known is None else known
        in_place = self.store is None or config.is_bundled(root)
        return Folder(name, root, facts=self.facts, store=self.store, in_place=in_place, known=known, look=look)

    def _stick_folder(self, root: Path, known: Remembered | None) -> Folder:
        known = self.known.get(USB, NOTHING) if known is None else known
        return Folder(USB, root, facts=self.facts, store=self.store, known=known, patience_s=ANSWER_S)

    def _is_there(self, folder: Folder) -> bool:
        """Whether a folder's files can be asked for: not those of a stick that is out."""
        return folder.name != USB or (self.stick is not None and self.stick.holds(folder))

    def _needed(self, board: Board | None, today: date | None) -> list[Need]:
        found = list(needs(self.sources, board, today))
        if self.server.coming:
            coming = {id(source.folder) for source in self.server.coming}
            all_needs = needs([*self.server.coming, *self._own], board, today)
            found += [need for need in all_needs if id(need[1]) in coming]
        found = [(LAST if folder.name == USB else rank, folder, path) for rank, folder, path in found]
        ours = [folder for folder in (self.logo, self.fallback) if folder]
        return found + [(3, folder, path) for folder in ours for path in own_files(folder.records)]


def is_own(root: Path) -> bool:
    """Whether a folder is the package's own sample."""
    return config.is_bundled(root) or root.resolve() == config.bundled().resolve()


def _once(folders: Iterable[Path]) -> Sequence[Path]:
    return list(dict.fromkeys(folders))
