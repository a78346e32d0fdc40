"""A board in memory: what is measured here is not the disk of whoever runs the tests."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.status.proof.board import Board


@pytest.fixture
def board() -> Iterator[Board]:
    """One that has never run, on a Monday at 08:00."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        board = Board(Path(folder))
        board.make_plans()
        yield board
