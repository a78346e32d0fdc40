"""Whether a player runs on a state folder."""

from pathlib import Path

import pytest

from ledplayer.errors import SurroundingsError
from ledplayer.play.claim import claim
from ledplayer.play.running import kept_free


def test_where_one_runs_it_is_said(tmp_path: Path) -> None:
    claim(tmp_path)
    with pytest.raises(SurroundingsError, match="test-card-player-runs"), kept_free(tmp_path, "test-card-player-runs"):
        raise AssertionError("it runs")


def test_meanwhile_none_begins_and_afterwards_one_may(tmp_path: Path) -> None:
    (tmp_path / "lock").touch()
    with kept_free(tmp_path, "test-card-player-runs"), pytest.raises(SurroundingsError, match="state-in-use"):
        claim(tmp_path)
    claim(tmp_path)


def test_nothing_is_made_where_none_ever_ran(tmp_path: Path) -> None:
    with kept_free(tmp_path / "state", "test-card-player-runs"):
        pass
    assert not list(tmp_path.iterdir())
