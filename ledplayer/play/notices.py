"""A notice along the board's edge, over whatever plays: intake hands it over as a file, a maker makes its picture.

1. What plays is not touched: the pixels under the notice are kept, put back before the stage draws, and covered again
   after it has drawn.
2. One that stands stays until the picture of the next is ready. One whose maker fails is not shown.
3. It goes when its time is over, whoever else has died by then. What stood in the file before the player began is old.
"""

import json
import logging
import math
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import pygame

from ledplayer.core.compose import Leaf, notice
from ledplayer.core.lineup import Showing
from ledplayer.core.model import Box, Size
from ledplayer.errors import ContentError, SurroundingsError
from ledplayer.play.open_leaf import Medium, OpenLeaf

logger = logging.getLogger(__name__)

NOTICE = "notice.json"
#: Bounds of what the file may say; nothing that comes from outside stands for longer.
MOST_BYTES, MOST_TEXTS, MOST_LETTERS = 4096, 8, 200
MOST_S = 120.0

_Version = tuple[int, int, int]


class Media(Protocol):
    """Opens media (`play.media`)."""

    def open(self, leaf: Leaf, at_ms: float, /) -> Medium: ...


class Notices:
    """The notice of one state folder, on one canvas."""

    def __init__(self, state: Path, media: Media) -> None:
        self._path = state / NOTICE
        self._media = media
        self._seen = _version(self._path)
        self._texts: tuple[str, ...] = ()
        self._until = -math.inf
        self._shown: OpenLeaf | None = None
        self._coming: OpenLeaf | None = None
        self._surface: pygame.Surface | None = None
        self._under: pygame.Surface | None = None
        self._laid: OpenLeaf | None = None

    @property
    def box(self) -> Box | None:
        """Where one lies on the canvas now; None where none does."""
        return self._laid.leaf.box if self._laid else None

    def look(self, mono: float, showing: Showing, canvas: Size, rotation: int) -> None:
        """See whether there is a new one, or its time is over; to be called about once a second."""
        version = _version(self._path)
        if version != self._seen:
            self._seen = version
            self._read(mono)
        if mono >= self._until:
            self._texts = ()
        leaf = notice(self._texts, showing, canvas, rotation) if self._texts else None
        newest = self._coming or self._shown
        if leaf == (newest.leaf if newest else None):
            return
        self._give_up()
        if leaf is None:
            self._drop()
        elif self._shown is None or self._shown.leaf != leaf:
            self._coming = self._open(leaf, rotation, mono)

    def lift(self, surface: pygame.Surface) -> None:
        """Put back what lies under the notice: the stage is about to draw."""
        if self._surface is not surface:
            self.close()
            self._surface, self._laid = surface, None
        elif self._under is not None and self._laid is not None:
            surface.blit(self._under, _rect(self._laid.leaf.box, surface))
        self._under = None

    def lay(self, boxes: Sequence[Box], mono: float) -> tuple[Box, ...]:
        """Cover it again; gives what has changed on the canvas: the stage's boxes, and the notice's where it did.

        Args:
            boxes: What the stage has drawn.
        """
        surface, before = self._surface, self._laid
        assert surface is not None, "laid before it was lifted"
        self._hear(mono)
        shown = self._laid = self._shown
        if shown is not None:
            mark = shown.mark(0.0)
            assert mark is not None, "shown before there was a picture"
            self._under = surface.subsurface(_rect(shown.leaf.box, surface)).copy()
            shown.draw(surface, mark)
        if shown is before:
            return tuple(boxes)
        return (*boxes, *(leaf.leaf.box for leaf in (before, shown) if leaf))

    def file(self) -> int | None:
        """The open file on which the maker of the next one will say something; None where none is to come."""
        return self._coming.file() if self._coming else None

    def close(self) -> None:
        """End every maker; the canvas stays as it is."""
        self._give_up()
        self._drop()

    def _read(self, mono: float) -> None:
        try:
            with self._path.open("rb") as file:
                raw = json.loads(file.read(MOST_BYTES))
            texts = tuple(str(text)[:MOST_LETTERS] for text in raw["texts"][:MOST_TEXTS])
            seconds = float(raw["seconds"])
            if not seconds >= 0.0:  # not a number is none
                raise ValueError(f"{seconds} seconds")
        except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
            logger.debug("no notice: %s", error)
            return
        self._texts, self._until = texts, mono + min(MOST_S, seconds)

    def _open(self, leaf: Leaf, rotation: int, mono: float) -> OpenLeaf | None:
        try:
            return OpenLeaf(leaf, rotation, self._media.open(leaf, 0.0), mono)
        except (SurroundingsError, ContentError) as error:
            logger.debug("no notice: %s", error)
            return None

    def _hear(self, mono: float) -> None:
        """Let the next one take the place of the one that stands, once its picture is there."""
        coming = self._coming
        if coming is None:
            return
        if coming.look(mono, is_due=True):
            self._give_up()
        elif coming.mark(0.0) is not None:
            self._drop()
            self._shown, self._coming = coming, None

    def _give_up(self) -> None:
        if self._coming:
            self._coming.close()
        self._coming = None

    def _drop(self) -> None:
        if self._shown:
            self._shown.close()
        self._shown = None


def _rect(box: Box, surface: pygame.Surface) -> pygame.Rect:
    """A box on a surface, which shows a part of the canvas where the output is too small."""
    return pygame.Rect(box.x, box.y, box.width, box.height).clip(surface.get_rect())


def _version(path: Path) -> _Version | None:
    try:
        facts = os.stat(path)
    except OSError:
        return None
    return facts.st_ino, facts.st_size, facts.st_mtime_ns
