"""What a maker may use, once its memory is mapped: a subverted or greedy decoder is stopped by the kernel.

Raspberry Pi OS boots without the memory cgroup, so these limits on one process are what holds.
"""

import math
import os
import resource
from pathlib import Path

MOST_DATA_BYTES = 512 << 20
#: Open files: three standard ones, the socket, the medium, and what a late import may need for a moment.
MOST_FILES = 24
#: Processor seconds between two signs of progress; a 25-megapixel PNG takes 2 s on a fast machine.
PATIENCE_CPU_S = 20
MOST_PNG_BYTES = 64 << 20


def take(*, writes: bool) -> None:
    """Limit this process for good; `writes` allows one file of bounded size (a PNG), else none."""
    os.nice(10)
    Path("/proc/self/oom_score_adj").write_text("1000")
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_NOFILE, MOST_FILES)
    _limit(resource.RLIMIT_DATA, min(MOST_DATA_BYTES, _ram_bytes() // 4))
    _limit(resource.RLIMIT_FSIZE, MOST_PNG_BYTES if writes else 0)
    progress()


def progress() -> None:
    """Say that something was finished: the processor time may go on for another while."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + PATIENCE_CPU_S
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, hard))


def data_bytes() -> float:
    """How much memory this process may have; infinite before `take`."""
    most = resource.getrlimit(resource.RLIMIT_DATA)[0]
    return math.inf if most == resource.RLIM_INFINITY else most


def peak_bytes() -> int:
    """The most memory this process held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _limit(what: int, most: int) -> None:
    hard = resource.getrlimit(what)[1]
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (most, most))


def _ram_bytes() -> int:
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
