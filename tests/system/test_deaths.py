"""A film goes on while the player's processes are killed and stopped, one after the other."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

import pytest

from ledplayer.play.open_leaf import GOOD_S
from tests.bench.playing import Stage
from tests.bench.screen import missing, screen
from tests.system import family, scenes
from tests.system.board import Board
from tests.system.frames import harm_percent, in_turns, whole, worse
from tests.system.watching import Change, Watch, wait_for, watch_for

pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(bool(missing()), reason=missing()),
    pytest.mark.xdist_group("system"),
]

FILM_S = 10
FRAMES = FILM_S * scenes.RATE
PLAYLIST = "campaign: Cinema\nitems:\n  - {video: film.mp4, seconds: 3600, transition: cut}\n"
STRETCH_S = 1.0
ROUNDS = range(2, 5)
#: How long a killed maker's film may stand.
BACK_S = 1.0
#: Frames from where it should be, by the clock of who looks.
MOST_APART = 2.0


class Cinema(Board):
    """A board on which a long film runs, and what was seen of it."""

    seen: Watch[int | None]

    @contextmanager
    def without_helpers(self) -> Iterator[None]:
        """Both zygotes and intake are killed; at the end others of them run."""
        intake = family.intake(self.player)
        zygote = family.zygote(self.player)
        family.kill({zygote, family.zygote(intake), intake} - {0})
        yield
        wait_for(lambda: family.zygote(self.player) not in (0, zygote))
        wait_for(lambda: family.intake(self.player) not in (0, intake))

    @contextmanager
    def with_intake_stopped(self) -> Iterator[None]:
        """Intake stands still until the end."""
        intake = family.intake(self.player)
        family.kill([intake], signal.SIGSTOP)
        yield
        family.kill([intake], signal.SIGCONT)


@pytest.fixture(scope="module")
def cinema(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cinema]:
    folder = tmp_path_factory.mktemp("cinema")
    film = scenes.film(folder / "film.mp4", FILM_S)
    with screen(scenes.WIDTH, scenes.HEIGHT) as own:
        cinema = Cinema(stage=Stage.set_up(folder, PLAYLIST, {"film.mp4": film}, scenes.CANVAS), screen=own)
        with cinema.playing():
            cinema.wait_for(cinema.is_on)
            with Watch(cinema.number) as cinema.seen:
                yield cinema


def test_no_frame_is_lost_while_zygotes_and_intake_are_killed_or_stopped(cinema: Cinema) -> None:
    logged = len(cinema.log)
    figures = in_turns(
        {"zygotes and intake killed": cinema.without_helpers, "intake stopped": cinema.with_intake_stopped},
        lambda begin, end: harm_percent(cinema.seen, begin, end, FRAMES),
        stretch_s=STRETCH_S,
        rounds=ROUNDS,
        most=0.0,
    )
    assert not worse(figures, 0.0), figures
    rounds = len(figures["calm"])
    log = cinema.log[logged:]
    assert sum("zygote died" in line for line in log) == rounds
    assert sum("intake ended" in line for line in log) == rounds
    assert len(log) == 2 * rounds


def test_a_killed_film_stands_and_is_back_at_the_right_picture_within_a_second(cinema: Cinema) -> None:
    for _ in ROUNDS:
        logged = len(cinema.log)
        makers = wait_for(lambda: family.makers_of(cinema.stage.state))
        with Watch(cinema.is_black) as black:
            begin, killed = watch_for(STRETCH_S)
            family.kill(makers)
            _, end = watch_for(BACK_S + STRETCH_S)
        assert [change.seen for change in black.between(begin, end)] == [False]
        assert ["film.mp4" in line for line in cinema.log[logged:]] == [True] * len(makers)
        first, *pictures = whole(cinema.seen.between(begin, end))
        wrong = [change.mono - killed for change in pictures if abs(apart(first, change)) > MOST_APART]
        stood_s = max(after.mono - before.mono for before, after in pairwise(pictures))
        goes_on = pictures[-1].mono > end - STRETCH_S
        if goes_on and stood_s < BACK_S and all(0 < since_s < BACK_S for since_s in wrong):
            return
        watch_for(GOOD_S)  # who is killed more often waits longer
    pytest.fail(f"stood for {stood_s:.2f} s; pictures that were not due, in seconds from the kill: {wrong}")


def apart(one: Change[int], other: Change[int]) -> float:
    """By how many frames a later picture is ahead of where the film should be, by an earlier one."""
    ahead = other.seen - one.seen - (other.mono - one.mono) * scenes.RATE
    return (ahead + FRAMES / 2) % FRAMES - FRAMES / 2
