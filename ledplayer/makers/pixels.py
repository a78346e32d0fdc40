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


def canvas_image(slot: memoryview, width: int, height: int) -> Image.Image:
    """A slot as an image to paste into; what is pasted lies in the slot at once."""
    image = pixels_image(slot[: width * height * 4], width, height, width * 4)
    image.readonly = 0  # the buffer is ours to write; else Pillow pastes into a copy
    return image


def as_canvas(picture: Image.Image, rotation: int) -> Image.Image:
    """A picture turned, and its channels in the canvas's order, to be pasted into a `canvas_image`."""
    red, green, blue, *alpha = turned(picture, rotation).split()
    return Image.merge("RGBA", (blue, green, red, *(alpha or (red,))))


def hand_over(picture: Image.Image, rotation: int, pts_ms: int, outlet: Outlet) -> None:
    """Put an RGB picture into the next free slot, to be seen from `pts_ms` on. Raises `OwnerGone`."""
    finished = turned(picture, rotation)
    data = finished.tobytes("raw", "BGRX")
    number, slot = outlet.slot()
    slot[: len(data)] = data
    outlet.ready(number, pts_ms, finished.width, finished.height)
