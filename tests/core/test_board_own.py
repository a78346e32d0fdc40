"""A board as its own file."""

from dataclasses import replace

import pytest

from ledplayer.core.board_file import read_board
from ledplayer.core.board_own import board_text
from ledplayer.core.model import Board, Hours, Size
from ledplayer.language import Language

FULL = Board(
    id="xa-long-hau",
    name="Xã Long Hậu: “cổng chính” # 1",
    language="en",
    time_zone="Asia/Ho_Chi_Minh",
    canvas=Size(width=384, height=192),
    offset=(8, 16),
    rotation=90,
    hours=(Hours(begin=330, end=660), Hours(begin=1200, end=1440)),
    groups=("xa", "ven song"),
    logo="logo.png",
    off_air="black",
    fallback="/srv/ledplayer/dự phòng",
    frame_rate=50,
    sources=("/a, b", "/c"),
    server="https://led.example.vn:8443/nội",
    download_hours=(Hours(begin=1320, end=300),),
    download_rate=200_000,
    proxy="http://10.0.0.1:3128",
    certificates="/etc/ledplayer/ca.pem",
    shared_folder="none",
    usb=True,
)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    "board",
    [
        pytest.param(FULL, id="everything"),
        pytest.param(Board(id="b"), id="an id"),
        pytest.param(replace(FULL, language="vi", name="no", groups=("123",), id="007"), id="words that are values"),
        pytest.param(replace(FULL, sources=("/srv/led, 1",), groups=("xã [1]",)), id="one of each"),
        pytest.param(replace(FULL, download_rate=1234567, shared_folder="all"), id="an odd rate"),
        pytest.param(replace(FULL, download_hours=(), download_rate=3_000_000), id="a rate alone"),
    ],
)
def test_it_comes_back_as_it_was(board: Board, language: Language) -> None:
    assert read_board(board_text(board, language), file="board.yaml") == (board, ())


def test_it_is_written_for_people() -> None:
    board = Board(id="xa-long-hau", name="Xã Long Hậu", canvas=Size(width=384, height=192), groups=("xa",))
    assert board_text(board).decode() == (
        "# Tệp của bảng. Sửa bằng Notepad, rồi khởi động lại bảng.\n"
        "ma: xa-long-hau\n"
        "ten: Xã Long Hậu\n"
        "ngon_ngu: vi\n"
        "khung: 384x192                           # số điểm ảnh ngang x dọc của mặt LED\n"
        "nhom: xa                                 # tên nhóm trong danh sách phát\n"
    )
