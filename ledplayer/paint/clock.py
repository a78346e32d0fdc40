"""The clock slide: the time, huge, with the date in words and the item's own words.

High canvases have them above and under the time, wide ones beside it.
"""

from datetime import datetime

from PIL import Image

from ledplayer.core.lineup import Piece
from ledplayer.core.model import Box, Size
from ledplayer.language import Language
from ledplayer.paint import fonts, stack
from ledplayer.paint.fit import fit
from ledplayer.paint.ground import ground
from ledplayer.paint.letters import drawable
from ledplayer.paint.looks import STYLES, Look
from ledplayer.paint.measures import Measures, measures
from ledplayer.paint.spoken import date_in_words, time_of_day
from ledplayer.paint.stack import Row, size_for

#: From this ratio of width to height the rest stands beside the time.
WIDE = 2.9


def face(piece: Piece, when: datetime, room: Size, *, language: Language) -> Image.Image:
    """A `clock` piece at a local time; it changes once a minute."""
    look = STYLES[piece.style]
    at = measures(room, hazard=look.hazard)
    picture = ground(piece.style, room)
    words = drawable(piece.text or piece.label).replace("\n", " ")
    paint = _beside if room.width >= WIDE * room.height else _above
    paint(picture, words, time_of_day(when), date_in_words(when, language), at, look)
    return picture


def _above(picture: Image.Image, words: str, time: str, date: str, at: Measures, look: Look) -> None:
    """Words, time and date under one another."""
    body, high = at.body, picture.height
    rows = []
    if words:
        setting = fit(
            words,
            Size(width=body.width, height=round(0.3 * high)),
            floor=at.floor,
            ceiling=round(0.15 * high),
            paged=False,
        )
        rows.append(Row(lines=setting.pages[0], size=max(setting.size, 8), colour=look.accent))
    dated = size_for(date, body.width, max(at.floor, round(0.15 * high)), "bold")
    left = body.height - fonts.CAPITAL * dated - 0.2 * high - (stack.height(rows) + 0.06 * high if rows else 0)
    timed = size_for(time, round(0.94 * body.width), round(max(at.floor, left / fonts.CAPITAL)))
    rows.append(Row(lines=(time,), size=timed, colour=look.ink, above=round(0.08 * high)))
    rows.append(Row(lines=(date,), size=dated, colour=look.accent, above=round(0.1 * high)))
    stack.draw(picture, rows, body, look.shadow)


def _beside(picture: Image.Image, words: str, time: str, date: str, at: Measures, look: Look) -> None:
    """The time at the left, date and words at its right."""
    body, high = at.body, picture.height
    timed = size_for(time, round(0.52 * picture.width), round(0.7 * high / fonts.CAPITAL))
    wide = fonts.width(time, timed)
    gap = round(0.28 * high)
    room = Size(width=body.width - wide - gap, height=body.height)
    weekday, _, day = date.partition(", ")
    lines = [line for line in (weekday, day) if line]
    dated = min(size_for(line, room.width, max(at.floor, round(0.24 * high))) for line in lines)
    rows = [Row(lines=tuple(lines), size=dated, colour=look.accent)]
    if words:
        setting = fit(
            words, Size(width=room.width, height=round(0.42 * high)), floor=at.floor, ceiling=dated, paged=False
        )
        rows.insert(0, Row(lines=setting.pages[0], size=setting.size, colour=look.ink))
        rows[1] = Row(lines=tuple(lines), size=dated, colour=look.accent, above=round(0.09 * high))
    right = max(fonts.width(line, row.size) for row in rows for line in row.lines)
    start = body.x + (body.width - wide - gap - right) // 2
    stack.draw(
        picture,
        [Row(lines=(time,), size=timed, colour=look.ink)],
        Box(x=start, y=body.y, width=wide, height=body.height),
        look.shadow,
    )
    beside = Box(x=start + wide + gap, y=body.y, width=right, height=body.height)
    stack.draw(picture, rows, beside, look.shadow, "left")
