"""How far a proof of play reaches, whatever lies in its folder."""

from pathlib import Path

import pytest

from ledplayer.status.report.reach import Reach, reach
from tests.core.made import BOARD
from tests.status.proof.board import ZONE, Board, at


@pytest.fixture
def proof(tmp_path: Path) -> Path:
    """Of a board that played over midnight."""
    return Board(tmp_path, at(0, 23)).start().play(at(1, 0, 50)).stop().proof


def test_it_reaches_to_the_newest_block_and_knows_its_board(proof: Path) -> None:
    assert reach(proof) == Reach(board=BOARD.id, zone=ZONE, until_ms=at(1, 0, 50))


def test_a_newest_file_that_is_cut_or_none_costs_what_it_held(proof: Path) -> None:
    first, last = sorted(proof.glob("*.jsonl"))
    whole = last.read_bytes()
    last.write_bytes(whole[:-20])
    assert at(1) < reach(proof).until_ms < at(1, 0, 50)
    last.write_bytes(b"\xff\x00" * 100)
    assert reach(proof).until_ms == at(1)
    last.unlink()
    last.mkdir()
    assert reach(proof).until_ms == at(1)
    first.unlink()
    assert reach(proof) == Reach()


def test_no_folder_reaches_nowhere(tmp_path: Path) -> None:
    assert reach(tmp_path / "none") == Reach()
    (tmp_path / "file").write_text("x")
    assert reach(tmp_path / "file") == Reach()
