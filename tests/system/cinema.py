"""A board on which a long numbered film runs, and the deaths around it."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.playing import Stage
from tests.bench.screen import screen
from tests.system import family, scenes
from tests.system.board import Board
from tests.system.frames import harm_percent, whole
from tests.system.watching import Change, Watch, wait_for, watch_for

FILM_S = 10
FRAMES = FILM_S * scenes.RATE
PLAYLIST = "campaign: Cinema\nitems:\n  - {video: film.mp4, seconds: 3600, transition: cut}\n"
#: Frames from where it should be, by the clock of who looks.
MOST_APART = 2.0
#: How long a film is looked at before its maker is killed, and after it should be back.
LOOK_S = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """How a film came back whose maker was killed.

    Attributes:
        was_black: Whether nothing stood on the board in between.
        stood_s: The longest time that one picture stood, up to the end.
        wrong_s: When pictures were shown that were not due, from the kill.
        told: What was logged.
        makers: How many were killed.
    """

    was_black: bool
    stood_s: float
    wrong_s: tuple[float, ...]
    told: tuple[str, ...]
    makers: int


class Cinema(Board):
    """The board, and what was seen of it."""

    seen: Watch[int | None]

    def harm_percent(self, begin: float, end: float) -> float:
        """Frames that were missing or shown twice between two monotonic times, in percent."""
        return harm_percent(self.seen, begin, end, FRAMES)

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

    def kill_maker(self, back_s: float) -> Return:
        """Kill the film's maker, and look until `back_s` later and a little longer."""
        logged = len(self.log)
        makers = wait_for(lambda: family.makers_of(self.stage.state))
        with Watch(self.is_black) as black:
            begin, killed = watch_for(LOOK_S)
            family.kill(makers)
            _, end = watch_for(back_s + LOOK_S)
        first, *pictures = whole(self.seen.between(begin, end))
        ends = [change.mono for change in pictures[1:]] + [end]
        return Return(
            was_black=any(change.seen for change in black.between(begin, end)),
            stood_s=max(until - change.mono for change, until in zip(pictures, ends, strict=True)),
            wrong_s=tuple(change.mono - killed for change in pictures if abs(_apart(first, change)) > MOST_APART),
            told=tuple(self.log[logged:]),
            makers=len(makers),
        )


@contextmanager
def cinema(folder: Path) -> Iterator[Cinema]:
    """The film runs."""
    film = scenes.film(folder / "film.mp4", FILM_S)
    with screen(scenes.WIDTH, scenes.HEIGHT) as own:
        cinema = Cinema(stage=Stage.set_up(folder, PLAYLIST, {"film.mp4": film}, scenes.CANVAS), screen=own)
        with cinema.playing():
            cinema.wait_for(cinema.is_on)
            with Watch(cinema.number) as cinema.seen:
                yield cinema


def _apart(one: Change[int], other: Change[int]) -> float:
    """By how many frames a later picture is ahead of where the film should be, by an earlier one."""
    ahead = other.seen - one.seen - (other.mono - one.mono) * scenes.RATE
    return (ahead + FRAMES / 2) % FRAMES - FRAMES / 2
