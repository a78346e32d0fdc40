"""Bundles of this checkout, and of programs that differ from it: newer, broken, mute."""

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from tests.machine.tree import PLACE, REPOSITORY

#: Kept for as long, since machines may be looking at those of an earlier checkout.
KEPT_S = 2 * 3600
#: Where machines see them.
STICK, STICKS = "/media/stick", "/media/sticks"
#: What of a checkout is in a bundle.
PARTS = ("ledplayer", "systemd", "playlists", "media", "boards.yaml", "pyproject.toml", "README.md", "LICENSE")
NOT_THESE = shutil.ignore_patterns("__pycache__")

#: A player that dies as soon as it is to play.
DEAD = "\n\ndef play(wishes: Wishes) -> None:\n    raise RuntimeError('this version cannot start')\n"
#: A player that tells systemd that all is well, and shows nothing.
MUTE = """

def play(wishes: Wishes) -> None:
    import socket

    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.connect(os.environ["NOTIFY_SOCKET"].replace("@", "\\0", 1))
        systemd.send(b"READY=1")
        while True:
            systemd.send(b"WATCHDOG=1")
            time.sleep(1)
"""


@cache
def made() -> Path:
    """The bundle of this checkout, by `systemd/bundle.sh`; made anew only where something of it has changed."""
    with _alone():
        return _made()


@contextmanager
def _alone() -> Iterator[None]:
    """One maker of bundles at a time, for runs side by side."""
    PLACE.mkdir(parents=True, exist_ok=True)
    with (PLACE / "bundles.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def variants() -> Path:
    """The folder of all variants of this checkout."""
    folder = PLACE / f"variants-{_fingerprint()[:8]}"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _made() -> Path:
    to = PLACE / f"bundle-{_fingerprint()[:8]}"
    if to.is_dir():
        return to
    for old in (*PLACE.glob("bundle-????????"), *PLACE.glob("variants-????????")):
        if time.time() - old.stat().st_mtime > KEPT_S:
            shutil.rmtree(old)
    command = ["bash", str(REPOSITORY / "systemd" / "bundle.sh"), "--system", "debian12", "--to", str(to)]
    subprocess.run(command, check=True)
    return to


def variant(name: str, version: str, change: Callable[[Path], None] = lambda checkout: None) -> Path:
    """A bundle like this checkout's with another program: what lies in `STICKS/name` then.

    Args:
        change: Changes the program's sources, in a copy of the checkout.
    """
    bundle = made()
    with _alone():
        return _variant(bundle, name, version, change)


def _variant(bundle: Path, name: str, version: str, change: Callable[[Path], None]) -> Path:
    to, draft = variants() / name, variants() / f".{name}.part"
    if to.is_dir():
        return to
    shutil.rmtree(draft, ignore_errors=True)
    shutil.copytree(bundle, draft, copy_function=os.link)
    with tempfile.TemporaryDirectory(dir=PLACE) as folder:
        checkout = Path(folder)
        for part in PARTS:
            whole = REPOSITORY / part
            copy = shutil.copytree if whole.is_dir() else shutil.copy
            copy(whole, checkout / part, **({"ignore": NOT_THESE} if whole.is_dir() else {}))
        for file in ("pyproject.toml", "ledplayer/__init__.py"):
            text = (checkout / file).read_text(encoding="utf-8")
            text = re.sub(r'(?m)^(version|__version__) = ".*"', rf'\1 = "{version}"', text)
            (checkout / file).write_text(text, encoding="utf-8")
        change(checkout)
        next((draft / "wheels").glob("ledplayer-*.whl")).unlink()
        command = [sys.executable, "-m", "pip", "--quiet", "wheel", "--no-deps", "--wheel-dir", str(draft / "wheels")]
        subprocess.run([*command, folder], check=True)
    seal(draft)
    return draft.rename(to)


def dead(name: str = "dead") -> Path:
    """A version that is installed well and cannot start."""
    return variant(name, "0.9.1", lambda checkout: _append(checkout / "ledplayer/app.py", DEAD))


def mute() -> Path:
    """A version that runs, and shows nothing."""
    return variant("mute", "0.9.2", lambda checkout: _append(checkout / "ledplayer/app.py", MUTE))


def newer() -> Path:
    """A version that is well."""
    return variant("newer", "0.9.3")


def seal(bundle: Path) -> None:
    """Write the bundle's sums anew, as if it had been made so."""
    files = sorted(path for path in bundle.rglob("*") if path.is_file() and path.name != "SHA256SUMS")
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  ./{path.relative_to(bundle)}\n" for path in files]
    (bundle / "SHA256SUMS").unlink()  # it may be a link to another bundle's
    (bundle / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def _append(file: Path, text: str) -> None:
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


@cache
def _fingerprint() -> str:
    """Of everything that comes into a bundle, as it was when it was first asked for."""
    found = hashlib.sha256(Path(__file__).read_bytes())
    for part in PARTS:
        whole = REPOSITORY / part
        for path in sorted(whole.rglob("*")) if whole.is_dir() else [whole]:
            if path.is_file() and "__pycache__" not in path.parts:
                found.update(str(path.relative_to(REPOSITORY)).encode())
                found.update(path.read_bytes())
    return found.hexdigest()
