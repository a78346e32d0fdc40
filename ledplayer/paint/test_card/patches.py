"""Patches of pure colours with their names, and grey steps with their levels."""

from itertools import pairwise

from PIL import Image, ImageDraw

from ledplayer.core.model import Box
from ledplayer.language import Language, say
from ledplayer.paint import fonts
from ledplayer.paint.looks import BLACK, WHITE, Colour, luminance

#: Code of the name, and colour.
COLOURS: tuple[tuple[str, Colour], ...] = (
    ("test-card-red", (255, 0, 0)),
    ("test-card-green", (0, 255, 0)),
    ("test-card-blue", (0, 0, 255)),
    ("test-card-white", WHITE),
    ("test-card-yellow", (255, 255, 0)),
    ("test-card-cyan", (0, 255, 255)),
    ("test-card-magenta", (255, 0, 255)),
    ("test-card-black", BLACK),
)
#: How many patches, in how many columns: the first of these in which each name has room.
LAYOUTS = ((8, 4), (8, 8), (4, 4), (4, 2), (4, 4))
#: Where there are more rows than one, each is at least so high.
ROW_HIGH = 14
#: Numbers of grey steps, and the least width of one.
STEPS = (17, 9, 5)
STEP_WIDE = 9
#: No name and no level is smaller.
LEAST = 9
LARGEST = 40


def draw_colours(picture: Image.Image, box: Box, language: Language) -> None:
    """Patches side by side over the whole box, each with its name where that has room."""
    patches = [(say(code, language), colour) for code, colour in COLOURS]
    names = [name for name, _ in patches]
    count, columns = next(
        (layout for layout in LAYOUTS if _size(names[: layout[0]], _part(box, *layout)) and _high_enough(box, *layout)),
        LAYOUTS[-1],
    )
    part = _part(box, count, columns)
    size = _size(names[:count], part)
    pen = ImageDraw.Draw(picture)
    for row, y in enumerate(range(count // columns)):
        top, end = (box.y + box.height * edge * columns // count for edge in (y, y + 1))
        line = Box(x=box.x, y=top, width=box.width, height=end - top)
        for (name, colour), field in zip(patches[row * columns :], _split(line, columns), strict=False):
            frame = (70, 70, 70) if colour == BLACK else colour
            pen.rectangle((field.x, field.y, field.x + field.width - 1, field.y + field.height - 1), colour, frame)
            _write(pen, name, field, size, BLACK if luminance(colour) > 0.25 else WHITE)


def draw_greys(picture: Image.Image, box: Box) -> None:
    """Steps from black to white over the whole box, even in 8-bit levels."""
    count = next((count for count in STEPS if box.width // count >= STEP_WIDE), STEPS[-1])
    levels = [round(255 * step / (count - 1)) for step in range(count)]
    size = _size([str(level) for level in levels], _part(box, count, count))
    pen = ImageDraw.Draw(picture)
    for level, field in zip(levels, _split(box, count), strict=True):
        edge = (field.x, field.y, field.x + field.width - 1, field.y + field.height - 1)
        pen.rectangle(edge, (level, level, level))
        _write(pen, str(level), field, size, BLACK if level > 110 else WHITE)


def _split(box: Box, count: int) -> list[Box]:
    """Parts of a box side by side, as even as whole pixels go, with nothing between them."""
    edges = [box.x + box.width * number // count for number in range(count + 1)]
    return [Box(x=a, y=box.y, width=b - a, height=box.height) for a, b in pairwise(edges)]


def _part(box: Box, count: int, columns: int) -> Box:
    """The least that one of so many patches gets."""
    return Box(x=0, y=0, width=box.width // columns, height=box.height * columns // count)


def _high_enough(box: Box, count: int, columns: int) -> bool:
    return count == columns or box.height * columns // count >= ROW_HIGH


def _size(words: list[str], part: Box) -> int:
    """The largest size at which each word stands in a part; 0 where there is none."""
    size = min(LARGEST, round(0.62 * part.height))
    while size >= LEAST:
        wide = max(fonts.width(word, size) for word in words) + max(4, size // 3)
        if wide <= part.width and _high(words, size) <= part.height:
            return size
        size -= 1
    return 0


def _high(words: list[str], size: int) -> int:
    return sum(fonts.reach("".join(words), size))


def _write(pen: ImageDraw.ImageDraw, text: str, field: Box, size: int, colour: Colour) -> None:
    """A word in the middle of its part, its capitals in the middle of the height where its marks allow it."""
    if not size:
        return
    left, _, right, _ = fonts.ink(text, size)
    rise, drop = fonts.reach(text, size)
    baseline = (field.height - fonts.ink("H", size)[1]) // 2
    baseline = max(rise, min(baseline, field.height - drop))
    x = field.x + (field.width - right + left) // 2 - left
    pen.text((x, field.y + baseline), text, font=fonts.font(size), fill=colour, anchor="ls")
