"""A film goes on while the player's processes are killed and stopped, one after the other."""

from collections.abc import Iterator

import pytest

from ledplayer.play.open_leaf import GOOD_S
from tests.bench.screen import missing
from tests.system.cinema import Cinema, cinema
from tests.system.frames import in_turns, worse
from tests.system.watching import watch_for

pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(bool(missing()), reason=missing()),
    pytest.mark.xdist_group("system"),
]

STRETCH_S = 0.8
ROUNDS = range(2, 5)
#: How long a killed maker's film may stand.
BACK_S = 1.0


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cinema]:
    with cinema(tmp_path_factory.mktemp("cinema")) as board:
        yield board


def test_no_frame_is_lost_while_zygotes_and_intake_are_killed_or_stopped(board: Cinema) -> None:
    logged = len(board.log)
    faults = {"zygotes and intake killed": board.without_helpers, "intake stopped": board.with_intake_stopped}
    figures = in_turns(faults, board.harm_percent, stretch_s=STRETCH_S, rounds=ROUNDS, most=0.0)
    assert not worse(figures, 0.0), figures
    told = {number for line in board.log[logged:] for number in line.split() if number in ("E132", "E134")}
    assert told == {"E132", "E134"}, "each is told; what comes again at once is counted"
    assert len(board.log[logged:]) <= 2 * len(figures["calm"])


def test_a_killed_film_stands_and_is_back_at_the_right_picture_within_a_second(board: Cinema) -> None:
    for _ in ROUNDS:
        film = board.kill_maker(BACK_S)
        assert not film.was_black
        assert ["film.mp4" in line for line in film.told] == [True] * film.makers
        if film.stood_s < BACK_S and all(0 < since_s < BACK_S for since_s in film.wrong_s):
            return
        watch_for(GOOD_S)  # who is killed more often waits longer
    pytest.fail(str(film))
