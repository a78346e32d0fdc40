"""Where USB sticks are: disks that the system has mounted at the usual places, and the content folder at their top.

1. A stick is a disk, also one that FUSE reads, mounted at or below one of `PLACES`; no share, no disk of a source.
2. What of it counts is one folder at its top by one of `NAMES`. A stick without one is nobody's business.
3. Of several with such a folder, sticks or parts of one, the one that was mounted last counts.
4. One whose device is gone is pulled out, also while its mount still stands.
"""

import os
import re
import stat
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from ledplayer.core.names import fold
from ledplayer.errors import SurroundingsError
from ledplayer.intake.scan import shown
from ledplayer.language import reason

#: The source's name.
USB = "usb"
#: Desktops mount below the first two, in a folder for each user; a board without one at the last.
PLACES = (Path("/media"), Path("/run/media"), Path("/mnt/ledplayer-usb"))
#: Names of the content folder, folded.
NAMES = frozenset({fold("ledplayer"), fold("bảng led")})

_MOUNTS = Path("/proc/self/mountinfo")
_DEVICES = Path("/sys/dev/block")
#: Number of what is no disk by itself: memory, shares, FUSE; and Btrfs, whose source tells that it lies on one.
_NO_DISK = "0:"
#: A source that tells nothing of what a FUSE program passes on.
_FUSE = "/dev/fuse"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plug:
    """A stick that is in.

    Attributes:
        mount: Number of the mount: another one is another stick, or the same once more.
        device: Major and minor number, as `8:17`.
        point: Where it is mounted.
    """

    mount: str
    device: str
    point: Path


def plugs(mounts: str, places: Iterable[Path]) -> list[Plug]:
    """The sticks among some mounts, in the order in which they were mounted.

    Args:
        mounts: The text of `/proc/self/mountinfo` (proc(5)).
    """
    found = []
    for line in mounts.splitlines():
        head, _, rest = line.partition(" - ")
        fields, (_, source, *_) = head.split(" "), (*rest.split(" "), "", "")
        if len(fields) < 5:
            continue
        if fields[2].startswith(_NO_DISK) and (not source.startswith("/dev/") or source == _FUSE):
            continue
        point = Path(re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields[4]))
        if any(point.is_relative_to(place) for place in places):
            found.append(Plug(mount=fields[0], device=fields[2], point=point))
    return found


def content_folder(point: Path) -> Path | None:
    """The content folder at the top of a stick; None where there is none. May hang.

    Raises:
        SurroundingsError: The stick does not read.
    """
    try:
        with os.scandir(point) as entries:
            names = sorted(entry.name for entry in entries if fold(entry.name) in NAMES)
        device = point.stat().st_dev
        for name in names:
            facts = (point / name).stat(follow_symlinks=False)
            if stat.S_ISDIR(facts.st_mode) and facts.st_dev == device:
                return point / name
    except OSError as error:
        raise SurroundingsError("source-away", folder=shown(str(point)), why=reason(error)) from error
    return None


def newest_content(found: Sequence[Plug]) -> tuple[Plug, Path] | None:
    """The stick that counts, with its content folder; None where none has one. May hang.

    Raises:
        SurroundingsError: None has one, and one does not read.
    """
    trouble: SurroundingsError | None = None
    for plug in reversed(found):
        try:
            folder = content_folder(plug.point)
        except SurroundingsError as error:
            trouble = trouble or error
            continue
        if folder is not None:
            return plug, folder
    if trouble is not None:
        raise trouble
    return None


class Sticks:
    """Looks which sticks are in; cheap, and never touches one.

    Attributes:
        sources: Folders that content comes from anyway.
    """

    def __init__(self, places: Sequence[Path] = PLACES) -> None:
        self.places = places
        self.sources: tuple[Path, ...] = ()
        self._file: TextIO | None = None
        self._text = ""
        self._found: list[Plug] = []
        try:
            self._file = _MOUNTS.open(encoding="utf-8", errors="surrogateescape")
        except OSError:
            return  # no such system: there are no sticks

    def plugs(self) -> tuple[Plug, ...]:
        """The sticks that are in now, in the order in which they were mounted."""
        before, self._text = self._text, self._read()
        if self._text != before:
            self._found = plugs(self._text, self.places)
        return tuple(one for one in self._found if self._counts(one))

    def fileno(self) -> int:
        """A file with an exceptional condition once something was mounted or unmounted; -1 is none."""
        return -1 if self._file is None else self._file.fileno()

    def close(self) -> None:
        """Look no more."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _read(self) -> str:
        if self._file is None:
            return ""
        try:
            self._file.seek(0)
            return self._file.read()
        except OSError:
            return ""

    def _counts(self, plug: Plug) -> bool:
        is_there = plug.device.startswith(_NO_DISK) or (_DEVICES / plug.device).exists() or not _DEVICES.exists()
        return is_there and not any(source.is_relative_to(plug.point) for source in self.sources)
