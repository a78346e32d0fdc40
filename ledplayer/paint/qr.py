"""QR slides: the code at the right, the call to action at its left; on upright boards the code below it."""

from PIL import Image

from ledplayer.core.lineup import Piece
from ledplayer.core.model import Box, Size
from ledplayer.paint import code, ink, text
from ledplayer.paint.fit import fit
from ledplayer.paint.ground import ground
from ledplayer.paint.label import label
from ledplayer.paint.letters import drawable
from ledplayer.paint.looks import STYLES
from ledplayer.paint.measures import Measures, measures

#: Parts of the canvas's width and height that a code takes while its modules have pixels enough.
WIDE, HIGH = 0.44, 0.9
WIDE_UPRIGHT, HIGH_UPRIGHT = 0.9, 0.5


def pages(piece: Piece, canvas: Size, names: tuple[str, ...] = ()) -> tuple[Image.Image, ...]:
    """A `qr` piece; where its code would be too small (`code.refusal`), its text, else its address, as a text slide."""
    look = STYLES[piece.style]
    at = measures(canvas, hazard=look.hazard)
    found = _placed(piece.address, canvas, at)
    words = drawable(piece.text)
    if isinstance(found, code.Refusal):
        return text.pages(words or piece.address, canvas, piece.style, heading=piece.label, names=names)
    picture = ground(piece.style, canvas)
    shown = code.drawn(found)
    free = canvas.height - shown.height
    above = (free - (at.line if at.line <= free else 0)) // 2
    x, y = (canvas.width - shown.width) // 2, above
    edge = min(above, at.side)
    body = at.below_label if at.label and piece.label else at.body
    if canvas.height > canvas.width:
        low = canvas.height - at.line - edge - shown.height
        room, place = Box(x=at.side, y=body.y, width=body.width, height=low - edge - body.y), (x, low)
        middle = None
    else:
        right = canvas.width - shown.width - edge
        room, place = Box(x=at.side, y=body.y, width=right - 2 * at.side, height=body.height), (right, above)
        middle = (canvas.height - at.line) / 2
    if words and _words(picture, words, piece, room, middle, at, names):
        x, y = place
    picture.paste(shown, (x, y))
    return (picture,)


def _placed(address: str, canvas: Size, at: Measures) -> code.Code | code.Refusal:
    """The code in a good part of the canvas; in all of it where that alone makes it readable."""
    wide, high = (WIDE_UPRIGHT, HIGH_UPRIGHT) if canvas.height > canvas.width else (WIDE, HIGH)
    roomy = Size(width=round(wide * canvas.width), height=round(high * (canvas.height - at.line)))
    found = code.code(address, roomy)
    return found if isinstance(found, code.Code) else code.code(address, canvas)


def _words(
    picture: Image.Image,
    words: str,
    piece: Piece,
    room: Box,
    middle: float | None,
    at: Measures,
    names: tuple[str, ...],
) -> bool:
    """Write the call to action in the room that the code leaves; False where it would be too small there."""
    if room.width < 2 * at.floor or room.height < at.floor:
        return False
    ceiling = min(at.ceiling, round(0.3 * picture.height))
    size = Size(width=room.width, height=room.height)
    setting = fit(words, size, floor=at.floor, ceiling=ceiling, paged=False, names=names)
    if setting.size < 0.7 * at.floor:
        return False
    look = STYLES[piece.style]
    ink.draw(picture, ink.block(setting.pages[0], setting.size, room, middle=middle), look.ink, look.shadow)
    if at.label and piece.label:
        label(picture, piece.label, at, look)
    return True
