"""What one process takes from its start to its end, by the kernel's account: CPU, memory, what it wrote to disks.

`python -I -S spent.py COMMAND …` runs a command and prints it as JSON. It stands alone and imports next to nothing: the
kernel counts the memory of whoever started a process to that process, so that must be somebody small.
"""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

_BLOCK_BYTES = 512


@dataclass(frozen=True, kw_only=True)
class Spent:
    """Of one process. `rss_mb`: At its most. `status`: Its exit status."""

    wall_s: float
    cpu_s: float
    rss_mb: float
    written_bytes: int
    status: int


def spent(*command: object, cwd: Path | None = None, status: int = 0) -> Spent:
    """Run a command; it must end with that status."""
    whole = [sys.executable, "-I", "-S", __file__, *map(str, command)]
    ran = subprocess.run(whole, cwd=cwd, check=True, capture_output=True, text=True)
    found = Spent(**json.loads(ran.stdout))
    if found.status != status:
        raise RuntimeError(f"{command[0]} ended with {found.status}: {ran.stderr[-2000:]}")
    return found


def main() -> None:
    """Run it; its own output is for nobody."""
    begin = time.monotonic()
    nobody = os.open(os.devnull, os.O_WRONLY)
    pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, nobody, 1)])
    _, status, used = os.wait4(pid, 0)
    found = {
        "wall_s": time.monotonic() - begin,
        "cpu_s": used.ru_utime + used.ru_stime,
        "rss_mb": used.ru_maxrss * 1024 / 1e6,
        "written_bytes": used.ru_oublock * _BLOCK_BYTES,
        "status": os.waitstatus_to_exitcode(status),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
