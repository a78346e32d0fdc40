"""A disk as a power cut left it: laid on a loop device, mounted as at the next start, and looked at."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.system.power_cut.board import BrokenError
from tests.system.power_cut.cuts import Cut
from tests.system.power_cut.devices import attached, forget, mounted
from tests.system.power_cut.recording import Careless, Recording

OLD, NEW = "the old release, whole", "the new release, whole"
GOOD = (OLD, NEW)

_PIECE_BYTES = 1 << 16


class Replay:
    """Tries cuts of one recording, one after the other, on one loop device."""

    def __init__(self, recording: Recording, image: Path, device: Path) -> None:
        """`image`: The file of `device`."""
        self.recording = recording
        self._folder = image.parent / "store"
        self._image = image
        self._device = device
        self._before = [*_pieces(recording.before)]

    def outcome(self, cut: Cut) -> tuple[str, str]:
        """The kind of what a board finds after a cut, one of `GOOD` or another, and what it was this time."""
        self._lay(cut.kept(self.recording.steps))
        try:
            with mounted(self._device, self._folder):
                return self._found(is_done=cut.whole >= self.recording.done)
        except BrokenError as broken:
            kind, what = broken.args
            return kind, what
        except OSError as error:
            return "a disk that cannot be read", str(error)

    def _found(self, *, is_done: bool) -> tuple[str, str]:
        """What is on the mounted disk, which is then pulled into once more."""
        known = self.recording
        found = known.board.on_air(self._folder, is_done=is_done)
        if found not in (known.old, known.new):
            return "a release from before the old one", found[:12]
        if is_done and found == known.old:
            return "the old release, after the pull was done", f"it was done after {known.done} steps"
        known.board.pull(self._folder, Careless())  # no cut comes after it
        if known.board.on_air(self._folder, is_done=True) != known.new:
            return "the old release, after one more pull", found[:12]
        return (OLD if found == known.old else NEW), ""

    def _lay(self, kept: Iterable[tuple[int, bytes]]) -> None:
        """Make the device what it was before, and then the bytes that were kept."""
        with self._image.open("r+b", buffering=0) as file:
            size_bytes = os.fstat(file.fileno()).st_size
            file.truncate(0)
            file.truncate(size_bytes)
            for pieces in (self._before, kept):
                for at, data in pieces:
                    os.pwrite(file.fileno(), data, at)
        forget(self._device)


@contextmanager
def replay(recording: Recording) -> Iterator[Replay]:
    """A device on which to try cuts."""
    image = recording.before.with_name("cut.img")
    with image.open("wb") as file:
        file.truncate(recording.before.stat().st_size)
    with attached(image) as device:
        yield Replay(recording, image, device)


def _pieces(image: Path) -> Iterator[tuple[int, bytes]]:
    """All of an image but its zeros."""
    with image.open("rb") as file:
        for at in range(0, image.stat().st_size, _PIECE_BYTES):
            if (piece := file.read(_PIECE_BYTES)).strip(b"\0"):
                yield at, piece
