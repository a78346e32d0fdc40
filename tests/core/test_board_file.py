"""A board's own file and `boards.yaml`."""

from collections.abc import Callable
from typing import Any

import pytest

from ledplayer.core.board_file import read_board, read_boards
from ledplayer.core.model import Board, Hours, Size
from ledplayer.language import hint


def test_every_key_of_a_board_is_read_in_either_language() -> None:
    english = (
        "id: xa-long-hau\nname: Xã Long Hậu\nlanguage: vi\ntime_zone: Asia/Ho_Chi_Minh\ncanvas: 384x192\noffset: 8,16\n"
        "rotation: 90\nhours: 05:30-22:00\ngroups: [xa, ven song]\nlogo: logo.png\noff_air: black\nfallback: du-phong\n"
        "frame_rate: 50\nsources: [/a, /b]\nserver: https://led.example.vn/\ndownload: 22:00-05:00, 200 KB/s\n"
        "proxy: http://proxy:3128\ncertificates: ca.pem\nshared_folder: all levels\nusb: yes\n"
    )
    vietnamese = (
        "mã: xa-long-hau\ntên: Xã Long Hậu\nngôn ngữ: tiếng Việt\nmúi giờ: Asia/Ho_Chi_Minh\nkhung: 384 x 192\n"
        "vị trí: 8, 16\nxoay: 90\ngiờ: 5h30-22h\nnhóm: xa, ven song\nlogo: logo.png\ntắt: đen\ndự phòng: du-phong\n"
        "tốc độ khung: 50\nnguồn:\n  - /a\n  - /b\nmáy chủ: https://led.example.vn\ntải về: [22h-5h, 200kB/s]\n"
        "proxy: http://proxy:3128\nchứng thư: ca.pem\nthư mục chung: mọi mức\nusb: có\n"
    )
    board = Board(
        id="xa-long-hau",
        name="Xã Long Hậu",
        time_zone="Asia/Ho_Chi_Minh",
        canvas=Size(width=384, height=192),
        offset=(8, 16),
        rotation=90,
        hours=(Hours(begin=330, end=1320),),
        groups=("xa", "ven song"),
        logo="logo.png",
        off_air="black",
        fallback="du-phong",
        frame_rate=50,
        sources=("/a", "/b"),
        server="https://led.example.vn",
        download_hours=(Hours(begin=1320, end=300),),
        download_rate=200_000,
        proxy="http://proxy:3128",
        certificates="ca.pem",
        shared_folder="all",
        usb=True,
    )
    assert read_board(english.encode(), file="board.yaml") == (board, ())
    assert read_board(vietnamese.encode(), file="board.yaml") == (board, ())


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("name: A\n", 1, "id:"),
        ("id: xã/long\n", 1, "xã-long"),
        ("id: a\ncanvas: 384\n", 2, "canvas: 384x192"),
        ("id: a\nkhung: 640 * 384 px\n", 2, "khung: 640x384"),
        ("id: a\ncanvas: 0x10\n", 2, "canvas: 384x192"),
        ("id: a\nrotation: 45\n", 2, "rotation: 90"),
        ("id: a\ntime_zone: Vietnam\n", 2, "time_zone: Asia/Ho_Chi_Minh"),
        ("id: a\ntime_zone: ../../etc/passwd\n", 2, "time_zone: Asia/Ho_Chi_Minh"),
        ("id: a\nframe_rate: 0\n", 2, "frame_rate: 1"),
        ("id: a\ncanvass: 384x192\n", 2, "canvas:"),
        ("id: a\noffset: -5,0\n", 2, "offset: 0,0"),
        ("id: a\nserver: led.example.vn\n", 2, "server: https://led.example.vn"),
        ("id: a\nserver: https://me:secret@led.example.vn\n", 2, "server: https://led.example.vn"),
        ("id: a\nserver: ftp://led.example.vn\n", 2, "server: https://led.example.vn"),
        ("id: a\ndownload: 22:00-05:00, 0 KB/s\n", 2, "download: 200 KB/s"),
        ("id: a\ndownload: 22:00\n", 2, "22:00-"),
        ("id: a\nshared_folder: some\n", 2, "shared_folder:"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_fix(text: str, line: int, words: str) -> None:
    board, problems = read_board(text.encode(), file="board.yaml")
    assert board is None
    assert problems[0].place.line == line
    assert words in hint(problems[0], "en")


@pytest.mark.parametrize("read", [read_board, read_boards])
def test_an_empty_file_is_told_what_a_board_needs(read: Callable[..., Any]) -> None:
    _, (problem,) = read(b"# soon\n", file="boards.yaml")
    assert "canvas" in hint(problem, "en")


def test_defaults_fill_what_a_line_of_boards_leaves_out() -> None:
    text = "mac_dinh: {gio: 05:30-22:00, khung: 384x192}\nbang:\n  a: {ten: A}\n  b: {khung: 640x384, nhom: [x]}\n"
    boards, problems = read_boards(text.encode(), file="boards.yaml")
    assert problems == ()
    assert boards["a"].hours == boards["b"].hours == (Hours(begin=330, end=1320),)
    assert (boards["a"].canvas, boards["b"].canvas) == (Size(width=384, height=192), Size(width=640, height=384))


@pytest.mark.parametrize(
    "text",
    ["a: {ten: A}\n", "bang: [a, b]\n", "bang:\n  a: A\n", "bang:\n  xa-a: {}\n  Xã A: {}\n", "bang:\n  a: {x: 1}\n"],
)
def test_a_list_of_boards_with_a_mistake_holds_none(text: str) -> None:
    boards, problems = read_boards(text.encode(), file="boards.yaml")
    assert boards == {}
    assert problems


@pytest.mark.parametrize("key", ["server: https://x.vn", "download: 1 MB/s", "shared_folder: all levels", "usb: yes"])
def test_where_content_comes_from_is_for_the_boards_own_file_to_say(key: str) -> None:
    for text in (f"boards:\n  a:\n    name: A\n    {key}\n", f"defaults:\n  {key}\nboards:\n  a: {{name: A}}\n"):
        boards, problems = read_boards(text.encode(), file="boards.yaml")
        assert boards == {}
        assert [one.code for one in problems] == ["key-elsewhere"]
