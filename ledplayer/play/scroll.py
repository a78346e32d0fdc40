"""Where the pixels of a scrolling strip lie, in whole pixels.

A strip is a picture wider than its box, already turned with the canvas. Along the reading direction, its pixel number
`shift` lies at the box's beginning; a band repeats after its own length, a ticker passes once, from outside to outside.
"""

from ledplayer.core.compose import Leaf

#: Frame times that fall on a whole pixel must not be rounded now up, now down.
GRAIN_PX = 0.001


def shift(leaf: Leaf, length: int, at_ms: float) -> int:
    """How far a strip of `length` pixels has moved at a moment of the plan's time.

    A ticker begins at minus the box's length and rests when it has passed.
    """
    elapsed_ms = max(0.0, at_ms - leaf.origin_ms)
    if leaf.wraps:
        return int(leaf.speed * elapsed_ms / 1000 + GRAIN_PX) % length
    way = leaf.room.width + length
    return int(way * min(1.0, elapsed_ms / leaf.piece.length_ms) + GRAIN_PX) - leaf.room.width


def corners(leaf: Leaf, length: int, shift: int, rotation: int) -> tuple[tuple[int, int], ...]:
    """Canvas pixels at which to put the strip's upper left corner: once, or as often as a band needs to fill its box.

    Args:
        length: Of the strip along the reading direction, in pixels.
        shift: As `shift` gives it.
        rotation: Degrees clockwise that canvas and strip are turned: 0, 90, 180, 270.
    """
    box = leaf.box
    upright = rotation in (90, 270)
    room = box.height if upright else box.width
    times = range(-(-(shift + room) // length)) if leaf.wraps else range(1)
    backwards = rotation in (180, 270)
    begins = (room - length * (n + 1) + shift if backwards else length * n - shift for n in times)
    return tuple((box.x, box.y + begin) if upright else (box.x + begin, box.y) for begin in begins)
