"""What may be on a disk after a power cut, by what POSIX promises and no more.

`Recorder` is a real disk that writes down what it is asked to do. `states` gives, for a cut after every call, all that
may be there when the power is back:

- bytes that were not synced since they were written: none, half or all of them;
- names that were not synced with their folder: any part of them; what lies in a folder whose own name is lost is lost
  with it.

ext4 is stricter than this; a card that lies about its flushes is not.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

from ledplayer.updates.disk import Disk

#: Of one cut; more than the right order of calls ever leaves open.
MOST_STATES = 256

Op = tuple[str, str, str, bytes, int]
#: Path → bytes, below the store.
Tree = Mapping[str, bytes]


class Recorder(Disk):
    """Does what it is asked, and remembers it: (call, path, other path, data, place)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ops: list[Op] = []

    def write(self, path: Path, data: bytes, at: int = 0) -> None:
        super().write(path, data, at)
        self._note("write", path, data=bytes(data), at=at)

    def sync(self, path: Path) -> None:
        self._note("sync", path)

    def rename(self, path: Path, to: Path) -> None:
        super().rename(path, to)
        self._note("rename", path, to)

    def remove(self, path: Path) -> None:
        super().remove(path)
        self._note("remove", path)

    def make_folder(self, path: Path) -> None:
        is_new = not path.exists()
        super().make_folder(path)
        if is_new:
            self._note("make_folder", path)

    def sync_folder(self, path: Path) -> None:
        self._note("sync_folder", path)

    def _note(self, call: str, path: Path, other: Path | None = None, data: bytes = b"", at: int = 0) -> None:
        name, other_name = (
            "" if one is None or one == self.folder else str(one.relative_to(self.folder)) for one in (path, other)
        )
        self.ops.append((call, name, other_name, data, at))


@dataclass
class _Inode:
    """A file's bytes. `synced`: None before they were ever made to last."""

    now: bytes = b""
    synced: bytes | None = None


@dataclass
class _Disk:
    """Names and bytes, those that last and those that do not yet."""

    now: dict[str, _Inode] = field(default_factory=dict)
    lasting: dict[str, _Inode] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    pending: list[tuple[str, str, str, _Inode | None]] = field(default_factory=list)

    def do(self, op: Op) -> None:
        call, path, other, data, at = op
        match call:
            case "write":
                if path not in self.now:
                    self.now[path] = _Inode()
                    self.pending.append((_above(path), "link", path, self.now[path]))
                inode = self.now[path]
                inode.now = inode.now[:at].ljust(at, b"\0") + data
            case "sync":
                self.now[path].synced = self.now[path].now
            case "rename":
                inode = self.now.pop(path)
                self.now[other] = inode
                if _above(path) == _above(other):
                    self.pending.append((_above(path), "move", f"{path}\n{other}", inode))
                else:
                    self.pending.append((_above(other), "link", other, inode))
                    self.pending.append((_above(path), "unlink", path, None))
            case "remove":
                if self.now.pop(path, None) is not None:
                    self.pending.append((_above(path), "unlink", path, None))
            case "make_folder":
                self.pending.append((_above(path), "folder", path, None))
            case "sync_folder":
                for one in [one for one in self.pending if one[0] == path]:
                    _apply(self.lasting, self.folders, one)
                    self.pending.remove(one)

    def states(self) -> Iterator[Tree]:
        """All that may be there after a cut now."""
        for number, kept in enumerate(product((False, True), repeat=len(self.pending))):
            if number >= MOST_STATES:
                return
            names, folders = dict(self.lasting), set(self.folders)
            for keep, one in zip(kept, self.pending, strict=True):
                if keep:
                    _apply(names, folders, one)
            there = {path: inode for path, inode in names.items() if _stands(path, folders)}
            torn = [path for path, inode in there.items() if inode.synced != inode.now][:4]
            for parts in product(("none", "half", "all"), repeat=len(torn)):
                how = dict(zip(torn, parts, strict=True))
                yield {path: _bytes(inode, how.get(path, "all")) for path, inode in there.items()}


def states(before: Tree, ops: Sequence[Op]) -> Iterator[Tree]:
    """All that may be on the disk after a cut at any moment of some calls.

    Args:
        before: What was there for certain; `before` and the calls' paths are below one folder.
    """
    disk = _Disk()
    for path, data in before.items():
        disk.lasting[path] = disk.now[path] = _Inode(now=data, synced=data)
    disk.folders = {_above(path) for path in before} | {"", "objects", "partial"}
    yield from disk.states()
    for op in ops:
        disk.do(op)
        yield from disk.states()


def _apply(names: dict[str, _Inode], folders: set[str], one: tuple[str, str, str, _Inode | None]) -> None:
    _, kind, path, inode = one
    match kind:
        case "folder":
            folders.add(path)
        case "unlink":
            names.pop(path, None)
        case "link" if inode:
            names[path] = inode
        case "move" if inode:
            old, _, new = path.partition("\n")
            names.pop(old, None)
            names[new] = inode


def _bytes(inode: _Inode, how: str) -> bytes:
    if how == "all":
        return inode.now
    kept = inode.synced or b""
    return kept if how == "none" else inode.now[: (len(kept) + len(inode.now)) // 2]


def _above(path: str) -> str:
    return path.rpartition("/")[0]


def _stands(path: str, folders: set[str]) -> bool:
    above = _above(path)
    return above in folders and (not above or _stands(above, folders))
