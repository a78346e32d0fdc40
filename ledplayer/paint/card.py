"""The built-in card, shown when nothing else is: the board's name, the time and the date in words. And the safe slide."""

from datetime import datetime

from PIL import Image, ImageDraw

from ledplayer.core.model import Box, Size
from ledplayer.language import Language
from ledplayer.paint import fonts, stack
from ledplayer.paint.clock import WIDE
from ledplayer.paint.fit import fit
from ledplayer.paint.ground import ground
from ledplayer.paint.letters import drawable
from ledplayer.paint.looks import GOLD, STYLES, WHITE
from ledplayer.paint.measures import Measures, measures
from ledplayer.paint.picture import fit_inside
from ledplayer.paint.spoken import date_in_words, time_of_day
from ledplayer.paint.stack import Row, size_for

LOOK = STYLES["plain"]


def card(board_name: str, when: datetime | None, room: Size, *, language: Language) -> Image.Image:
    """The card at a local time; without one, while the clock is unknown, the board's name alone."""
    name = drawable(board_name)
    if when is None:
        return safe(board_name, room)
    at = measures(room)
    picture = ground("plain", room)
    paint = _wide if room.width >= WIDE * room.height else _high
    paint(picture, name, time_of_day(when), date_in_words(when, language), at)
    return picture


def safe(board_name: str, room: Size, logo: Image.Image | None = None) -> Image.Image:
    """The safe slide: the board's name, under or beside its logo where there is one."""
    at = measures(room)
    picture = ground("plain", room)
    name = drawable(board_name)
    body = at.body
    if logo:
        side_by_side = room.width >= 1.6 * room.height
        share = Size(
            width=round(0.3 * body.width) if side_by_side else body.width,
            height=round((0.8 if side_by_side else 0.5) * body.height),
        )
        place = fit_inside(logo.width, logo.height, share)
        small = logo.convert("RGBA").resize((place.width, place.height), Image.Resampling.LANCZOS)
        if side_by_side:
            gap = round(0.05 * room.width)
            x, y = body.x, body.y + (body.height - place.height) // 2
            body = Box(x=x + place.width + gap, y=body.y, width=body.width - place.width - gap, height=body.height)
        else:
            x, y = body.x + (body.width - place.width) // 2, body.y
            taken = place.height + round(0.05 * room.height)
            body = Box(x=body.x, y=body.y + taken, width=body.width, height=body.height - taken)
        if not name:
            x, y = (room.width - place.width) // 2, (room.height - at.line - place.height) // 2
        picture.paste(small, (x, y), small)
    if name:
        setting = fit(
            name,
            Size(width=body.width, height=body.height),
            floor=at.floor,
            ceiling=round(0.3 * room.height),
            paged=False,
            names=(name,),
        )
        stack.draw(picture, [Row(lines=setting.pages[0], size=setting.size, colour=WHITE)], body, LOOK.shadow)
    return picture


def _high(picture: Image.Image, name: str, time: str, date: str, at: Measures) -> None:
    """Name, time and date under one another."""
    body, high = at.body, picture.height
    rows = []
    if name:
        share = Size(width=body.width, height=round(0.3 * high))
        setting = fit(name, share, floor=at.floor, ceiling=round(0.17 * high), paged=False)
        rows.append(Row(lines=setting.pages[0], size=setting.size, colour=GOLD))
    dated = size_for(date, body.width, max(at.floor, round(0.13 * high)))
    left = body.height - fonts.CAPITAL * dated - 0.18 * high - (stack.height(rows) + 0.06 * high if rows else 0)
    timed = size_for(time, round(0.9 * body.width), round(max(at.floor, left / fonts.CAPITAL)))
    rows.append(Row(lines=(time,), size=timed, colour=WHITE, above=round(0.09 * high)))
    rows.append(Row(lines=(date,), size=dated, colour=LOOK.accent, above=round(0.09 * high)))
    stack.draw(picture, rows, body, LOOK.shadow)


def _wide(picture: Image.Image, name: str, time: str, date: str, at: Measures) -> None:
    """Name and date at the left, the time at the right, a bar between."""
    body, high = at.body, picture.height
    timed = size_for(time, round(0.42 * picture.width), round(0.62 * high / fonts.CAPITAL))
    wide = fonts.width(time, timed)
    gap = round(0.16 * high)
    room = body.width - wide - 2 * gap
    dated = size_for(date, room, max(at.floor, round(0.17 * high)))
    rows = [Row(lines=(date,), size=dated, colour=LOOK.accent, above=round(0.1 * high))]
    if name:
        share = Size(width=room, height=round(0.5 * high))
        setting = fit(name, share, floor=at.floor, ceiling=round(0.26 * high), paged=False)
        rows.insert(0, Row(lines=setting.pages[0], size=setting.size, colour=GOLD))
    stack.draw(picture, rows, Box(x=body.x, y=body.y, width=room, height=body.height), LOOK.shadow)
    bar = max(2, round(high / 48))
    x = body.x + room + gap - bar // 2
    ImageDraw.Draw(picture).rectangle(
        (x, body.y + body.height // 6, x + bar - 1, body.y + body.height * 5 // 6), fill=LOOK.accent
    )
    place = Box(x=body.x + room + 2 * gap, y=body.y, width=wide, height=body.height)
    stack.draw(picture, [Row(lines=(time,), size=timed, colour=WHITE)], place, LOOK.shadow)
