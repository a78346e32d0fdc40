"""The test card on a display: the bar comes by every pixel, the time is right, sheets take turns, nothing flashes."""

from collections import Counter

import pygame
import pytest

from ledplayer.clock import Instant
from ledplayer.core.model import Box, Size
from ledplayer.play.test_card import BAR, Pixels, Sheet, Show, thickness, ways
from tests.play.fakes import CANVAS, GREEN, RED, FakeClock, FakeDisplay, colour_at

RATE = 60
CELLS = (Box(x=10, y=4, width=4, height=6), Box(x=14, y=4, width=4, height=6))


def pixels(colour: tuple[int, int, int], width: int = CANVAS.width, height: int = CANVAS.height) -> Pixels:
    red, green, blue = colour
    return Pixels(data=bytes((blue, green, red, 0)) * (width * height), width=width, height=height)


def sheet(colour: tuple[int, int, int], cells: tuple[Box, ...] = ()) -> Sheet:
    digits = {str(digit): pixels((digit, 100, 100), 4, 6) for digit in range(10)}
    return Sheet(picture=pixels(colour), cells=cells, glyphs=digits)


def seconds(now: Instant) -> str:
    assert now.wall_ms is not None
    return f"{now.wall_ms // 1000 % 60:02}:00:00"


def show(clock: FakeClock, *sheets: Sheet, canvas: Size = CANVAS) -> tuple[Show, FakeDisplay]:
    display = FakeDisplay(clock, canvas)
    return Show(display, clock, sheets or (sheet(RED),), seconds, RATE), display


def bars(display: FakeDisplay, colour: tuple[int, int, int] = BAR) -> set[tuple[int, int]]:
    surface = display.surface
    width, height = surface.get_size()
    return {(x, y) for x in range(width) for y in range(height) if colour_at(surface, x, y) == colour}


def test_the_bar_comes_by_every_pixel_across_and_down_and_leaves_nothing() -> None:
    clock = FakeClock()
    card, display = show(clock)
    across: set[tuple[int, int]] = set()
    down: set[tuple[int, int]] = set()
    thick = thickness(CANVAS)
    for _ in range(200):
        card.tick()
        lit = bars(display)
        if len(lit) == thick * CANVAS.height:
            across |= lit
        else:
            assert len(lit) == thick * CANVAS.width
            down |= lit
        assert len(bars(display, RED)) == CANVAS.width * CANVAS.height - len(lit)
        clock.sleep(1 / RATE)
    assert len(across) == len(down) == CANVAS.width * CANVAS.height


def test_only_what_changed_is_presented() -> None:
    clock = FakeClock()
    card, display = show(clock)
    card.tick()
    assert display.presented[-1][1] == ()
    for _ in range(20):
        clock.sleep(1 / RATE)
        card.tick()
        assert sum(box.width * box.height for box in display.presented[-1][1]) <= 4 * CANVAS.width * 2


def test_the_time_is_on_the_sheet_and_survives_the_bar() -> None:
    clock = FakeClock()
    card, display = show(clock, sheet(RED, CELLS))
    for _ in range(3 * RATE):
        now = card.tick()
        told = seconds(now)
        for cell, digit in zip(CELLS, told, strict=False):
            seen = colour_at(display.surface, cell.x + 1, cell.y + 1)
            assert seen in ((int(digit), 100, 100), BAR)
        clock.sleep(1 / RATE)


def test_sheets_take_turns_and_a_sheet_with_no_time_has_none() -> None:
    clock = FakeClock()
    card, display = show(clock, sheet(RED, CELLS), sheet(GREEN))
    seen = []
    for _ in range(15 * RATE):
        card.tick()
        colour = colour_at(display.surface, 40, 20)
        if colour != BAR and (not seen or seen[-1] != colour):
            seen.append(colour)
        clock.sleep(1 / RATE)
    assert seen == [RED, GREEN, RED]


@pytest.mark.parametrize("size", [(64, 32), (96, 48), (1920, 1080), (16, 8)], ids=str)
def test_no_place_flashes_more_than_three_times_a_second(size: tuple[int, int]) -> None:
    canvas = Size(width=size[0], height=size[1])
    way = ways(canvas, RATE)
    round_s = sum(-(-length // step) for length, step in way.values()) / RATE
    assert 2 / round_s < 3 or min(size) < 20
    assert all(length / step / RATE <= 6 for length, step in way.values())


def test_it_ends_in_time_when_told_and_when_the_window_is_closed() -> None:
    clock = FakeClock()
    card, display = show(clock)
    card.run(clock.now.mono + 1.0)
    assert clock.waits == pytest.approx(RATE, abs=2)
    display.closed = True
    card.run(float("inf"))
    display.closed = False
    card.is_ended = True
    before = Counter(display.presented)
    card.run(float("inf"))
    assert Counter(display.presented) == before


def test_a_stall_is_jumped_over() -> None:
    clock = FakeClock()
    card, display = show(clock)
    card.tick()
    for stall_s in (0.3, 5.0, 3600.0):
        clock.sleep(stall_s)
        card.tick()
        assert bars(display)


def test_a_canvas_that_the_screen_cuts_is_drawn_as_far_as_it_goes() -> None:
    clock = FakeClock()
    card, display = show(clock)
    display.surface = pygame.Surface((20, 10), 0, 32)
    for _ in range(120):
        card.tick()
        clock.sleep(1 / RATE)
    assert len(bars(display)) + len(bars(display, RED)) == 200
