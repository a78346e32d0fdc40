"""`plan.json`: the same plan comes back, and whatever else a file holds is refused in one piece."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from ledplayer.core import plan_file
from ledplayer.core.lineup import Bands, Piece, Plan, Segment, running_sums
from ledplayer.core.model import Board, Hours, Size
from ledplayer.errors import ContentError

HOUR_MS = 3_600_000
BOARD = Board(
    id="xa-long-hau",
    name="Xã Long Hậu",
    canvas=Size(width=384, height=192),
    offset=(8, 16),
    rotation=90,
    hours=(Hours(begin=330, end=1320),),
    groups=("xa",),
    server="https://led.example.vn",
    download_hours=(Hours(begin=1320, end=300),),
    download_rate=200_000,
    shared_folder="none",
    usb=True,
)
SLOGAN = Piece(kind="text", length_ms=8500, text="NHIỆT LIỆT\nCHÀO MỪNG", style="headline", number=2)
FILM = Piece(kind="video", length_ms=12_000, path="/objects/ab/abcd", sha256="abcd", duration_ms=11_990)


def segment(begin_ms: int, end_ms: int, *loop: int, bands: Bands | None = None) -> Segment:
    lengths = tuple((SLOGAN, FILM)[number].length_ms for number in loop)
    return Segment(
        begin_ms=begin_ms,
        end_ms=end_ms,
        rung="open",
        loop=loop,
        sums=running_sums(lengths),
        bands=bands or Bands(),
        campaigns=(("playlists/a.yaml", "Ngày Chuyển đổi số", "priority"),),
    )


PLAN = Plan(
    board=BOARD,
    zone="Asia/Ho_Chi_Minh",
    pieces=(SLOGAN, FILM),
    segments=(
        segment(0, HOUR_MS, 0, 1, bands=Bands(bottom="Ngày nào cũng là ngày chuyển đổi số.")),
        segment(HOUR_MS, 2 * HOUR_MS, 0, 1),
    ),
    undated=segment(0, HOUR_MS, 0),
    fallback=(1,),
)


def test_a_plan_comes_back_as_it_was() -> None:
    assert plan_file.decode(plan_file.encode(PLAN)) == PLAN


def test_a_plan_names_the_release_it_was_made_with_and_an_older_one_names_none() -> None:
    made = replace(PLAN, release="ab" * 32)
    assert plan_file.decode(plan_file.encode(made)) == made
    assert "release" not in json.loads(plan_file.encode(PLAN))


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert plan_file.encode(plan_file.decode(plan_file.encode(PLAN))) == plan_file.encode(PLAN)


def test_equal_loops_stand_once() -> None:
    assert json.loads(plan_file.encode(PLAN))["loops"] == [[0, 1], [0]]


@pytest.mark.parametrize("what", ["NHIỆT LIỆT CHÀO MỪNG", "slogan.txt", ""])
def test_a_piece_comes_back_whatever_names_it(what: str) -> None:
    piece = replace(SLOGAN, what=what)
    assert plan_file.piece_from_json(plan_file.piece_to_json(piece)) == piece


def test_a_text_stands_once_although_it_also_names_its_piece() -> None:
    named = replace(SLOGAN, what=" ".join(SLOGAN.text.split()))
    data = plan_file.encode(replace(PLAN, pieces=(named, FILM)))
    assert data.decode().count("CHÀO MỪNG") == 1


def test_decoding_pauses_between_small_steps() -> None:
    many = Plan(board=BOARD, zone="UTC", pieces=(SLOGAN,) * 1000, segments=())
    assert sum(1 for _ in plan_file.decoding(plan_file.encode(many))) >= 1000 // plan_file.PIECES_A_STEP


def put(*path: str | int, value: Any) -> Callable[[Any], None]:
    """Something that puts a value deep into the file's object."""

    def change(raw: Any) -> None:
        for step in path[:-1]:
            raw = raw[step]
        raw[path[-1]] = value

    return change


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(put("version", value=2), id="another version"),
        pytest.param(put("pieces", 0, "kind", value="program"), id="a kind nobody knows"),
        pytest.param(put("pieces", 0, "length_ms", value=0), id="a showing without length"),
        pytest.param(put("pieces", 0, "length_ms", value=True), id="a yes for a number"),
        pytest.param(put("pieces", 0, "colour", value="red"), id="a field nobody knows"),
        pytest.param(put("pieces", 0, "text", value=7), id="a number for a text"),
        pytest.param(put("loops", 0, value=[]), id="an empty loop"),
        pytest.param(put("loops", 0, value=[0, 2]), id="a piece that is not there"),
        pytest.param(put("loops", 0, value=[-1]), id="a piece from behind"),
        pytest.param(put("segments", 0, 1, value=0), id="a segment that ends where it begins"),
        pytest.param(put("segments", 0, 1, value=HOUR_MS - 1), id="a gap between segments"),
        pytest.param(put("segments", 0, 2, value="festive"), id="a rung nobody knows"),
        pytest.param(put("segments", 0, 3, value=9), id="a loop that is not there"),
        pytest.param(put("board", "canvas", value=[0, 192]), id="a canvas without width"),
        pytest.param(put("board", "canvas", value=[10**9, 192]), id="a canvas of a billion pixels"),
        pytest.param(put("board", "rotation", value=45), id="a slanted board"),
        pytest.param(put("board", "frame_rate", value=0), id="no frames at all"),
    ],
)
def test_a_plan_that_cannot_be_followed_is_refused(change: Callable[[Any], None]) -> None:
    raw = json.loads(plan_file.encode(PLAN))
    change(raw)
    with pytest.raises(ContentError) as caught:
        plan_file.decode(json.dumps(raw).encode(), "plan.json")
    assert [problem.code for problem in caught.value.problems] == ["plan-file-broken"]


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b" " * (plan_file.MOST_BYTES + 1)],
    ids=["empty", "object", "list", "null", "binary", "deep", "too large"],
)
def test_what_is_no_plan_is_refused(data: bytes) -> None:
    with pytest.raises(ContentError):
        plan_file.decode(data)


def test_every_cut_of_a_file_is_refused() -> None:
    data = plan_file.encode(PLAN)
    for length in range(len(data)):
        with pytest.raises(ContentError):
            plan_file.decode(data[:length])
