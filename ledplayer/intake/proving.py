"""Asks whether a release is signed for this board: a process that reads the store, and is given a bounded time.

Intake goes on meanwhile. What the process says is a line of JSON (`updates.verify`); whatever else it says or does is
no answer, and is asked again later.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ledplayer import config
from ledplayer.intake.release import Named

#: A slow board verifies eight signatures without compiled code in a few seconds.
PATIENCE_S = 90.0
MOST_BYTES = 4096
PROGRAM = config.PACKAGE / "updates" / "verify.py"
#: What it may say when it refuses.
CODES = frozenset(
    {
        "release-not-signed",
        "release-of-another-board",
        "release-unreadable",
        "release-incomplete",
        "release-no-root",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """What a release is judged by: the store it lies in, the installed root, and the board's id."""

    store: Path
    root: Path
    board: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proven:
    """A release is signed.

    Attributes:
        version: Of the signing.
        signed_ms: When, as it says, milliseconds from the epoch; 0 where it does not.
        root: Version of the root that it is proven by; 0 is not known, nor are the keys then.
        by: The keys that signed it. `keys`: Those that might have, by that root.
    """

    named: Named
    version: int
    signed_ms: int = 0
    root: int = 0
    by: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()

    def is_older(self, other: "Proven") -> bool:
        """Whether it was signed before another one. Versions count only while the keys do that signed them: a thief
        of the office's key may have signed as often as he liked.
        """
        return self.root < other.root or (self.version < other.version and not other.is_void(self))

    def is_void(self, by: "Proven") -> bool:
        """Whether the keys that signed it count no more, by another one's root."""
        return bool(self.by and by.keys) and not set(self.by) & set(by.keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class Denied:
    """A release is not to be used: the code of the sentence that says why, and the details."""

    named: Named
    code: str
    why: str = ""


class Proving:
    """One such question at a time."""

    def __init__(self, mono: Callable[[], float]) -> None:
        """Args: mono: Monotonic seconds."""
        self._mono = mono
        self._process: subprocess.Popen[bytes] | None = None
        self._named = Named(manifest="", proof="")
        self._until = 0.0

    @property
    def is_asking(self) -> bool:
        """Whether an answer is awaited, and not there."""
        return self._process is not None and self._process.poll() is None and self._mono() < self._until

    @property
    def has_answer(self) -> bool:
        """Whether the answer is there, or does not come any more."""
        return self._process is not None and not self.is_asking

    def ask(self, named: Named, trust: Trust) -> Denied | None:
        """Begin to ask; an answer at once is that it cannot be asked."""
        self.close()
        command = [sys.executable, "-I", str(PROGRAM), "--store", str(trust.store), "--root", str(trust.root)]
        command += [f"--board={trust.board}", "--manifest", named.manifest, "--proof", named.proof]
        try:
            self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, bufsize=0)
        except OSError as error:
            return Denied(named=named, code="release-unjudged", why=str(error))
        self._named, self._until = named, self._mono() + PATIENCE_S
        return None

    def answer(self) -> Proven | Denied:
        """What came of it; to be called once there is an answer."""
        process, named = self._process, self._named
        assert process is not None
        assert process.stdout is not None
        if process.poll() is None:
            why, data = f"{PATIENCE_S:.0f} s", b""
        else:
            why, data = f"exit code {process.returncode}", os.read(process.stdout.fileno(), MOST_BYTES)
        self.close()
        try:
            raw = json.loads(data)
            if process.returncode == 0:
                signed = raw["signed_at"]
                return Proven(
                    named=named,
                    version=int(raw["version"]),
                    signed_ms=_ms(signed) if signed else 0,
                    root=int(raw["root"]),
                    by=tuple(map(str, raw["by"])),
                    keys=tuple(map(str, raw["keys"])),
                )
            if raw["code"] in CODES:
                return Denied(named=named, code=raw["code"], why=str(raw["why"]))
        except (ValueError, KeyError, TypeError, RecursionError):
            pass
        return Denied(named=named, code="release-unjudged", why=why)

    def close(self) -> None:
        """Ask no more."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            assert self._process.stdout is not None
            self._process.stdout.close()
            self._process = None


def _ms(written: str) -> int:
    moment = datetime.strptime(written, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    return int(moment.timestamp() * 1000)
