"""Reads `status.json`, and whether the player that wrote it lives: a document, or why there is none to be believed.

1. Nothing is green that a living player did not say within half a minute, by the monotonic clock.
2. Of a file that is torn, or of another version, nothing is believed; of a player that is gone, all it said last.
"""

import os
import time
from typing import TYPE_CHECKING, Literal, NamedTuple

from ledplayer.run_folder import boot, take
from ledplayer.status.document import SILENT_S, STATUS, VERSION, is_whole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

#: Why a player is not believed to play: there is no file; it is torn; of another version; written before the machine
#: was booted; by one that was told to end; by one that is gone otherwise; too long ago. "" is none of these.
Why = Literal["", "missing", "torn", "version", "boot", "ended", "gone", "silent"]


#: How far apart two answers may be when a process was started, in ticks: an emulated machine tells it of itself by
#: another clock than of others. A number does not come round within so little.
_NEAR_TICKS = 200


class Seen(NamedTuple):
    """What was found.

    Attributes:
        doc: What the player said last; None where that cannot be read.
        age_s: How long ago by the monotonic clock; None where nobody can tell.
    """

    doc: "Mapping[str, Any] | None"
    why: Why
    age_s: float | None = None


def look(run: str, proc: str = "/proc", mono_s: float | None = None) -> Seen:
    """Look into a run folder. Args: mono_s: The monotonic clock, in seconds; read if None."""
    if not os.path.lexists(f"{run}/{STATUS}"):
        return Seen(None, "missing")
    doc = take(f"{run}/{STATUS}")
    if not doc or type(doc.get("version")) is not int:
        return Seen(None, "torn")
    if doc["version"] != VERSION:
        return Seen(None, "version")
    if not is_whole(doc):
        return Seen(None, "torn")
    if doc["boot"] != boot():
        return Seen(doc, "boot")
    age_s = (time.monotonic() if mono_s is None else mono_s) - doc["mono_s"]
    if doc["is_ended"]:
        return Seen(doc, "ended", age_s)
    if not _is_same(started(doc["pid"], proc), doc["started"]):
        return Seen(doc, "gone", age_s)
    return Seen(doc, "" if -1.0 < age_s < SILENT_S else "silent", age_s)


def started(pid: int, proc: str = "/proc") -> int | None:
    """When a process was started, in ticks since boot: it tells it from a later one of the same number."""
    fields = _text(f"{proc}/{pid}/stat").rpartition(")")[2].split()
    return int(fields[19]) if len(fields) > 19 and fields[0] not in "ZX" and fields[19].isdecimal() else None


def _is_same(now: int | None, then: int | None) -> bool:
    return now == then if now is None or then is None else abs(now - then) <= _NEAR_TICKS


def _text(path: str) -> str:
    try:
        with open(path, "rb") as file:
            return file.read(4096).decode("utf-8", "replace")
    except OSError:
        return ""
