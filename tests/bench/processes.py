"""What processes take: CPU ticks, resident and proportional memory, out of /proc."""

import os
from pathlib import Path

TICK_S = 1 / os.sysconf("SC_CLK_TCK")


def cpu_s(pid: int) -> float:
    """CPU seconds, user and system, of one process without its children."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * TICK_S


def rss_mb(pid: int) -> float:
    """Resident memory of one process, MB of a million bytes."""
    return _kilobytes(Path(f"/proc/{pid}/status"), "VmRSS") * 1024 / 1e6


def peak_mb(pid: int) -> float:
    """Highest resident memory that one process had, MB."""
    return _kilobytes(Path(f"/proc/{pid}/status"), "VmHWM") * 1024 / 1e6


def pss_mb(pids: list[int]) -> float:
    """Proportional memory of some processes together, MB; those that have ended meanwhile count nothing."""
    total = 0
    for pid in pids:
        try:
            total += _kilobytes(Path(f"/proc/{pid}/smaps_rollup"), "Pss")
        except (OSError, StopIteration):
            continue
    return total * 1024 / 1e6


def command_line(pid: int) -> str:
    """The command line of a process, "" when it has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ").strip()
    except OSError:
        return ""


def below(pid: int) -> list[int]:
    """A process and all that descend from it, as of now."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
            children.setdefault(parent, []).append(int(folder.name))
    found = [pid]
    for one in found:
        found.extend(children.get(one, []))
    return found


def _kilobytes(path: Path, name: str) -> int:
    return int(next(line for line in path.read_text().splitlines() if line.startswith(name + ":")).split()[1])
