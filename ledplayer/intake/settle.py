"""From looks to facts: which files have settled and which are really gone.

1. A file has settled when it was last touched more than two seconds ago (not asked where times are another machine's),
   or when the looks of two seconds saw the same size and times. A file written again keeps its settled version until
   it settles.
2. A name is gone when two looks, at least half a second apart, missed it in a folder that reads well (S6).
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from ledplayer.intake.scan import Listing, Seen

APART_S = 0.5
STILL_S = 2.0
#: The clock counts whole milliseconds.
TICK_S = 0.002
#: Said instead of the time where a file's times are another machine's.
NO_CLOCK = -(1 << 63)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What is known for certain after a look.

    Attributes:
        files: Settled files by path.
        restless: Something was seen or missed once only: look again soon.
        again_at: When the first of that may have settled or gone, monotonic seconds.
    """

    files: Mapping[str, Seen] = field(default_factory=dict)
    restless: bool = False
    again_at: float = math.inf


class Settling:
    """Remembers the last looks at one source.

    Attributes:
        known: Settled files by path; another mapping, never changed, as soon as one of them is otherwise.
    """

    def __init__(self, known: Mapping[str, Seen] | None = None) -> None:
        """Args: known: Files that had settled before a restart; their `real` may be empty until they are seen."""
        self.known: Mapping[str, Seen] = dict(known or {})
        self._new: dict[str, tuple[Seen, float]] = {}
        self._missed: dict[str, float] = {}

    def look(self, listing: Listing, wall_ns: int, mono: float) -> Settled:
        """Take one more look into account.

        Args:
            listing: What was seen.
            wall_ns: What the machine's own clock says, nanoseconds from the epoch: the clock of local files; or
                `NO_CLOCK`.
            mono: Monotonic seconds.
        """
        if listing.files == self.known:  # as nearly always; where the `Seen`s are the same nothing else is compared
            self.forget_misses()
        else:
            self.known = self._compared(listing, wall_ns, mono)
        again_at = self._again_at(wall_ns, mono)
        return Settled(files=self.known, restless=bool(self._new or self._missed), again_at=again_at)

    def forget_misses(self) -> None:
        """The source went away: what was missed once before that proves nothing."""
        self._missed.clear()
        self._new.clear()

    def _compared(self, listing: Listing, wall_ns: int, mono: float) -> dict[str, Seen]:
        """What is settled now, where something is otherwise than it was."""
        settled = dict(self.known)
        self._new = {path: first for path, first in self._new.items() if path in listing.files}
        for path, seen in listing.files.items():
            self._missed.pop(path, None)
            known = settled.get(path)
            if (known is not None and known.mark == seen.mark) or self._stood_still(path, seen, wall_ns, mono):
                settled[path] = seen
                self._new.pop(path, None)
        for path in [path for path in settled if path not in listing.files]:
            if _lies_below(path, listing.unreadable):
                self._missed.pop(path, None)
            elif mono - self._missed.setdefault(path, mono) >= APART_S:
                del settled[path], self._missed[path]
        return settled

    def _again_at(self, wall_ns: int, mono: float) -> float:
        still = (
            min(since, mono + (max(seen.mtime_ns, seen.ctime_ns) - wall_ns) / 1e9) + STILL_S + TICK_S
            for seen, since in self._new.values()
        )
        gone = (since + APART_S for since in self._missed.values())
        return min((*still, *gone), default=math.inf)

    def _stood_still(self, path: str, seen: Seen, wall_ns: int, mono: float) -> bool:
        if max(seen.mtime_ns, seen.ctime_ns) <= wall_ns - STILL_S * 1e9:
            return True
        first, since = self._new.get(path, (None, mono))
        if first is None or first.mark != seen.mark:
            self._new[path] = (seen, mono)
            return False
        return mono - since >= STILL_S


def _lies_below(path: str, folders: frozenset[str]) -> bool:
    return bool(folders) and any(path == folder or path.startswith(folder + "/") for folder in folders)
