"""A bundle that `systemd/bundle.sh` made: is it whole, for which machine, and does a FAT partition take it?"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ledplayer.errors import ContentError, Place, Problem

BUNDLE, SUMS = "BUNDLE", "SHA256SUMS"
#: What of it makes a new board install itself.
FIRST_BOOT = "systemd/card/first-boot.sh"
UNIT = "systemd/card/ledplayer-first-boot.service"
#: FAT has 32 bits for a file's size, and Windows no names with these letters.
MOST_BYTES = (1 << 32) - 1
_REFUSED = re.compile(r'[\x00-\x1f"*:<>?\\|]')
_LINE = re.compile(r"([0-9a-f]{64}) [ *](?:\./)?(\S.*)")
_MOST_SUMS, _MOST_FILES = 4 << 20, 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """A whole bundle.

    Attributes:
        system, arch: `debian12` or `debian13`; `arm64` or `amd64`.
        files: Every file of it: path → SHA-256 in hex. The list of hashes itself is not among them.
    """

    folder: Path
    system: str
    arch: str
    version: str
    files: Mapping[str, str]


def read_bundle(folder: Path) -> Bundle:
    """Look at a bundle, and at every byte of it.

    Raises:
        ContentError: It is none, half of one, or no FAT partition takes it.
        OSError: It cannot be read.
    """
    try:
        about = dict(line.partition("=")[::2] for line in (folder / BUNDLE).read_text("utf-8").splitlines())
        with (folder / SUMS).open("rb") as file:
            sums = file.read(_MOST_SUMS).decode()
    except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
        raise _wrong("card-no-bundle", folder) from None
    files = dict(_listed(folder, sums))
    for needed in (BUNDLE, FIRST_BOOT, UNIT, "systemd/install.sh"):
        if needed not in files:
            raise _wrong("card-bundle-broken", folder, file=needed)
    _check_names(folder, files)
    for path, sha256 in files.items():
        if not (folder / path).is_file() or (folder / path).stat().st_size > MOST_BYTES:
            raise _wrong("card-bundle-broken", folder, file=path)
        if sha256_of(folder / path) != sha256:
            raise _wrong("card-bundle-broken", folder, file=path)
    return Bundle(
        folder=folder,
        system=about.get("system", ""),
        arch=about.get("arch", ""),
        version=about.get("version", ""),
        files=files,
    )


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, in hex. Raises `OSError`."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _listed(folder: Path, sums: str) -> Iterator[tuple[str, str]]:
    lines = sums.splitlines()
    if len(lines) > _MOST_FILES:
        raise _wrong("card-bundle-broken", folder, file=SUMS)
    for line in lines:
        found = _LINE.fullmatch(line)
        if found is None or ".." in found[2].split("/") or found[2].startswith("/"):
            raise _wrong("card-bundle-broken", folder, file=SUMS)
        yield found[2], found[1]


def _check_names(folder: Path, files: Mapping[str, str]) -> None:
    """FAT does not tell capitals from small letters."""
    seen: dict[str, str] = {}
    for path in files:
        other = seen.setdefault(path.casefold(), path)
        if other != path or _REFUSED.search(path) or any(part.endswith((".", " ")) for part in path.split("/")):
            raise _wrong("card-bundle-names", folder, file=path)


def _wrong(code: str, folder: Path, **values: str) -> ContentError:
    values |= {"folder": str(folder)}
    return ContentError([Problem(severity="error", code=code, place=Place(file=str(folder)), values=values)])
