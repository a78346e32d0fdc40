"""The USB stick as a source: whatever stick is in, its content folder is the source `usb`.

1. A stick that was looked at whole takes the former one's place; an empty content folder withdraws it.
2. Pulled out it changes nothing: what was taken in plays on, over restarts too, and its switch counts on. That is its
   usual state and no trouble. A file that was not taken in by then is named, and not asked for any more.
3. Nothing waits for a stick: its answers are taken when they are there.
"""

import errno
import math
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ledplayer.errors import Place, Problem, SurroundingsError
from ledplayer.intake.folder import Folder, Now
from ledplayer.intake.good import LastGood
from ledplayer.intake.memory import Remembered
from ledplayer.intake.patience import PATIENCE_S, Patient
from ledplayer.intake.scan import shown
from ledplayer.intake.source import FolderSource
from ledplayer.intake.sticks import USB, Plug, Sticks, newest_content
from ledplayer.language import reason
from ledplayer.log import note

#: A healthy stick answers within this time; where it does not, the next look takes the answer.
ANSWER_S = 0.2
#: Why there is no answer when there was no time for one.
TOO_LATE = reason(OSError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT)))
#: Where it would lie; what is remembered of a stick has no other place.
NOWHERE = Path("/mnt/ledplayer-usb/ledplayer")
MOST_NAMED = 50

MakeFolder = Callable[[Path, Remembered | None], Folder]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How far a stick is taken in, in files. `bad`: refused, or not to be read; playlists with errors are among them.

    Attributes:
        is_whole: It was looked at whole.
    """

    is_whole: bool
    good: int
    bad: int
    left: int
    has_campaigns: bool

    @property
    def all(self) -> int:
        """Files in all."""
        return self.good + self.bad + self.left


class Stick:
    """The source `usb`, from look to look.

    Attributes:
        source: What is known of the stick that was in last.
        plug: The stick that is in, if it has a content folder; None else.
        began_with: The sticks that were in from the beginning, and need no word.
        turns: How often something was otherwise at a look.
        needed: Paths that the board needs, as they were last lined up.
        trouble: Why the stick that is in does not read; None while it does.
    """

    def __init__(self, sticks: Sticks, make: MakeFolder, good: LastGood) -> None:
        self.sticks = sticks
        self.source = FolderSource(make(NOWHERE, None), good)
        self.plug: Plug | None = None
        self.began_with = sticks.plugs()
        self.turns = 0
        self.needed: Sequence[str] = ()
        self.trouble: Problem | None = None
        self._make = make
        self._seen: tuple[Plug, ...] = ()
        self._find: Patient[tuple[Plug, Path] | None] | None = None
        self._silent_since: float | None = None
        self.source.recall()
        self._rest()

    def glance(self) -> bool:
        """Whether other sticks are in than at the last look."""
        return self.sticks.plugs() != self._seen

    def holds(self, folder: Folder) -> bool:
        """Whether a folder is the one on the stick that is in now."""
        return folder is self.source.folder and self.plug in self.sticks.plugs()

    def look(self, now: Now) -> bool:
        """Look which stick is in, and at its content folder; returns whether anything is otherwise."""
        before, self._seen = self._seen, self.sticks.plugs()
        changed = self._pulled() if set(before) - set(self._seen) else False
        is_new = bool(set(self._seen) - set(before)) or self.plug is None or self._find is not None
        if self._seen != before and is_new:
            self._ask(self._seen)
        if self._find is not None:
            changed |= self._look_for_content(self._find, now)
        changed |= self.plug is not None and self._look_at_content(now)
        self.turns += changed
        return changed

    def tally(self, held: Sequence[Problem]) -> Tally:
        """How far it is taken in. Args: held: What is in the way of some of its files."""
        folder, source = self.source.folder, self.source
        _, refused = folder.entries(self.needed)
        hindered = {problem.place.file for problem in held} | refused.keys()
        bad = {path for path in self.needed if path in hindered or shown(path) in hindered}
        left = [path for path in self.needed if folder.is_stale(path) and path not in bad]
        broken = {problem.place.file for problem in source.found.problems if problem.severity == "error"}
        return Tally(
            is_whole=folder.looked_at is not None and not folder.restless,
            good=len(self.needed) - len(bad) - len(left),
            bad=len(bad) + len(broken) + len(source.unread),
            left=len(left),
            has_campaigns=bool(source.found.campaigns),
        )

    @property
    def missed(self) -> list[str]:
        """The files of a stick that is out that were not taken in before."""
        if self.plug is not None:
            return []
        return [path for path in self.needed if self.source.folder.is_stale(path)]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the stick itself."""
        told = (self.trouble,) if self.trouble else ()
        missed = (
            Problem(severity="info", code="usb-missed", place=Place(file=shown(path)), values={"file": shown(path)})
            for path in self.missed[:MOST_NAMED]
        )
        return (*told, *missed)

    def _ask(self, found: tuple[Plug, ...]) -> None:
        """Ask sticks for their content."""
        self._find = Patient(lambda _: newest_content(found), ANSWER_S) if found else None
        self._silent_since = None
        if not found:
            self._rest()

    def _look_for_content(self, find: Patient[tuple[Plug, Path] | None], now: Now) -> bool:
        try:
            found = find(self._seen[-1].point)
        except SurroundingsError as error:
            return self._waits(error, now)
        self._find = self._silent_since = None
        if found is None:
            note("stick-alone", name=shown(str(self._seen[-1].point)))
            self._rest()
            return False
        if found[0] == self.plug:
            return False
        self.plug, root = found
        note("stick-taken", name=shown(str(root)))
        self.source.stand_on(self._make(root, replace(self.source.folder.remembered(), mount=None, since="")))
        return True

    def _look_at_content(self, now: Now) -> bool:
        folder = self.source.folder
        changed = self.source.look(now)
        away, folder.away, folder.mount = folder.away, None, None
        if self.glance():
            self._let_go()  # it may have been pulled out meanwhile, and what did not read is no trouble
        if away is not None:
            return self._waits(SurroundingsError(away.code, **away.values), now)
        self._silent_since = None
        had_trouble, self.trouble = self.trouble is not None, None
        return changed or had_trouble

    def _waits(self, error: SurroundingsError, now: Now) -> bool:
        """No answer yet, or a bad one; returns whether that is new trouble."""
        folder = self.source.folder
        if self.glance():
            folder.restless = True  # the next look sees what was pulled out
            return False
        if self._silent_since is None:
            self._silent_since = now.mono
        is_slow = error.values.get("why") == TOO_LATE and now.mono - self._silent_since < PATIENCE_S
        folder.restless, folder.is_lacking = is_slow, True
        if is_slow or self.trouble:
            return False
        values = {"why": error.values.get("why", error.code)}
        self.trouble = Problem(severity="warning", code="usb-unreadable", place=Place(file=USB), values=values)
        return True

    def _pulled(self) -> bool:
        """Something was pulled out; returns whether that changes anything."""
        had_trouble, self.trouble = self.trouble is not None, None
        if self.plug is None or self.plug in self._seen:
            return had_trouble
        self.plug = self._silent_since = None
        if self.missed:
            note("stick-early", count=len(self.missed))
        else:
            note("stick-out")
        self._let_go()
        self._rest()
        return True

    def _let_go(self) -> None:
        """Forget what did not read."""
        folder = self.source.folder
        folder.told = tuple(problem for problem in folder.told if problem.code != "folder-unreadable")
        self.source.let_go()

    def _rest(self) -> None:
        """There is nothing to look at."""
        folder = self.source.folder
        folder.restless = folder.is_lacking = False
        folder.away = folder.mount = None
        folder.again_at = math.inf
