"""A showing becomes leaves: what is drawn, how large, where on the canvas, and how it moves.

1. A band reserves its height; the item is laid out in the room that is left (L8).
2. With a canvas turned by 90 or 270 degrees, content is laid out with width and height exchanged and turned clockwise.
3. A band's position counts from its segment's begin, a ticker's from its showing's.
4. A black piece has no leaf: the ground shows.
5. In mourning nothing scrolls: bands and tickers stand still in pages (K4).
6. A notice to whoever stands before the board lies over all of it, along the edge where no band is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ledplayer.core.lineup import NO_BANDS, Piece, Showing
from ledplayer.core.model import Box, Size

Make = Literal["pages", "film", "clock", "strip", "band_pages", "notice"]

#: Share of the canvas height that one band takes, in 1/100, and the least that its legible floor needs.
BAND_SHARE = 16
BAND_LEAST_LOW_PX = 22
BAND_LEAST_PX = 28
LOW_CANVAS_PX = 130
#: Of a notice, which is read by one person from near.
NOTICE_SHARE = 7
#: A band moves whole pixels at 60 frames a second: 1, 2, 3 … pixels a frame by its height (`DOMAIN.md` 2.4).
BAND_STEP_PX_S = 60
BAND_HEIGHT_A_STEP = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One picture, stream or strip of a frame.

    Attributes:
        make: Which maker draws it.
        piece: What it draws; a band is a ticker piece of its own.
        room: What is laid out, before turning, in pixels; of a strip the height counts and the width is the least.
        box: Where it lies on the canvas, after turning, in pixels.
        speed: Of a strip: pixels a second along the reading direction; 0.0 for all others. A ticker's speed follows
            from its width: it runs from outside to outside in the showing's length.
        wraps: A band runs round; a ticker passes once.
        origin_ms: Wall time from which the motion counts, milliseconds from the epoch.
    """

    make: Make
    piece: Piece
    room: Size
    box: Box
    speed: float = 0.0
    wraps: bool = False
    origin_ms: int


def compose(showing: Showing, canvas: Size, rotation: int) -> tuple[Leaf, ...]:
    """The leaves of a showing, in drawing order; they do not overlap and lie inside the canvas."""
    whole = laid_out(canvas, rotation)
    bands = showing.segment.bands if showing.piece.kind != "black" else None
    top = band_height(whole) if bands and bands.top else 0
    bottom = band_height(whole) if bands and bands.bottom else 0
    room = Box(x=0, y=top, width=whole.width, height=whole.height - top - bottom)
    leaves = []
    if showing.piece.kind != "black":
        leaves.append(_item(showing, room))
    if top:
        leaves.append(_band(showing, Box(x=0, y=0, width=whole.width, height=top), "top"))
    if bottom:
        box = Box(x=0, y=whole.height - bottom, width=whole.width, height=bottom)
        leaves.append(_band(showing, box, "bottom"))
    return tuple(replace(leaf, box=turned(leaf.box, canvas, rotation)) for leaf in leaves)


def notice(texts: Sequence[str], showing: Showing, canvas: Size, rotation: int) -> Leaf:
    """The leaf of a notice over a showing; `texts`: it in several lengths, of which the maker takes what fits."""
    whole = laid_out(canvas, rotation)
    least = BAND_LEAST_LOW_PX if whole.height < LOW_CANVAS_PX else BAND_LEAST_PX
    height = min(max(least, whole.height * NOTICE_SHARE // 100), whole.height // 3)
    bands = showing.segment.bands if showing.piece.kind != "black" else NO_BANDS
    box = Box(x=0, y=0 if bands.bottom else whole.height - height, width=whole.width, height=height)
    return Leaf(
        make="notice",
        piece=Piece(kind="text", length_ms=1, text="\n".join(texts)),
        room=Size(width=box.width, height=box.height),
        box=turned(box, canvas, rotation),
        origin_ms=0,
    )


def laid_out(canvas: Size, rotation: int) -> Size:
    """The size in which content is laid out: the canvas, or exchanged on a turned one."""
    return Size(width=canvas.height, height=canvas.width) if rotation in (90, 270) else canvas


def band_height(whole: Size) -> int:
    """Height of one band in pixels, for a canvas as laid out; never more than a third of it."""
    least = BAND_LEAST_LOW_PX if whole.height < LOW_CANVAS_PX else BAND_LEAST_PX
    return min(max(least, whole.height * BAND_SHARE // 100), whole.height // 3)


def turned(box: Box, canvas: Size, rotation: int) -> Box:
    """A laid out box on the canvas, turned clockwise by 0, 90, 180 or 270 degrees."""
    whole = laid_out(canvas, rotation)
    right, below = whole.width - box.x - box.width, whole.height - box.y - box.height
    if rotation == 90:
        return Box(x=below, y=box.x, width=box.height, height=box.width)
    if rotation == 180:
        return Box(x=right, y=below, width=box.width, height=box.height)
    if rotation == 270:
        return Box(x=box.y, y=right, width=box.height, height=box.width)
    return box


def _item(showing: Showing, box: Box) -> Leaf:
    piece = showing.piece
    make: Make = "pages"
    if piece.kind == "video":
        make = "film"
    elif piece.kind in ("clock", "card"):
        make = "clock"
    elif piece.kind == "ticker" and not _stands_still(showing):
        make = "strip"
    return Leaf(
        make=make, piece=piece, room=Size(width=box.width, height=box.height), box=box, origin_ms=showing.begin_ms
    )


def _band(showing: Showing, box: Box, place: Literal["top", "bottom"]) -> Leaf:
    segment = showing.segment
    text = segment.bands.top if place == "top" else segment.bands.bottom
    length_ms = segment.end_ms - segment.begin_ms
    piece = Piece(kind="ticker", length_ms=length_ms, what=text, text=text, style=segment.bands.style)
    still = _stands_still(showing)
    steps = max(1, round(box.height / BAND_HEIGHT_A_STEP))
    return Leaf(
        make="band_pages" if still else "strip",
        piece=piece,
        room=Size(width=box.width, height=box.height),
        box=box,
        speed=0.0 if still else float(BAND_STEP_PX_S * steps),
        wraps=not still,
        origin_ms=segment.begin_ms,
    )


def _stands_still(showing: Showing) -> bool:
    return showing.segment.bands.still or showing.piece.style == "mourning"
