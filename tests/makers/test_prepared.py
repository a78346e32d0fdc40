"""The prepared cache's files."""

from dataclasses import replace

import pytest

from ledplayer.core.model import Size
from ledplayer.makers.job import prepared_job
from ledplayer.makers.medium import Frame
from ledplayer.makers.prepared import first_frame, save
from tests.makers.made import all_frames

FRAMES = [Frame(0, pts_ms, 8, 4, memoryview(bytes([level]) * 128)) for pts_ms, level in ((0, 1), (4000, 2), (8000, 3))]
SIZE = Size(width=8, height=4)


@pytest.fixture
def path(tmp_path):
    save(tmp_path / "page", FRAMES)
    return tmp_path / "page"


def test_the_first_picture_is_read_without_a_maker(path):
    frame = first_frame(path)
    assert (frame.width, frame.height, frame.pts_ms) == (8, 4, 0)
    assert bytes(frame.pixels) == bytes([1]) * 128


def test_a_maker_replays_them_from_the_offset_on(studio, path):
    with path.open("rb") as file:
        medium = studio.open(prepared_job(SIZE, length_ms=12_000, offset_ms=5000), file.fileno())
    assert all_frames(medium) == [(4000, bytes([2]) * 128), (8000, bytes([3]) * 128)]
    medium.close()


def test_frames_of_another_size_are_not_replayed(studio, path):
    with path.open("rb") as file:
        medium = studio.open(prepared_job(Size(width=4, height=8)), file.fileno())
    assert all_frames(medium) == []
    assert medium.failure == "media-torn"
    medium.close()


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda data: data[:-1], id="torn"),
        pytest.param(lambda data: data + b"x", id="longer"),
        pytest.param(lambda data: b"", id="empty"),
        pytest.param(lambda data: b"LEDPREP9" + data[8:], id="another version"),
        pytest.param(lambda data: data[:8] + b"\xff" * 12 + data[20:], id="impossible size"),
        pytest.param(lambda data: data[:20] + b"\xff" * 8 + data[28:], id="impossible time"),
    ],
)
def test_what_is_no_prepared_file_is_refused(path, spoil):
    path.write_bytes(spoil(path.read_bytes()))
    with pytest.raises(ValueError, match="no prepared file"):
        first_frame(path)


def test_pages_are_looked_up_by_time(path):
    assert bytes(first_frame(path, 4000).pixels) == bytes([2]) * 128
    assert replace(first_frame(path, 3999), pixels=memoryview(b"")).pts_ms == 0
