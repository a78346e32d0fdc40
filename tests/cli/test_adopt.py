"""`ledplayer adopt`: what it takes over, and how it ends."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from ledplayer.card.names import BOARD
from ledplayer.cli.adopt import command
from ledplayer.intake.refused import REFUSED

OLD = b"id: old\nlanguage: en\n"


def run(folder: Path, *words: str) -> tuple[int, str]:
    """Its exit code, and its log."""
    paths = ["--from", str(folder), "--to", str(folder / "etc"), "--run", str(folder / "run")]
    done = CliRunner().invoke(command, [*paths, *words])
    return done.exit_code, done.output


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc" / "board.yaml").write_bytes(OLD)
    return tmp_path


def test_it_says_what_it_took(folder: Path) -> None:
    (folder / BOARD).write_text("id: b\ncanvas: 384x192\n")
    code, log = run(folder)
    assert code == 0
    assert "E150" in log
    assert "board b, canvas 384x192" in log, "in the language of the board as it was"
    assert run(folder) == (0, ""), "once"


def test_it_says_what_is_wrong_with_line_and_what_to_do(folder: Path) -> None:
    (folder / BOARD).write_text("id: b\ncanvas: 384\n")
    code, log = run(folder, "--language", "vi")
    assert code == 1
    assert "E151" in log
    assert "dòng 2: “384” không phải khung hình" in log
    assert "Hãy sửa tệp này trên máy tính rồi khởi động lại bảng" in log
    assert (folder / "etc" / "board.yaml").read_bytes() == OLD
    assert json.loads((folder / "run" / REFUSED).read_bytes())["problems"][0]["code"] == "board-canvas"
    (folder / BOARD).unlink()
    assert run(folder) == (0, "")
    assert not (folder / "run" / REFUSED).exists()


def test_a_root_that_is_wrong_keeps_no_board_from_its_file(folder: Path) -> None:
    (folder / BOARD).write_text("id: b\n")
    (folder / "ledplayer-root.json").write_text("{}")
    code, log = run(folder)
    assert code == 1
    assert "E150" in log
    assert "E154" in log


def test_a_folder_that_cannot_be_written_is_said(folder: Path) -> None:
    (folder / BOARD).write_text("id: b\n")
    (folder / "etc" / "board.yaml").unlink()
    (folder / "etc").rmdir()
    (folder / "etc").write_text("")
    code, log = run(folder)
    assert code == 1
    assert "E153" in log
