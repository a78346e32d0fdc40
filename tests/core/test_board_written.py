"""Boards as a `boards.yaml`."""

from ledplayer.core.board_file import read_boards
from ledplayer.core.board_written import boards_text
from ledplayer.core.model import Board, Hours, Size

FULL = Board(
    id="xa-long-hau",
    name="Xã Long Hậu: “cổng chính”",
    language="en",
    time_zone="Asia/Ho_Chi_Minh",
    canvas=Size(width=384, height=192),
    offset=(8, 16),
    rotation=90,
    hours=(Hours(begin=330, end=660), Hours(begin=1200, end=1440)),
    groups=("xa", "ven song"),
    logo="logo.png",
    off_air="black",
    fallback="du-phong",
    frame_rate=50,
    sources=("/a, b", "/c"),
)


def test_boards_come_back_as_they_were() -> None:
    boards = [FULL, Board(id="b")]
    assert read_boards(boards_text(boards), file="boards.yaml") == ({"xa-long-hau": FULL, "b": Board(id="b")}, ())


def test_where_content_comes_from_is_left_out() -> None:
    own = Board(id="b", server="https://led.example.vn", usb=True, shared_folder="none", download_rate=1000)
    assert read_boards(boards_text([own]), file="boards.yaml") == ({"b": Board(id="b")}, ())
