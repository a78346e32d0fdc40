"""One leaf with the medium that draws it: its newest picture, and drawing that on the canvas."""

from typing import Protocol

import pygame

from ledplayer.core.compose import Leaf
from ledplayer.core.model import Box
from ledplayer.errors import Place, Problem
from ledplayer.play import sample, scroll
from ledplayer.play.cached import Makeshift

#: A leaf whose medium failed is opened again after so many seconds; the last pause is kept.
PAUSES_S = (0.0, 1.0, 2.0, 3.0, 5.0)
#: A medium that was ended by no fault of its file's, and has run for so long since, is as good as new, in seconds.
GOOD_S = 10.0
#: A maker that says nothing for so long, while a picture of it is due, has failed. Before its first word there is none
#: yet, and asking again makes a slow zygote slower: `play.media` looks after it.
SILENCE_S = 4.0
#: The same for a clock whose next minute is not ready: there is time until it is due.
MINUTE_SILENCE_S = 30.0
MINUTE_MS = 60_000

#: What is drawn, so that the same is not drawn twice: medium, slot, time of the picture, way of a strip.
Mark = tuple[int, int, int, int]


class Picture(Protocol):
    """One finished picture in memory: rows of BGRX bytes, already turned."""

    @property
    def slot(self) -> int: ...
    @property
    def pts_ms(self) -> int: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def pixels(self) -> memoryview: ...


class Medium(Protocol):
    """What the stage asks of an open medium (`makers.medium`); times are milliseconds from the leaf's origin."""

    @property
    def state(self) -> str: ...
    @property
    def blames_content(self) -> bool: ...
    @property
    def due_ms(self) -> int | None: ...
    def fileno(self) -> int: ...
    def problem(self, file: str) -> Problem: ...
    def poll(self) -> None: ...
    def frame_at(self, elapsed_ms: int) -> Picture | None: ...
    def give_back(self) -> None: ...
    def close(self) -> None: ...


def problem(code: str, file: str, **values: str | int) -> Problem:
    """Something that is the matter with one leaf."""
    return Problem(severity="error", code=code, place=Place(file=file), values={"file": file, **values})


class OpenLeaf:
    """A leaf on the stage, or about to be.

    Attributes:
        leaf: What it is and where it lies.
        tries: How often its medium was opened after it had failed, of late.
        failure: What is the matter with the medium; None while it works.
        given_up: The file is at fault, for the second time; it is not opened again.
    """

    def __init__(self, leaf: Leaf, rotation: int, medium: Medium | None, mono: float) -> None:
        self.leaf = leaf
        self._rotation = rotation
        self.tries = 0
        self.failure: Problem | None = None
        self.given_up = False
        self._medium = medium
        self._replaced: Medium | None = None
        self._picture: Picture | None = None
        self._surfaces: dict[tuple[int, int, int], pygame.Surface] = {}
        self._round = self._picture_round = 0
        self._blamed = False
        self._heard = self._since = mono

    @property
    def moves(self) -> bool:
        """Whether it scrolls, so that every frame of the display differs."""
        return self.leaf.make == "strip" and self._picture is not None

    @property
    def named(self) -> str:
        """What people call it: its path, its text, or its kind."""
        piece = self.leaf.piece
        return piece.what or piece.text or piece.kind

    @property
    def is_makeshift(self) -> bool:
        """Whether it has no maker yet, who could do better."""
        return isinstance(self._medium, Makeshift)

    @property
    def blames_file(self) -> bool:
        """Whether it failed because of the file it shows."""
        return bool(self.leaf.piece.sha256 and self._medium and self._medium.blames_content)

    @property
    def is_ready(self) -> bool:
        """Whether there is a picture to draw."""
        return self._picture is not None

    def look(self, mono: float, *, is_due: bool) -> bool:
        """Hear what the maker says; whether it has just failed. `is_due`: it is on the canvas now."""
        if self._medium is None or self.failure:
            return False
        self._medium.poll()
        if self._medium.state == "failed":
            self.fail(self._medium.problem(self.named), mono)
        elif self._medium.state in ("asked", "done") or not is_due or not self._patience_s:
            self._heard = mono
            if not self._blamed and mono - self._since > GOOD_S:
                self.tries = 0
        elif mono - self._heard > self._patience_s:
            self.fail(problem("maker-silent", self.named), mono)
        return self.failure is not None

    def fail(self, why: Problem, mono: float) -> None:
        """Note that there is no medium, or that it is of no use any more."""
        self.failure = why
        self.given_up = self._blamed and self.blames_file
        self._blamed |= self.blames_file
        self._since = mono

    def is_retried(self, mono: float) -> bool:
        """Whether the pause after its failure is over."""
        pause_s = PAUSES_S[min(self.tries, len(PAUSES_S) - 1)]
        return self.failure is not None and not self.given_up and mono >= self._since + pause_s

    def replace(self, medium: Medium | None, failure: Problem | None, mono: float) -> None:
        """Go on with another medium for the same leaf; the old one's last picture stays until the new one has one."""
        if self._replaced is None and self._picture is not None:
            self._replaced = self._medium
        elif self._medium:
            self._medium.close()
        self.tries += self.failure is not None
        self._medium, self.failure = medium, failure
        self._round += 1
        self._heard = self._since = mono

    def mark(self, at_ms: float) -> Mark | None:
        """What there is to draw at a moment of the plan's time; None before the first picture is ready."""
        newest = self._medium.frame_at(max(0, int(at_ms - self.leaf.origin_ms + 0.5))) if self._medium else None
        if newest is not None:
            self._picture, self._picture_round = newest, self._round
            if self._replaced:
                self._forget(self._replaced)
                self._replaced = None
        if self._picture is None:
            return None
        way = scroll.shift(self.leaf, self._length, at_ms) if self.leaf.make == "strip" else 0
        return self._picture_round, self._picture.slot, self._picture.pts_ms, way

    def draw(self, canvas: pygame.Surface, mark: Mark) -> Box:
        """Draw what `mark` says, inside the leaf's box; gives the box."""
        box, surface = self.leaf.box, self._surface(mark)
        canvas.set_clip((box.x, box.y, box.width, box.height))
        if self.leaf.make == "strip":
            if not self.leaf.wraps:
                canvas.blit(self._ground(surface), (box.x, box.y))
            for corner in scroll.corners(self.leaf, self._length, mark[3], self._rotation):
                canvas.blit(surface, corner)
        else:
            canvas.blit(surface, (box.x, box.y))
        canvas.set_clip(None)
        return box

    def give_back(self) -> None:
        """Let its maker have the room of pictures that were shown."""
        if self._medium:
            self._medium.give_back()

    def lags(self, mark: Mark | None, at_ms: float) -> bool:
        """Whether the canvas should show something newer than `mark` at a moment of the plan's time; a band, always.

        Not at the end of a film, nor while its next picture is not due by the film's own times, nor where a ticker
        has passed, nor for a file that was given up.
        """
        due = self.due_ms()
        if self.given_up or mark is None:
            return self.leaf.make == "film" and not self.given_up
        if self.leaf.make == "strip":
            return self.leaf.wraps or (self.is_ready and scroll.shift(self.leaf, self._length, at_ms) != mark[3])
        if due is not None:
            return at_ms >= due
        if self._medium is not None and self._medium.state == "done":
            return False
        is_over = at_ms - self.leaf.origin_ms - mark[2] >= MINUTE_MS
        return self.leaf.make == "film" or (self.leaf.make == "clock" and is_over)

    def stands(self, surface: pygame.Surface, mark: Mark, over: Box | None) -> bool:
        """Whether what `mark` says is to be seen on the surface. `over`: a box that something else lies in."""
        picture = self._picture
        if picture is None or mark[:3] != (self._picture_round, picture.slot, picture.pts_ms):
            return True
        box, size = self.leaf.box, (picture.width, picture.height)
        corners: tuple[tuple[int, int], ...] = ((box.x, box.y),)
        if self.leaf.make == "strip":
            corners = scroll.corners(self.leaf, self._length, mark[3], self._rotation)
        return all(sample.stands(surface, box, picture.pixels, size, corner, over) for corner in corners)

    def due_ms(self) -> int | None:
        """When its next picture is to be seen, in the plan's time; None when nothing more is known to come."""
        due = self._medium.due_ms if self._medium else None
        return None if due is None else due + self.leaf.origin_ms

    def file(self) -> int | None:
        """The open file on which its maker will say something we wait for; None when we wait for nothing."""
        if self._medium is None or self.failure or self._medium.state in ("done", "failed"):
            return None
        return self._medium.fileno() if self._lacks_pictures else None

    def close(self) -> None:
        """End the maker and give the memory back."""
        self._picture = None
        for medium in (self._medium, self._replaced):
            if medium:
                self._forget(medium)
        self._medium = self._replaced = None

    @property
    def _patience_s(self) -> float:
        """How long its maker may say nothing now; 0 is for ever."""
        if self._lacks_pictures:
            return SILENCE_S
        return MINUTE_SILENCE_S if self.leaf.make == "clock" and self.due_ms() is None else 0.0

    @property
    def _lacks_pictures(self) -> bool:
        return self._picture is None or (self.leaf.make == "film" and self.due_ms() is None)

    @property
    def _length(self) -> int:
        """Length of the strip along the reading direction, in pixels."""
        assert self._picture is not None
        return self._picture.height if self._rotation in (90, 270) else self._picture.width

    def _surface(self, mark: Mark) -> pygame.Surface:
        picture = self._picture
        assert picture is not None
        key = (mark[0], picture.slot, picture.width)
        if key not in self._surfaces:
            surface = pygame.image.frombuffer(picture.pixels, (picture.width, picture.height), "BGRA")
            surface.set_alpha(None)
            self._surfaces[key] = surface
        return self._surfaces[key]

    def _ground(self, strip: pygame.Surface) -> pygame.Surface:
        """The ticker's own ground, as large as its box: the first column of its picture, stretched."""
        key = (-1, 0, 0)
        if key not in self._surfaces:
            width, height = strip.get_size()
            column = {0: (0, 0, 1, height), 90: (0, 0, width, 1), 180: (width - 1, 0, 1, height)}
            first = strip.subsurface(column.get(self._rotation, (0, height - 1, width, 1)))
            ground = pygame.transform.scale(first, (self.leaf.box.width, self.leaf.box.height))
            ground.set_alpha(None)
            self._surfaces[key] = ground
        return self._surfaces[key]

    def _forget(self, medium: Medium) -> None:
        """Close a medium; no surface over its memory may be left by then."""
        self._surfaces.clear()
        medium.close()
