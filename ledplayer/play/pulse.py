"""Whether the picture is right and moves: what was handed to the display against what the plan wants moving.

1. A picture is believed when a few of its rows are on the surface that was handed over (`play.sample`), not because it
   was drawn. What moves is believed when new pictures, or other places of a strip, come to stand there.
2. Pixels that stay the same are no fault of a film: it may show a still scene. It is frozen when no picture that was
   not there before is drawn for 5 s, though its own times say that one is due, or its maker owes one and is not at its
   end. A film on its last picture by rule, one of one picture, and one that was given up are not frozen.
3. A band or ticker is frozen when it stays where it is for 5 s though it should be elsewhere; a clock, when the next
   minute is 5 s late.
4. A canvas that nobody presents, or whose showing has no picture, is frozen after 15 s; one that shows something else
   than was drawn is wrong after 5 s.
5. A fault is told once, and its end when everything was right for 3 s: a film of which each new maker gives one
   picture and hangs is frozen all the time. A restart is asked for (`is_alive`) when faults that a restart may mend
   went on for a minute, without a good minute between them; and not again within half an hour, so that a fault which
   it does not mend costs no black second a minute.
"""

import logging
import math
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pygame

from ledplayer.core.model import Box
from ledplayer.errors import Word
from ledplayer.log import note
from ledplayer.play import sample
from ledplayer.play.open_leaf import Mark, OpenLeaf
from ledplayer.play.scene import Scene

logger = logging.getLogger(__name__)

#: Rules 2 and 3, in seconds; also how long the wrong pixels may stand (rule 4).
FROZEN_S = 5.0
#: Rule 5: what lags for so long keeps a fault alive, and for how long nothing may be wrong at its end, in seconds.
LAGS_S, BACK_S = 1.0, 3.0
#: Rule 4: a canvas that stands is presented every five seconds (`play.player`).
PRESENTED_S = 15.0
#: Rule 5.
MEND_S, AGAIN_S = 60.0, 1800.0
#: A frame interval that is counted as late, in frame times: two, and the jitter of waking up.
LATE_FRAMES = 2.5
#: Letters of a text that a line shows.
MOST_LETTERS = 60
#: The file in the run folder that remembers when a restart was asked for, by the machine's monotonic clock.
RESTARTS = "pulse"

FROZEN = {"film": "frozen-film", "strip": "frozen-strip", "clock": "frozen-clock"}
#: Faults that a restart does not mend.
NOT_OURS = ("display-unplugged", "display-off")

Tell = Callable[..., None]


class Stage(Protocol):
    """What is asked of `play.stage.Stage`."""

    @property
    def scene(self) -> Scene | None: ...
    @property
    def is_moving(self) -> bool: ...
    @property
    def frame_s(self) -> float: ...


class Pulse:
    """What was seen of the pictures that were handed over.

    Attributes:
        frames: Presented so far.
        late: Of these, how many came later than twice the frame time after the one before while something faded or
            went on by more than a pixel, or so much later than a film's own times say.
        fault: Code of the sentence that says what is wrong with the picture now; "" is nothing.
        about: What it is about, as people call it.
    """

    def __init__(
        self,
        *,
        rate: float = 1.0,
        tell: Tell = note,
        restarts: Path | None = None,
        display: Callable[[float], str] = lambda mono: "",
    ) -> None:
        """A pulse of a player that has shown nothing yet.

        Args:
            rate: How fast the clock runs.
            restarts: The file that rule 5 rests on.
            display: What the display itself says is wrong with it: the code of a sentence (`play.monitor`).
        """
        self.frames = 0
        self.late = 0
        self.fault = ""
        self.about = ""
        self._rate = rate
        self._tell = tell
        self._restarts = restarts
        self._display = display
        self._asked = _read(restarts)
        self._looked = self._presented = -math.inf
        self._moving_since_last = False
        self._moved: dict[OpenLeaf, tuple[Mark | None, float]] = {}
        self._since: dict[str | OpenLeaf, float] = {}
        self._began = 0.0
        self._ill = self._well = math.inf
        self._asks = False

    @property
    def asked_s(self) -> float:
        """When a restart was asked for last, by the machine's monotonic clock."""
        return self._asked

    @property
    def is_alive(self) -> bool:
        """Whether the watchdog may be fed: pictures are presented, and nothing is wrong that a restart may mend."""
        return self._looked - self._presented < PRESENTED_S * self._rate and not self._asks

    def presented(self, stage: Stage, mono: float) -> None:
        """The canvas was handed to the display, at a moment of the monotonic clock."""
        self.frames += 1
        moving = stage.is_moving
        late_s = LATE_FRAMES * stage.frame_s * self._rate
        is_slow = moving and self._moving_since_last and mono - self._presented > late_s
        self._moving_since_last = moving
        self._presented = mono
        scene = stage.scene
        is_late = is_slow and scene is not None and scene.veil > 0
        for leaf, mark in zip(scene.cast, scene.drawn, strict=True) if scene else ():
            before = self._moved.get(leaf)
            if before is None or before[0] != mark:
                self._moved[leaf] = mark, mono
                if not scene or not mark or not before:
                    continue
                if leaf.leaf.make == "film":
                    is_late |= scene.at_ms(mono) - leaf.leaf.origin_ms - mark[2] > late_s * 1000
                elif is_slow and leaf.leaf.make == "strip" and before[0]:
                    is_late |= mark[3] - before[0][3] not in (0, 1)
        self.late += is_late

    def look(self, stage: Stage, surface: pygame.Surface, over: Box | None, mono: float) -> None:
        """Judge; to be called about once a second, right after a tick.

        Args:
            surface: The canvas, as the display has it.
            over: Where a notice lies over it.
        """
        self._looked = mono
        scene = stage.scene
        if scene:
            kept = {*scene.leaves, *scene.cast}
            self._moved = {leaf: seen for leaf, seen in self._moved.items() if leaf in kept}
            self._since = {about: at for about, at in self._since.items() if isinstance(about, str) or about in kept}
        fault, about = self._judged(scene, surface, over, mono)
        display = self._display(mono)
        self._edge(*((fault, about) if fault else (display, "")), mono)
        self._ask(mono)

    def _judged(self, scene: Scene | None, surface: pygame.Surface, over: Box | None, mono: float) -> tuple[str, str]:
        """What is wrong with the picture, and about what; the worst only."""
        lacks = self._lasts("lacks", scene is None or scene.changed_mono is None, mono)
        drawn = dict(zip(scene.cast, scene.drawn, strict=True)) if scene else {}
        is_wrong = scene is not None and scene.changed_mono is not None and not _is_right(scene, surface, over)
        wrong = self._lasts("wrong", is_wrong, mono)
        most = (LAGS_S if self.fault and self.fault not in NOT_OURS else FROZEN_S) * self._rate
        for leaf in scene.leaves if scene else ():
            mark = drawn.get(leaf)
            lags = self._lasts(leaf, bool(scene and leaf.lags(mark, scene.at_ms(mono))), mono)
            if min(lags, mono - self._moved.get(leaf, (None, -math.inf))[1]) > most:
                return FROZEN.get(leaf.leaf.make, "frozen-still"), _named(leaf)
        named = _named(scene.item) if scene and scene.item else "–"
        dark = self._lasts("dark", mono > self._presented, mono)
        if max(lacks, min(dark, mono - self._presented)) > PRESENTED_S * self._rate:
            return "frozen-still", named
        return ("wrong-picture", named) if wrong > most else ("", "")

    def _lasts(self, about: str | OpenLeaf, is_so: bool, mono: float) -> float:
        """For how long something is so by now, as far as it was looked at."""
        if not is_so:
            self._since.pop(about, None)
            return 0.0
        return mono - self._since.setdefault(about, mono)

    def _edge(self, fault: str, about: str, mono: float) -> None:
        """Rule 5: tell what began, and what is over."""
        before = self.fault, self.about
        right_s = self._lasts("right", not fault, mono)
        if (fault, about) == before or (not fault and right_s < BACK_S * self._rate):
            return
        if not self.fault:
            self._began = mono
        self.fault, self.about = fault, about
        if fault:
            self._tell(fault, what=about)
        else:
            seconds = round((mono - self._began) / self._rate)
            self._tell("picture-back" if before[0] not in NOT_OURS else "display-on", what=before[1], seconds=seconds)

    def _ask(self, mono: float) -> None:
        """Rule 5: ask for a restart, or no longer."""
        is_ill = bool(self.fault) and self.fault not in NOT_OURS
        self._well = math.inf if is_ill else min(self._well, mono)
        if is_ill:
            self._ill = min(self._ill, mono)
        elif mono - self._well > MEND_S * self._rate:
            self._ill = math.inf
        asks = is_ill and mono - self._ill > MEND_S * self._rate
        if asks and not self._asks:
            machine = mono / self._rate
            if 0 <= machine - self._asked < AGAIN_S:
                return
            self._asked = machine
            _write(self._restarts, machine)
            self._tell("restart-asked", what=self.about)
        self._asks = asks


def _is_right(scene: Scene, surface: pygame.Surface, over: Box | None) -> bool:
    """Whether the canvas shows what was drawn last; in the middle of a fade nobody can tell."""
    if scene.veil:
        return True
    if not scene.cast:
        width, height = surface.get_size()
        return sample.is_black(surface, Box(x=0, y=0, width=width, height=height), over)
    return all(
        mark is None or leaf.stands(surface, mark, over) for leaf, mark in zip(scene.cast, scene.drawn, strict=True)
    )


def _named(leaf: OpenLeaf) -> str:
    """What people call it: its path, the beginning of its text, or its kind."""
    piece = leaf.leaf.piece
    words = " ".join((piece.what or piece.text).split())
    if len(words) > MOST_LETTERS:
        words = words[: MOST_LETTERS - 1] + "…"
    return words or Word(f"kind-{piece.kind}")


def _read(path: Path | None) -> float:
    try:
        return float(path.read_text()[:40]) if path else -math.inf
    except (OSError, ValueError):
        return -math.inf


def _write(path: Path | None, mono: float) -> None:
    try:
        if path:
            path.write_text(repr(mono))
    except OSError as error:
        logger.debug("%s", error)
