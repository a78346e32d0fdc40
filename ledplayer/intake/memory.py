"""What intake knew when it ended: each source's last listing, with the hash of what was admitted.

From this the plan is made at the start, before any share is touched.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ledplayer.files import write_whole
from ledplayer.intake.mount import Mount
from ledplayer.intake.scan import Seen
from ledplayer.log import note

VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A settled file.

    Attributes:
        seen: As it was when it settled.
        sha256: Of the bytes that last went through the gate under this name; "" is none yet.
        mark: `Seen.mark` of those bytes: the file is to be taken in again when it differs.
    """

    seen: Seen
    sha256: str = ""
    mark: tuple[int, int, int] = (0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """One source as it was last known. `since`: when it went away, as people read it; "" while it is there."""

    files: Mapping[str, Record] = field(default_factory=dict)
    folders: frozenset[str] = frozenset()
    mount: Mount | None = None
    since: str = ""


def encode(sources: Mapping[str, Remembered]) -> bytes:
    """The file for some sources."""
    return json.dumps(
        {
            "version": VERSION,
            "sources": {
                name: {
                    "mount": [source.mount.point, source.mount.kind] if source.mount else None,
                    "since": source.since,
                    "folders": sorted(source.folders),
                    "files": {path: [*r.seen.mark, r.seen.real, r.sha256, *r.mark] for path, r in source.files.items()},
                }
                for name, source in sources.items()
            },
        },
        separators=(",", ":"),
    ).encode()


def decode(data: bytes) -> dict[str, Remembered]:
    """The sources in a file. Raises `ValueError`, `TypeError`, `KeyError` or `AttributeError` for what is none."""
    raw = json.loads(data)
    if raw["version"] != VERSION:
        raise ValueError(f"version {raw['version']}")
    return {str(name): _source(row) for name, row in raw["sources"].items()}


def load(path: Path) -> dict[str, Remembered]:
    """What a file says; nothing where it is missing or torn."""
    try:
        return decode(path.read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        note("memory-not-read", file=str(path), why=str(error))
        return {}


def save(path: Path, sources: Mapping[str, Remembered]) -> None:
    """Write them down where they differ from what stands there. Raises `OSError`."""
    data = encode(sources)
    if not path.exists() or path.read_bytes() != data:
        write_whole(path, data)


def _source(row: Mapping[str, object]) -> Remembered:
    files, mount, folders = row["files"], row["mount"], row["folders"]
    if not isinstance(files, dict) or not isinstance(folders, list):
        raise TypeError("not a source")
    return Remembered(
        files={str(path): _record(values) for path, values in files.items()},
        folders=frozenset(map(str, folders)),
        mount=Mount(point=str(mount[0]), kind=str(mount[1])) if isinstance(mount, list) else None,
        since=str(row["since"]),
    )


def _record(values: list[object]) -> Record:
    size, mtime, ctime, real, sha256, *mark = values
    first, second, third = (int(str(number)) for number in mark)
    seen = Seen(real=str(real), size_bytes=int(str(size)), mtime_ns=int(str(mtime)), ctime_ns=int(str(ctime)))
    return Record(seen=seen, sha256=str(sha256), mark=(first, second, third))
