"""Shows a test card: finished sheets in turn, on each a bar that sweeps over every pixel, and the time.

1. The bar moves whole pixels a frame, so that tearing, lost frames and dead rows are seen. It goes by no place more
   often than three times in four seconds.
2. A sheet is changed only between two sweeps.
"""

import signal
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import FrameType
from typing import Protocol

import pygame

from ledplayer.clock import Instant
from ledplayer.core.model import Box, Size
from ledplayer.play.pace import Pace

#: A sheet stands at least so long, and a sweep takes about so long on a large canvas, in seconds.
SHEET_S, SWEEP_S = 6.0, 5.0
#: Thickness of the bar in parts of the canvas's shorter side, and at least, in pixels.
THICK, THINNEST = 90, 2
BAR = (255, 255, 255)
ENDING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pixels:
    """A finished picture: rows of BGRX bytes."""

    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A picture as large as the canvas; where the characters of the time stand on it, and what they look like."""

    picture: Pixels
    cells: tuple[Box, ...]
    glyphs: Mapping[str, Pixels]


class Clock(Protocol):
    """`ledplayer.clock.Clock`, or a faster one."""

    def read(self) -> Instant: ...
    def wait(self, until: float, files: Sequence[int] = ()) -> None: ...


class Screen(Protocol):
    """`play.display.Display`, or one that only remembers."""

    canvas: Size
    surface: pygame.Surface

    def present(self, boxes: Sequence[Box] = ()) -> None: ...
    def is_closed(self) -> bool: ...


class Show:
    """A card on a display; one thread.

    Attributes:
        is_ended: Set it (a signal handler may) to leave `run`.
    """

    def __init__(
        self, display: Screen, clock: Clock, sheets: Sequence[Sheet], time: Callable[[Instant], str], rate: int
    ) -> None:
        """`time` gives what stands in the cells: a sheet takes as much of it as it has cells."""
        self.is_ended = False
        self._display, self._clock, self._time, self._pace = display, clock, time, Pace(rate)
        self._sheets = sheets
        self._pictures = [_surface(sheet.picture) for sheet in sheets]
        self._glyphs = [{letter: _surface(glyph) for letter, glyph in sheet.glyphs.items()} for sheet in sheets]
        self._ways = ways(display.canvas, rate)
        self._number, self._under, self._written = 0, _copy(self._pictures[0]), ""
        self._bar: Box | None = None
        self._sheet_since = self._sweep_since = -1
        self._is_across = True

    def run(self, until: float, is_escape: Callable[[], bool] = lambda: False) -> None:
        """Show it until told to end, or `until` on the monotonic clock. `is_escape`: somebody wants no more of it."""
        while not self.is_ended:
            now = self.tick()
            if now.mono >= until or self._display.is_closed() or is_escape():
                return
            self._clock.wait(min(until, self._pace.following(now.mono)))

    def tick(self) -> Instant:
        """Show one frame; gives its moment."""
        now = self._clock.read()
        frame = round(self._pace.frame(now.mono) * self._pace.rate)
        is_anew = self._turn(frame)
        boxes = self._write(self._time(now))
        if self._bar:
            boxes.append(self._bar)
        whole = Box(x=0, y=0, width=self._display.canvas.width, height=self._display.canvas.height)
        for box in [whole] if is_anew else boxes:
            self._display.surface.blit(self._under, (box.x, box.y), _rect(box))
        self._bar = self._bar_at(frame)
        self._display.surface.fill(BAR, _rect(self._bar))
        self._display.present(() if is_anew else (*boxes, self._bar))
        return now

    def _turn(self, frame: int) -> bool:
        """Begin the next sweep, and the next sheet, where they are due; whether all is drawn anew."""
        if self._sweep_since < 0:
            self._sheet_since = self._sweep_since = frame
            return True
        way, step = self._ways[self._is_across]
        if (frame - self._sweep_since) * step < way:
            return False
        self._is_across, self._sweep_since = not self._is_across, frame
        if not self._is_across or frame - self._sheet_since < SHEET_S * self._pace.rate:
            return False
        self._number, self._sheet_since = (self._number + 1) % len(self._sheets), frame
        self._under, self._written = _copy(self._pictures[self._number]), ""
        return True

    def _write(self, time: str) -> list[Box]:
        """Put the time on the sheet that lies under the bar; gives the cells that changed."""
        changed = []
        for number, (cell, letter) in enumerate(zip(self._sheets[self._number].cells, time, strict=False)):
            glyph = self._glyphs[self._number].get(letter)
            if glyph and self._written[number : number + 1] != letter:
                self._under.blit(glyph, (cell.x, cell.y))
                changed.append(cell)
        self._written = time
        return changed

    def _bar_at(self, frame: int) -> Box:
        canvas, thick = self._display.canvas, thickness(self._display.canvas)
        way, step = self._ways[self._is_across]
        place = min((frame - self._sweep_since) * step, way - thick)
        if self._is_across:
            return Box(x=place, y=0, width=thick, height=canvas.height)
        return Box(x=0, y=place, width=canvas.width, height=thick)


class Signals:
    """While entered, signals end a show."""

    def __init__(self, show: Show) -> None:
        self._show = show

    def __enter__(self) -> None:
        self._before = {number: signal.signal(number, self._end) for number in ENDING}

    def __exit__(self, *error: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _end(self, number: int, frame: FrameType | None) -> None:
        self._show.is_ended = True


def ways(canvas: Size, rate: int) -> dict[bool, tuple[int, int]]:
    """Across and down: how far the bar goes, and how many pixels a frame."""
    return {
        across: (length, max(1, round(length / (rate * SWEEP_S))))
        for across, length in ((True, canvas.width), (False, canvas.height))
    }


def thickness(canvas: Size) -> int:
    """Of the bar, in pixels."""
    return min(canvas.width, canvas.height, max(THINNEST, round(min(canvas.width, canvas.height) / THICK)))


def _surface(pixels: Pixels) -> pygame.Surface:
    surface = pygame.image.frombuffer(pixels.data, (pixels.width, pixels.height), "BGRA")
    surface.set_alpha(None)
    return surface


def _copy(picture: pygame.Surface) -> pygame.Surface:
    """The same to draw on, without the fourth byte that would count as transparency."""
    copy = pygame.Surface(picture.get_size(), 0, 32)
    copy.blit(picture, (0, 0))
    return copy


def _rect(box: Box) -> tuple[int, int, int, int]:
    return box.x, box.y, box.width, box.height
