"""The card, shown when nothing else is: the board's name, the time and the date in words. And the safe slide."""

from datetime import datetime

from PIL import Image

from ledplayer.core.model import Box, Size
from ledplayer.language import Language
from ledplayer.paint import stack, timepiece
from ledplayer.paint.fit import fit
from ledplayer.paint.ground import ground
from ledplayer.paint.letters import drawable
from ledplayer.paint.looks import GOLD, STYLES, WHITE
from ledplayer.paint.measures import Measures, measures
from ledplayer.paint.picture import fit_inside
from ledplayer.paint.spoken import date_in_words, time_of_day
from ledplayer.paint.stack import Row

LOOK = STYLES["plain"]


def card(board_name: str, when: datetime | None, room: Size, *, language: Language) -> Image.Image:
    """The card at a local time; without one, while the clock is unknown, the board's name alone."""
    if when is None:
        return safe(board_name, room)
    picture = ground("plain", room)
    colours = timepiece.Colours(words=GOLD, time=WHITE, date=LOOK.accent, shadow=LOOK.shadow)
    time, date = time_of_day(when), date_in_words(when, language)
    timepiece.draw(picture, drawable(board_name), time, date, measures(room), colours)
    return picture


def safe(board_name: str, room: Size, logo: Image.Image | None = None) -> Image.Image:
    """The safe slide: the board's name, and its logo beside or above it."""
    at = measures(room)
    picture = ground("plain", room)
    name = drawable(board_name)
    body = _with_logo(picture, logo, bool(name), at) if logo else at.body
    if name:
        ceiling = max(at.floor, round(0.3 * min(room.width, room.height)))
        setting = fit(name, Size(width=body.width, height=body.height), floor=at.floor, ceiling=ceiling, paged=False)
        stack.draw(picture, [Row(lines=setting.pages[0], size=setting.size, colour=WHITE)], body, LOOK.shadow)
    return picture


def _with_logo(picture: Image.Image, logo: Image.Image, named: bool, at: Measures) -> Box:
    """Draw the logo; returns the room left for the name."""
    body = at.body
    beside = picture.width >= 1.6 * picture.height
    share = Size(
        width=round(0.3 * body.width) if beside and named else body.width,
        height=round((0.8 if beside or not named else 0.5) * body.height),
    )
    place = fit_inside(logo.width, logo.height, share)
    small = logo.convert("RGBA").resize((place.width, place.height), Image.Resampling.LANCZOS)
    gap = round(0.05 * min(picture.width, 2 * picture.height))
    if not named:
        x, y = (picture.width - place.width) // 2, body.y + (body.height - place.height) // 2
    elif beside:
        x, y = body.x + gap // 2, body.y + (body.height - place.height) // 2
        taken = place.width + gap + gap // 2
        body = Box(x=body.x + taken, y=body.y, width=body.width - taken, height=body.height)
    else:
        x, y = (picture.width - place.width) // 2, body.y + gap
        taken = place.height + 2 * gap
        body = Box(x=body.x, y=body.y + taken, width=body.width, height=body.height - taken)
    picture.paste(small, (x, y), small)
    return body
