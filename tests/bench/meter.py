"""CPU time of everything that a command starts, the X server included.

The kernel's own account: a control group of its own (cgroup v1 `cpuacct` or v2 `cpu.stat`), which also counts
children that live for milliseconds.
"""

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

V1 = Path("/sys/fs/cgroup/cpuacct")
V2 = Path("/sys/fs/cgroup")


class Meter:
    """The control group that this process, and so all that it starts, is in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def cpu_s(self) -> float:
        """CPU seconds, user and system, of the group so far."""
        usage = self.folder / "cpuacct.usage"
        if usage.exists():
            return int(usage.read_text()) / 1e9
        stat = dict(line.split() for line in (self.folder / "cpu.stat").read_text().splitlines())
        return int(stat["usage_usec"]) / 1e6

    def pids(self) -> list[int]:
        """All processes of the group but this one."""
        return [int(pid) for pid in (self.folder / "cgroup.procs").read_text().split() if int(pid) != os.getpid()]


@contextmanager
def meter() -> Iterator[Meter]:
    """Move this process into a fresh group; what it starts inside is counted. Needs root.

    This process's own work counts too; a bench subtracts it by `time.process_time`.
    """
    parent = V1 if V1.is_dir() else V2
    folder = parent / f"ledplayer-bench-{uuid.uuid4().hex[:8]}"
    folder.mkdir()
    try:
        (folder / "cgroup.procs").write_text(str(os.getpid()))
        yield Meter(folder)
    finally:
        (parent / "cgroup.procs").write_text(str(os.getpid()))
        if not (folder / "cgroup.procs").read_text():
            folder.rmdir()


def missing(*programs: str) -> str:
    """What to install before these programs run; "" when nothing is missing."""
    packages = {"Xvfb": "xvfb", "vipsthumbnail": "libvips-tools"}
    lacking = [packages.get(program, program) for program in programs if not shutil.which(program)]
    return f"apt install {' '.join(lacking)}" if lacking else ""
