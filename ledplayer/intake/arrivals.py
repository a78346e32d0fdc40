"""What is to go through the gate, a file after the other, and what is to be tried again."""

from collections.abc import Callable, Generator, Sequence

from ledplayer import log
from ledplayer.errors import Place, Problem, SurroundingsError
from ledplayer.intake.endings import promised
from ledplayer.intake.facts import Fact, Facts, Refusal
from ledplayer.intake.folder import Folder
from ledplayer.intake.gate import Gate, Taken, Unsettled
from ledplayer.intake.retries import MOST_RETRY_S, Retries
from ledplayer.intake.scan import shown
from ledplayer.intake.sticks import USB
from ledplayer.language import reason
from ledplayer.makers.medium import Medium

UNSETTLED_S = 0.6
#: A file that may still be on its way plays as it is when it has stood still for so long: copying was given up.
UNFINISHED_S = 120.0
#: What half a file is refused for.
_OF_A_BEGINNING = frozenset({"media-empty", "media-no-picture", "media-torn", "media-unknown"})


class Arrivals:
    """The files that wait for the gate.

    Attributes:
        asked: Set when something was admitted or refused since it was cleared: a new plan is due.
        ended: Called when all that was lined up has gone through.
    """

    def __init__(self, gate: Gate, facts: Facts, is_there: Callable[[Folder], bool]) -> None:
        """Args: is_there: Whether a folder is still there; a stick is pulled out at any moment."""
        self.gate = gate
        self.facts = facts
        self.asked = False
        self.ended: Callable[[], None] = lambda: None
        self._is_there = is_there
        self._queue: list[tuple[Folder, str]] = []
        self._retries = Retries(gate.mono)

    def line_up(self, found: Sequence[tuple[Folder, str]]) -> bool:
        """Line up these files and no others; returns whether the turn of any has come."""
        self._retries.keep({(folder.name, path) for folder, path in found})
        self._queue = [
            (folder, path)
            for folder, path in found
            if self._retries.may((folder.name, path), folder.records[path].seen.mark)
        ]
        return bool(self._queue)

    def admit(self) -> Generator[Medium | None, None, None]:
        """Take in what is lined up, a file at a time, a step at a time."""
        had_any = bool(self._queue)
        while self._queue:
            folder, path = self._queue.pop(0)
            if path in folder.records and self._is_there(folder):
                yield from self._take(folder, path)
        if had_any:
            self.ended()

    @property
    def problems(self) -> list[tuple[str, Problem]]:
        """What is in some files' way, with the source it is about."""
        return self._retries.problems

    @property
    def is_waiting(self) -> bool:
        """Whether some file is to be tried again."""
        return bool(self._retries)

    @property
    def retry_at(self) -> float:
        """When to look again for the next file that did not read, monotonic seconds; for ever far where none is."""
        return self._retries.at

    def _take(self, folder: Folder, path: str) -> Generator[Medium | None, None, None]:
        key, seen = (folder.name, path), folder.records[path].seen
        try:
            taken = yield from self.gate.take(
                folder.root, seen, in_place=folder.store is None, text=promised(path) == "text"
            )
        except (Unsettled, FileNotFoundError):
            self._retries.later(key, seen.mark, UNSETTLED_S)
            return  # the next look sees what became of it
        except OSError as error:
            if self._is_there(folder):
                self._retries.trouble(key, seen.mark, _trouble("file-unreadable", path, why=reason(error)))
            return
        except SurroundingsError as error:
            self._retries.trouble(key, seen.mark, _trouble(error.code, path, **error.values))
            return
        except Exception:
            log.exception("our-mistake", name=key[0], what=key[1])
            self._retries.trouble(key, seen.mark, _trouble("maker-bug", path))
            return
        if self._may_grow(folder, path, taken) and self._retries.reason(key, seen.mark) != "file-unfinished":
            self._retries.later(key, seen.mark, UNFINISHED_S, _trouble("file-unfinished", path))
            self.asked = True
            return
        self._retries.done(key)
        if isinstance(taken.fact, Refusal) and not taken.fact.final:
            self._retries.later(key, seen.mark, MOST_RETRY_S)
        folder.took(path, seen, taken)
        self.asked = True

    def _may_grow(self, folder: Folder, path: str, taken: Taken) -> bool:
        """Whether a file looks half-copied, and that is to be waited for: it, or what stood there before, can play.

        Nobody writes on a stick that is in.
        """
        if folder.name == USB:
            return False
        before = folder.records[path].sha256
        if isinstance(taken.fact, Fact):
            return taken.unfinished and taken.sha256 != before
        plays = folder.store is not None and isinstance(self.facts.get(before), Fact)
        return plays and taken.fact.code in _OF_A_BEGINNING


def _trouble(code: str, path: str, **values: str | int) -> Problem:
    place = Place(file=shown(path))
    return Problem(severity="warning", code=code, place=place, values={"file": shown(path), **values})
