"""Whose board it is: id and name, the time, and the facts that an installer compares."""

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

from ledplayer.core.model import Box, Size
from ledplayer.language import say
from ledplayer.paint import fonts
from ledplayer.paint.fit import SMALLEST
from ledplayer.paint.label import shortened
from ledplayer.paint.letters import drawable
from ledplayer.paint.looks import GOLD, STYLES, WHITE, Colour
from ledplayer.paint.stack import size_for
from ledplayer.paint.test_card.facts import Facts

GROUND: Colour = (6, 12, 26)
INK: Colour = (216, 228, 242)
ACCENT: Colour = STYLES["plain"].accent
#: Of the time: the longest that has room is taken.
PATTERNS = ("88:88:88 88/88/8888", "88:88:88", "88:88")
CHARACTERS = "0123456789:/ "
#: No fact is smaller; the id may take this part of the height.
LEAST, ID_SHARE, LARGEST_ID = 10, 0.36, 150
#: Least sizes of the id, and of a name beside it.
LEAST_ID, LEAST_NAME = 12, 14

#: Free pixels at the left, and the height from which on a stroke stands there.
MARGIN, STROKE_FROM = 3, 60
#: Below this the time is no larger than the facts, and lines stand close.
SMALL = 12

#: A line, its size, its colour.
Row = tuple[str, int, Colour]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Where the time stands: each character's cell as laid out, and the characters, each as large as its cells."""

    cells: tuple[Box, ...]
    glyphs: dict[str, Image.Image]


def draw_identity(picture: Image.Image, box: Box, facts: Facts) -> Written:
    """Write it into a box; the time is left out, its cells are told."""
    panel = Image.new("RGB", (box.width, box.height), GROUND)
    room = inner(box)
    if room.x > MARGIN:
        ImageDraw.Draw(panel).rectangle((0, 0, room.x // 3 - 1, box.height - 1), fill=ACCENT)
    rows, size, lines, time_size, pattern = _composed(facts, Size(width=room.width, height=room.height))
    heights = [_high(text, row_size) for text, row_size, _ in rows]
    heights += [_high("Hg", time_size)] + [_lines_high(lines, size)] * len(lines)
    gap = min(size, max(1, (room.height - sum(heights)) // (len(heights) + 1)))
    y = max(room.y, (box.height - sum(heights) - gap * (len(heights) - 1)) // 2)
    for (text, row_size, colour), high in zip(rows, heights, strict=False):
        _write(panel, text, room.x, y, row_size, colour)
        y += high + gap
    written = _time(box.x + room.x, box.y + y, time_size, pattern)
    y += _high("Hg", time_size) + gap
    for line in lines:
        _write(panel, line, room.x, y, size, INK)
        y += heights[-1] + gap
    picture.paste(panel, (box.x, box.y))
    return written


def inner(box: Box) -> Box:
    """The room for lines, counted from the box's upper left: on high boxes a stroke stands beside them."""
    side = max(MARGIN, min(box.width, box.height) // 16) if box.height >= STROKE_FROM else MARGIN - 1
    high = max(0, side // 2 - 1)
    return Box(x=side, y=high, width=max(1, box.width - side - max(2, side // 2)), height=max(1, box.height - 2 * high))


def _composed(facts: Facts, room: Size) -> tuple[list[Row], int, list[str], int, str]:
    """The id and the name; then what `_fitting` gives. The id is made smaller until one fact has room."""
    name, full = drawable(facts.id or facts.name), drawable(facts.name)
    said = _facts(facts)
    most = size_for(name, room.width, max(LEAST_ID, min(LARGEST_ID, round(ID_SHARE * room.height))))
    most = max(LEAST, most)
    for size in range(most, min(most, LEAST_ID) - 1, -1):
        rows: list[Row] = [(_cut(name, size, room.width), size, GOLD)]
        sub = size_for(full, room.width, round(0.55 * size))
        if full and full != name and sub >= LEAST_NAME:
            rows.append((shortened(full, sub, room.width), sub, WHITE))
        found = _fitting(said, rows, room)
        if found[1]:
            break
    return rows, *found


def _cut(text: str, size: int, width: int) -> str:
    """A word, or as many of its letters as fit, with an ellipsis."""
    cut = text
    while cut and fonts.width(cut if cut == text else f"{cut}…", size) > width:
        cut = cut[:-1]
    return cut if cut == text else f"{cut}…"


def _facts(facts: Facts) -> list[str]:
    """From the most important to the least."""
    language, module, room = facts.language, facts.seen_module, facts.room
    across, down = -(-room.width // module.width), -(-room.height // module.height)
    x, y = facts.offset
    return [
        f"{facts.canvas.width}×{facts.canvas.height}",
        say("test-card-offset", language, x=x, y=y),
        say("test-card-rotation", language, degrees=facts.rotation),
        *(facts.addresses or (say("test-card-no-address", language),)),
        say(
            "test-card-modules",
            language,
            width=facts.module.width,
            height=facts.module.height,
            across=across,
            down=down,
        ),
        facts.zone,
        f"ledplayer {facts.version}",
    ]


def _fitting(facts: Sequence[str], rows: Sequence[Row], room: Size) -> tuple[int, list[str], int, str]:
    """Size and lines of the facts, size and pattern of the time; the last facts are left out until there is room."""
    above = sum(_high(text, size) for text, size, _ in rows)
    id_size = rows[0][1]
    kept = list(facts)
    while True:
        for size in range(max(LEAST, min(64, round(0.6 * id_size))), LEAST - 1, -1):
            time_size, pattern = _time_size(size if size < SMALL else round(1.25 * size), room.width)
            lines = _flowing(kept, size, room.width)
            if lines is None:
                continue
            air = (len(rows) + len(lines)) * (max(1, size // (6 if size < SMALL else 3)))
            if above + _high("Hg", time_size) + len(lines) * _lines_high(lines, size) + air <= room.height:
                return size, lines, time_size, pattern
        if not kept:
            return LEAST, [], *_time_size(LEAST, room.width)
        kept.pop()


def _flowing(facts: Sequence[str], size: int, width: int) -> list[str] | None:
    """The facts in lines, with a dot between those that share one; None where one is too wide."""
    lines: list[str] = []
    for fact in facts:
        if fonts.width(fact, size) > width:
            return None
        if lines and fonts.width(f"{lines[-1]} · {fact}", size) <= width:
            lines[-1] += f" · {fact}"
        else:
            lines.append(fact)
    return lines


def _time_size(most: int, width: int) -> tuple[int, str]:
    for pattern in PATTERNS:
        size = most
        while size >= max(LEAST, round(0.7 * most)):
            if sum(_cell_width(letter, size) for letter in pattern) <= width:
                return size, pattern
            size -= 1
    return LEAST, ""


def _cell_width(letter: str, size: int) -> int:
    if letter == " ":
        return max(4, size // 2)
    return fonts.width("0", size) + 1 if letter.isdigit() else fonts.width(letter, size)


def _time(x: int, y: int, size: int, pattern: str) -> Written:
    high = _high("Hg", size)
    cells = []
    for letter in pattern:
        cells.append(Box(x=x, y=y, width=_cell_width(letter, size), height=high))
        x += cells[-1].width
    glyphs = {}
    for letter in CHARACTERS:
        glyph = Image.new("RGB", (_cell_width(letter, size), high), GROUND)
        left, _, right, _ = fonts.ink(letter, size)
        place = (glyph.width - right + left) // 2 - left, fonts.reach("Hg", size)[0]
        ImageDraw.Draw(glyph).text(place, letter, font=fonts.font(size), fill=WHITE, anchor="ls")
        glyphs[letter] = glyph
    return Written(cells=tuple(cells), glyphs=glyphs)


def _lines_high(lines: Sequence[str], size: int) -> int:
    """Height that each of some lines takes: as much as all of their letters need."""
    return _high("".join(lines) or "H", size)


def _high(text: str, size: int) -> int:
    """Height that a line takes: all its marks."""
    return sum(fonts.reach(text, max(SMALLEST, size)))


def _write(panel: Image.Image, text: str, x: int, y: int, size: int, colour: Colour) -> None:
    place = x - min(0, fonts.ink(text, size)[0]), y + fonts.reach(text, size)[0]
    ImageDraw.Draw(panel).text(place, text, font=fonts.font(size), fill=colour, anchor="ls")
