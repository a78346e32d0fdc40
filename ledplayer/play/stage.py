"""What stands on the canvas: makes it follow the shot, whatever was there before.

1. A showing is entered once, by the plan's time, and then runs by the monotonic clock; when the two are more than half
   a second apart, it is entered anew.
2. What follows is opened ahead, so that its first pictures lie ready before its time.
3. A transition lies in the first half second of the new showing, out of the last picture.
4. Until a showing's first picture is ready, the last picture stays. Nothing of ours is ever black in between.
5. A medium that fails is opened again; a file that fails twice keeps its slot, with the next item's first picture in
   it (else its own last one), and is reported.
6. Only what has changed is drawn.
"""

import math
from collections.abc import Callable, Sequence
from typing import Protocol

import pygame

from ledplayer.core.compose import Leaf, compose
from ledplayer.core.lineup import Piece, Shot, Showing
from ledplayer.core.model import Board, Box, Size
from ledplayer.errors import ContentError, Problem, SurroundingsError
from ledplayer.play.open_leaf import Mark, Medium, OpenLeaf, problem
from ledplayer.play.pace import Pace
from ledplayer.play.scene import FADE_MS, Scene, fades_into

#: Rule 1, milliseconds.
MOST_APART_MS = 500
#: How long before their time films and clocks are opened; stills are opened right away.
LEAD_MS = 5000
#: Makes whose children run as long as they are open.
RUNNING = ("film", "clock")
RUNNING_KINDS = ("video", "clock", "card")

#: The pieces of a frame that changed, in canvas pixels.
Boxes = tuple[Box, ...]


class Media(Protocol):
    """Opens media (`play.media`)."""

    def open(self, leaf: Leaf, at_ms: float, /) -> Medium:
        """Ask for a leaf's pictures from a moment on; never blocks. Raises `SurroundingsError` or `ContentError`."""
        ...


class Stage:
    """The canvas, what runs on it, and what is coming.

    Attributes:
        scene: What runs; None before the first shot.
    """

    def __init__(self, media: Media, tell: Callable[[Piece, Problem, bool], None]) -> None:
        """`tell` hears of each piece whose medium failed, why, and whether it is given up."""
        self._media = media
        self._tell = tell
        self.scene: Scene | None = None
        self._coming: Scene | None = None
        self._last: pygame.Surface | None = None
        self._leaves: dict[Leaf, OpenLeaf] = {}
        self._swept: tuple[Scene | None, Scene | None] = (None, None)

    def place(self, surface: pygame.Surface, canvas: Size, board: Board) -> None:
        """Stand on a canvas; whatever ran before is entered anew."""
        self.close()
        self._surface, self._canvas = surface, canvas
        self._rotation = board.rotation
        self._pace = Pace(board.frame_rate)

    def follow(self, shot: Shot, at_ms: float, mono: float) -> None:
        """Run what the shot says. `at_ms`: the plan's time now. Calling it twice changes nothing."""
        if not self._runs(shot.now, at_ms, mono):
            self._enter(shot.now, at_ms, mono)
        self._prepare(shot.next, at_ms, mono)
        if self._swept[0] is not self.scene or self._swept[1] is not self._coming:
            self._sweep()
        self._tend(mono)

    def draw(self, mono: float) -> Boxes:
        """Bring the canvas up to date; what has changed, in canvas pixels, empty where nothing has."""
        scene = self.scene
        if scene is None:
            return ()
        frame_mono = self._pace.frame(mono) if self.is_moving else mono
        at_ms = scene.at_ms(frame_mono)
        cast = self._cast(scene)
        marks = tuple(leaf.mark(self._seen_ms(leaf, at_ms)) for leaf in cast)
        ready = not marks or marks[0] is not None
        veil = scene.veil_at(at_ms) if ready else 0
        if marks == scene.drawn and veil == scene.veil and scene.changed_mono is not None:
            return ()
        if ready and (scene.changed_mono is None or veil or scene.veil):
            boxes = self._draw_whole(scene, cast, marks, veil)
            scene.changed_mono = scene.changed_mono if scene.changed_mono is not None else mono
        else:
            boxes = self._draw_changes(scene, cast, marks)
        scene.cast, scene.drawn, scene.veil = cast, marks, veil
        return boxes

    def give_back(self) -> None:
        """Let makers have the room of pictures that were shown; to be called once the canvas was presented."""
        for leaf in self.scene.leaves if self.scene else ():
            leaf.give_back()

    @property
    def is_moving(self) -> bool:
        """Whether every frame of the display differs: something scrolls, or a fade is on."""
        scene = self.scene
        return scene is not None and (scene.veil > 0 or any(leaf.moves for leaf in scene.leaves))

    @property
    def frame_s(self) -> float:
        """How long the display shows one frame, in seconds."""
        return 1 / self._pace.rate

    def due(self, mono: float) -> float:
        """When the canvas will change next as far as it is known, on the monotonic clock; infinite when it is not."""
        scene = self.scene
        if scene is None:
            return math.inf
        if self.is_moving:
            return self._pace.following(mono)
        dues = [leaf.due_ms() for leaf in scene.cast or scene.leaves]
        return min((scene.mono_of(due) for due in dues if due is not None), default=math.inf)

    def files(self) -> tuple[int, ...]:
        """Open files on which makers will say what the canvas waits for."""
        leaves = self.scene.leaves if self.scene else ()
        return tuple(file for leaf in leaves if (file := leaf.file()) is not None)

    def renew(self, mono: float) -> None:
        """Ask makers for what was read straight from the prepared cache: its further pages, its next minute."""
        for leaf in self.scene.leaves if self.scene else ():
            if leaf.is_makeshift and self.scene:
                leaf.replace(*self._ask(leaf.leaf, self.scene.at_ms(mono)), mono)

    def close(self) -> None:
        """End every maker; the canvas stays as it is."""
        self.scene = self._coming = self._last = None
        self._sweep()

    def _runs(self, showing: Showing, at_ms: float, mono: float) -> bool:
        scene = self.scene
        if scene is None or abs(scene.at_ms(mono) - at_ms) > MOST_APART_MS:
            return False
        if scene.showing is showing or scene.showing == showing:
            return True
        same = scene.showing.begin_ms == showing.begin_ms and scene.showing.piece == showing.piece
        if not same or tuple(leaf.leaf for leaf in scene.leaves) != compose(showing, self._canvas, self._rotation):
            return False
        scene.showing = showing
        return True

    def _enter(self, showing: Showing, at_ms: float, mono: float) -> None:
        before = self.scene
        if before and before.showing.begin_ms == showing.begin_ms and before.showing.piece == showing.piece:
            for leaf in before.leaves:
                if leaf.leaf.make in RUNNING:
                    self._leaves.pop(leaf.leaf).close()
        leaves = self._open(showing, at_ms, mono)
        for leaf in leaves:
            leaf.tries = 0  # what failed ahead of its time is asked for at once
        is_at_its_begin = at_ms - showing.begin_ms < FADE_MS
        self.scene = Scene(
            showing=showing,
            leaves=leaves,
            entered_ms=at_ms,
            entered_mono=mono,
            fades=before is not None and is_at_its_begin and fades_into(before.showing, showing),
            kept=frozenset(leaf.leaf for leaf in before.leaves) if before else frozenset(),
        )
        self._last = self._surface.copy() if self.scene.fades else None

    def _prepare(self, showing: Showing | None, at_ms: float, mono: float) -> None:
        scene = self.scene
        if showing is None or scene is None:
            self._coming = None
            return
        if self._coming and (self._coming.showing is showing or self._coming.showing == showing):
            return
        self._coming = None
        runs = showing.piece.kind in RUNNING_KINDS
        stuck = scene.item is not None and scene.item.failure is not None
        if stuck or (scene.changed_mono is not None and (not runs or showing.begin_ms - at_ms <= LEAD_MS)):
            begin_ms = showing.begin_ms
            leaves = self._open(showing, begin_ms, mono)
            self._coming = Scene(
                showing=showing, leaves=leaves, entered_ms=begin_ms, entered_mono=scene.mono_of(begin_ms)
            )

    def _open(self, showing: Showing, at_ms: float, mono: float) -> tuple[OpenLeaf, ...]:
        for leaf in compose(showing, self._canvas, self._rotation):
            if leaf not in self._leaves:
                medium, failure = self._ask(leaf, at_ms)
                self._leaves[leaf] = opened = OpenLeaf(leaf, self._rotation, medium, mono)
                if failure:
                    opened.fail(failure, mono)
                    self._report(opened)
        return tuple(self._leaves[leaf] for leaf in compose(showing, self._canvas, self._rotation))

    def _ask(self, leaf: Leaf, at_ms: float) -> tuple[Medium | None, Problem | None]:
        """The medium, or why there is none."""
        try:
            return self._media.open(leaf, at_ms), None
        except SurroundingsError as error:
            return None, problem(error.code, leaf.piece.what, **error.values)
        except ContentError as error:
            return None, error.problems[0]

    def _sweep(self) -> None:
        """Close what is neither on nor coming."""
        self._swept = self.scene, self._coming
        needed = {leaf.leaf for scene in (self.scene, self._coming) if scene for leaf in scene.leaves}
        for leaf in self._leaves.keys() - needed:
            self._leaves.pop(leaf).close()

    def _tend(self, mono: float) -> None:
        """Hear every maker; open anew what failed."""
        for scene in (self.scene, self._coming):
            for leaf in scene.leaves if scene else ():
                if leaf.look(mono, is_due=scene is self.scene):
                    self._report(leaf)
                if scene and leaf.is_retried(mono):
                    leaf.replace(*self._ask(leaf.leaf, scene.at_ms(mono)), mono)

    def _report(self, leaf: OpenLeaf) -> None:
        """Rule 5. Each leaf is told of once, and once more when it is given up, or fails again after a good while."""
        if leaf.failure and (leaf.given_up or leaf.tries == 0):
            self._tell(leaf.leaf.piece, leaf.failure, leaf.given_up)

    def _cast(self, scene: Scene) -> tuple[OpenLeaf, ...]:
        """The leaves to draw: where the item has failed, the next one stands in for it."""
        item, coming = scene.item, self._coming.item if self._coming else None
        if item is None or coming is None or not item.failure or (item.is_ready and not item.given_up):
            return scene.leaves
        if coming.leaf.box != item.leaf.box or coming.mark(coming.leaf.origin_ms) is None:
            return scene.leaves
        return coming, *scene.leaves[1:]

    def _seen_ms(self, leaf: OpenLeaf, at_ms: float) -> float:
        """The plan's time at which a leaf is seen: a film's nearest picture where frames follow the display's grid."""
        if self._coming and leaf is self._coming.item:
            return leaf.leaf.origin_ms
        return at_ms + self._pace.half_ms if leaf.leaf.make == "film" and self.is_moving else at_ms

    def _draw_whole(self, scene: Scene, cast: Sequence[OpenLeaf], marks: Sequence[Mark | None], veil: int) -> Boxes:
        if not cast:
            self._surface.fill(0)
        pairs = [(leaf, mark) for leaf, mark in zip(cast, marks, strict=True) if mark is not None]
        for leaf, mark in pairs:
            leaf.draw(self._surface, mark)
        if veil and self._last:
            self._last.set_alpha(veil)
            self._surface.blit(self._last, (0, 0))
            for leaf, mark in pairs:
                if leaf.leaf in scene.kept:
                    leaf.draw(self._surface, mark)
        else:
            self._last = None
        return (Box(x=0, y=0, width=self._canvas.width, height=self._canvas.height),)

    def _draw_changes(self, scene: Scene, cast: Sequence[OpenLeaf], marks: Sequence[Mark | None]) -> Boxes:
        drawn = scene.drawn or (None,) * len(marks)
        return tuple(
            leaf.draw(self._surface, mark)
            for leaf, mark, old in zip(cast, marks, drawn, strict=True)
            if mark is not None and mark != old
        )
