"""A band runs on while the player writes a full `status.json` at every look, as at every edge."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from ledplayer.errors import Place, Problem
from ledplayer.run_folder import boot, put, run_folder
from ledplayer.status.said import said
from tests.bench.screen import missing
from tests.system.frames import in_turns, worse
from tests.system.station import STRETCH_S, Station, station
from tests.system.watching import wait_for

pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(bool(missing()), reason=missing()),
    pytest.mark.xdist_group("system"),
]

ROUNDS = range(2, 9)
#: Late frames that it may add, in percent of all: one late frame a stretch is more.
MOST_LATE = 0.4
MOST_PROBLEMS = 20


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Station]:
    with station(tmp_path_factory.mktemp("status")) as board:
        yield board


def test_frames_come_in_time_while_the_status_is_written(board: Station) -> None:
    run, turns = Path(run_folder(str(board.stage.state))), count()

    def problems() -> int:
        told: dict[str, Any] = json.loads((run / "status.json").read_bytes())
        return len(told["problems"]) and int(told["more_problems"])

    @contextmanager
    def while_it_is_written() -> Iterator[None]:
        turn = next(turns) + 1
        values: dict[str, str | int] = {"path": f"anh-{turn}.png"}
        one = said(Problem(severity="info", code="file-missing", place=Place(file="a.yaml"), values=values), "/srv", 1)
        whole = {"version": 1, "boot": boot(), "problems": [one] * MOST_PROBLEMS, "more": turn}
        put(f"{run}/problems.json", json.dumps(whole).encode())
        yield
        wait_for(lambda: problems() == turn)

    figures = in_turns(
        {"written": while_it_is_written}, board.late_percent, stretch_s=STRETCH_S, rounds=ROUNDS, most=MOST_LATE
    )
    assert not worse(figures, MOST_LATE), figures
