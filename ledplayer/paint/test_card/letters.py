"""Vietnamese letters with stacked marks at each size, largest first, each size with its number."""

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

from ledplayer.core.model import Box, Size
from ledplayer.paint import fonts
from ledplayer.paint.looks import WHITE, Colour

#: From the most telling of sizes to the least; as many as there is room for are shown.
SIZES = (16, 20, 12, 14, 24, 28, 32, 40, 48, 64, 80, 100, 128)
#: The longest of these that leaves room for enough sizes.
SAMPLES = ("Ẩ ợ Ễ ẵ Ự ỵ Đ", "Ẩ ợ Ễ ẵ Ự", "Ẩ ợ Ễ")
LABEL: Colour = (70, 190, 255)
#: Size of the numbers: of the room's height, between two bounds.
LABEL_PART, LABEL_LEAST, LABEL_MOST = 18, 9, 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Samples side by side: sizes with their places, in pixels from the box's upper left."""

    sizes: tuple[tuple[int, int], ...]
    baseline: int


def draw_letters(picture: Image.Image, box: Box) -> None:
    """As many sizes as the box holds, in lines."""
    sample, lines = arranged(Size(width=box.width, height=box.height))
    pen = ImageDraw.Draw(picture)
    small = _label_size(box.height)
    for line in lines:
        for size, x in line.sizes:
            label = str(size)
            place = box.x + x, box.y + line.baseline
            pen.text(place, label, font=fonts.font(small), fill=LABEL, anchor="ls")
            start = place[0] + _label_width(label, small)
            pen.text((start, place[1]), sample, font=fonts.font(size), fill=WHITE, anchor="ls")


def arranged(room: Size) -> tuple[str, tuple[Line, ...]]:
    """The sample, and which sizes of it stand where; all ink lies in the room. No line where not one has room."""
    for least in (5, 4, 3, 2, 1):
        for sample in SAMPLES:
            best: tuple[Line, ...] = ()
            chosen: list[int] = []
            for size in SIZES:
                lines = _lines(sorted([*chosen, size], reverse=True), sample, room)
                if lines:
                    best, chosen = lines, [*chosen, size]
            if len(chosen) >= least and SIZES[0] in chosen:
                return sample, best
    return SAMPLES[-1], _lines((min(SIZES),), SAMPLES[-1], room)


def _lines(sizes: Sequence[int], sample: str, room: Size) -> tuple[Line, ...]:
    """The sizes in lines, spread over the room; empty where they have none."""
    rows: list[list[tuple[int, int]]] = [[]]
    x, small = 0, _label_size(room.height)
    for size in sizes:
        wide = _label_width(str(size), small) + fonts.width(sample, size) + 2
        if wide > room.width:
            return ()
        if x + wide > room.width:
            rows.append([])
            x = 0
        rows[-1].append((size, x))
        x += wide + max(6, size // 2)
    reaches = [fonts.reach(sample, max(size for size, _ in row)) for row in rows]
    free = room.height - sum(map(sum, reaches))
    if free < len(rows) - 1:
        return ()
    gap = min(free // (len(rows) + 1), max(4, room.height // 14))
    y = (free - gap * (len(rows) - 1)) // 2
    lines = []
    for row, (rise, drop) in zip(rows, reaches, strict=True):
        lines.append(Line(sizes=tuple(row), baseline=y + rise))
        y += rise + drop + gap
    return tuple(lines)


def _label_size(high: int) -> int:
    return max(LABEL_LEAST, min(LABEL_MOST, high // LABEL_PART))


def _label_width(label: str, size: int) -> int:
    return fonts.width(label, size) + max(4, size // 2)
