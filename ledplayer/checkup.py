"""What `ledplayer doctor` goes by: a machine, and checks that look at it and answer findings.

Each package's `checks` module says what it needs from a machine. It imports nothing but the standard library before a
check is made: the doctor is asked where libraries are missing, too, and what a check cannot import is no fault of it.
"""

import os
import pwd
import subprocess
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ledplayer.core.model import Board

#: The user that the service runs the player as.
USER = "ledplayer"

_MOST_LETTERS = 1 << 20
_COMMAND_S = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one look came to, before any language.

    Attributes:
        code: Of its sentence; the hint is what mends it.
        is_ok: None where it is not used here, or cannot be told; the sentence says why.
        where: File, line and column that it is about; "" for none.
    """

    code: str
    is_ok: bool | None
    values: Mapping[str, str | int] = field(default_factory=dict)
    where: str = ""


def good(code: str, **values: str | int) -> Finding:
    """All is well."""
    return Finding(code=code, is_ok=True, values=values)


def bad(code: str, **values: str | int) -> Finding:
    """Somebody has to do something."""
    return Finding(code=code, is_ok=False, values=values)


def untold(code: str, **values: str | int) -> Finding:
    """Not used here, or it cannot be told."""
    return Finding(code=code, is_ok=None, values=values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Patient:
    """The machine that is looked at.

    Attributes:
        root: Where its file tree begins.
        environment: The technician's.
        state, store: Where the player and the sync unit keep what they have.
        trust: The installed root of trust.
        board: None where its file cannot be read.
        file: The board's own file; it need not be there.
    """

    root: Path = Path("/")
    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    state: Path
    store: Path
    trust: Path
    board: Board | None = None
    file: Path

    def path(self, name: str) -> Path:
        """A place in the tree: `proc/meminfo`."""
        return self.root / name

    def read(self, name: str) -> str:
        """A small file of the system; "" where there is none."""
        try:
            with self.path(name).open("rb") as file:
                return file.read(_MOST_LETTERS).decode("utf-8", "replace")
        except OSError:
            return ""

    def ask(self, *words: str) -> str | None:
        """What a command of the system says; None where there is no such command, or it hangs."""
        try:
            done = subprocess.run(
                words,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_COMMAND_S,
                check=False,
                env={**self.environment, "LC_ALL": "C"},
            )
        except (OSError, subprocess.TimeoutExpired):
            return None
        return done.stdout[:_MOST_LETTERS].decode("utf-8", "replace").strip()

    def apt(self, *packages: str) -> str:
        """The command that installs packages of Debian; a machine that has no lists of them fetches those first."""
        has_lists = any(self.path("var/lib/apt/lists").glob("*_Packages*"))
        return f"{'' if has_lists else 'sudo apt update && '}sudo apt install {' '.join(packages)}"

    @property
    def is_systemd(self) -> bool:
        """Whether systemd runs the machine."""
        return self.path("run/systemd/system").is_dir()

    @property
    def is_pi(self) -> bool:
        """Whether it is a Raspberry Pi."""
        return "Raspberry Pi" in self.read("proc/device-tree/model")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One look, made in a process of its own.

    Attributes:
        what: Code of the words for what is looked at.
        look: Answers the findings; it may raise `ImportError` where a library is missing.
        within_s: How long it may take.
        hung: Code of the sentence for when it took longer, with `values`; "" where another check says so.
        is_alone: It measures, so nothing else is looked at meanwhile.
    """

    what: str
    look: Callable[[Patient], Iterable[Finding]]
    within_s: float = 10.0
    hung: str = "doctor-hung"
    values: Mapping[str, str | int] = field(default_factory=dict)
    is_alone: bool = False


def is_somebody_else() -> bool:
    """Whether the service has a user of its own, and who asks is neither that one nor root."""
    try:
        return os.geteuid() not in (0, pwd.getpwnam(USER).pw_uid)
    except KeyError:
        return False


def become_player() -> str:
    """Be the service's user from here on, where root may, and there is one; answers who we are. Inside a check only."""
    if os.geteuid() == 0:
        try:
            user = pwd.getpwnam(USER)
            os.initgroups(USER, user.pw_gid)
            os.setgid(user.pw_gid)
            os.setuid(user.pw_uid)
        except (KeyError, OSError):
            return "root"
        return USER
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        return str(os.geteuid())
