"""How long a zygote is waited for: one that loads, and one that has answered before."""

from pathlib import Path

import pytest

from ledplayer.core.compose import Leaf, compose
from ledplayer.core.model import Board, Size
from ledplayer.makers.job import Job
from ledplayer.play.media import ANSWER_S, LOADING_S, Media
from tests.play.fakes import BEGIN_MS, FakeMedium, piece, plan

CANVAS = Size(width=64, height=32)
BOARD = Board(id="b", name="UBND", canvas=CANVAS)


class AskedMedium(FakeMedium):
    """One that a zygote is asked for; by identity, as real ones."""

    __hash__ = object.__hash__


class SlowStudio:
    """A zygote that runs, and answers when the test says so."""

    pid, alive = 1, True

    def __init__(self) -> None:
        self.asked: list[AskedMedium] = []
        self.restarts = 0

    def start(self) -> None:
        """It runs."""

    def open(self, job: Job, file: int | None = None, pixels: bytes | None = None) -> AskedMedium:
        self.asked.append(AskedMedium([], (job.room.width, job.room.height), state="asked"))
        return self.asked[-1]

    def restart(self) -> None:
        self.restarts += 1


@pytest.fixture
def studio() -> SlowStudio:
    return SlowStudio()


@pytest.fixture
def media(studio: SlowStudio, tmp_path: Path) -> Media:
    return Media(studio, tmp_path, BOARD)  # type: ignore[arg-type] # a fake


def leaf() -> Leaf:
    shot = plan(piece("red"), board=BOARD).at(BEGIN_MS)
    assert shot
    (one,) = compose(shot.now, CANVAS, 0)
    return one


def pass_(media: Media, begin_s: float, seconds: float) -> float:
    """Tend the zygote each second; the time after that."""
    for second in range(round(seconds)):
        media.tend(begin_s + second)
    return begin_s + seconds


def test_a_zygote_that_loads_is_waited_for(studio: SlowStudio, media: Media) -> None:
    media.open(leaf(), BEGIN_MS)
    now = pass_(media, 0, LOADING_S)
    assert studio.restarts == 0
    pass_(media, now, 2)
    assert studio.restarts == 1


def test_a_zygote_that_has_answered_before_and_does_not_now_hangs(studio: SlowStudio, media: Media) -> None:
    media.open(leaf(), BEGIN_MS)
    now = pass_(media, 0, 20)
    studio.asked[0].state = "running"
    media.open(leaf(), BEGIN_MS)
    now = pass_(media, now, ANSWER_S)
    assert studio.restarts == 0
    pass_(media, now, 2)
    assert studio.restarts == 1


def test_a_zygote_that_answers_one_job_after_the_other_is_slow_and_does_not_hang(
    studio: SlowStudio, media: Media
) -> None:
    for _ in range(3):
        media.open(leaf(), BEGIN_MS)
    now = pass_(media, 0, 20)
    for medium in studio.asked:
        medium.state = "running"
        now = pass_(media, now, ANSWER_S - 2)
    assert studio.restarts == 0


def test_another_zygote_is_waited_for_as_the_first_was(studio: SlowStudio, media: Media) -> None:
    media.open(leaf(), BEGIN_MS)
    studio.asked[0].state = "running"
    now = pass_(media, 0, 2)
    media.open(leaf(), BEGIN_MS)
    now = pass_(media, now, ANSWER_S + 2)
    assert studio.restarts == 1
    media.open(leaf(), BEGIN_MS)
    pass_(media, now, LOADING_S)
    assert studio.restarts == 1
