"""Writes what makes a board onto the card's boot partition, or into a folder to copy from.

1. Each file is whole or not there: another name beside it, fsync, rename. FAT renames no two files at once, so order
   counts: what has the machine install comes last, after everything that it installs from.
2. What stands there with the right bytes is not written again: a second run goes on where the first was cut off.
3. On a partition whose hook stands already, the hook is not taken off first: all that changes under it is whole files.
"""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ledplayer.card.boot import CMDLINE, FIRST_RUN, HOOK, calling, hooked, is_boot_partition, is_run_by_other
from ledplayer.card.bundle import FIRST_BOOT, SUMS, UNIT, Bundle, sha256_of
from ledplayer.card.names import BOARD, FOLDER, ROOT

BUNDLE = f"{FOLDER}/bundle"
SETTINGS = f"{FOLDER}/install.conf"
#: In a folder to copy from: what is to be added to `cmdline.txt` by hand.
WORDS = f"{FOLDER}/words-for-cmdline.txt"
#: What a file may take beside its bytes: the largest cluster that FAT32 usually has.
CLUSTER_BYTES = 32 << 10
#: Left free for what the board itself writes there.
SPARE_BYTES = 8 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What is to stand on one card.

    Attributes:
        board: The board's file; empty where only what installs is written.
        root: The content server's `root.json`; empty is none.
        settings: For the installation: `language`, `share`.
    """

    board: bytes
    root: bytes = b""
    bundle: Bundle | None = None
    settings: Mapping[str, str]


def lacking_bytes(card: Card, folder: Path) -> int:
    """How many bytes of room are missing; none where it suffices. Raises `OSError`."""
    wanted = SPARE_BYTES
    for path, source in _bundled(card):
        target = folder / path
        had = target.stat().st_size if target.is_file() else 0
        wanted += max(0, source.stat().st_size - had) + (0 if had else CLUSTER_BYTES)
    return max(0, wanted - shutil.disk_usage(folder).free)


def write_card(card: Card, folder: Path, progress: Callable[[int], object] = lambda size: None) -> None:
    """Write everything. Args: progress: Is told the bytes of each file.

    Raises:
        OSError: What is written is whole, and has no machine install unless all is there.
    """
    _sweep(card, folder)
    for path, source in _bundled(card):
        if not _is_there(card, path, folder / path, source):
            _put(folder / path, source)
        progress(source.stat().st_size)
    if card.root:
        _put(folder / ROOT, card.root)
    if card.board:
        _put(folder / BOARD, card.board)
    if card.bundle is None:
        return
    _put(folder / SETTINGS, "".join(f"{name}={value}\n" for name, value in card.settings.items() if value).encode())
    with suppress(FileNotFoundError):
        (folder / FOLDER / "done").unlink()  # of an earlier installation: this one is another
    _hook(folder)


def _hook(folder: Path) -> None:
    if not is_boot_partition(folder):
        _put(folder / WORDS, f" {' '.join(HOOK)}\r\n".encode())
        return
    cmdline = (folder / CMDLINE).read_bytes()
    if not is_run_by_other(cmdline):
        _put(folder / CMDLINE, hooked(cmdline))
    elif (folder / FIRST_RUN).is_file():
        _put(folder / FIRST_RUN, calling((folder / FIRST_RUN).read_bytes()))
    else:
        _put(folder / CMDLINE, hooked(cmdline))


def _bundled(card: Card) -> Iterator[tuple[str, Path]]:
    """Where on the card each file of the bundle goes; the list of hashes and the script last."""
    if card.bundle is None:
        return
    for path in (*sorted(card.bundle.files), SUMS):
        yield f"{BUNDLE}/{path}", card.bundle.folder / path
    yield f"{FOLDER}/{Path(UNIT).name}", card.bundle.folder / UNIT
    yield f"{FOLDER}/{Path(FIRST_BOOT).name}", card.bundle.folder / FIRST_BOOT


def _is_there(card: Card, path: str, target: Path, source: Path) -> bool:
    if not target.is_file() or target.stat().st_size != source.stat().st_size:
        return False
    assert card.bundle is not None, "files of a bundle"
    known = card.bundle.files.get(path.removeprefix(f"{BUNDLE}/")) or sha256_of(source)
    return sha256_of(target) == known


def _sweep(card: Card, folder: Path) -> None:
    """Remove what another bundle, or a run that was cut off, left there."""
    if card.bundle is None:
        return
    wanted = {folder / path for path, _ in _bundled(card)}
    for path in sorted((folder / BUNDLE).rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            with suppress(OSError):
                path.rmdir()
        elif path not in wanted:
            path.unlink()
    for folder_ in (folder, folder / FOLDER):
        for left in folder_.glob(".ledplayer-*.part"):
            left.unlink()


def _put(target: Path, data: bytes | Path) -> None:
    """A file there, whole; nothing where the same bytes stand. No mode: FAT has none. Raises `OSError`."""
    if isinstance(data, bytes) and target.is_file() and target.read_bytes() == data:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.parent / f".ledplayer-{target.name}.part"
    try:
        with draft.open("wb") as file:
            if isinstance(data, bytes):
                file.write(data)
            else:
                with data.open("rb") as source:
                    shutil.copyfileobj(source, file, 1 << 20)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    handle = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
