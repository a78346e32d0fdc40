"""What the machine tells of itself: heat, power, disk, memory, clock, wear.

1. Whatever a machine does not tell is None: a PC without the Pi's sensors, a plain SD card, a container.
2. Everything is read under one root, so that any machine can be stood up in a folder.
3. Asking the Pi's firmware by its program may take long, so only those ask who may wait: intake, never the player.
"""

import os
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from ledplayer.clock import BUILT_MS, is_synchronised

#: What `get_throttled` answers (raspberrypi.com, “vcgencmd”): now, and since boot.
LOW_VOLTAGE, THROTTLED, HOT = 1 << 0, 1 << 1 | 1 << 2, 1 << 3
SINCE_BOOT = 16
#: How long the Pi's firmware may take to answer, in seconds.
FIRMWARE_S = 2.0

_THROTTLED = "sys/devices/platform/soc/soc:firmware/get_throttled"
#: No number that a machine tells is as large.
MOST = 1e15
_MOST_BYTES = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """A machine at a moment; see rule 1.

    Attributes:
        celsius: The hottest place that is measured.
        low_voltage, throttled: Now, and since boot.
        disk_free, disk_total: Bytes of the state folder's disk.
        wear_percent: Of its life, how much an SD card or eMMC has spent: in steps of ten, the worse of its two kinds.
        wear_end: Its reserve of blocks: 1 is normal, 2 four fifths are used, 3 nine tenths (JEDEC eMMC 5.0, `EXT_CSD`).
        has_lost_data: Whether the data partition of a board whose root is read-only could not be used at this start.
        memory_free, memory_total: Bytes.
        load: Of the last minute.
        is_synchronised: Whether the clock follows NTP, or did since boot.
        has_rtc: Whether there is a clock that runs on a battery: a Pi 5 without one counts from 1970.
        model: As the board's maker calls it.
    """

    celsius: float | None = None
    low_voltage: bool | None = None
    low_voltage_since_boot: bool | None = None
    throttled: bool | None = None
    throttled_since_boot: bool | None = None
    disk_free: int | None = None
    disk_total: int | None = None
    wear_percent: int | None = None
    wear_end: int | None = None
    has_lost_data: bool | None = None
    memory_free: int | None = None
    memory_total: int | None = None
    uptime_s: int | None = None
    load: float | None = None
    is_synchronised: bool | None = None
    has_rtc: bool | None = None
    kernel: str | None = None
    model: str | None = None


def ask_machine(
    state: Path,
    root: Path = Path("/"),
    *,
    firmware: Callable[[], str] | None = None,
    synchronised: Callable[[], bool] = is_synchronised,
) -> Machine:
    """Look at the machine once; takes a millisecond or two, and with a `firmware` that answers slowly, two seconds.

    Args:
        state: The folder whose disk counts.
        firmware: What `vcgencmd get_throttled` prints; asked only where the system's files do not tell.
    """
    bits = _bits(_text(root / _THROTTLED)) if _text(root / _THROTTLED) is not None else _asked(firmware)
    low = bits & LOW_VOLTAGE != 0 if bits is not None else _alarm(root)
    memory = _memory(root / "proc/meminfo")
    free, total = _disk(state)
    uptime, load = _number(root / "proc/uptime"), _number(root / "proc/loadavg")
    return Machine(
        celsius=_hottest(root),
        low_voltage=low,
        low_voltage_since_boot=bits >> SINCE_BOOT & LOW_VOLTAGE != 0 if bits is not None else None,
        throttled=bits & THROTTLED != 0 if bits is not None else None,
        throttled_since_boot=bits >> SINCE_BOOT & THROTTLED != 0 if bits is not None else None,
        disk_free=free,
        disk_total=total,
        wear_percent=_wear(root),
        wear_end=max(filter(None, map(_hex, _found(root, "sys/block/mmcblk*/device/pre_eol_info"))), default=None),
        has_lost_data=None if (data := _text(root / "run/ledplayer-data/is")) is None else data == "lost",
        memory_free=memory.get("MemAvailable"),
        memory_total=memory.get("MemTotal"),
        uptime_s=int(uptime) if uptime is not None else None,
        load=load,
        is_synchronised=(root / "run/systemd/timesync/synchronized").exists() or synchronised(),
        has_rtc=any((_number(file) or 0) * 1000 >= BUILT_MS for file in root.glob("sys/class/rtc/rtc*/since_epoch")),
        kernel=_text(root / "proc/sys/kernel/osrelease"),
        model=_text(root / "proc/device-tree/model") or _text(root / "sys/class/dmi/id/product_name"),
    )


def vcgencmd() -> str:
    """What the Pi's own program says of its power; "" on other machines, or where it takes too long."""
    try:
        return subprocess.run(
            ["vcgencmd", "get_throttled"], capture_output=True, timeout=FIRMWARE_S, check=False
        ).stdout.decode("ascii", "replace")
    except (OSError, subprocess.TimeoutExpired):
        return ""


def _asked(firmware: Callable[[], str] | None) -> int | None:
    _, found, bits = (firmware or str)().partition("throttled=")
    return _bits(bits) if found else None


def _bits(text: str | None) -> int | None:
    """`50005`, or `0x50005`."""
    try:
        return int(text or "", 16)
    except ValueError:
        return None


def _alarm(root: Path) -> bool | None:
    """What the Pi's voltage sensor says where its firmware says nothing."""
    for name in root.glob("sys/class/hwmon/hwmon*/name"):
        if _text(name) == "rpi_volt":
            alarm = _text(name.parent / "in0_lcrit_alarm")
            return None if alarm is None else alarm == "1"
    return None


def _hottest(root: Path) -> float | None:
    """Degrees, of thousandths; a sensor that is off says nonsense."""
    found = (_number(file) for file in root.glob("sys/class/thermal/thermal_zone*/temp"))
    return max((round(one / 1000, 1) for one in found if one is not None and -40_000 < one < 200_000), default=None)


def _wear(root: Path) -> int | None:
    """`0x01 0x02`: up to a tenth and up to two tenths of its life; 0 tells nothing, 0x0b is beyond it."""
    steps = [_hex(word) for line in _found(root, "sys/block/mmcblk*/device/life_time") for word in line.split()]
    return max((10 * step for step in steps if step), default=None)


def _found(root: Path, pattern: str) -> Iterable[str]:
    return [text for file in root.glob(pattern) if (text := _text(file)) is not None]


def _hex(text: str) -> int | None:
    found = _bits(text)
    return found if found is not None and 0 <= found <= 0xFF else None


def _memory(file: Path) -> dict[str, int]:
    """Bytes by name, of lines like `MemAvailable:  12345 kB`."""
    found = {}
    for line in (_text(file) or "").splitlines():
        name, _, amount = line.partition(":")
        words = amount.split()
        if words and words[0].isdecimal() and int(words[0]) < MOST:
            found[name] = int(words[0]) * 1024
    return found


def _disk(folder: Path) -> tuple[int | None, int | None]:
    """Free bytes, as far as everybody may use them, and all."""
    try:
        disk = os.statvfs(folder)
    except OSError:
        return None, None
    return disk.f_bavail * disk.f_frsize, disk.f_blocks * disk.f_frsize


def _number(file: Path) -> float | None:
    """The first number of a file."""
    try:
        found = float((_text(file) or "").split()[0])
    except (IndexError, ValueError):
        return None
    return found if abs(found) < MOST else None  # nor infinite, nor no number


def _text(file: Path) -> str | None:
    try:
        with file.open("rb") as opened:
            return opened.read(_MOST_BYTES).decode("utf-8", "replace").strip("\0 \n")
    except OSError:
        return None
