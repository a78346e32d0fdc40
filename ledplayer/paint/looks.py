"""The styles: which colours and ornaments each has. Rules and palette: `LOOKS.md`.

A LED board emits light: grounds are dark, inks are bright, and nothing is thinner than two pixels.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ledplayer.core.model import Style

Colour = tuple[int, int, int]

WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)
GOLD: Colour = (255, 214, 60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Colours (8-bit RGB) and ornaments of a style.

    Attributes:
        top, bottom: The two ends of the ground's vertical gradient.
        ink: Of the text.
        accent: Of label, closing line and page marks.
        shadow: Under the ink.
        glow: Colour of the soft light top left; None is none.
        hazard: Striped bars above and below instead of a closing line.
    """

    top: Colour
    bottom: Colour
    ink: Colour
    accent: Colour
    shadow: Colour
    glow: Colour | None = None
    hazard: bool = False


STYLES: Mapping[Style, Look] = {
    "plain": Look(
        top=(0, 48, 112),
        bottom=(0, 18, 52),
        ink=WHITE,
        accent=(70, 190, 255),
        shadow=(0, 8, 26),
        glow=(16, 76, 156),
    ),
    "headline": Look(
        top=(138, 6, 16),
        bottom=(70, 0, 8),
        ink=GOLD,
        accent=GOLD,
        shadow=(34, 0, 4),
        glow=(190, 26, 30),
    ),
    "notice": Look(
        top=(0, 78, 66),
        bottom=(0, 34, 30),
        ink=WHITE,
        accent=GOLD,
        shadow=(0, 16, 14),
        glow=(10, 124, 104),
    ),
    "warning": Look(
        top=(24, 18, 0),
        bottom=BLACK,
        ink=(255, 196, 0),
        accent=(255, 196, 0),
        shadow=BLACK,
        hazard=True,
    ),
    "mourning": Look(
        top=BLACK,
        bottom=BLACK,
        ink=(235, 235, 235),
        accent=(122, 122, 122),
        shadow=BLACK,
    ),
}


def luminance(colour: Colour) -> float:
    """Relative luminance after WCAG 2, 0 (black) to 1 (white)."""
    red, green, blue = (
        part / 3294.6 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4  # 10/255 is under WCAG's 0.03928
        for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio after WCAG 2, 1 (none) to 21."""
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)
