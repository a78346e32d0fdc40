"""Pillow pictures to the canvas's pixels: turned, BGRX, into a slot."""

from av.buffer import Buffer as Plane
from PIL import Image

from ledplayer.makers.outlet import Outlet

#: Clockwise degrees to Pillow's counter-clockwise transposes.
TURNS = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}


def turned(picture: Image.Image, degrees: int) -> Image.Image:
    """The picture turned clockwise by 0, 90, 180 or 270 degrees."""
    return picture.transpose(TURNS[degrees]) if degrees else picture


def pixels_image(data: memoryview | Plane, width: int, height: int, stride: int) -> Image.Image:
    """A view of pixels of four bytes as an image of mode RGBA, whatever their order; read only, nothing is copied."""
    return Image.frombuffer("RGBA", (width, height), data, "raw", "RGBA", stride, 1)  # type: ignore[arg-type]  # any buffer will do


def hand_over(picture: Image.Image, rotation: int, pts_ms: int, outlet: Outlet) -> None:
    """Put an RGB picture into the next free slot, to be seen from `pts_ms` on. Raises `OwnerGone`."""
    finished = turned(picture, rotation)
    data = finished.tobytes("raw", "BGRX")
    number, slot = outlet.slot()
    slot[: len(data)] = data
    outlet.ready(number, pts_ms, finished.width, finished.height)
