"""LED modules as they are sold: pixels of one by its pitch, and the canvas that some of them make.

Modules are 320 x 160 mm, those of P3 and P6 192 x 192 mm; other makes differ, so the pixels may be said, too.
"""

import re
from collections.abc import Mapping

from ledplayer.core.dates_written import WrongError
from ledplayer.core.model import Size

PITCHES: Mapping[str, Size] = {
    "P2.5": Size(width=128, height=64),
    "P3": Size(width=64, height=64),
    "P4": Size(width=80, height=40),
    "P5": Size(width=64, height=32),
    "P6": Size(width=32, height=32),
    "P6.67": Size(width=48, height=24),
    "P8": Size(width=40, height=20),
    "P10": Size(width=32, height=16),
}
#: The commonest first.
_LIKELY = ("P5", "P10", "P4", "P6.67", "P8", "P2.5", "P3", "P6")
#: No module has more pixels on a side, and no board more modules.
_MOST_MODULE, _LEAST_MODULE, _MOST_COUNT = 1024, 4, 512
#: What `core.board_file` takes for a canvas.
_MOST_PIXELS = 8192


def read_pitch(written: str) -> str:
    """`P5`, `p 2,5` or `10` as the table names it. Raises `WrongError`."""
    found = re.fullmatch(r"[pP]?\s*([0-9]{1,2}(?:[.,][0-9]{1,2})?)\s*(?:mm)?", written.strip())
    name = f"P{float(found[1].replace(',', '.')):g}" if found else ""
    if name in PITCHES:
        return name
    raise WrongError("pitch-unknown", written=written, known=", ".join(PITCHES))


def read_module(written: str) -> Size:
    """`64x32`: pixels of one module. Raises `WrongError`."""
    return _pair(written, "module-wrong", _LEAST_MODULE, _MOST_MODULE)


def read_count(written: str) -> Size:
    """`6x6`: modules across and down. Raises `WrongError`."""
    return _pair(written, "module-count-wrong", 1, _MOST_COUNT)


def made_of(module: Size, count: Size) -> Size:
    """The canvas of so many modules. Raises `WrongError` where it is too large."""
    canvas = Size(width=module.width * count.width, height=module.height * count.height)
    if max(canvas.width, canvas.height) > _MOST_PIXELS:
        raise WrongError("canvas-too-large", width=canvas.width, height=canvas.height, most=_MOST_PIXELS)
    return canvas


def is_whole(canvas: Size, module: Size) -> bool:
    """Whether a canvas is made of whole modules."""
    return canvas.width % module.width == 0 and canvas.height % module.height == 0


def likely_module(canvas: Size) -> Size:
    """The module that a canvas is most likely made of."""
    modules = [PITCHES[pitch] for pitch in _LIKELY]
    return next((module for module in modules if is_whole(canvas, module)), modules[0])


def _pair(written: str, code: str, least: int, most: int) -> Size:
    found = re.fullmatch(r"\s*(\d{1,5})\s*[x×X*]\s*(\d{1,5})\s*", written)
    if found and all(least <= int(number) <= most for number in found.groups()):
        return Size(width=int(found[1]), height=int(found[2]))
    raise WrongError(code, written=written)
