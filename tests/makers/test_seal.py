"""A file that others may write is read as it was when it was sealed, or not at all."""

import io
import mmap
import os
import random
from pathlib import Path

import pytest

from ledplayer.core.lineup import SERVED, Piece
from ledplayer.core.model import Size
from ledplayer.makers.job import Job
from ledplayer.makers.seal import MOST_PARTS, PART_BYTES, Sealed, Sealing, Seals, open_media

DATA = random.Random(7).randbytes(2 * PART_BYTES + 333)


def seal(data: bytes, step: int = 1000) -> str:
    sealing = Sealing(len(data))
    for begin in range(0, len(data), step):
        sealing.add(data[begin : begin + step])
    return sealing.seal()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "object").write_bytes(DATA)
    return tmp_path / "object"


def opened(path: Path, sealed: str) -> io.BufferedReader:
    return io.BufferedReader(Sealed(os.open(path, os.O_RDONLY), sealed), 4096)


@pytest.mark.parametrize("size", [0, 1, PART_BYTES - 1, PART_BYTES, PART_BYTES + 1, len(DATA)])
@pytest.mark.parametrize("step", [1000, PART_BYTES, 3 * PART_BYTES])
def test_what_was_not_touched_reads_as_it_is(tmp_path: Path, size: int, step: int) -> None:
    (tmp_path / "a").write_bytes(DATA[:size])
    file = opened(tmp_path / "a", seal(DATA[:size], step))
    assert file.read() == DATA[:size]
    assert file.seek(-min(size, 9), os.SEEK_END) == max(0, size - 9)
    assert file.read(20) == DATA[:size][-9:]


def test_it_is_read_anywhere_as_a_decoder_likes(path: Path) -> None:
    file, plain, places = opened(path, seal(DATA)), io.BytesIO(DATA), random.Random(8)
    for _ in range(300):
        at, size = places.randrange(len(DATA)), places.choice([1, 100, 70_000, PART_BYTES])
        assert file.seek(at) == plain.seek(at)
        assert file.read(size) == plain.read(size)
        assert file.tell() == plain.tell()


def mapped(path: Path) -> None:
    """Changes no size and, while the page is not written back, no time."""
    with path.open("r+b") as file, mmap.mmap(file.fileno(), 0) as memory:
        memory[PART_BYTES + 5] ^= 1


@pytest.mark.parametrize(
    "change",
    [
        mapped,
        lambda path: path.write_bytes(bytes(len(DATA))),
        lambda path: os.truncate(path, PART_BYTES + 7),
    ],
)
def test_no_byte_of_a_part_that_was_changed_is_read(path: Path, change: object) -> None:
    sealed = Sealed(os.open(path, os.O_RDONLY), seal(DATA))
    file = io.BufferedReader(sealed, 4096)
    change(path)  # type: ignore[operator] # one of those above
    file.seek(PART_BYTES)
    with pytest.raises(OSError, match="sealed"):
        file.read(1)
    assert sealed.is_altered


def test_what_was_added_at_the_end_is_not_there(path: Path) -> None:
    file = opened(path, seal(DATA))
    with path.open("ab") as more:
        more.write(b"more")
    assert file.read() == DATA


@pytest.mark.parametrize("wrong", ["", "3", "x:", "5:", "0:" + "a" * 32, f"{len(DATA)}:" + "a" * 64, "9" * 16 + ":"])
def test_what_is_no_seal_reads_nothing(path: Path, wrong: str) -> None:
    with pytest.raises(ValueError, match="seal"):
        opened(path, wrong)


def test_the_seal_of_the_largest_file_fits_into_a_jobs_head() -> None:
    size = 4 << 30
    sealing = Sealing(size)
    assert sealing._part * MOST_PARTS == size


def job(path: Path, source: str) -> Job:
    piece = Piece(kind="image", length_ms=1000, source=source, path=str(path), sha256="a" * 64)
    return Job(make="pages", room=Size(width=1, height=1), slots=1, slot_bytes=4, piece=piece)


def test_what_came_from_the_server_is_asked_for_with_its_seal_and_never_without(path: Path, tmp_path: Path) -> None:
    seals = Seals(tmp_path / "seals")
    served, own = job(path, f"{SERVED}folder"), job(path, "folder")
    assert seals.sealed(own) == own
    with pytest.raises(OSError, match="No such file"):
        seals.sealed(served)
    seals.keep("a" * 64, seal(DATA))
    assert seals.sealed(served).seal == seal(DATA)
    assert seals.holds("a" * 64, len(DATA))
    assert not seals.holds("a" * 64, len(DATA) + PART_BYTES)
    (tmp_path / "seals" / ("a" * 64)).write_bytes(b"torn")
    with pytest.raises(OSError, match="no seal"):
        seals.sealed(served)


def test_a_seal_goes_when_it_was_of_no_use_twice(tmp_path: Path) -> None:
    seals = Seals(tmp_path / "seals")
    for name in ("a", "b"):
        seals.keep(name, seal(DATA))
    for used, left in (({"a"}, {"a", "b"}), ({"b"}, {"a", "b"}), ({"b"}, {"b"}), (set(), {"b"}), (set(), set())):
        seals.sweep(used)
        assert {path.name for path in (tmp_path / "seals").iterdir()} == left


def test_a_pipe_in_place_of_a_file_holds_nobody(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="no file"):
        open_media(str(tmp_path / "pipe"))
