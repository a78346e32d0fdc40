"""Picture files, opened safely and small: upright, RGB or RGBA, about twice the size that is needed.

1. Only the decoders of `FORMATS` are used; a picture of too many pixels is refused from its header.
2. JPEG is decoded at a fraction of its size, so that a large photograph costs little time and memory.
3. Animations show their first picture, a HEIC of several its main one.
4. HEIC says in its own way how it is turned, and the decoder heeds that; what EXIF says of it no longer counts.
"""

import io
import os
import struct
import warnings
from typing import BinaryIO

import pillow_heif
from PIL import ExifTags, Image, ImageCms, ImageOps, UnidentifiedImageError

from ledplayer.core.model import Fit, Size
from ledplayer.makers import limits
from ledplayer.makers.outlet import MediaFailure

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "HEIF")
#: PNG is held whole in memory while it is decoded; 50 million pixels are a photograph of the largest camera.
MOST_PIXELS = 50_000_000
MOST_PNG_PIXELS = 25_000_000
#: What a HEIC takes for each pixel while it is decoded (measured: 7.3): a small machine has less for it.
HEIF_BYTES = 9
#: Times the wanted size that is at least left to the fine scaling: less is soft, more costs a fifth of the whole time.
GAP = 1.5

_SRGB = ImageCms.createProfile("sRGB")
_SIDEWAYS = (5, 6, 7, 8)  # EXIF orientations that exchange width and height
_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    struct.error,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    ZeroDivisionError,
    RuntimeError,
)

#: An embedded thumbnail is not believed: of an edited photograph it may still be the old one.
pillow_heif.register_heif_opener(
    thumbnails=False, depth_images=False, aux_images=False, decode_threads=max(1, (os.cpu_count() or 1) - 1)
)


def header(file: BinaryIO) -> Image.Image:
    """The picture, not yet decoded. Raises `MediaFailure` when it is none, or too large."""
    Image.MAX_IMAGE_PIXELS = None  # judged below, with the numbers to say
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(file, formats=FORMATS)
    except UnidentifiedImageError as error:
        file.seek(4)
        raise MediaFailure("media-torn" if file.read(4) == b"ftyp" else "media-unknown") from error
    except _BROKEN as error:
        raise MediaFailure("media-torn") from error
    most = MOST_PNG_PIXELS if image.format == "PNG" else MOST_PIXELS
    if image.width * image.height > most:
        raise MediaFailure("media-too-large", image.width, image.height)
    if image.format == "HEIF" and image.width * image.height * HEIF_BYTES > limits.data_bytes():
        raise MediaFailure("media-memory")
    Image.MAX_IMAGE_PIXELS = most
    return image


def upright_size(image: Image.Image) -> Size:
    """Width and height as the picture is seen, turned by EXIF."""
    if _orientation(image) in _SIDEWAYS:
        return Size(width=image.height, height=image.width)
    return Size(width=image.width, height=image.height)


def opened(file: BinaryIO, room: Size, fit: Fit = "contain") -> Image.Image:
    """The picture decoded: upright, RGB, or RGBA where it has transparency; not much larger than the room needs.

    Raises:
        MediaFailure: It is no picture, too large, or torn.
    """
    image = header(file)
    wanted = _wanted(image, room, fit)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image.draft("RGB", (round(wanted.width * GAP), round(wanted.height * GAP)))
            image.load()
            return _finished(image, wanted)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise MediaFailure("media-too-large", image.width, image.height) from error
    except _BROKEN as error:
        raise MediaFailure("media-torn") from error


def _wanted(image: Image.Image, room: Size, fit: Fit) -> Size:
    """The size, as stored, to which the picture will be scaled."""
    upright = upright_size(image)
    ratios = room.width / upright.width, room.height / upright.height
    factor = max(ratios) if fit == "cover" else min(ratios)
    return Size(width=max(1, round(image.width * factor)), height=max(1, round(image.height * factor)))


def _finished(image: Image.Image, wanted: Size) -> Image.Image:
    profile = image.info.get("icc_profile")
    orientation = _orientation(image)
    small = _reduced(_eight_bits(image), wanted)
    small = _true_colours(small, profile)
    if small.mode not in ("RGB", "RGBA"):
        small = small.convert("RGBA" if small.mode in ("LA", "La", "PA", "RGBa") else "RGB")
    return _turned(small, orientation)


def _eight_bits(image: Image.Image) -> Image.Image:
    """Modes that cannot be reduced, made such that can."""
    if image.mode.startswith("I") or image.mode == "F":
        return image.point(lambda level: level / 256).convert("L")
    if "transparency" in image.info and image.mode in ("P", "RGB", "L", "1"):
        return image.convert("RGBA")
    if image.mode in ("P", "1"):
        return image.convert("RGB" if image.mode == "P" else "L")
    if image.mode == "PA":
        return image.convert("RGBA")
    return image


def _reduced(image: Image.Image, wanted: Size) -> Image.Image:
    factor = int(min(image.width / wanted.width, image.height / wanted.height) / GAP)
    return image.reduce(factor) if factor > 1 else image


def _true_colours(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Into sRGB, where the file says what its colours mean and that is something else."""
    if not profile or b"sRGB" in profile or image.mode not in ("RGB", "CMYK"):
        return image
    try:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(image, given, _SRGB, outputMode="RGB") or image
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image


def _turned(image: Image.Image, orientation: int) -> Image.Image:
    image.info.clear()
    exif = image.getexif()
    exif.clear()
    if orientation not in range(2, 9):
        return image
    exif[ExifTags.Base.Orientation] = orientation
    return ImageOps.exif_transpose(image)


def _orientation(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(ExifTags.Base.Orientation, 1))
    except (*_BROKEN, AttributeError):
        return 1
