"""What status and edge tell of a board's file on the card that is wrong."""

import json
from pathlib import Path

import pytest

from ledplayer.core.board_file import read_board
from ledplayer.core.model import Board
from ledplayer.errors import Place, Problem
from ledplayer.intake.notice import AGAIN_S, NOTICE
from ledplayer.intake.refused import REFUSED, TOLD_S, Refused, hand_over
from ledplayer.language import hint, message

_, WRONG = read_board(b"ma: a\nkhung: 3x\n", file="/boot/firmware/ledplayer-board.yaml")
BOARD = Board(id="a")


class Machine:
    """A machine that was started a while ago."""

    def __init__(self, folder: Path) -> None:
        self.mono, self.folder, self.state = 20.0, folder / "run", folder / "state"
        self.state.mkdir()
        self.refused = Refused(self.state, lambda: self.mono, self.folder)

    def hand_over(self, *problems: Problem) -> None:
        hand_over(self.folder, problems, self.mono)

    def edge(self, *, is_free: bool = True) -> str:
        """What is newly written for the board's edge."""
        notice = self.state / NOTICE
        notice.unlink(missing_ok=True)
        self.refused.follow(BOARD, is_free=is_free)
        if not notice.exists():
            return ""
        row = json.loads(notice.read_bytes())
        assert 0 < row["seconds"] <= 120
        assert row["texts"] == sorted(row["texts"], key=len, reverse=True)
        return str(row["texts"][0])


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_the_problem_comes_over_as_it_was(machine: Machine) -> None:
    assert machine.refused.look() == ()
    machine.hand_over(*WRONG)
    (told,) = machine.refused.look()
    assert told.place == Place(file="ledplayer-board.yaml", line=2, column=8)
    for language in ("vi", "en"):
        assert (message(told, language), hint(told, language)) == (
            message(WRONG[0], language),
            hint(WRONG[0], language),
        )
    machine.hand_over()
    assert machine.refused.look() == ()


def test_the_edge_says_so_while_the_installer_is_near(machine: Machine) -> None:
    machine.hand_over(*WRONG)
    said = "Tệp bảng trên thẻ nhớ sai ở dòng 2; bảng vẫn theo tệp cũ"
    assert machine.edge() == said
    machine.mono += 1
    assert machine.edge() == "", "it stands for longer than that"
    machine.mono += AGAIN_S
    assert machine.edge(is_free=False) == "", "a stick goes before"
    assert machine.edge() == said
    machine.mono = 20 + TOLD_S
    assert machine.edge() == ""
    assert machine.refused.look(), "the status goes on"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("card-no-plain-file", "Không đọc được tệp bảng trên thẻ nhớ; bảng vẫn theo tệp cũ"),
        ("card-root-wrong", "Khóa gốc trên thẻ nhớ bị sai, bảng chưa nhận nội dung từ máy chủ"),
    ],
)
def test_what_has_no_line(machine: Machine, code: str, said: str) -> None:
    machine.hand_over(Problem(severity="error", code=code, place=Place(file="x"), values={"file": "x"}))
    assert machine.edge() == said


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"version": 2, "mono_s": 1, "problems": []}',
        '{"version": 1, "mono_s": 1, "problems": 7}',
        '{"version": 1, "mono_s": 1, "problems": [{}]}',
        '{"version": 1, "mono_s": 1, "problems": [{"code": "no-such-code", "severity": "error"}]}',
        '{"version": 1, "mono_s": 1, "problems": [{"code": "board-no-id", "severity": "info", "place": 1}]}',
    ],
)
def test_what_is_no_such_file_says_nothing(machine: Machine, text: str) -> None:
    machine.folder.mkdir()
    (machine.folder / REFUSED).write_text(text)
    assert machine.refused.look() == ()
    assert machine.edge() == ""
