"""The clock slide: the time, huge, with the date in words and the item's own words."""

from datetime import datetime

from PIL import Image

from ledplayer.core.lineup import Piece
from ledplayer.core.model import Size
from ledplayer.language import Language
from ledplayer.paint import timepiece
from ledplayer.paint.ground import ground
from ledplayer.paint.letters import drawable
from ledplayer.paint.looks import STYLES
from ledplayer.paint.measures import measures
from ledplayer.paint.spoken import date_in_words, time_of_day


def face(piece: Piece, when: datetime, room: Size, *, language: Language) -> Image.Image:
    """A `clock` piece at a local time; it changes once a minute."""
    look = STYLES[piece.style]
    picture = ground(piece.style, room)
    words = drawable(piece.text or piece.label)
    colours = timepiece.Colours(words=look.accent, time=look.ink, date=look.accent, shadow=look.shadow)
    at = measures(room, hazard=look.hazard)
    timepiece.draw(picture, words, time_of_day(when), date_in_words(when, language), at, colours)
    return picture
