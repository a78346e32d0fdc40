"""What is frozen or wrong, and what only looks like it."""

import gc
from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from ledplayer.core.lineup import Bands, Piece, Plan
from ledplayer.core.model import Box, Size
from ledplayer.language import Language, catalogue, say
from ledplayer.play.open_leaf import OpenLeaf
from ledplayer.play.player import PRESENT_S
from ledplayer.play.pulse import AGAIN_S, FROZEN, MEND_S, NOT_OURS, PRESENTED_S, Pulse
from tests.play.fakes import BLUE, CANVAS, GREEN, RED, FakeMedia, film, piece, plan
from tests.play.test_stage import Playing

#: A fault of 5 s, looked at once a second.
SOON_S = 7.0


class Watched(Playing):
    """A stage, presented and watched as the player does."""

    def __init__(self, plan: Plan, media: FakeMedia | None = None, restarts: Path | None = None) -> None:
        super().__init__(plan, media)
        self.said: list[str] = []
        self.display_says = ""
        self.is_stuck = self.is_dark = False
        self.shown = self.display.surface
        self.over: Box | None = None
        self.pulse = Pulse(
            tell=lambda code, **values: self.said.append(code),
            restarts=restarts,
            display=lambda mono: self.display_says,
        )
        self._present_at = self._look_at = 0.0

    def tick(self) -> "Watched":
        mono = self.clock.now.mono
        if not self.is_stuck:
            super().tick()
        if not self.is_dark and (self.boxes or mono >= self._present_at):
            self._present_at = mono + PRESENT_S
            self.pulse.presented(self.stage, mono)
        if mono >= self._look_at:
            self._look_at = mono + 1.0
            self.pulse.look(self.stage, self.shown, self.over, mono)
        return self

    def after(self, seconds: float) -> "Watched":
        self.at(self.clock.now.mono - 1000 + seconds)
        return self


class Reel(FakeMedia):
    """Films and clocks with pictures at given times, in milliseconds; their maker is done or not."""

    def __init__(self, times: list[int], *, is_done: bool = False) -> None:
        super().__init__()
        self.times, self.is_done = times, is_done

    def open(self, leaf, at_ms):
        medium = super().open(leaf, at_ms)
        if leaf.make in ("film", "clock") and self.is_done:
            medium.state = "done"
        return medium

    def pictures(self, leaf):
        if leaf.make in ("film", "clock"):
            return [(ms, (1 + ms // 1000 % 200, 0, 0)) for ms in self.times]
        return super().pictures(leaf)


def clock(seconds: float = 600) -> Piece:
    return piece("clock", seconds, kind="clock")


def watched_film(times: list[int], *, is_done: bool = False, **more: object) -> Watched:
    return Watched(plan(film(seconds=600), piece("green"), **more), Reel(times, is_done=is_done))  # type: ignore[arg-type]


HEALTHY: dict[str, Callable[[], Watched]] = {
    "a still": lambda: Watched(plan(piece("red", 600))),
    "stills that change": lambda: Watched(plan(piece("red"), piece("green", transition="fade"), piece("blue"))),
    "stills that fade each second": lambda: Watched(
        plan(piece("red", 1, transition="fade"), piece("green", 1, transition="fade"))
    ),
    "a film": lambda: watched_film(list(range(0, 70_000, 40))),
    "a film and a band": lambda: watched_film(list(range(0, 70_000, 40)), bands=Bands(bottom="blue")),
    "a film of slides": lambda: watched_film(list(range(0, 90_000, 20_000))),
    "a film of one picture": lambda: watched_film([0], is_done=True),
    "a film on its last picture": lambda: watched_film([0, 40, 80], is_done=True),
    "a clock": lambda: Watched(plan(clock()), Reel(list(range(0, 180_000, 60_000)))),
    "a band over a still": lambda: Watched(plan(piece("red", 600), bands=Bands(top="green", bottom="blue"))),
    "a ticker that has passed": lambda: Watched(plan(piece("red", 600), piece("blue", 20, kind="ticker"))),
    "a board off the air": lambda: Watched(plan(piece("", 600, kind="black"), rung="off")),
    "a turned board": lambda: Watched(
        plan(piece("red"), piece("green"), bands=Bands(bottom="blue"), board=Playing(plan(piece("red"))).plan.board)
    ),
}


@pytest.mark.parametrize("make", HEALTHY.values(), ids=HEALTHY.keys())
def test_what_plays_as_it_should_is_no_fault(make: Callable[[], Watched]) -> None:
    watched = make().after(75)
    assert watched.said == []
    assert watched.pulse.is_alive
    assert watched.pulse.frames > 10


def test_a_film_whose_maker_owes_a_picture_is_told_once_and_its_end_too() -> None:
    reel = Reel(list(range(0, 4000, 40)))
    watched = Watched(plan(film(seconds=600), piece("green")), reel).after(1)
    reel.times = []
    watched.after(3 + SOON_S)
    assert (watched.pulse.fault, watched.pulse.about) == ("frozen-film", "film")
    watched.after(5)
    assert watched.said == ["frozen-film"]
    reel.times = list(range(0, 100_000, 40))
    watched.after(8)
    assert watched.said == ["frozen-film", "picture-back"]
    assert watched.pulse.fault == ""


def test_a_film_of_which_each_new_maker_gives_one_picture_is_frozen_all_the_time() -> None:
    assert watched_film([0]).after(60).said == ["frozen-film"]


def test_a_film_that_stands_for_less_than_five_seconds_is_not_told() -> None:
    watched = watched_film(list(range(0, 4000, 40))).after(8)
    watched.media.of("film")[-1].pictures += [(ms, BLUE) for ms in range(7000, 100_000, 40)]
    assert watched.after(20).said == []


def test_a_film_that_was_given_up_is_not_frozen() -> None:
    watched = Watched(plan(film(seconds=60), piece("green")), FakeMedia(broken={"film"})).after(20)
    assert watched.colour == GREEN
    assert watched.said == []


@pytest.mark.parametrize(
    ("board", "code"),
    [
        pytest.param(lambda: watched_film(list(range(0, 99_000, 40))), "frozen-film", id="a film that is not drawn"),
        pytest.param(lambda: Watched(plan(piece("red", 600), bands=Bands(bottom="blue"))), "frozen-strip", id="a band"),
        pytest.param(lambda: Watched(plan(piece("red", 60, kind="ticker"))), "frozen-strip", id="a ticker"),
        pytest.param(
            lambda: Watched(plan(piece("red", 600, kind="clock")), Reel([0, 60_000])), "frozen-clock", id="a clock"
        ),
    ],
)
def test_a_loop_that_draws_no_more_is_found_although_it_presents(board: Callable[[], Watched], code: str) -> None:
    watched = board().after(59.5 if code == "frozen-clock" else 3)
    watched.is_stuck, watched.boxes = True, (Box(x=0, y=0, width=1, height=1),)
    assert watched.after(SOON_S).said == [code]


def test_a_band_that_stands_is_found_over_changing_stills() -> None:
    watched = Watched(plan(piece("red", 3), piece("green", 3), bands=Bands(bottom="blue"))).after(4)
    band = next(leaf for leaf in watched.stage.scene.leaves if leaf.leaf.make == "strip")  # type: ignore[union-attr]
    mark = band.mark(watched.stage.scene.at_ms(watched.clock.now.mono))  # type: ignore[union-attr]
    band.mark = lambda at_ms: mark  # type: ignore[method-assign]
    assert watched.after(SOON_S).said == ["frozen-strip"]


def test_a_clock_without_its_next_minute_is_asked_for_anew_and_told_when_that_is_late() -> None:
    watched = Watched(plan(clock()), Reel([0])).after(31)
    assert len(watched.media.of("clock")) == 2
    assert watched.after(33).said == []
    assert watched.after(4).said == ["frozen-clock"]


def test_what_is_drawn_elsewhere_than_it_is_shown_is_a_wrong_picture() -> None:
    watched = Watched(plan(piece("red", 60), piece("green", 60))).after(10)
    watched.shown = pygame.Surface((CANVAS.width, CANVAS.height), 0, 32)
    watched.shown.blit(watched.display.surface, (0, 0))
    watched.after(45)
    assert watched.said == []
    assert watched.after(5 + SOON_S).said == ["wrong-picture"]


def test_a_board_off_the_air_that_shows_something_is_a_wrong_picture() -> None:
    watched = Watched(plan(piece("", 600, kind="black"), rung="off")).after(10)
    watched.shown.fill(RED)
    assert watched.after(SOON_S).said == ["wrong-picture"]


def test_what_lies_under_a_notice_is_not_judged() -> None:
    watched = Watched(plan(piece("red", 600))).after(10)
    watched.over = Box(x=0, y=22, width=CANVAS.width, height=10)
    watched.shown.fill(BLUE, (0, 22, CANVAS.width, 10))
    assert watched.after(20).said == []
    watched.over = Box(x=50, y=0, width=14, height=CANVAS.height)
    watched.shown.fill(RED)
    watched.shown.fill(BLUE, (50, 0, 14, CANVAS.height))
    assert watched.after(20).said == []


def test_a_still_that_nobody_presents_is_told_after_a_quarter_of_a_minute() -> None:
    watched = Watched(plan(piece("red", 600))).after(2)
    watched.is_dark = True
    watched.after(PRESENTED_S - 4)
    assert watched.pulse.is_alive
    watched.after(6)
    assert watched.said == ["frozen-still"]
    assert not watched.pulse.is_alive


def test_showings_without_a_picture_are_told_although_they_change() -> None:
    watched = Watched(plan(piece("red"), piece("green"), piece("blue"))).after(5)
    watched.media.missing = True
    assert watched.after(20).said == []
    assert watched.after(14).said == ["frozen-still"]
    assert watched.colour in (RED, GREEN)


def test_before_the_first_picture_nothing_is_alive() -> None:
    pulse = Pulse()
    assert not pulse.is_alive
    assert pulse.fault == ""


def ill(restarts: Path | None = None) -> Watched:
    reel = Reel([0, 40, 80])
    watched = Watched(plan(film(seconds=3000), piece("green")), reel, restarts).after(0.1)
    reel.times = []
    return watched


def mend(watched: Watched) -> None:
    """Makers give all the pictures from the next one on."""
    assert isinstance(watched.media, Reel)
    watched.media.times = list(range(0, 200_000, 40))


def break_again(watched: Watched) -> None:
    """Neither the maker nor others after it give anything any more."""
    assert isinstance(watched.media, Reel)
    watched.media.times = []
    watched.media.of("film")[-1].pictures.clear()


def test_a_fault_that_stays_asks_for_a_restart_after_a_minute() -> None:
    watched = ill().after(MEND_S)
    assert watched.pulse.is_alive
    watched.after(10)
    assert not watched.pulse.is_alive
    assert watched.said == ["frozen-film", "restart-asked"]


def test_a_fault_that_went_away_is_alive_again() -> None:
    watched = ill().after(MEND_S + 10)
    assert not watched.pulse.is_alive
    mend(watched)
    assert watched.after(15).pulse.is_alive


def test_faults_with_a_good_minute_between_them_ask_for_no_restart_and_others_do() -> None:
    for good_s, is_alive in ((MEND_S + 25, True), (MEND_S - 40, False)):
        watched = ill().after(40)
        mend(watched)
        watched.after(good_s)
        assert watched.pulse.fault == ""
        break_again(watched)
        watched.after(30)
        assert watched.pulse.fault == "frozen-film"
        assert watched.pulse.is_alive is is_alive


def leaves() -> int:
    """How many there are anywhere."""
    gc.collect()
    return sum(isinstance(thing, OpenLeaf) for thing in gc.get_objects())


def test_what_is_over_is_forgotten() -> None:
    before = leaves()
    watched = Watched(plan(piece("red", 2), piece("green", 2), bands=Bands(bottom="blue"))).after(200)
    assert watched.pulse.frames > 1000
    assert leaves() - before <= 4


def test_a_restart_that_did_not_help_is_not_asked_for_again_within_half_an_hour(tmp_path: Path) -> None:
    restarts = tmp_path / "pulse"
    first = ill(restarts).after(MEND_S + 10)
    assert not first.pulse.is_alive
    second = ill(restarts).after(300)
    assert second.said == ["frozen-film"]
    assert second.pulse.is_alive
    assert not second.after(AGAIN_S).pulse.is_alive


@pytest.mark.parametrize("written", ["", "x", "nan", "inf", "1e999", "-1e9", "\x00" * 99])
def test_a_broken_memory_of_restarts_asks_for_one_as_if_there_was_none(tmp_path: Path, written: str) -> None:
    restarts = tmp_path / "pulse"
    restarts.write_text(written)
    assert not ill(restarts).after(MEND_S + 10).pulse.is_alive


@pytest.mark.parametrize("code", NOT_OURS)
def test_what_the_display_says_is_told_and_no_restart_is_asked_for(code: str) -> None:
    watched = Watched(plan(piece("red", 600))).after(2)
    watched.display_says = code
    watched.after(100)
    assert (watched.said, watched.pulse.fault, watched.pulse.is_alive) == ([code], code, True)
    watched.display_says = ""
    assert watched.after(5).said == [code, "display-on"]


def test_a_display_that_gets_no_frames_asks_for_a_restart() -> None:
    watched = Watched(plan(piece("red", 600))).after(2)
    watched.display_says = "display-stopped"
    assert not watched.after(MEND_S + 5).pulse.is_alive


def test_frames_over_twice_the_frame_time_are_late_while_something_scrolls() -> None:
    watched = Watched(plan(piece("red", 600), bands=Bands(bottom="blue")))
    watched.at(0.001)
    for frames, late in ((1, 0), (2, 0), (3, 1), (1, 1), (40, 2)):
        watched.clock.sleep(frames / 60)
        assert watched.tick().pulse.late == late


def test_a_slow_ticker_is_late_only_where_it_jumps() -> None:
    watched = Watched(plan(piece("green", 600, kind="ticker"))).after(60)
    assert watched.pulse.frames > 10
    assert watched.pulse.late == 0
    watched.clock.sleep(100.0)
    assert watched.tick().pulse.late == 1


def test_a_film_picture_is_late_by_the_films_own_times() -> None:
    watched = watched_film(list(range(0, 60_000, 40)))
    watched.at(0.001)
    for now_s, late in ((0.0405, 0), (0.09, 0), (0.175, 0), (0.2, 0)):
        watched.clock.sleep(1000 + now_s - watched.clock.now.mono)
        assert watched.tick().pulse.late == late
    medium = watched.media.of("film")[0]
    medium.pictures = [(240, RED), (10_000, BLUE)]
    watched.clock.sleep(0.2)
    assert watched.tick().pulse.late == 1


def test_on_a_faster_clock_five_seconds_are_so_many_more() -> None:
    watched = Watched(plan(piece("red", 900), bands=Bands(bottom="blue")))
    watched.pulse = Pulse(rate=60, tell=lambda code, **values: watched.said.append(code))
    watched.after(10).is_stuck = True
    assert watched.after(5 * 60 - 5).said == []
    assert watched.after(10).said == ["frozen-strip"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_fault_has_its_number_and_its_sentence(language: Language) -> None:
    codes = {*FROZEN.values(), "frozen-still", "wrong-picture", *NOT_OURS, "display-stopped", "restart-asked"}
    numbers = {catalogue()[code].event for code in codes}
    assert len(numbers) == len(codes)
    assert min(numbers) >= 110
    assert all("film.mp4" in say(code, language, what="film.mp4") for code in codes if "display" not in code)


def test_a_canvas_that_its_screen_cuts_is_judged_by_what_is_seen() -> None:
    watched = Watched(plan(piece("red", 600), bands=Bands(bottom="blue")))
    cut = watched.display.surface.subsurface((0, 0, 40, 20))
    watched.stage.place(cut, Size(width=64, height=32), watched.plan.board)
    watched.shown = cut
    assert watched.after(20).said == []
