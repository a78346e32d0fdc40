"""Answers about a board, judged by the reader of boards' files."""

import pytest

from ledplayer.core.board_answers import answered
from ledplayer.core.model import Board, Hours, Size
from ledplayer.language import hint, message

BOARD = Board(id="a", name="A", canvas=Size(width=96, height=48), sources=("/x",), usb=True, groups=("g",))


def test_answers_change_their_keys_and_no_others() -> None:
    board, wrong = answered(BOARD, {"canvas": "192 x 96", "hours": "5h30-11h; 14h-22h", "usb": "không"}, "vi")
    assert wrong == ()
    assert board == Board(
        id="a",
        name="A",
        canvas=Size(width=192, height=96),
        hours=(Hours(begin=330, end=660), Hours(begin=840, end=1320)),
        sources=("/x",),
        groups=("g",),
    )


def test_an_empty_answer_is_the_default() -> None:
    board, _ = answered(BOARD, {"name": " ", "sources": "", "usb": ""}, "en")
    assert (board.name, board.sources, board.usb) == ("", (), False)


@pytest.mark.parametrize(
    "name", ['“a” "b" \\ c', "a: b # c", "- a", "&a *b !c %d @e", "null", "1e3", "{a", "xã\u00a0Long", "x" * 500]
)
def test_whatever_people_type_is_a_text(name: str) -> None:
    board, wrong = answered(BOARD, {"name": name}, "en")
    assert (board.name, wrong) == (name, ())


@pytest.mark.parametrize("name", ["a\nid: b", "a\x00b", "a\x1b[31m", "a\ud800"])
def test_no_answer_writes_another_line(name: str) -> None:
    board, wrong = answered(BOARD, {"name": name}, "en")
    assert board.id == "a"
    assert all(message(one, "en") for one in wrong)


def test_a_comma_is_part_of_a_folders_name() -> None:
    assert answered(BOARD, {"sources": "/a, b"}, "en")[0].sources == ("/a, b",)


def test_a_wrong_one_is_told_with_the_key_of_the_language_and_nothing_is_taken() -> None:
    board, wrong = answered(BOARD, {"name": "B", "canvas": "2 m"}, "vi")
    assert board is BOARD
    assert [message(one, "vi") for one in wrong] == ["“2 m” không phải khung hình, tính bằng điểm ảnh ngang x dọc."]
    assert hint(wrong[0], "vi") == "Viết: khung: 384x192"
    assert hint(answered(BOARD, {"canvas": "2 m"}, "en")[1][0], "en") == "Write: canvas: 384x192"
