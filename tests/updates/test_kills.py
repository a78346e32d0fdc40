"""A sync that dies at any moment; `kills.py` does it hundreds of times."""

from pathlib import Path

from tests.updates.boards import Case
from tests.updates.kills import kill


def test_a_sync_that_is_killed_leaves_the_old_or_the_new_release(tmp_path: Path) -> None:
    found = kill(Case(tmp_path), 12)
    assert found["old"] + found["new"] == 12
