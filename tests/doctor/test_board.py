"""The board's own file."""

from dataclasses import replace
from pathlib import Path

from ledplayer.core.model import Board
from ledplayer.doctor.board import checks
from tests.doctor.patients import looked, patient, told


def test_each_problem_of_the_file_has_its_place(tmp_path: Path) -> None:
    at = patient(tmp_path)
    at.file.write_text("id: xa-a\ncanvass: 960x480\n", "utf-8")
    (problem,) = looked(checks(), "board", at)
    assert (problem.code, problem.is_ok, problem.where) == ("key-unknown", False, f"{at.file}:2:1")


def test_a_file_that_is_well_names_its_board(tmp_path: Path) -> None:
    at = patient(tmp_path)
    at.file.write_text("id: xa-a\n", "utf-8")
    (found,) = looked(checks(), "board", at)
    assert (found.code, found.is_ok, found.values["board"]) == ("doctor-board", True, "xa-a")


def test_a_file_that_cannot_be_read_gives_no_board(tmp_path: Path) -> None:
    at = patient(tmp_path)
    at.file.write_text(": [", "utf-8")
    found = looked(checks(), "board", at)
    assert found
    assert all(one.is_ok is False for one in found)


def test_without_a_file_the_board_has_to_be_one_of_the_list(tmp_path: Path) -> None:
    at = patient(tmp_path, Board(id="board"))
    assert told(looked(checks(), "board", at)) == [("board-none", False)]
    assert told(looked(checks(), "board", replace(at, board=Board(id="xa-a")))) == [("board-listed", True)]
    assert told(looked(checks(), "board", replace(at, board=None))) == [("board-none", False)]
