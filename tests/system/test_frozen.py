"""A film that stands still under a real player: noticed, told once, and back."""

import json
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledplayer.run_folder import run_folder
from tests.bench.screen import missing
from tests.system import family
from tests.system.cinema import Cinema, cinema
from tests.system.watching import wait_for, watch_for

pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(bool(missing()), reason=missing()),
    pytest.mark.xdist_group("system"),
]

AGAIN, FROZEN, BACK = "E108", "E110", "E115"
#: When it is opened again, when it is told, and when makers that hang have been replaced; each with the time that a
#: busy machine may take.
REPLACED_S, TOLD_S, HEALED_S = 4.0 + 3.0, 5.0 + 3.0, 14.0 + 8.0


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cinema]:
    with cinema(tmp_path_factory.mktemp("cinema")) as board:
        watch_for(1.0)
        yield board


def told(board: Cinema, since: int) -> list[str]:
    """Numbers of what was logged about pictures since a line, in order."""
    lines = [line.split() for line in board.log[since:]]
    return [word for line in lines for word in line if word in (AGAIN, FROZEN, BACK)]


def moves(board: Cinema) -> bool:
    """Whether the film runs."""
    begin, end = watch_for(0.5)
    return len(board.seen.between(begin, end)) > 5


def status(board: Cinema) -> dict[str, object]:
    frames: dict[str, object] = json.loads((Path(run_folder(str(board.stage.state))) / "status.json").read_text())[
        "frames"
    ]
    return frames


def test_a_maker_that_stands_still_is_replaced_before_it_is_a_fault(board: Cinema) -> None:
    logged = len(board.log)
    family.kill(wait_for(lambda: family.makers_of(board.stage.state)), signal.SIGSTOP)
    begin = time.monotonic()
    assert not moves(board)
    wait_for(lambda: moves(board), REPLACED_S)
    assert 3.0 < time.monotonic() - begin < REPLACED_S
    watch_for(2.0)
    assert told(board, logged) == [AGAIN]


def test_makers_that_all_stand_still_are_told_once_and_the_film_comes_back(board: Cinema) -> None:
    logged = len(board.log)
    zygote = family.zygote(board.player)
    family.kill([zygote, *wait_for(lambda: family.makers_of(board.stage.state))], signal.SIGSTOP)
    begin = time.monotonic()
    wait_for(lambda: FROZEN in told(board, logged), TOLD_S)
    assert time.monotonic() - begin > 4.5
    wait_for(lambda: status(board)["fault"] == "frozen-film", 3.0)
    wait_for(lambda: moves(board), HEALED_S)
    wait_for(lambda: BACK in told(board, logged), 6.0)
    wait_for(lambda: status(board)["fault"] == "", 3.0)
    assert [number for number in told(board, logged) if number != AGAIN] == [FROZEN, BACK]
    assert family.zygote(board.player) not in (0, zygote)
