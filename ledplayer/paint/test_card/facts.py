"""What a test card is made of, and what comes out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from PIL import Image

from ledplayer.core.compose import laid_out
from ledplayer.core.model import Box, Size
from ledplayer.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What stands on the card.

    Attributes:
        canvas: The LEDs' pixels, as the output has them.
        module: Pixels of one module, as the output has them.
        addresses: Of the computer in its networks.
    """

    id: str
    name: str
    canvas: Size
    offset: tuple[int, int]
    rotation: Literal[0, 90, 180, 270]
    module: Size
    zone: str
    version: str
    addresses: tuple[str, ...]
    language: Language

    @property
    def room(self) -> Size:
        """The canvas as viewers see it."""
        return laid_out(self.canvas, self.rotation)

    @property
    def seen_module(self) -> Size:
        """One module as viewers see it."""
        return laid_out(self.module, self.rotation)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One picture of the card, turned as the board is.

    Attributes:
        picture: RGB, as large as the canvas.
        cells: Where on the canvas the characters of the time stand, first to last; none where there is no time.
        glyphs: The characters that stand there, turned, each as large as its cells.
    """

    picture: Image.Image
    cells: tuple[Box, ...] = ()
    glyphs: Mapping[str, Image.Image]


def stamped(sheet: Sheet, time: str) -> Image.Image:
    """A sheet with the time on it; as much of `time` as it has cells."""
    picture = sheet.picture.copy()
    for cell, letter in zip(sheet.cells, time, strict=False):
        picture.paste(sheet.glyphs[letter], (cell.x, cell.y))
    return picture
