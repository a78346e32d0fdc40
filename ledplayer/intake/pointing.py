"""Which release is to be used? The store's pointer says it, unless the player has refused it."""

from pathlib import Path

from ledplayer.errors import Place, Problem, Severity
from ledplayer.intake.release import CURRENT, Named, Pointer, read_pointer
from ledplayer.language import reason
from ledplayer.status.verdict import VERDICT, Verdict, read_verdict

#: What tells one version of a file from another.
_Mark = tuple[int, int, int] | None


class Pointing:
    """Pointer and verdict, from look to look.

    Attributes:
        pointer: The last one that was whole; None before the first.
        torn: Why the pointer does not read now.
    """

    def __init__(self, store: Path, state: Path) -> None:
        self.pointer: Pointer | None = None
        self.verdict = Verdict()
        self.torn: Problem | None = None
        self._store, self._state = store, state
        self._marks: tuple[_Mark, _Mark] | None = None

    @property
    def has_changed(self) -> bool:
        """Whether one of the files is another than at the last look."""
        return self._marks != self._now()

    @property
    def target(self) -> Named | None:
        """The release that is to be used: the current one, else the one before it; None where there is none."""
        named = (self.pointer.current, self.pointer.previous) if self.pointer else ()
        return next((one for one in named if one and not self.verdict.refuses(one.manifest)), None)

    @property
    def problems(self) -> list[Problem]:
        """Whether the pointer is torn, and whether the player has refused what it names."""
        told = [self.torn] if self.torn else []
        if self.pointer and self.verdict.refuses(self.pointer.current.manifest):
            told.append(problem("error", "release-gave-up", release=self.pointer.current.manifest[:8]))
        return told

    def is_former(self, named: Named) -> bool:
        """Whether a release is the one before the current one, which the player has refused."""
        is_previous = self.pointer is not None and named == self.pointer.previous
        return is_previous and self.pointer is not None and self.verdict.refuses(self.pointer.current.manifest)

    def look(self) -> bool:
        """Read what is otherwise than before; returns whether the pointer is. A torn one changes nothing."""
        marks, before = self._now(), self._marks
        if marks == before:
            return False
        self._marks, self.torn = marks, None
        self.verdict = read_verdict(self._state / VERDICT)
        try:
            self.pointer = read_pointer(self._store)
        except FileNotFoundError:
            pass
        except (OSError, ValueError) as error:
            why = reason(error) if isinstance(error, OSError) else str(error)[:200]
            self.torn = problem("error", "release-pointer-torn", file=CURRENT, why=why)
        return before is None or marks[0] != before[0]

    def _now(self) -> tuple[_Mark, _Mark]:
        return _mark(self._store / CURRENT), _mark(self._state / VERDICT)


def problem(severity: Severity, code: str, **values: str | int) -> Problem:
    """Something that is wrong with a release."""
    return Problem(severity=severity, code=code, place=Place(file=CURRENT), values=values)


def _mark(path: Path) -> _Mark:
    try:
        facts = path.stat(follow_symlinks=False)
    except OSError:
        return None
    return facts.st_ino, facts.st_size, facts.st_mtime_ns
