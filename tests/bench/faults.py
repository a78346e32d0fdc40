"""What deaths, hangs, long playlists and large plans cost on the screen, and how far apart two boards are.

The same as `tests/system`, for longer: every stretch with a fault stands beside an undisturbed one of the same run.
"""

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from ledplayer.play.open_leaf import GOOD_S
from tests.bench.meter import missing
from tests.bench.row import Row, at_most, spread
from tests.bench.row import missing as cannot
from tests.system import family
from tests.system.cinema import Cinema, cinema
from tests.system.frames import excess, in_turns
from tests.system.station import STRETCH_S, station
from tests.system.town import APART_S, sameness, town
from tests.system.watching import wait_for, watch_for

LONG_STRETCH_S = 4.0
BACK_S = 1.0
#: The loop once.
TOWN_S = 9.0
#: A minute of silence, and what it takes to see it.
HUNG_S = 75.0


def rows(work: Path, rounds: int) -> list[Row]:
    """The rows about faults."""
    lacking = missing("Xvfb")
    if lacking:
        return [cannot("faults", lacking)]
    with TemporaryDirectory(dir=work) as folder:
        return [row for take in (_film, _band, _town) for row in take(Path(folder, take.__name__), rounds)]


def _film(folder: Path, rounds: int) -> list[Row]:
    folder.mkdir()
    with cinema(folder) as board:
        faults = {"zygotes and intake killed": board.without_helpers, "intake stopped": board.with_intake_stopped}
        figures = in_turns(
            faults, board.harm_percent, stretch_s=LONG_STRETCH_S, rounds=range(rounds, rounds + 1), most=0.0
        )
        returns = []
        for _ in range(rounds):
            returns.append(board.kill_maker(BACK_S))
            watch_for(GOOD_S)
        hung_percent = _hung(board)
    return [
        *_more("film frames lost or shown twice", figures, list(faults), 0.0),
        at_most("the same while intake hangs and is started again", 0, hung_percent, "", " %"),
        at_most("a film stands whose maker was killed", BACK_S, max(film.stood_s for film in returns), "", " s"),
        at_most("black meanwhile", 0, sum(film.was_black for film in returns), f"of {rounds} times"),
    ]


def _hung(board: Cinema) -> float:
    """Film frames lost or shown twice, percent, from intake's last sign of life until another one runs."""
    hung = family.intake(board.player)
    begin = time.monotonic()
    with board.with_intake_stopped():
        wait_for(lambda: family.intake(board.player) not in (0, hung), HUNG_S)
    return board.harm_percent(begin, watch_for(LONG_STRETCH_S)[1])


def _band(folder: Path, rounds: int) -> list[Row]:
    folder.mkdir()
    with station(folder) as board:
        faults = {"256 kB playlist read": board.while_it_is_read, "1 MB plan comes in": board.while_a_plan_comes_in}
        stretches = {"calm": board.while_a_playlist_settles, **faults}
        figures = in_turns(
            stretches, board.late_percent, stretch_s=STRETCH_S, rounds=range(3 * rounds, 3 * rounds + 1), most=0.0
        )
    return _more("frame intervals over 25 ms", figures, list(faults), 1.0)


def _town(folder: Path, rounds: int) -> list[Row]:
    folder.mkdir()
    with town(folder, APART_S) as both:
        stretches = [watch_for(TOWN_S) for _ in range(rounds)]
        apart = sorted(100 * (1 - sameness(both.seen, begin, end)) for begin, end in stretches)
    note = f"started {APART_S:g} s apart; {apart[0]:.2f}–{apart[-1]:.2f} % of the time"
    return [at_most("two boards are more than a frame apart", 1, apart[rounds // 2], note, " %")]


def _more(what: str, figures: Mapping[str, Sequence[float]], faults: Sequence[str], most: float) -> list[Row]:
    """A row a fault: how much more than undisturbed."""
    return [
        at_most(f"{what}, more while {name}", most, max(0.0, excess(figures, name)), spread(figures), " %")
        for name in faults
    ]
