"""Text slides: one picture a page."""

from PIL import Image

from ledplayer.core.model import Size, Style
from ledplayer.paint import ink
from ledplayer.paint.fit import fit
from ledplayer.paint.ground import ground
from ledplayer.paint.label import label, page_mark
from ledplayer.paint.letters import drawable
from ledplayer.paint.looks import STYLES
from ledplayer.paint.measures import measures


def pages(
    text: str, canvas: Size, style: Style = "plain", *, heading: str = "", names: tuple[str, ...] = ()
) -> tuple[Image.Image, ...]:
    """The pages of a text slide, one picture each, as large as the canvas.

    Args:
        text: Any text; its lines are the author's.
        heading: The label above it.
        names: Phrases to keep together: the board's, the campaign's.
    """
    look = STYLES[style]
    at = measures(canvas, hazard=look.hazard)
    headed = bool(at.label and heading)
    body = at.below_label if headed else at.body
    room = Size(width=body.width, height=body.height)
    setting = fit(drawable(text), room, floor=at.floor, ceiling=at.ceiling, names=names)
    if len(setting.pages) > 1 and at.label and not headed:
        body = at.below_label  # the page mark needs the label's place
        room = Size(width=body.width, height=body.height)
        setting = fit(drawable(text), room, floor=at.floor, ceiling=at.ceiling, names=names)
    middle = (canvas.height / 2 + body.y + body.height / 2) / 2  # between the canvas's and the free room's
    drawn = []
    for number, lines in enumerate(setting.pages, 1):
        picture = ground(style, canvas)
        block = ink.block(lines, setting.size, body, middle=middle, pages=setting.pages)
        ink.draw(picture, block, look.ink, look.shadow)
        if headed:
            label(picture, heading, at, look)
        if at.label and len(setting.pages) > 1:
            page_mark(picture, number, len(setting.pages), at, look)
        drawn.append(picture)
    return tuple(drawn)
