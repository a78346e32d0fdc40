"""QR codes: whole pixels a module, black on white, with the white quiet zone."""

from dataclasses import dataclass

import segno
from PIL import Image

from ledplayer.core.lineup import Piece
from ledplayer.core.model import Size

#: Free modules around the code, and fewer where a low canvas leaves no more pixels to a module.
QUIET, QUIET_LOW = 4, 2
#: A camera does not read smaller modules from a board.
LEAST_SCALE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code that fits: its modules (True is black), pixels a module, and free modules around it."""

    modules: tuple[tuple[bool, ...], ...]
    scale: int
    quiet: int

    @property
    def side(self) -> int:
        """Pixels of the code with its quiet zone."""
        return (len(self.modules) + 2 * self.quiet) * self.scale


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a code is not drawn, as a sentence of the catalogue and its values."""

    code: str
    values: dict[str, str | int]


def code(address: str, room: Size) -> Code | Refusal:
    """The code of an address as large as fits the room.

    Level M where its modules get two pixels, else L; the larger quiet zone where it costs no pixel a module.
    """
    needed = 0
    for level in ("M", "L"):
        try:
            found = segno.make_qr(address, error=level, boost_error=False)
        except segno.DataOverflowError:
            return Refusal(code="qr-too-long", values={"address": address})
        modules = tuple(tuple(bool(module) for module in row) for row in found.matrix)
        low, full = (min(room.width, room.height) // (len(modules) + 2 * quiet) for quiet in (QUIET_LOW, QUIET))
        scale, quiet = (full, QUIET) if full == low or full >= 4 else (low, QUIET_LOW)
        if scale >= LEAST_SCALE:
            return Code(modules=modules, scale=scale, quiet=quiet)
        needed = LEAST_SCALE * (len(modules) + 2 * QUIET_LOW)
    values: dict[str, str | int] = {"address": address, "width": room.width, "height": room.height, "needed": needed}
    return Refusal(code="qr-too-small", values=values)


def refusal(piece: Piece, canvas: Size) -> Refusal | None:
    """Why the code of a `qr` piece is not drawn on a canvas; None where it is. For `check`."""
    found = code(piece.address, canvas)
    return found if isinstance(found, Refusal) else None


def drawn(found: Code) -> Image.Image:
    """The code with its quiet zone, RGB, `found.side` pixels square."""
    count = len(found.modules)
    small = Image.new("L", (count + 2 * found.quiet,) * 2, 255)
    for y, row in enumerate(found.modules):
        for x, black in enumerate(row):
            if black:
                small.putpixel((x + found.quiet, y + found.quiet), 0)
    return small.resize((found.side, found.side), Image.Resampling.NEAREST).convert("RGB")
