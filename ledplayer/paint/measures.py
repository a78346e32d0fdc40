"""How large things are on a canvas: legible floor, margins, ornaments. All in canvas pixels."""

from dataclasses import dataclass

from ledplayer.core.model import Box, Size

#: Canvases lower than this carry text alone: no label, no closing line, no page mark.
ORNAMENTS_FROM = 130
#: The glow needs this height, else it looks like a stain.
GLOW_FROM = 150
LARGEST = 0.46


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """The sizes that belong to one canvas.

    Attributes:
        floor: Smallest size of text before it is paged: what is legible, on high canvases what suits their viewers.
        ceiling: Largest size of text.
        side: Free pixels left and right of a text.
        label: Size of the label and the page mark; 0 where the canvas carries none.
        line: Height of the closing line; 0 where there is none.
        bar: Height of a hazard bar.
        body: Where text may stand when there is no label.
        below_label: Where text may stand under a label.
    """

    floor: int
    ceiling: int
    side: int
    label: int
    line: int
    bar: int
    body: Box
    below_label: Box


def measures(canvas: Size, *, hazard: bool = False) -> Measures:
    """The sizes for a canvas; `hazard` keeps the bars of a warning free."""
    height = canvas.height
    ornaments = height >= ORNAMENTS_FROM
    floor = max(20, round(height / 20)) if ornaments else 16
    side = max(4, round(min((0.033 if ornaments else 0.02) * canvas.width, 0.08 * height)))
    label = max(15, round(0.085 * height)) if ornaments else 0
    line = max(2, round(height / 64)) if ornaments else 0
    bar = max(3, round(height / 18)) if height >= 48 else 0
    edge = bar if hazard else line
    air = max(3, round((0.05 if ornaments else 0.03) * height))
    top = (bar if hazard else 0) + air
    bottom = height - edge - air
    head = (bar if hazard else 0) + label_top(canvas) + round(1.7 * label) if label else top
    return Measures(
        floor=min(floor, max(6, height - 4)),
        ceiling=max(6, round(LARGEST * height)),
        side=side,
        label=label,
        line=line,
        bar=bar,
        body=Box(x=side, y=top, width=max(1, canvas.width - 2 * side), height=max(1, bottom - top)),
        below_label=Box(x=side, y=head, width=max(1, canvas.width - 2 * side), height=max(1, bottom - head)),
    )


def label_top(canvas: Size) -> int:
    """Free pixels above the label's marks."""
    return max(4, round(0.03 * canvas.height))


def shadow(size: int) -> int:
    """How far the shadow of a text lies right and below: nothing under 22 px, 2 from 60 px on."""
    return 0 if size < 22 else 1 if size < 60 else 2 if size < 200 else 3


def outline(size: int) -> int:
    """Width of the outline over pictures and films."""
    return 1 if size < 40 else 2 if size < 100 else 3
