"""Every standing picture of a piece: the pages of a text, a code, a countdown, a picture, the safe slide."""

from PIL import Image

from ledplayer.core.lineup import Piece
from ledplayer.core.model import Size
from ledplayer.language import Language
from ledplayer.paint import caption, card, countdown, qr, text
from ledplayer.paint.letters import drawable
from ledplayer.paint.picture import placed


def pages(
    piece: Piece,
    room: Size,
    *,
    picture: Image.Image | None = None,
    language: Language = "vi",
    board_name: str = "",
    logo: Image.Image | None = None,
) -> tuple[Image.Image, ...]:
    """All pages of a piece, RGB, each as large as the room.

    Args:
        piece: Of kind text, qr, countdown, image, pdf, safe, card or black; a ticker gives its text standing.
        picture: Of an image: decoded, turned by EXIF, any mode and size. Of a PDF: one page.
        board_name: Of the safe slide and the card.
        logo: Of the safe slide; decoded.

    Returns:
        At least one picture. A `card` here is the one without a clock; `card.card` has it.
    """
    names = tuple(name for name in (drawable(board_name), drawable(piece.campaign)) if 2 <= len(name.split()) <= 6)
    match piece.kind:
        case "image" | "pdf" if picture:
            shown = placed(picture, room, piece.fit, piece.style)
            return (caption.laid(shown, piece.text, piece.style) if drawable(piece.text) else shown,)
        case "qr":
            return qr.pages(piece, room, names)
        case "countdown":
            return (countdown.page(piece, room, language, names),)
        case "safe" | "card":
            return (card.safe(board_name, room, logo),)
        case "black":
            return (Image.new("RGB", (room.width, room.height)),)
    return text.pages(piece.text or piece.what, room, piece.style, heading=piece.label, names=names)
