"""Puts a card together: what stands on which sheet, and where."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PIL import Image

from ledplayer.core.compose import turned
from ledplayer.core.model import Box, Size
from ledplayer.paint.frame import TURNS
from ledplayer.paint.test_card import edges, modules
from ledplayer.paint.test_card.facts import Facts, Sheet
from ledplayer.paint.test_card.identity import Written, draw_identity
from ledplayer.paint.test_card.letters import draw_letters
from ledplayer.paint.test_card.patches import draw_colours, draw_greys

Kind = Literal["identity", "colours", "greys", "letters"]
#: What a block needs of the height at least, and its part of what is left; pixels of a canvas that is 250 high.
NEEDS: dict[Kind, tuple[int, int]] = {"identity": (60, 6), "colours": (22, 3), "greys": (18, 2), "letters": (40, 5)}
SMALL_NEEDS: dict[Kind, int] = {"identity": 56, "colours": 15, "greys": 12, "letters": 22}
#: Narrower columns need two rows for the names of the colours.
TWO_ROWS_BELOW = 120
#: In less only edges, corners and modules have room.
LEAST_BODY = Size(width=30, height=16)
#: From this ratio of width to height on, and this width, blocks stand in two columns.
WIDE, WIDE_FROM = 1.5, 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A block and its place, as laid out."""

    kind: Kind
    box: Box


def sheets(facts: Facts) -> tuple[Sheet, ...]:
    """All sheets of a card."""
    room = facts.room
    return (*(_sheet(facts, places) for places in arranged(room)), _numbered(facts))


def arranged(room: Size) -> list[list[Placed]]:
    """Which blocks stand where, sheet by sheet; the sheet of the modules is not among them."""
    body = edges.body(room)
    if body.width < LEAST_BODY.width or body.height < LEAST_BODY.height:
        return []
    gap = max(2, min(room.width, room.height) // 48)
    if body.width >= WIDE * body.height and room.width >= WIDE_FROM:
        half = (body.width - 2 * gap) // 2
        left = Box(x=body.x, y=body.y, width=half, height=body.height)
        right = Box(x=body.x + body.width - half, y=body.y, width=half, height=body.height)
        placed, rest = _stacked(["colours", "greys", "letters"], right, room, gap)
        found = [[Placed(kind="identity", box=left), *placed]]
    else:
        placed, rest = _stacked(["identity", "colours", "greys", "letters"], body, room, gap)
        found = [placed]
    while rest:
        placed, rest = _stacked(rest, body, room, gap)
        found.append(placed)
    return found


def _stacked(kinds: Sequence[Kind], box: Box, room: Size, gap: int) -> tuple[list[Placed], list[Kind]]:
    """As many blocks as a column holds, at least one, and those that are left."""
    high = min(room.width, room.height)

    def need(kind: Kind) -> int:
        least = SMALL_NEEDS[kind] * (2 if kind == "colours" and box.width < TWO_ROWS_BELOW else 1)
        return max(least, NEEDS[kind][0] * high // 250)

    count = len(kinds)
    while count > 1 and sum(map(need, kinds[:count])) + (count - 1) * gap > box.height:
        count -= 1
    chosen = kinds[:count]
    free = max(0, box.height - sum(map(need, chosen)) - (count - 1) * gap)
    shares = sum(NEEDS[kind][1] for kind in chosen)
    placed, y = [], box.y
    for number, kind in enumerate(chosen, 1):
        height = min(box.height, need(kind) + free * NEEDS[kind][1] // shares)
        if number == count:
            height = box.y + box.height - y
        placed.append(Placed(kind=kind, box=Box(x=box.x, y=y, width=box.width, height=height)))
        y += height + gap
    return placed, list(kinds[count:])


def _sheet(facts: Facts, places: Sequence[Placed]) -> Sheet:
    picture = Image.new("RGB", (facts.room.width, facts.room.height))
    modules.draw_ground(picture, facts.seen_module)
    edges.draw_ruler(picture)
    written = Written(cells=(), glyphs={})
    for placed in places:
        if placed.kind == "identity":
            written = draw_identity(picture, placed.box, facts)
        elif placed.kind == "colours":
            draw_colours(picture, placed.box, facts.language)
        elif placed.kind == "greys":
            draw_greys(picture, placed.box)
        else:
            draw_letters(picture, placed.box)
    edges.draw_border(picture, edges.corner_size(facts.room))
    return _turned(picture, facts, written)


def _numbered(facts: Facts) -> Sheet:
    picture = Image.new("RGB", (facts.room.width, facts.room.height))
    modules.draw_numbered(picture, facts.seen_module)
    edges.draw_border(picture, modules.corner_size(facts.room, facts.seen_module))
    return _turned(picture, facts, Written(cells=(), glyphs={}))


def _turned(picture: Image.Image, facts: Facts, written: Written) -> Sheet:
    def way(image: Image.Image) -> Image.Image:
        return image.transpose(TURNS[facts.rotation]) if facts.rotation else image

    return Sheet(
        picture=way(picture),
        cells=tuple(turned(cell, facts.canvas, facts.rotation) for cell in written.cells),
        glyphs={letter: way(glyph) for letter, glyph in written.glyphs.items()},
    )
