"""Which pictures of the canvas are taken when, and where they lie."""

import os
import time
from dataclasses import dataclass, field
from pathlib import Path

import pygame
import pytest

from ledplayer.core.model import Size
from ledplayer.errors import SurroundingsError
from ledplayer.makers.job import Job
from ledplayer.play.snapshots import HOUR_BYTES, THUMBNAIL_BYTES, THUMBNAIL_S, WAIT_S, Snapshots

HOUR_MS = 3_600_000
SIZE = Size(width=64, height=32)


@dataclass
class Written:
    """A job that is done at once, failed, or never."""

    state: str = "done"
    closed: bool = False

    def poll(self) -> None:
        assert not self.closed

    def close(self) -> None:
        self.closed = True


@dataclass
class FakeFiles:
    """Writes a picture of so many bytes that says which canvas it is of."""

    state: str = "done"
    size_bytes: int = 0
    is_gone: bool = False
    jobs: list[Job] = field(default_factory=list)
    media: list[Written] = field(default_factory=list)

    def picture_file(self, job: Job, pixels: bytes, file: int) -> Written:
        assert len(pixels) == job.slot_bytes
        self.jobs.append(job)
        if self.is_gone:
            raise SurroundingsError("makers-gone")
        os.write(file, f"{job.make} {pixels[0]} ".encode() + bytes(min(self.size_bytes, job.most_bytes or 1 << 30)))
        self.media.append(Written(self.state))
        return self.media[-1]

    @property
    def made(self) -> list[str]:
        return [job.make for job in self.jobs]


class Board:
    """A canvas of one grey, ticked ten times a second."""

    def __init__(self, folder: Path | None, files: FakeFiles | None = None, hour: float | None = 9.5) -> None:
        self.folder = folder
        self.files = files or FakeFiles()
        self.sent: list[bytes] = []
        self.snapshots = Snapshots(folder, self.files)  # type: ignore[arg-type]
        self.snapshots.thumbnail = self.sent.append
        self.surface = pygame.Surface((SIZE.width, SIZE.height), 0, 32)
        self.mono = 100.0
        self.local_ms = None if hour is None else int(hour * HOUR_MS)

    def show(self, grey: int) -> "Board":
        self.surface.fill((grey, grey, grey))
        self.snapshots.note_change(self.mono)
        return self

    def after(self, seconds: float) -> "Board":
        for number in range(round(seconds * 10)):
            self.mono += 0.1
            self.local_ms = None if self.local_ms is None else self.local_ms + 100
            self.snapshots.take(self.surface, self.mono)
            if number % 10 == 0:
                self.snapshots.tend(self.mono, self.local_ms)
        return self

    def read(self, name: str) -> str:
        assert self.folder
        return (self.folder / name).read_bytes().rstrip(b"\0").decode()

    @property
    def names(self) -> list[str]:
        assert self.folder
        return sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob("*") if path.is_file())


def test_a_change_is_taken_once_after_the_transition(tmp_path: Path) -> None:
    board = Board(tmp_path, hour=None).show(7)
    board.after(WAIT_S - 0.2)
    assert board.files.jobs == []
    board.after(10)
    assert (board.files.made, board.names, board.read("snapshot.png")) == (["png"], ["snapshot.png"], "png 7 ")


def test_the_hour_and_the_start_leave_a_picture_and_a_thumbnail(tmp_path: Path) -> None:
    board = Board(tmp_path).show(7).after(10)
    assert board.names == ["snapshot.png", "snapshots/09.png", "thumbnail.jpg"]
    assert board.sent == [b"thumbnail 7 "]
    assert (tmp_path / "snapshots/09.png").samefile(tmp_path / "snapshot.png")


def test_each_hour_keeps_its_own_picture_though_nothing_changes(tmp_path: Path) -> None:
    board = Board(tmp_path, hour=22.9).show(7).after(40)
    board.surface.fill((8, 8, 8))
    board.local_ms = 24 * HOUR_MS
    board.after(10).show(9).after(10)
    assert board.names == ["snapshot.png", "snapshots/00.png", "snapshots/22.png", "thumbnail.jpg"]
    assert [board.read(name) for name in board.names[:3]] == ["png 9 ", "png 8 ", "png 7 "]


def test_the_same_hour_of_the_next_day_takes_its_place(tmp_path: Path) -> None:
    board = Board(tmp_path).show(7).after(10)
    board.local_ms = 33 * HOUR_MS
    board.show(8).after(10)
    assert board.names == ["snapshot.png", "snapshots/09.png", "thumbnail.jpg"]
    assert board.read("snapshots/09.png") == "png 8 "


def test_hours_of_the_day_before_yesterday_are_taken_away(tmp_path: Path) -> None:
    (tmp_path / "snapshots").mkdir()
    for hour, age_s in (("03", 90_000), ("04", 80_000)):
        (tmp_path / f"snapshots/{hour}.png").touch()
        os.utime(tmp_path / f"snapshots/{hour}.png", times=(0, time.time() - age_s))
    assert [name for name in Board(tmp_path).show(7).after(10).names if "/" in name] == [
        "snapshots/04.png",
        "snapshots/09.png",
    ]


def test_a_large_picture_is_kept_smaller_for_the_hour(tmp_path: Path) -> None:
    board = Board(tmp_path, FakeFiles(size_bytes=HOUR_BYTES + 1)).show(7).after(10)
    assert board.files.made == ["png", "thumbnail", "png"]
    assert [job.most_bytes for job in board.files.jobs] == [0, THUMBNAIL_BYTES, HOUR_BYTES]
    assert not (tmp_path / "snapshots/09.png").samefile(tmp_path / "snapshot.png")
    assert 24 * HOUR_BYTES < 16 << 20


def test_an_edge_is_on_a_thumbnail_and_flapping_ones_on_one_every_half_minute(tmp_path: Path) -> None:
    board = Board(tmp_path).show(7).after(40)
    for _ in range(60):
        board.snapshots.note_edge(board.mono)
        board.after(1)
    assert 3 <= len(board.sent) <= 1 + 60 / THUMBNAIL_S + 1


def test_an_edge_that_comes_while_a_thumbnail_is_made_is_on_the_next_one(tmp_path: Path) -> None:
    board = Board(tmp_path).show(10)
    board.files.state = "asked"
    board.after(2)
    board.files.media[-1].state = "done"  # the snapshot; its thumbnail is being made now
    board.after(1)
    board.show(20).snapshots.note_edge(board.mono)
    board.files.media[-1].state = "done"
    board.files.state = "done"
    board.after(THUMBNAIL_S + 5)
    assert [picture.split()[1] for picture in board.sent] == [b"10", b"20"]


def test_who_asks_gets_a_picture_at_once_though_nothing_changes(tmp_path: Path) -> None:
    board = Board(tmp_path, hour=None).show(7).after(5)
    board.surface.fill((8, 8, 8))
    board.snapshots.ask(board.mono)
    assert board.after(1.1).read("snapshot.png") == "png 8 "


def test_one_maker_works_at_a_time_and_nothing_is_due_meanwhile(tmp_path: Path) -> None:
    board = Board(tmp_path, FakeFiles(state="running")).show(7).after(5)
    board.show(8).after(100)
    assert board.snapshots.due is None
    assert len(board.files.media) == 1
    board.files.state = board.files.media[0].state = "done"
    board.after(3)
    assert board.read("snapshot.png") == "png 8 "
    assert all(medium.closed for medium in board.files.media)


def test_what_a_maker_failed_to_write_does_not_take_the_place_of_what_is_there(tmp_path: Path) -> None:
    board = Board(tmp_path).show(7).after(10)
    board.files.state = "failed"
    board.show(8).after(10)
    assert board.read("snapshot.png") == "png 7 "


def test_without_makers_it_is_tried_again_but_not_all_the_time(tmp_path: Path) -> None:
    board = Board(tmp_path, FakeFiles(is_gone=True)).show(7).after(120)
    assert 6 <= len(board.files.jobs) <= 12
    board.files.is_gone = False
    assert board.after(THUMBNAIL_S + 5).names == ["snapshot.png", "snapshots/09.png", "thumbnail.jpg"]


@pytest.mark.parametrize("broken", ["missing", "a file"])
def test_a_folder_that_cannot_be_used_costs_only_the_pictures(tmp_path: Path, broken: str) -> None:
    folder = tmp_path / "run"
    if broken == "a file":
        folder.touch()
    board = Board(folder).show(7).after(60)
    assert board.files.jobs == []
    assert board.sent == []


def test_without_a_folder_nothing_is_taken() -> None:
    board = Board(None).show(7).after(10)
    assert (board.files.jobs, board.snapshots.due) == ([], None)


def test_a_picture_that_is_not_finished_leaves_nothing_behind(tmp_path: Path) -> None:
    board = Board(tmp_path, FakeFiles(state="running")).show(7).after(5)
    board.snapshots.close()
    assert (board.names, board.files.media[0].closed) == ([], True)


def test_an_orphan_of_a_killed_player_does_not_write_into_a_new_picture(tmp_path: Path) -> None:
    (tmp_path / ".snapshot.png.tmp").write_bytes(b"half")
    with (tmp_path / ".snapshot.png.tmp").open("r+b") as orphan:
        board = Board(tmp_path, FakeFiles(state="running"), hour=None).show(7).after(5)
        orphan.write(b"its end")
        orphan.flush()
        board.files.media[0].state = "done"
    assert board.after(2).read("snapshot.png") == "png 7 "
