"""Which part of a page is shown? The words of a letter are small enough: its empty margins need not be on the board.

1. A page that fills most of the room is shown whole, as slides are.
2. Of any other only what is printed is shown, and as much around it as has room, but at most so much larger.
3. `cover` shows the middle that fills the room.
4. Nothing that is printed is cut off by rule 2.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image, ImageChops

from ledplayer.core.model import Box, Fit, Size

#: The part of the room's area from which on a page fills it; 4:3 on a 16:9 canvas is 0.75.
FILLS = 0.74
MOST_LARGER = 4.0
#: Air around what is printed, in parts of its larger side.
AIR = 0.02
#: Levels by which ink differs from paper: less is the noise of a scan.
INK = 24
#: How much the corners of a page may differ and still be one paper.
PAPER = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a page: left, top, width and height in points, top down."""

    x: float
    y: float
    width: float
    height: float


def shown_part(width: float, height: float, room: Size, fit: Fit, printed: Callable[[], Part | None]) -> Part:
    """The part of a page that is shown in a room.

    Args:
        width: Of the page as it is seen, in points; so is the height.
        printed: Where there is anything but paper; None where that cannot be told. Asked only if it matters.
    """
    whole = Part(x=0, y=0, width=width, height=height)
    scale = min(room.width / width, room.height / height)
    if fit == "cover":
        larger = max(room.width / width, room.height / height)
        return _around(whole, whole, room.width / larger, room.height / larger)
    if width * height * scale * scale >= FILLS * room.width * room.height:
        return whole
    part = printed()
    if part is None:
        return whole
    air = 2 * AIR * max(part.width, part.height)
    least = 1 / (scale * MOST_LARGER)
    wide, high = max(part.width + air, room.width * least), max(part.height + air, room.height * least)
    wide, high = max(wide, high * room.width / room.height), max(high, wide * room.height / room.width)
    return _around(part, whole, wide, high)


def _around(part: Part, whole: Part, width: float, height: float) -> Part:
    """A part of this size with another in its middle, cut and moved so that it lies on the page."""
    wide, high = min(width, whole.width), min(height, whole.height)
    x = min(max(0.0, part.x + (part.width - wide) / 2), whole.width - wide)
    y = min(max(0.0, part.y + (part.height - high) / 2), whole.height - high)
    return Part(x=x, y=y, width=wide, height=high)


def printed_box(page: Image.Image) -> Box | None:
    """Where a picture of a page has ink; None for an empty page, or one without paper of one colour at its corners."""
    right, below = page.width - 1, page.height - 1
    corners = [page.getpixel(at) for at in ((0, 0), (right, 0), (0, below), (right, below))]
    paper = corners[0]
    assert isinstance(paper, tuple), "a page is RGB"
    for corner in corners:
        assert isinstance(corner, tuple), "a page is RGB"
        if max(abs(one - other) for one, other in zip(paper, corner, strict=True)) > PAPER:
            return None
    away = ImageChops.difference(page, Image.new("RGB", page.size, paper))
    red, green, blue = away.split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    found = most.point(lambda level: 255 if level > INK else 0).getbbox()
    return Box(x=found[0], y=found[1], width=found[2] - found[0], height=found[3] - found[1]) if found else None
