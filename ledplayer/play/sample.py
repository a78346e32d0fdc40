"""A few rows of the canvas, as they were handed to the display, against what should stand in them.

It is looked at once a second and costs the player's thread some hundredths of a millisecond.
"""

from collections.abc import Iterator

import pygame

from ledplayer.core.model import Box

#: Rows that are compared: every text, of the smallest band too, is higher than the space between them.
ROWS = 8
BYTES_A_PIXEL = 4
#: Red, green and blue of the canvas (`play.display`); another order is not compared.
_MASKS = (0xFF0000, 0xFF00, 0xFF)


def stands(
    surface: pygame.Surface,
    box: Box,
    picture: memoryview,
    size: tuple[int, int],
    corner: tuple[int, int],
    over: Box | None,
) -> bool:
    """Whether a picture stands on the surface with its upper left corner at `corner`, as far as it lies in the box.

    Args:
        picture: Rows of BGRX bytes, row 0 on top; `size` is its width and height in pixels.
        over: A box that something else lies in.
    """
    part = _seen(surface, box).clip(pygame.Rect(corner, size))
    for x, y, row in _rows(surface, part, over):
        at = ((y - corner[1]) * size[0] + x - corner[0]) * BYTES_A_PIXEL
        if not _is_same(row, bytes(picture[at : at + len(row)])):
            return False
    return True


def is_black(surface: pygame.Surface, box: Box, over: Box | None) -> bool:
    """Whether nothing stands in the box; `over` as above."""
    return all(_is_same(row, bytes(len(row))) for _, _, row in _rows(surface, _seen(surface, box), over))


def _seen(surface: pygame.Surface, box: Box) -> pygame.Rect:
    return pygame.Rect(box.x, box.y, box.width, box.height).clip(surface.get_rect())


def _rows(surface: pygame.Surface, part: pygame.Rect, over: Box | None) -> Iterator[tuple[int, int, bytes]]:
    """Pieces of rows of a part of the surface: where each begins, and its BGRX bytes."""
    if (
        part.width <= 0
        or part.height <= 0
        or surface.get_bytesize() != BYTES_A_PIXEL
        or surface.get_masks()[:3] != _MASKS
    ):
        return
    pitch = surface.get_pitch()
    view = memoryview(surface.get_buffer())  # type: ignore[arg-type] # it is a buffer; its stub does not say so
    for number in range(ROWS):
        y = part.y + part.height * (2 * number + 1) // (2 * ROWS)
        for begin, end in _uncovered(part, y, over):
            at = y * pitch + begin * BYTES_A_PIXEL
            yield begin, y, bytes(view[at : at + (end - begin) * BYTES_A_PIXEL])


def _uncovered(part: pygame.Rect, y: int, over: Box | None) -> Iterator[tuple[int, int]]:
    """From where to where a row of `part` is to be seen."""
    if over is None or not over.y <= y < over.y + over.height:
        yield part.left, part.right
        return
    for begin, end in ((part.left, min(part.right, over.x)), (max(part.left, over.x + over.width), part.right)):
        if begin < end:
            yield begin, end


def _is_same(row: bytes, other: bytes) -> bool:
    """Whether they have the same colours; the fourth byte of a pixel says nothing."""
    return row == other or all(row[colour::BYTES_A_PIXEL] == other[colour::BYTES_A_PIXEL] for colour in range(3))
