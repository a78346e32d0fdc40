"""The player's sections in memory (tmpfs): one is written, finished ones wait for the keeper.

1. A line is appended as soon as there is one; a section is finished by giving it its number.
2. The beat says how the section would end now. It is emptied before a section begins, so that it is never another's.
3. A process that was killed left a section without an end: the next one ends it by the beat.
4. Where the folder takes nothing, lines are held, within a bound; what is dropped is a gap.
"""

import os
import re
from contextlib import suppress
from pathlib import Path

from ledplayer.status.proof.section import BEGINS

OPEN, BEAT = "proof.jsonl", "proof.beat"
#: Lines that are held while nothing can be written: some hours.
MOST_HELD = 4000

_SEALED = re.compile(r"proof-(\d{9})\.jsonl")
#: A beat is always as long as this, so that a shorter one leaves nothing of a longer one behind it.
_BEAT_BYTES = 384


class Tape:
    """The sections in a run folder. Never raises `OSError`."""

    def __init__(self, run: Path | None) -> None:
        """`run`: None where there is no such folder: then all is held."""
        self._folder = run
        self._file: int | None = None
        self._beat: int | None = None
        self._held: list[bytes] = []
        self._last = 0

    def recover(self) -> bytes:
        """End what a killed process left behind; gives the last beat before."""
        beat = b""
        with suppress(OSError):
            self._run.mkdir(mode=0o755, parents=True, exist_ok=True)
            self._last = max(sealed(self._run), default=0)
            beat = (self._run / BEAT).read_bytes().strip(b"\0 \n")
        with suppress(OSError):
            left = os.open(self._run / OPEN, os.O_WRONLY | os.O_APPEND | os.O_CLOEXEC)
            try:
                os.write(left, b"\n" + beat + b"\n")
            finally:
                os.close(left)
            self._seal()
        return beat

    def write(self, line: bytes) -> None:
        """Append a line to the section; the first one begins it."""
        self._held.append(line)
        if len(self._held) > MOST_HELD:
            self._drop()
        with suppress(OSError):
            if self._file is None:
                self._begin()
            if self._file is not None:
                self._append(self._file)

    def beat(self, lines: bytes) -> None:
        """Say how the section would end now."""
        with suppress(OSError):
            if self._beat is None:
                self._beat = os.open(self._run / BEAT, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o644)
            if len(lines) <= _BEAT_BYTES:
                os.pwrite(self._beat, lines.ljust(_BEAT_BYTES), 0)

    def seal(self) -> None:
        """Finish the section; the next line begins another."""
        if self._file is None or self._held:
            return  # nothing could be written: the next section goes into the same file
        os.close(self._file)
        self._file = None
        with suppress(OSError):
            self._seal()

    def close(self) -> None:
        """Let go of the files."""
        for file in (self._file, self._beat):
            if file is not None:
                os.close(file)
        self._file = self._beat = None

    @property
    def _run(self) -> Path:
        """The folder. Raises `FileNotFoundError`."""
        if self._folder is None:
            raise FileNotFoundError
        return self._folder

    def _begin(self) -> None:
        self._run.mkdir(mode=0o755, parents=True, exist_ok=True)
        self.beat(b"")
        self._file = os.open(self._run / OPEN, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o644)

    def _drop(self) -> None:
        """Make room, up to where a section begins: none may get rows of another. The first line may be half written."""
        begins = (number for number, line in enumerate(self._held) if line.startswith(BEGINS))
        half = len(self._held) // 2
        del self._held[1 : next((number for number in begins if number >= half), half)]

    def _append(self, file: int) -> None:
        while self._held:
            line = self._held[0]
            written = os.write(file, line)
            if written < len(line):
                self._held[0] = line[written:]
            else:
                del self._held[0]

    def _seal(self) -> None:
        number = max(self._last, max(sealed(self._run), default=0)) + 1
        (self._run / OPEN).rename(self._run / f"proof-{number:09}.jsonl")
        self._last = number


def sealed(run: Path) -> dict[int, Path]:
    """Finished sections that wait, by number, in order."""
    try:
        names = sorted(name for name in os.listdir(run) if _SEALED.fullmatch(name))
    except OSError:
        return {}
    return {int(name[6:15]): run / name for name in names}
