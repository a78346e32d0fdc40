"""A whole showing at a moment as one picture, as the window shows it: what preview, status page and thumbnails use.

Transitions are left out; a film is the one picture of it that is passed in.
"""

from datetime import datetime

from PIL import Image

from ledplayer.core.compose import Leaf, compose
from ledplayer.core.lineup import Showing
from ledplayer.core.model import Board, Size
from ledplayer.paint import caption, card, clock, slide, strip
from ledplayer.paint.ground import gradient
from ledplayer.paint.letters import drawable
from ledplayer.paint.picture import placed

#: Turning content clockwise by so many degrees.
TURNS = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}


def frame(
    showing: Showing,
    board: Board,
    canvas: Size,
    wall_ms: int,
    when: datetime | None,
    *,
    picture: Image.Image | None = None,
    logo: Image.Image | None = None,
) -> Image.Image:
    """The canvas at a moment of a showing.

    Args:
        canvas: In pixels; the board's, or the display's where the board has none.
        wall_ms: The moment, milliseconds from the epoch.
        when: The same moment in the board's zone; None while the clock is unknown.
        picture: Of an image or film piece: decoded and turned upright.
        logo: The board's, decoded.
    """
    whole = Image.new("RGB", (canvas.width, canvas.height))
    for leaf in compose(showing, canvas, board.rotation):
        drawn = _leaf(leaf, board, wall_ms, when, picture, logo)
        if board.rotation:
            drawn = drawn.transpose(TURNS[board.rotation])
        whole.paste(drawn, (leaf.box.x, leaf.box.y))
    return whole


def _leaf(
    leaf: Leaf, board: Board, wall_ms: int, when: datetime | None, picture: Image.Image | None, logo: Image.Image | None
) -> Image.Image:
    """A leaf before turning, as large as its room."""
    piece, room = leaf.piece, leaf.room
    elapsed_ms = max(0, wall_ms - leaf.origin_ms)
    if leaf.make == "strip":
        return _strip(leaf, elapsed_ms)
    if leaf.make == "band_pages":
        pages = strip.band_pages(piece.text, piece.style, room)
        return pages[elapsed_ms // strip.page_ms(piece.text, len(pages)) % len(pages)]
    if leaf.make == "clock" and piece.kind == "card":
        return card.card(board.name, when, room, language=board.language)
    if leaf.make == "clock" and when:
        return clock.face(piece, when, room, language=board.language)
    if leaf.make == "film":
        shown = (
            placed(picture, room, piece.fit, piece.style) if picture else Image.new("RGB", (room.width, room.height))
        )
        return caption.laid(shown, piece.text, piece.style) if drawable(piece.text) else shown
    pages = slide.pages(piece, room, picture=picture, language=board.language, board_name=board.name, logo=logo)
    return pages[min(len(pages) - 1, elapsed_ms * len(pages) // piece.length_ms)]


def _strip(leaf: Leaf, elapsed_ms: int) -> Image.Image:
    """The part of a strip that lies in its box."""
    piece, room = leaf.piece, leaf.room
    if leaf.wraps:
        drawn = strip.band(piece.text, piece.style, room.height, room.width)
        shift = int(leaf.speed * elapsed_ms / 1000) % drawn.width
        shown = drawn.crop((shift, 0, shift + room.width, room.height))
        if drawn.width - shift < room.width:
            shown.paste(drawn, (drawn.width - shift, 0))
        return shown
    drawn = strip.ticker(piece.text, piece.style, room.height)
    way = room.width + drawn.width
    shift = int(way * min(1.0, elapsed_ms / piece.length_ms)) - room.width
    shown = gradient(piece.style, room)
    shown.paste(drawn, (-shift, 0))
    return shown
