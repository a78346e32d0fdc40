"""The modules: each framed on its own outermost pixels, with its number, so that swapped and turned ones are seen."""

from collections.abc import Iterator

from PIL import Image, ImageDraw

from ledplayer.core.model import Box, Size
from ledplayer.paint import fonts
from ledplayer.paint.looks import WHITE, Colour
from ledplayer.paint.test_card import edges

#: Fields like a chess board's: fill and frame of each kind; faint ones lie under other things.
BRIGHT: tuple[tuple[Colour, Colour], ...] = (((0, 40, 92), (70, 190, 255)), ((0, 62, 50), (90, 230, 170)))
FAINT: tuple[tuple[Colour, Colour], ...] = (((4, 9, 18), (22, 40, 66)), ((10, 18, 32), (22, 40, 66)))
#: The mark in a module's upper left.
MARK: Colour = (255, 214, 60)
#: No number is smaller.
LEAST = 8


def fields(room: Size, module: Size) -> Iterator[tuple[int, int, Box]]:
    """Column and row, counted from 1 at the upper left, and where each module lies; at the far edges maybe a part."""
    for row, y in enumerate(range(0, room.height, module.height), 1):
        for column, x in enumerate(range(0, room.width, module.width), 1):
            width, height = min(module.width, room.width - x), min(module.height, room.height - y)
            yield column, row, Box(x=x, y=y, width=width, height=height)


def draw_ground(picture: Image.Image, module: Size) -> None:
    """The modules as a faint ground."""
    _draw_fields(picture, module, FAINT)


def draw_numbered(picture: Image.Image, module: Size) -> None:
    """Each module with its column and row, “3-2”, as large as it fits, and a mark in its upper left."""
    room = Size(width=picture.width, height=picture.height)
    _draw_fields(picture, module, BRIGHT)
    pen = ImageDraw.Draw(picture)
    widest = f"{-(-room.width // module.width)}-{-(-room.height // module.height)}"
    size = number_size(widest, module, corner_size(room, module))
    mark = max(3, min(module.width, module.height) // 5)
    for column, row, box in fields(room, module):
        end = max(0, min(mark, box.width - 2, box.height - 2))
        pen.polygon([(box.x, box.y), (box.x + end, box.y), (box.x, box.y + end)], fill=MARK)
        text = f"{column}-{row}"
        if size and (box.width, box.height) == (module.width, module.height):
            left, top, right, bottom = fonts.ink(text, size)
            x, y = box.x + (box.width - right + left) // 2 - left, box.y + (box.height - bottom + top) // 2 - top
            pen.text((x, y), text, font=fonts.font(size), fill=WHITE, anchor="ls")


def corner_size(room: Size, module: Size) -> int:
    """Side of the canvas's corners here, small enough that the number of a module beside them is seen."""
    return min(edges.corner_size(room), max(5, min(module.height // 3, module.width // 6)))


def number_size(widest: str, module: Size, corner: int) -> int:
    """The largest size at which the widest number stands free in a module, beside a corner; 0 where none does."""
    size = round(0.78 * module.height / fonts.CAPITAL)
    while size >= LEAST:
        left, top, right, bottom = fonts.ink(widest.translate(str.maketrans("123456789", "888888888")), size)
        wide, high = right - left, bottom - top
        beside = corner + 1 if module.height - high < 2 * corner + 2 else 2  # else it stands below and above corners
        if wide <= module.width - 2 * beside and high <= module.height - 4:
            return min(size, 64)
        size -= 1
    return 0


def _draw_fields(picture: Image.Image, module: Size, kinds: tuple[tuple[Colour, Colour], ...]) -> None:
    pen = ImageDraw.Draw(picture)
    for column, row, box in fields(Size(width=picture.width, height=picture.height), module):
        fill, frame = kinds[(column + row) % 2]
        edge = (box.x, box.y, box.x + box.width - 1, box.y + box.height - 1)
        pen.rectangle(edge, fill=fill, outline=frame)
