"""Words, time and date together: what the clock slide and the card have in common.

High canvases have them under one another, wide ones the time at the right of the rest. Where the words take all the
room, time and date share a line.
"""

from dataclasses import dataclass

from PIL import Image, ImageDraw

from ledplayer.core.model import Box, Size
from ledplayer.paint import fonts, stack
from ledplayer.paint.fit import fit
from ledplayer.paint.looks import Colour
from ledplayer.paint.measures import Measures
from ledplayer.paint.stack import Row, size_for

#: From this ratio of width to height the time stands beside the rest.
WIDE = 2.9
#: The regular weight is for this size and more.
REGULAR_FROM = 40
#: Heights in parts of the canvas's: the time's digits, alone and under words; the words; the date; gaps.
TIME, TIME_UNDER, WORDS, DATE, GAP = 0.5, 0.44, 0.16, 0.13, 0.075
#: What words may take of the height above the time, and where they would be too small in that.
FEW, MANY = 0.32, 0.64
#: A date that one line could only hold this small, in parts of the floor, is parted.
SMALL = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """Of the words, the time, the date, and the shadow."""

    words: Colour
    time: Colour
    date: Colour
    shadow: Colour


def draw(picture: Image.Image, words: str, time: str, date: str, at: Measures, colours: Colours) -> None:
    """Draw them on a ground; without words time and date are larger."""
    paint = _beside if picture.width >= WIDE * picture.height else _under
    paint(picture, words, time, date, at, colours)


def _under(picture: Image.Image, words: str, time: str, date: str, at: Measures, colours: Colours) -> None:
    body, high = at.body, picture.height
    gap = round(GAP * high)
    rows = []
    if words:
        row = _words(words, Size(width=body.width, height=round(FEW * body.height)), WORDS * high, at, colours.words)
        if row.size < max(at.floor, 0.07 * high):
            room = Size(width=body.width, height=round(MANY * body.height))
            row = _words(words, room, WORDS * high, at, colours.words)
        rows.append(row)
    part = DATE if words else 1.25 * DATE
    dates: tuple[str, ...] = (date,)
    if size_for(date, body.width, at.floor) < SMALL * at.floor:
        dates = tuple(date.split(", "))
    bottom = _date(dates, body.width, max(at.floor, round(part * high)), gap, colours.date)
    left = body.height - stack.height([*rows, bottom]) - 2 * gap
    if left < 0.2 * high:
        both: tuple[str, ...] = (f"{time} – {date}",)
        if size_for(both[0], body.width, at.floor) < SMALL * at.floor:
            both = (time, *date.split(", "))
        size = min(size_for(line, body.width, max(at.floor, round(0.2 * high / len(both)))) for line in both)
        rows.append(Row(lines=both, size=size, colour=colours.time, above=round(0.8 * gap)))
    else:
        most = min(left, (TIME_UNDER if words else TIME) * high)
        size = size_for(time, round(0.88 * body.width), round(most / fonts.CAPITAL))
        rows += [Row(lines=(time,), size=size, colour=colours.time, above=gap), bottom]
    stack.draw(picture, rows, body, colours.shadow)


def _beside(picture: Image.Image, words: str, time: str, date: str, at: Measures, colours: Colours) -> None:
    body, high = at.body, picture.height
    size = size_for(time, round(0.4 * picture.width), round(0.62 * high / fonts.CAPITAL))
    wide = fonts.width(time, size)
    gap = round(0.15 * high)
    room = body.width - wide - 2 * gap
    if words:
        bottom = _date((date,), room, max(at.floor, round(0.16 * high)), round(0.09 * high), colours.date)
        left = body.height - stack.height([bottom]) - bottom.above
        rows = [_words(words, Size(width=room, height=left), 1.7 * WORDS * high, at, colours.words), bottom]
    else:
        weekday, _, day = date.partition(", ")
        rows = [_date((weekday, day), room, round(0.28 * high), 0, colours.date)]
    left_wide = max(fonts.width(line, row.size, row.weight) for row in rows for line in row.lines)
    margin = (body.width - left_wide - wide - 2 * gap) // 3
    left_box = Box(x=body.x + margin, y=body.y, width=left_wide, height=body.height)
    stack.draw(picture, rows, left_box, colours.shadow)
    bar = max(2, round(high / 48))
    x = left_box.x + left_wide + gap + margin // 2
    upright = (x, body.y + body.height // 6, x + bar - 1, body.y + body.height * 5 // 6)
    ImageDraw.Draw(picture).rectangle(upright, fill=colours.date)
    place = Box(x=left_box.x + left_wide + 2 * gap + margin, y=body.y, width=wide, height=body.height)
    stack.draw(picture, [Row(lines=(time,), size=size, colour=colours.time)], place, colours.shadow)


def _words(words: str, room: Size, most: float, at: Measures, colour: Colour) -> Row:
    setting = fit(words, room, floor=at.floor, ceiling=max(at.floor, round(most)), paged=False)
    return Row(lines=setting.pages[0], size=setting.size, colour=colour)


def _date(lines: tuple[str, ...], width: int, most: int, above: int, colour: Colour) -> Row:
    size = min(size_for(line, width, most) for line in lines)
    weight: fonts.Weight = "regular" if size >= REGULAR_FROM else "bold"
    return Row(lines=lines, size=size, colour=colour, above=above, weight=weight)
