"""Places a decoded picture on the canvas: whole, filling, or whole over its own blurred copy."""

from PIL import Image, ImageEnhance, ImageFilter

from ledplayer.core.model import Box, Fit, Size, Style
from ledplayer.paint.ground import ground

#: A picture that leaves free at most this part of the canvas's width or height is enlarged over it instead.
NEARLY = 0.02
#: How bright the blurred copy is, against the picture.
DIMMED = 0.45


def fit_inside(width: int, height: int, room: Size) -> Box:
    """Place a picture in the room, whole and undistorted.

    Args:
        width: Picture width in pixels, at least 1.
        height: Picture height in pixels, at least 1.
        room: The canvas, in pixels.

    Returns:
        Where to draw, in canvas pixels; centred, odd pixels go right and down.
    """
    scale = min(room.width / width, room.height / height)
    wide, high = max(1, round(width * scale)), max(1, round(height * scale))
    return Box(x=(room.width - wide) // 2, y=(room.height - high) // 2, width=wide, height=high)


def cover(width: int, height: int, room: Size) -> Box:
    """The part of a picture that fills the room: centred, in the picture's pixels, at least 1 each way."""
    scale = max(room.width / width, room.height / height)
    wide, high = min(width, max(1, round(room.width / scale))), min(height, max(1, round(room.height / scale)))
    return Box(x=(width - wide) // 2, y=(height - high) // 2, width=wide, height=high)


def placed(image: Image.Image, room: Size, fit: Fit = "contain", style: Style = "plain") -> Image.Image:
    """The picture on a canvas of its own.

    Args:
        image: Decoded and turned by EXIF; transparency lets the ground show through.
        fit: `contain` leaves the style's ground free, `blur` a dimmed blurred copy, `cover` nothing.
    """
    if fit == "cover" or _nearly_fills(image, room):
        under = ground(style, room, line=False)
        _lay(under, _filling(image, room), (0, 0))
        return under
    under = blurred(image, room) if fit == "blur" else ground(style, room, line=False)
    box = fit_inside(image.width, image.height, room)
    _lay(under, _scaled(image, (box.width, box.height)), (box.x, box.y))
    return under


def _nearly_fills(image: Image.Image, room: Size) -> bool:
    box = fit_inside(image.width, image.height, room)
    return room.width - box.width <= NEARLY * room.width and room.height - box.height <= NEARLY * room.height


def _filling(image: Image.Image, room: Size) -> Image.Image:
    part = cover(image.width, image.height, room)
    return _scaled(image, (room.width, room.height), (part.x, part.y, part.x + part.width, part.y + part.height))


def blurred(image: Image.Image, room: Size) -> Image.Image:
    """The picture filling the room, blurred and dimmed; made small, for a blur has no detail."""
    small = Size(width=max(1, room.width // 8), height=max(1, room.height // 8))
    soft = Image.new("RGB", (small.width, small.height))
    _lay(soft, _filling(image, small), (0, 0))
    soft = soft.filter(ImageFilter.GaussianBlur(max(1.0, small.height / 14)))
    return ImageEnhance.Brightness(soft).enhance(DIMMED).resize((room.width, room.height), Image.Resampling.BICUBIC)


def _scaled(image: Image.Image, size: tuple[int, int], part: tuple[int, int, int, int] | None = None) -> Image.Image:
    """Scaled by area and sinc; small pictures of few pixels are not smeared more than they must."""
    ready = image if image.mode in ("RGB", "RGBA") else image.convert("RGBA" if _has_alpha(image) else "RGB")
    if ready.size == size and part is None:
        return ready
    return ready.resize(size, Image.Resampling.LANCZOS, box=part, reducing_gap=3.0)


def _has_alpha(image: Image.Image) -> bool:
    return image.mode in ("LA", "PA", "La", "RGBa") or "transparency" in image.info


def _lay(under: Image.Image, image: Image.Image, place: tuple[int, int]) -> None:
    under.paste(image, place, image if image.mode == "RGBA" else None)
