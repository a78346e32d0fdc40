"""On which file system a folder lies: an unmounted share leaves an empty, healthy folder behind."""

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple

MOUNTS = Path("/proc/self/mountinfo")
#: File systems whose files change by other machines, or other programs, without an event here. `fuseblk` is a disk.
_QUIET = frozenset(
    {"9p", "afs", "autofs", "ceph", "cifs", "coda", "davfs", "fuse", "glusterfs", "ncpfs", "nfs", "nfs4", "smb3"}
    | {"smbfs", "vboxsf", "virtiofs", "vmhgfs"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mount:
    """Where the file system of a folder is mounted, and which kind it is."""

    point: str
    kind: str

    @property
    def is_quiet(self) -> bool:
        """Whether no events tell of changes, and times are another machine's: a share, FUSE and the like."""
        return self.kind in _QUIET or self.kind.startswith("fuse.")

    def is_lost_from(self, then: "Mount") -> bool:
        """Whether this looks as if the file system of `then` had been taken away from under the folder.

        Another file system mounted further down (a disk was added) is no loss.
        """
        return self != then and len(self.point) <= len(then.point)


def mount_of(folder: Path, mounts: str | None = None) -> Mount:
    """The mount that a folder lies on.

    Args:
        mounts: The text of `/proc/self/mountinfo` (proc(5)); read when missing.
    """
    path = PurePosixPath(folder.resolve())
    table = [_Line.read(line) for line in (_read() if mounts is None else mounts).splitlines()]
    best: _Line | None = None
    for line in table:
        if path.is_relative_to(line.point) and (best is None or len(line.point.parts) >= len(best.point.parts)):
            best = line
    if best is None:
        return Mount(point="/", kind="")
    same = min((line for line in table if best.is_of(line)), key=lambda line: len(line.point.parts), default=best)
    return Mount(point=str(same.point), kind=same.kind)


class _Line(NamedTuple):
    """One mount: which folder of which file system it shows, and where."""

    device: str
    root: PurePosixPath
    point: PurePosixPath
    kind: str

    @classmethod
    def read(cls, line: str) -> "_Line":
        head, _, rest = line.partition(" - ")
        _, _, device, root, point, *_ = head.split(" ")
        return cls(device, _path(root), _path(point), rest.split(" ")[0])

    def is_of(self, other: "_Line") -> bool:
        """Whether this is a folder of another mount, mounted on itself: so a service's sandbox lets it be written."""
        if self.device != other.device or not self.root.is_relative_to(other.root):
            return False
        return other.point / self.root.relative_to(other.root) == self.point


def _path(written: str) -> PurePosixPath:
    return PurePosixPath(re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), written))


def _read() -> str:
    try:
        return MOUNTS.read_text("utf-8", "surrogateescape")
    except OSError:
        return ""
