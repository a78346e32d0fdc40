"""A release manifest: every file that one board gets from the content server, by content hash.

One JSON object, UTF-8, at most 16 MB, the same bytes for the same release:

    format       1
    board        id of the board it is for
    released_at  when it was made, UTC, `2026-11-25T23:00:00Z`
    off_air      {"by": who, "since": when} while the office has put the board off the air
    sources      in order of precedence: {"name": …, "files": {path: {"sha256", "size", "needed", "urgent"}}}

`needed` is the first day on which the file may be on air; left out, it is needed at once. `urgent` is left out where it
is no. Paths are as in a content folder, with `/` between, in NFC; nothing is ever stored under them.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from ledplayer.errors import ContentError, Place, Problem

FORMAT = 1
MOST_BYTES = 16 << 20
MOST_FILES = 50_000
MOST_PATH_BYTES = 1024
MOST_SIZE = 1 << 40

_SHA256 = re.compile(r"[0-9a-f]{64}")
_REFUSED = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
#: Of these categories, and in real names: they hold emoji together.
_JOINERS = frozenset("\u200c\u200d")


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One file's bytes.

    Attributes:
        needed: First day on which it may be on air; None is at once.
        urgent: An urgent campaign shows it: it is fetched whatever the hours.
    """

    sha256: str
    size_bytes: int
    needed: date | None = None
    urgent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OffAir:
    """The office has put the board off the air. `by`: who. `since`: when, as `released_at`."""

    by: str
    since: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The content of one folder that was published. `name`: the folder's, as people know it."""

    name: str
    files: Mapping[str, File] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What one board gets; see the module."""

    board: str
    released_at: datetime
    sources: tuple[Origin, ...] = ()
    off_air: OffAir | None = None

    @property
    def files(self) -> Mapping[str, File]:
        """Each content once, by its hash: needed when it is first needed, urgent where anything is that shows it."""
        found: dict[str, File] = {}
        for file in self._all():
            before = found.get(file.sha256, file)
            needed = None if None in (before.needed, file.needed) else min(before.needed, file.needed)  # type: ignore[type-var]
            found[file.sha256] = replace(file, needed=needed, urgent=before.urgent or file.urgent)
        return found

    def says_the_same(self, other: "Manifest") -> bool:
        """Whether another release is the same but for the time it was made."""
        return replace(self, released_at=other.released_at) == other

    def _all(self) -> Iterator[File]:
        for source in self.sources:
            yield from source.files.values()


def encode(manifest: Manifest) -> bytes:
    """The file for a manifest."""
    whole: dict[str, Any] = {
        "format": FORMAT,
        "board": manifest.board,
        "released_at": f"{manifest.released_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
    }
    if manifest.off_air:
        whole["off_air"] = {"by": manifest.off_air.by, "since": manifest.off_air.since}
    whole["sources"] = [
        {"name": source.name, "files": {path: _row(file) for path, file in sorted(source.files.items())}}
        for source in manifest.sources
    ]
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def decode(data: bytes, file: str = "manifest.json") -> Manifest:
    """The manifest in a file. Raises `ContentError` for none, or one whose names or numbers are out of bounds."""
    try:
        if len(data) > MOST_BYTES:
            raise ValueError(f"{len(data)} bytes")
        raw = json.loads(data)
        if raw["format"] != FORMAT:
            raise ValueError(f"format {raw['format']!r:.20}")
        off = raw.get("off_air")
        manifest = Manifest(
            board=_text(raw["board"]),
            released_at=datetime.strptime(raw["released_at"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC),
            sources=tuple(
                Origin(
                    name=_text(source["name"]),
                    files={_path(path): _file(row) for path, row in source["files"].items()},
                )
                for source in _list(raw["sources"])
            ),
            off_air=OffAir(by=_text(off["by"]), since=_text(off["since"])) if off else None,
        )
        if sum(len(source.files) for source in manifest.sources) > MOST_FILES:
            raise ValueError("too many files")
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        values = {"why": str(error)[:200]}
        problem = Problem(severity="error", code="manifest-broken", place=Place(file=file), values=values)
        raise ContentError([problem]) from error
    return manifest


def _row(file: File) -> dict[str, Any]:
    row: dict[str, Any] = {"sha256": file.sha256, "size": file.size_bytes}
    if file.needed:
        row["needed"] = file.needed.isoformat()
    if file.urgent:
        row["urgent"] = True
    return row


def _file(row: Mapping[str, Any]) -> File:
    sha256, size = row["sha256"], row["size"]
    if not _SHA256.fullmatch(sha256):
        raise ValueError(f"no hash: {sha256!r:.80}")
    if type(size) is not int or not 0 <= size <= MOST_SIZE:
        raise ValueError(f"no size: {size!r:.40}")
    needed = date.fromisoformat(row["needed"]) if "needed" in row else None
    return File(sha256=sha256, size_bytes=size, needed=needed, urgent=row.get("urgent", False) is True)


def _path(path: str) -> str:
    """A path that a content folder could hold. Raises `ValueError`."""
    parts = path.split("/")
    if not all(parts) or any(part in (".", "..") for part in parts) or len(path.encode()) > MOST_PATH_BYTES:
        raise ValueError(f"no path: {path!r:.80}")
    if path.isascii() and path.isprintable():  # as most are, and thousands of them
        return path
    is_odd = any(unicodedata.category(one) in _REFUSED and one not in _JOINERS for one in path)
    if is_odd or unicodedata.normalize("NFC", path) != path:
        raise ValueError(f"no name: {path!r:.80}")
    return path


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(f"not a list: {value!r:.40}")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > MOST_PATH_BYTES:
        raise TypeError(f"not a text: {value!r:.40}")
    return value
