from pathlib import Path

import pytest
from PIL import Image

from ledplayer.core.lineup import SERVED, Piece, Plan, Segment, running_sums
from ledplayer.core.model import Board, Size
from ledplayer.intake.content import drive
from ledplayer.intake.prepare import Cache, jobs
from ledplayer.makers.job import prepared_name
from ledplayer.makers.prepared import first_frame
from ledplayer.makers.seal import Sealing
from tests.makers.papers import LETTER, letter

HOUR_MS = 3_600_000
FRAME_BYTES = 192 * 96 * 4


CANVAS = Size(width=192, height=96)


def plan(*texts: str, canvas: Size | None = CANVAS, rotation: int = 0) -> Plan:
    pieces = tuple(Piece(kind="text", length_ms=60_000, text=text, what=text) for text in texts)
    loop = tuple(range(len(pieces)))
    sums = running_sums(tuple(piece.length_ms for piece in pieces))
    segment = Segment(begin_ms=0, end_ms=HOUR_MS, rung="open", loop=loop, sums=sums)
    board = Board(id="b", canvas=canvas, rotation=rotation)  # type: ignore[arg-type] # one of the four
    return Plan(board=board, zone="Asia/Ho_Chi_Minh", pieces=pieces, segments=(segment,))


@pytest.fixture
def cache(tmp_path) -> Cache:
    return Cache(tmp_path / "prepared", lambda: 0.0)


def names(cache: Cache) -> set[str]:
    return {path.name for path in cache.folder.iterdir()}


def test_what_stands_soon_is_painted_once_under_the_name_the_player_asks_for(cache, studio):
    drive(cache.fill(plan("một", "hai"), 0, studio))
    assert names(cache) == {prepared_name(job) for job in jobs(plan("một", "hai"), 0)}
    assert len(names(cache)) == 3
    before = {path.stat().st_ino for path in cache.folder.iterdir()}
    drive(cache.fill(plan("hai", "một"), 0, studio))
    assert {path.stat().st_ino for path in cache.folder.iterdir()} == before


def test_a_long_text_is_kept_with_all_its_pages(cache, studio):
    drive(cache.fill(plan("Thông tin " * 120), 0, studio))
    (pages,) = (path for path in cache.folder.iterdir() if path.stat().st_size > 2 * FRAME_BYTES)
    assert first_frame(pages, 59_000).pts_ms > first_frame(pages, 0).pts_ms


def test_a_pdf_is_kept_with_all_its_pages(cache, studio, tmp_path):
    path = letter(tmp_path / "a.pdf", [LETTER] * 3)
    piece = Piece(kind="pdf", length_ms=36_000, path=str(path), sha256="ab", width=595, height=842, pages=3)
    some = plan("chào")
    drive(cache.fill(Plan(board=some.board, zone="", pieces=(piece,), segments=some.segments), 0, studio))
    (pages,) = (path for path in cache.folder.iterdir() if path.stat().st_size > 2 * FRAME_BYTES)
    assert [first_frame(pages, at).pts_ms for at in (11_999, 12_000, 35_999)] == [0, 12_000, 24_000]


def test_on_a_turned_canvas_the_pixels_are_turned_already(cache, studio):
    drive(cache.fill(plan("chào", rotation=90), 0, studio))
    frames = [first_frame(path) for path in cache.folder.iterdir()]
    assert {(frame.width, frame.height) for frame in frames} == {(192, 96)}


def test_where_the_canvas_is_the_whole_display_nothing_can_be_prepared(cache, studio):
    drive(cache.fill(plan("chào", canvas=None), 0, studio))
    assert names(cache) == set()


def test_without_a_clock_the_card_alone_is_prepared(cache, studio):
    drive(cache.fill(plan("chào"), None, studio))
    assert len(names(cache)) == 1


def test_the_budget_holds_and_what_is_not_wanted_goes_first(tmp_path, studio):
    cache = Cache(tmp_path / "prepared", lambda: 0.0, budget_bytes=3 * FRAME_BYTES + 500)
    drive(cache.fill(plan("một", "hai"), 0, studio))
    kept = names(cache)
    drive(cache.fill(plan("hai", "ba", "bốn", "năm"), 0, studio))
    assert sum(path.stat().st_size for path in cache.folder.iterdir()) <= cache.budget_bytes
    assert len(names(cache) & kept) == 2
    assert len(names(cache)) == 3


def test_a_picture_that_is_gone_costs_itself(cache, studio):
    gone = plan("chào")
    piece = Piece(kind="image", length_ms=60_000, path="/gone.png", sha256="ab", width=9, height=9)
    drive(cache.fill(Plan(board=gone.board, zone="", pieces=(piece,), segments=gone.segments), 0, studio))
    assert len(names(cache)) == 1


def test_pixels_of_what_was_written_over_an_object_of_a_release_are_not_kept(cache, studio, tmp_path):
    path, some = tmp_path / "a.bmp", plan("chào")
    Image.new("RGB", (192, 96), "green").save(path)
    sealing = Sealing(path.stat().st_size)
    sealing.add(path.read_bytes())
    cache.seals.keep("ab", sealing.seal())
    piece = Piece(kind="image", length_ms=60_000, source=f"{SERVED}x", path=str(path), sha256="ab", width=9, height=9)
    served = Plan(board=some.board, zone="", pieces=(piece,), segments=some.segments)
    Image.new("RGB", (192, 96), "red").save(path)
    drive(cache.fill(served, 0, studio))
    assert len(names(cache)) == 1
    Image.new("RGB", (192, 96), "green").save(path)
    cache = Cache(cache.folder, lambda: 0.0)
    drive(cache.fill(served, 0, studio))
    assert len(names(cache)) == 2


def test_left_over_temporary_files_go_at_the_start(tmp_path):
    (tmp_path / ".x.tmp").touch()
    Cache(tmp_path, lambda: 0.0)
    assert not Path(tmp_path / ".x.tmp").exists()
