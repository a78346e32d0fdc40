"""A film goes on while hundreds of files that are made to harm come in, and each of them is told or plays."""

from collections.abc import Iterator

import pytest

from ledplayer.makers import limits
from tests.bench.screen import missing
from tests.intake.test_hostile import MOST_GROWTH_BYTES
from tests.system.frames import worse
from tests.system.siege import Siege, siege
from tests.system.watching import watch_for

pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(bool(missing()), reason=missing()),
    pytest.mark.xdist_group("system"),
]

STRETCH_S = 0.8
CALM = 2


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Siege]:
    with siege(tmp_path_factory.mktemp("siege"), tmp_path_factory.mktemp("room")) as board:
        yield board


def test_no_frame_is_lost_while_the_hostile_set_comes_in_and_each_of_it_is_told_or_plays(board: Siege) -> None:
    calm = [board.harm_percent(*watch_for(STRETCH_S)) for _ in range(CALM)]
    taken = board.take_in_the_set()
    stretches = range(int((taken.end - taken.begin) / STRETCH_S))
    begins = [taken.begin + number * STRETCH_S for number in stretches]
    figures = {"calm": calm, "the set": [board.harm_percent(begin, begin + STRETCH_S) for begin in begins]}
    assert taken.files > 700
    assert list(taken.silent) == []
    assert not worse(figures, 0.0), figures
    assert taken.intake_mb < MOST_GROWTH_BYTES / 1e6
    assert 0 < taken.maker_mb < limits.MOST_DATA_BYTES / 1e6
