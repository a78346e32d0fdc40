"""Loop devices, mounts, and a disk that writes down every write: each is given back when its `with` ends.

Whatever an interrupt leaves behind in between, `workplace` gives back at the end.
"""

import ctypes
import fcntl
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

#: A card's block, and ext4's.
BLOCK_BYTES = 4096
#: Of the log; `blklogwrites` counts in these.
SECTOR_BYTES = 512

_PACKAGES = {"qemu-storage-daemon": "qemu-system-common", "losetup": "mount", "mkfs.ext4": "e2fsprogs"}
_MOST_LOG_BYTES = 1 << 30
_START_S = 10.0
# <linux/prctl.h>, <linux/fs.h>, <sched.h>, <sys/mount.h>
_PR_SET_PDEATHSIG = 1
_BLKFLSBUF = 0x1261
_CLONE_NEWNS = 0x20000
_MS_NOATIME, _MS_REC, _MS_PRIVATE = 1 << 10, 1 << 14, 1 << 18
_MNT_DETACH = 2

_libc = ctypes.CDLL(None, use_errno=True)


class UnfitError(Exception):
    """This machine cannot do it; why, in words."""


def missing() -> str:
    """What is missing before any of this works; "" when nothing is."""
    if os.geteuid() != 0:
        return "root is missing: only root may mount"
    for device, what in (("/dev/fuse", "FUSE"), ("/dev/loop-control", "the loop device")):
        if not Path(device).exists():
            return f"{what} is missing: this kernel or container has no {device}"
    for program, package in _PACKAGES.items():
        if not shutil.which(program):
            return f"{program} is missing (apt install {package})"
    return ""


@contextmanager
def workplace() -> Iterator[Path]:
    """A folder in memory where it fits; at the end nothing is mounted or attached below it, and it is gone.

    What this process mounts from now on, no other one sees: a copy of a mount, as a browser or a service takes for
    its own namespace, would keep the disk mounted, and a cut would be tried on what stands in the kernel's memory.

    Raises:
        UnfitError: There cannot be such a place.
    """
    if _libc.unshare(_CLONE_NEWNS) or _libc.mount(b"none", b"/", None, _MS_REC | _MS_PRIVATE, None):
        raise UnfitError(f"no mount namespace: {os.strerror(ctypes.get_errno())}")
    memory = Path("/dev/shm")
    fits = memory.is_dir() and shutil.disk_usage(memory).free > _MOST_LOG_BYTES
    folder = Path(tempfile.mkdtemp(prefix="power-cut-", dir=memory if fits else None))
    try:
        yield folder
    finally:
        _sweep(folder)
        shutil.rmtree(folder)


def make_ext4(image: Path, size_bytes: int) -> None:
    """An empty ext4 in a file, with nothing left to be laid out later."""
    with image.open("wb") as file:
        file.truncate(size_bytes)
    _run("mkfs.ext4", "-q", "-b", str(BLOCK_BYTES), "-E", "lazy_itable_init=0,lazy_journal_init=0", str(image))


@contextmanager
def attached(image: Path) -> Iterator[Path]:
    """A loop device on a file."""
    device = _run("losetup", "--find", "--show", str(image))
    try:
        yield Path(device)
    finally:
        _run("losetup", "--detach", device)


@contextmanager
def mounted(device: Path, folder: Path, options: str = "") -> Iterator[None]:
    """A device's ext4 in a folder. Raises `OSError` where it cannot be mounted."""
    if _libc.mount(bytes(device), bytes(folder), b"ext4", _MS_NOATIME, options.encode()):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(device))
    try:
        yield
    finally:
        _unmount(folder)


def forget(device: Path) -> None:
    """Have the kernel read a device anew. Raises `UnfitError` where it is still mounted somewhere."""
    try:
        handle = os.open(device, os.O_RDONLY | os.O_EXCL)
    except OSError as error:
        raise UnfitError(f"{device} is still in use") from error
    try:
        fcntl.ioctl(handle, _BLKFLSBUF)
    finally:
        os.close(handle)


@contextmanager
def logged(image: Path, log: Path) -> Iterator[Path]:
    """A file that stands for a disk's image; each write and flush of it goes into a log too, in order.

    Raises:
        UnfitError: The daemon does not start; in its words.
    """
    export = image.with_suffix(".export")
    export.touch()
    with log.open("wb") as file:
        file.truncate(_MOST_LOG_BYTES)
    daemon = subprocess.Popen(
        [
            "qemu-storage-daemon",
            *("--blockdev", f"file,node-name=disk,filename={image}"),
            *("--blockdev", f"file,node-name=log,filename={log}"),
            *("--blockdev", f"blklogwrites,node-name=both,file=disk,log=log,log-sector-size={SECTOR_BYTES}"),
            *("--export", f"fuse,id=export,node-name=both,mountpoint={export},writable=on"),
        ],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,  # Ctrl-C is ours: the file system goes first
        preexec_fn=_die_with_parent,
    )
    try:
        _wait_for(daemon, export)
        yield export
    finally:
        daemon.terminate()
        daemon.wait()
        with suppress(OSError):
            _unmount(export, _MNT_DETACH)


def _wait_for(daemon: subprocess.Popen[str], export: Path) -> None:
    until = time.monotonic() + _START_S
    while export.stat().st_size == 0:
        if daemon.poll() is not None or time.monotonic() > until:
            daemon.kill()
            raise UnfitError(f"qemu-storage-daemon: {daemon.communicate()[1].strip() or 'no export'}")
        time.sleep(0.02)


def _die_with_parent() -> None:
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _unmount(folder: Path, flags: int = 0) -> None:
    if _libc.umount2(bytes(folder), flags):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(folder))


def _sweep(folder: Path) -> None:
    mounts = [line.split()[1] for line in Path("/proc/mounts").read_text().splitlines()]
    for mount in reversed([one for one in mounts if one.startswith(f"{folder}/")]):
        _unmount(Path(mount), _MNT_DETACH)
    for line in _run("losetup", "--list", "--noheadings", "--output", "NAME,BACK-FILE").splitlines():
        device, _, file = line.partition(" ")
        if file.strip().startswith(f"{folder}/"):
            _run("losetup", "--detach", device)


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
