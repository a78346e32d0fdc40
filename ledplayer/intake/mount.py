"""On which file system a folder lies: an unmounted share leaves an empty, healthy folder behind."""

import re
from dataclasses import dataclass
from pathlib import Path

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
    path = str(folder.resolve())
    best = Mount(point="/", kind="")
    for line in (_read() if mounts is None else mounts).splitlines():
        fields, _, rest = line.partition(" - ")
        point = re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), fields.split(" ")[4])
        inside = path == point or path.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best.point):
            best = Mount(point=point, kind=rest.split(" ")[0])
    return best


def _read() -> str:
    try:
        return MOUNTS.read_text("utf-8", "surrogateescape")
    except OSError:
        return ""
