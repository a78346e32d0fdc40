"""QR slides: the code at the right, the call to action at its left."""

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
    above = (canvas.height - (at.line if shown.height + at.line <= canvas.height else 0) - shown.height) // 2
    edge = min(above, at.side)
    if words and _words(picture, words, piece, shown.width + edge, at, names):
        picture.paste(shown, (canvas.width - shown.width - edge, above))
    else:
        picture.paste(shown, ((canvas.width - shown.width) // 2, above))
    return (picture,)


def _placed(address: str, canvas: Size, at: Measures) -> code.Code | code.Refusal:
    """The code in a good part of the canvas; in all of its height where that alone makes it readable."""
    roomy = Size(width=round(WIDE * canvas.width), height=round(HIGH * (canvas.height - at.line)))
    found = code.code(address, roomy)
    return found if isinstance(found, code.Code) else code.code(address, canvas)


def _words(picture: Image.Image, words: str, piece: Piece, taken: int, at: Measures, names: tuple[str, ...]) -> bool:
    """Write the call to action in the room left of the code; False where it would be too small there."""
    body = at.below_label if at.label and piece.label else at.body
    room = picture.width - taken - 2 * at.side
    if room < 2 * at.floor:
        return False
    box = Box(x=at.side, y=body.y, width=room, height=body.height)
    ceiling = min(at.ceiling, round(0.3 * picture.height))
    setting = fit(
        words, Size(width=room, height=body.height), floor=at.floor, ceiling=ceiling, paged=False, names=names
    )
    if setting.size < 0.7 * at.floor:
        return False
    look = STYLES[piece.style]
    ink.draw(
        picture,
        ink.block(setting.pages[0], setting.size, box, middle=(picture.height - at.line) / 2),
        look.ink,
        look.shadow,
    )
    if at.label and piece.label:
        label(picture, piece.label, at, look)
    return True
