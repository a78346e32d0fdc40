"""The stage with real makers: pictures from other processes, and what happens when those die."""

import mmap
import os
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import av
import pygame
import pytest
from PIL import Image

from ledplayer.clock import Clock
from ledplayer.core.compose import compose
from ledplayer.core.lineup import SERVED, Piece, Plan
from ledplayer.core.model import Board, Size
from ledplayer.makers import prepared
from ledplayer.makers.job import leaf_job, prepared_name
from ledplayer.makers.seal import Sealing, Seals
from ledplayer.makers.studio import Studio
from ledplayer.play.media import BARE_CARD, Media
from ledplayer.play.snapshots import THUMBNAIL, Snapshots
from ledplayer.play.stage import Stage
from ledplayer.status.picture import SNAPSHOT
from tests.makers.papers import LETTER, letter
from tests.play.fakes import plan

BOARD = Board(id="b", name="UBND", canvas=Size(width=64, height=32))
PATIENCE_S = 5.0


@pytest.fixture
def studio() -> Iterator[Studio]:
    studio = Studio()
    yield studio
    studio.close()


@pytest.fixture
def film(tmp_path: Path) -> Piece:
    """A film of five seconds, each frame a little brighter."""
    path = tmp_path / "film.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=25)
        stream.width, stream.height, stream.pix_fmt = 64, 32, "yuv420p"
        for number in range(125):
            frame = Image.new("RGB", (64, 32), (60 + number, 60 + number, 60 + number))
            container.mux(stream.encode(av.VideoFrame.from_image(frame)))
        container.mux(stream.encode())
    return Piece(
        kind="video", length_ms=60_000, path=str(path), sha256="f", width=64, height=32, duration_ms=5000, what="film"
    )


class Live:
    """A stage in real time."""

    def __init__(self, studio: Studio, cache: Path, plan: Plan, board: Board = BOARD) -> None:
        self.plan, self.clock = plan, Clock()
        self.media = Media(studio, cache, board)
        self.surface = pygame.Surface((64, 32), 0, 32)
        self.told: list[str] = []
        self.stage = Stage(self.media, lambda piece, problem, given_up: self.told.append(problem.code))
        self.stage.place(self.surface, Size(width=64, height=32), board)
        self.seen: set[tuple[int, int, int]] = set()

    def until(self, is_reached: Callable[[], bool]) -> float:
        """Play until something is so; how long it took, in seconds."""
        began = time.monotonic()
        while not is_reached():
            assert time.monotonic() - began < PATIENCE_S, "it never came"
            self.tick()
            time.sleep(0.005)
        return time.monotonic() - began

    def tick(self) -> None:
        now = self.clock.read()
        shot = self.plan.at(now.wall_ms or 0)
        assert shot
        self.stage.follow(shot, now.wall_ms or 0, now.mono)
        self.stage.draw(now.mono)
        self.stage.give_back()
        red, green, blue, _ = self.surface.get_at((30, 15))
        self.seen.add((red, green, blue))

    @property
    def level(self) -> int:
        return int(self.surface.get_at((30, 15))[0])


def now_ms() -> int:
    return time.time_ns() // 1_000_000


def children(pid: int | None) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_a_killed_film_keeps_its_picture_and_is_back_within_a_second(
    studio: Studio, film: Piece, tmp_path: Path
) -> None:
    live = Live(studio, tmp_path, plan(film, begin_ms=now_ms()))
    live.until(lambda: live.level > 62)
    live.seen.clear()
    for maker in children(studio.pid):
        os.kill(maker, signal.SIGKILL)
    live.until(lambda: bool(live.told))
    stood = live.level
    took_s = live.until(lambda: live.level > stood + 3)
    assert took_s < 1.0
    assert (0, 0, 0) not in live.seen
    assert live.told == ["maker-stopped"]
    live.stage.close()


def test_a_killed_zygote_costs_nothing_that_runs_and_another_is_started(
    studio: Studio, film: Piece, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    live = Live(studio, tmp_path, plan(film, begin_ms=now_ms()))
    live.until(lambda: live.level > 62)
    first = studio.pid
    assert first
    os.kill(first, signal.SIGKILL)
    os.waitid(os.P_PID, first, os.WEXITED | os.WNOWAIT)
    live.media.tend(0)
    stood = live.level
    live.until(lambda: live.level > stood + 3)
    assert studio.pid not in (None, first)
    assert live.told == []
    assert len(caplog.messages) == 1
    live.stage.close()


def test_a_missing_file_leaves_its_slot_to_the_next_item(studio: Studio, film: Piece, tmp_path: Path) -> None:
    Path(film.path).unlink()
    text = Piece(kind="text", length_ms=60_000, text="CHỮ", style="headline")
    live = Live(studio, tmp_path, plan(film, text, begin_ms=now_ms()))
    live.until(lambda: live.level > 0)
    assert live.told == ["media-gone"]
    live.stage.close()


def served(piece: Piece, cache: Path) -> Piece:
    """The same as an object of a release, sealed as the gate does."""
    data = Path(piece.path).read_bytes()
    sealing = Sealing(len(data))
    sealing.add(data)
    Seals.beside(cache).keep(piece.sha256, sealing.seal())
    return replace(piece, source=f"{SERVED}folder")


def rewrite(path: str, data: bytes) -> None:
    """Write other bytes over a file, so that its size and times stay as they are."""
    with Path(path).open("r+b") as file, mmap.mmap(file.fileno(), 0) as memory:
        facts = os.stat(path)
        memory[:] = data[: len(memory)].ljust(len(memory), b"\0")
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))


@pytest.mark.parametrize("kind", ["film", "picture", "paper"])
def test_nothing_is_seen_of_what_was_written_over_an_object_of_a_release(
    studio: Studio, film: Piece, tmp_path: Path, kind: str
) -> None:
    cache, defaced = tmp_path / "prepared", tmp_path / "defaced"
    Image.new("RGB", (64, 32), (255, 0, 0)).save(defaced, "BMP")
    piece = film
    if kind == "picture":
        Image.new("RGB", (64, 32), (0, 255, 0)).save(tmp_path / "a.bmp")
        piece = replace(film, kind="image", path=str(tmp_path / "a.bmp"))
    elif kind == "paper":
        piece = replace(film, kind="pdf", pages=1, path=str(letter(tmp_path / "a.pdf", [LETTER])))
    piece = replace(served(piece, cache), length_ms=600)
    live = Live(studio, cache, plan(piece, begin_ms=now_ms()))
    live.until(lambda: live.level > 62 or (0, 255, 0) in live.seen)
    rewrite(piece.path, defaced.read_bytes())
    live.until(lambda: "object-altered" in live.told)
    live.until(lambda: len(live.told) > 1 or now_ms() % 600 > 500)
    assert set(live.told) == {"object-altered"}
    assert not any(red > 200 and not green for red, green, _ in live.seen)
    live.stage.close()


def test_an_object_of_a_release_without_its_seal_is_not_opened(studio: Studio, film: Piece, tmp_path: Path) -> None:
    live = Live(studio, tmp_path / "prepared", plan(replace(film, source=f"{SERVED}folder"), begin_ms=now_ms()))
    live.until(lambda: bool(live.told))
    assert set(live.told) == {"object-altered"}
    assert live.level == 0
    live.stage.close()


def test_a_pipe_in_place_of_a_file_does_not_hold_the_board(studio: Studio, film: Piece, tmp_path: Path) -> None:
    Path(film.path).unlink()
    os.mkfifo(film.path)
    live = Live(studio, tmp_path, plan(film, begin_ms=now_ms()))
    live.until(lambda: bool(live.told))
    assert set(live.told) == {"media-gone"}
    live.stage.close()


def test_without_a_zygote_the_card_comes_out_of_the_cache(tmp_path: Path) -> None:
    studio = Studio()
    card = plan(Piece(kind="card", length_ms=90_000_000, text="UBND"), begin_ms=now_ms(), board=BOARD)
    shot = card.at(card.segments[0].begin_ms)
    assert shot
    (leaf,) = compose(shot.now, Size(width=64, height=32), 0)
    job = leaf_job(replace(leaf, piece=BARE_CARD), begin_ms=None, board_name="UBND")
    frame = prepared.Frame(0, 0, 64, 32, memoryview(bytes((10, 20, 30, 0)) * (64 * 32)))
    prepared.save(tmp_path / prepared_name(job), [frame])
    live = Live(studio, tmp_path, card)
    live.tick()
    assert live.seen == {(30, 20, 10)}
    assert studio.pid is None


@pytest.mark.parametrize("is_part", [False, True])
def test_pictures_of_the_canvas_are_what_stands_there(studio: Studio, tmp_path: Path, is_part: bool) -> None:
    snapshots = Snapshots(tmp_path, Media(studio, tmp_path / "none", BOARD))
    thumbnails: list[bytes] = []
    snapshots.thumbnail = thumbnails.append
    screen = pygame.Surface((200, 100), 0, 32)
    surface = screen.subsurface((100, 50, 64, 32)) if is_part else pygame.Surface((64, 32), 0, 32)
    surface.fill((10, 200, 30))
    snapshots.tend(100.0, 9 * 3_600_000)
    snapshots.note_change(100.0)
    snapshots.take(surface, 100.5)
    assert snapshots.due == pytest.approx(100.6)
    snapshots.take(surface, 100.6)
    surface.fill((0, 0, 0))
    began = time.monotonic()
    while not thumbnails and time.monotonic() - began < PATIENCE_S:
        snapshots.tend(101.0, 9 * 3_600_000)
        time.sleep(0.01)
    snapshots.close()
    found = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file())
    assert found == [SNAPSHOT, "snapshots/09.png", THUMBNAIL]
    for path in found:
        with Image.open(tmp_path / path) as picture:
            assert picture.size == (64, 32)
            for corner in ((0, 0), (63, 31)):
                red, green, blue = picture.convert("RGB").getpixel(corner)  # type: ignore[misc]
                assert max(abs(red - 10), abs(green - 200), abs(blue - 30)) < 4
    assert thumbnails == [(tmp_path / THUMBNAIL).read_bytes()]


class StillbornStudio:
    """Makers whose zygote dies at each start."""

    pid, alive = 1, False

    def __init__(self) -> None:
        self.starts = 0

    def start(self) -> None:
        """It was started once."""

    def restart(self) -> None:
        self.starts += 1


def test_a_zygote_that_dies_at_each_start_is_started_ever_less_often(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    studio = StillbornStudio()
    media = Media(studio, tmp_path, BOARD)  # type: ignore[arg-type] # a fake
    starts = []
    for second in range(100):
        before = studio.starts
        media.tend(float(second))
        starts += [second] * (studio.starts - before)
    assert starts == [0, 1, 2, 4, 9, 24, 84]
    assert len(caplog.messages) == len(starts)
