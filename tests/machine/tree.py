"""Debian trees, and machines booted from them with their own systemd, in a container.

A tree is built once (mmdebstrap) and kept in `build/machine`; a machine runs on an overlay above it: what a test
does to its disk is gone with it. What packages and wheels were fetched is kept beside the trees.
"""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

REPOSITORY = Path(__file__).resolve().parents[2]
PLACE = REPOSITORY / "build" / "machine"
#: A tree's name → the suite it is made of.
SUITES = {"debian12": "bookworm", "debian13": "trixie"}
#: What a freshly installed Debian without a desktop has, as far as it matters here: no Python, no drivers.
PACKAGES = "systemd,systemd-sysv,dbus,udev,procps,kmod,iproute2,ca-certificates,sudo,login,passwd,util-linux"
#: Tools, and the packages that have them.
TOOLS = {"mmdebstrap": "mmdebstrap", "systemd-nspawn": "systemd-container", "nsenter": "util-linux"}
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
#: Where a machine keeps what it fetched, and where that lies on ours.
CACHES = {"/var/cache/apt/archives": "debs", "/var/cache/wheels": "wheels"}

Done = subprocess.CompletedProcess[str]
_Answer = TypeVar("_Answer")


def lacking() -> str:
    """What this machine lacks to boot others, in a sentence; "" where nothing."""
    if os.geteuid() != 0:
        return "machines are booted by root only: sudo make test-system"
    if "overlay" not in Path("/proc/filesystems").read_text(encoding="ascii"):
        return "this kernel has no overlay file system"
    packages = sorted({package for tool, package in TOOLS.items() if not shutil.which(tool)})
    return f"install what is missing: apt-get install {' '.join(packages)}" if packages else ""


def debian(system: str = "debian12") -> Path:
    """A tree of a small Debian, as it is before anything of ours is on it; made now where there is none."""
    tree = PLACE / system
    if tree.is_dir():
        return tree
    PLACE.mkdir(parents=True, exist_ok=True)
    draft = PLACE / f".{system}.part"
    shutil.rmtree(draft, ignore_errors=True)
    command = ["mmdebstrap", "--quiet", "--variant=minbase", f"--include={PACKAGES}", SUITES[system], str(draft)]
    subprocess.run(command, check=True)
    draft.rename(tree)
    return tree


@contextmanager
def above(tree: Path, name: str, *, kept: bool = False) -> Iterator[Path]:
    """A folder that shows the tree and takes every change; the tree stays as it is.

    Args:
        kept: Leave the changes in `PLACE/name`, and begin with those of an earlier time.
    """
    layers = PLACE / "above" / (name if kept else f"{name}-{os.getpid()}")
    if not kept:
        shutil.rmtree(layers, ignore_errors=True)
    upper, work, root = layers / "upper", layers / "work", layers / "root"
    for folder in (upper, work, root):
        folder.mkdir(parents=True, exist_ok=True)
    how = f"lowerdir={tree},upperdir={upper},workdir={work}"
    subprocess.run(["mount", "-t", "overlay", "overlay", "-o", how, str(root)], check=True)
    try:
        yield root
    finally:
        subprocess.run(["umount", "--lazy", str(root)], check=False)
        if not kept:
            shutil.rmtree(layers, ignore_errors=True)


def lend_certificates(root: Path) -> None:
    """Let a tree fetch where this machine does: with the same certificates, where ours are its own."""
    ours = os.environ.get("PIP_CERT")
    if ours:
        theirs = root / CERTIFICATES.relative_to("/")
        theirs.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ours, theirs)
        (root / "etc/pip.conf").write_text(f"[global]\ncert = {CERTIFICATES}\n", encoding="ascii")


@dataclass(kw_only=True)
class Machine:
    """A tree that is booted with its own systemd as long as the `with` lasts.

    Attributes:
        root: The tree; it is written to.
        has_network: This machine's network; else none at all.
        shows: Folders of ours → where the machine sees them, read-only.
        keeps: Folders of ours → where the machine writes to them.
        words: The kernel's command line, as systemd reads it.
    """

    root: Path
    has_network: bool = False
    shows: Mapping[Path, str] = field(default_factory=dict)
    keeps: Mapping[Path, str] = field(default_factory=dict)
    words: Sequence[str] = ()
    _container: subprocess.Popen[bytes] | None = None
    _first: int = 0

    def __enter__(self) -> "Machine":
        try:
            self.boot()
        except BaseException:
            self.cut()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.cut()

    def boot(self, within_s: float = 60.0) -> None:
        """Switch on, and wait until systemd has begun all that it begins."""
        name = f"ledplayer-{os.getpid()}-{time.monotonic_ns() & 0xFFFFFF}"  # two of one name get in each other's way
        command = ["systemd-nspawn", "--quiet", "--directory", str(self.root), "--boot", "--register=no", "--keep-unit"]
        command += ["--console=pipe", f"--machine={name}", "--hostname=board", "--timezone=off", "--link-journal=no"]
        command += [] if self.has_network else ["--private-network"]
        command += [f"--bind-ro={ours}:{theirs}" for ours, theirs in self.shows.items()]
        command += [f"--bind={ours}:{theirs}" for ours, theirs in self.keeps.items()]
        command += self.words
        environment = os.environ | {"SYSTEMD_NSPAWN_UNIFIED_HIERARCHY": "1"}
        with (PLACE / "console.log").open("ab") as console:
            self._container = subprocess.Popen(
                command, env=environment, stdin=subprocess.DEVNULL, stdout=console, stderr=console
            )
        self._first = wait(lambda: _child(self._container), within_s, "the container has no first process")
        try:
            wait(self._is_up, within_s, f"systemd did not come up: {PLACE / 'console.log'}")
        except TimeoutError as error:
            told = self.run("systemctl is-system-running; systemctl list-jobs; uptime")
            raise TimeoutError(f"{error}: {told.stdout}{told.stderr}") from error

    def run(self, command: str, *, within_s: float = 120.0, **environment: str) -> Done:
        """What a shell inside answers, as root. It never raises for how the command ended."""
        inside = ["nsenter", "--target", str(self._first), "--all", "--", "/usr/bin/env", "-i", "HOME=/root"]
        inside += ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8"]
        inside += [f"{name}={value}" for name, value in environment.items()]
        return subprocess.run(
            [*inside, "/bin/bash", "-c", command],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=within_s,
        )

    def cut(self) -> None:
        """The power is cut: every process ends at once, and none is asked."""
        if self._container is None:
            return
        if self._first:
            with suppress(ProcessLookupError):
                os.kill(self._first, signal.SIGKILL)  # takes all of its namespace with it
        self._container.kill()
        self._container.wait(30)
        wait(lambda: not Path(f"/proc/{self._first}").exists(), 30.0, "the machine lives on")
        self._container, self._first = None, 0

    def reboot(self) -> None:
        """Switch off in order and on again."""
        container = self._container
        self.run("systemctl poweroff --no-block")
        with suppress(subprocess.TimeoutExpired):
            if container is not None:
                container.wait(60)
        self.cut()
        self.boot()

    def _is_up(self) -> bool:
        with suppress(subprocess.TimeoutExpired):  # whoever is asked while it goes down never answers
            done = self.run("systemctl is-system-running", within_s=5.0)
            return done.stdout.strip() in ("running", "degraded")
        return False


def wait(ask: Callable[[], _Answer], within_s: float, else_: str) -> _Answer:
    """The first answer that is true. Raises `TimeoutError`."""
    end = time.monotonic() + within_s
    while not (answer := ask()):
        if time.monotonic() > end:
            raise TimeoutError(else_)
        time.sleep(0.1)
    return answer


def _child(process: subprocess.Popen[bytes] | None) -> int:
    if process is None or process.poll() is not None:
        raise OSError(f"the container ended at once: {PLACE / 'console.log'}")
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii").split()
    return next((int(child) for child in children if _is_first(child)), 0)


def _is_first(process: str) -> bool:
    """Whether it is the first of a container; whoever makes it ready is another child, and goes away."""
    try:
        told = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except (OSError, ValueError):
        return False
    return any(line.split()[2:] == ["1"] for line in told.splitlines() if line.startswith("NSpid:"))
