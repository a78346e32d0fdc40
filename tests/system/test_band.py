"""A band runs on while intake reads a long playlist again and again, and while a plan of a megabyte comes in."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.bench.screen import missing
from tests.system.frames import in_turns, worse
from tests.system.station import STRETCH_S, Station, station

pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(bool(missing()), reason=missing()),
    pytest.mark.xdist_group("system"),
]

ROUNDS = range(2, 9)
#: Late frames that both may add, in percent of all: one late frame a stretch is more.
MOST_LATE = 0.4


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Station]:
    with station(tmp_path_factory.mktemp("station")) as board:
        yield board


def test_frames_come_in_time_while_a_long_playlist_is_read_and_a_large_plan_comes_in(board: Station) -> None:
    @contextmanager
    def while_both_are_so() -> Iterator[None]:
        with board.while_a_plan_comes_in(), board.while_it_is_read():
            yield

    stretches = {"calm": board.while_a_playlist_settles, "long playlist and large plan": while_both_are_so}
    figures = in_turns(stretches, board.late_percent, stretch_s=STRETCH_S, rounds=ROUNDS, most=MOST_LATE)
    assert not worse(figures, MOST_LATE), figures
    assert [line for line in board.log if "WARNING" in line or "ERROR" in line] == []
