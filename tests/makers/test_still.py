"""Picture files: upright, whole, small, or refused."""

import resource
import struct
import time
import zlib

import pillow_heif
import pytest
from PIL import Image, ImageDraw

from ledplayer.core.model import Size
from ledplayer.makers.outlet import MediaFailure
from ledplayer.makers.still import header, opened, upright_size

ROOM = Size(width=60, height=40)
#: Orientation 1–8: how to store an upright picture so that the tag brings it back.
STORED = {
    1: [],
    2: [Image.Transpose.FLIP_LEFT_RIGHT],
    3: [Image.Transpose.ROTATE_180],
    4: [Image.Transpose.FLIP_TOP_BOTTOM],
    5: [Image.Transpose.TRANSPOSE],
    6: [Image.Transpose.ROTATE_90],
    7: [Image.Transpose.TRANSVERSE],
    8: [Image.Transpose.ROTATE_270],
}


def upright() -> Image.Image:
    """Red top left, blue elsewhere, 300x200."""
    picture = Image.new("RGB", (300, 200), (0, 0, 200))
    picture.paste((220, 0, 0), (0, 0, 150, 100))
    return picture


def at(path, room: Size = ROOM, fit: str = "contain") -> Image.Image:
    with path.open("rb") as file:
        return opened(file, room, fit)


def is_near(pixel: tuple[int, ...], colour: tuple[int, ...], by: int = 12) -> bool:
    return all(abs(a - b) <= by for a, b in zip(pixel, colour, strict=True))


@pytest.mark.parametrize("orientation", STORED)
def test_a_photograph_stands_upright(tmp_path, orientation):
    path = tmp_path / "a.jpg"
    picture = upright()
    for turn in STORED[orientation]:
        picture = picture.transpose(turn)
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture.save(path, exif=exif, quality=95)
    image = at(path)
    assert image.width / image.height == pytest.approx(1.5, abs=0.02)
    assert is_near(image.getpixel((image.width // 4, image.height // 4)), (220, 0, 0))
    assert is_near(image.getpixel((image.width * 3 // 4, image.height // 4)), (0, 0, 200))
    assert is_near(image.getpixel((image.width // 4, image.height * 3 // 4)), (0, 0, 200))
    with path.open("rb") as file:
        assert upright_size(header(file)) == Size(width=300, height=200)


def test_a_large_photograph_is_decoded_small_but_not_smaller_than_needed(tmp_path):
    path = tmp_path / "a.jpg"
    upright().resize((3000, 2000)).save(path)
    image = at(path)
    assert 60 <= image.width <= 4 * 60
    assert at(path, Size(width=400, height=400), "cover").height >= 400


def test_sixteen_bits_keep_their_greys(tmp_path):
    path = tmp_path / "a.png"
    picture = Image.new("I;16", (64, 64), 0x8000)
    picture.save(path)
    assert is_near(at(path).getpixel((5, 5)), (128, 128, 128), 2)


def test_cmyk_becomes_rgb(tmp_path):
    path = tmp_path / "a.jpg"
    Image.new("CMYK", (64, 64), (0, 255, 255, 0)).save(path, quality=95)
    image = at(path)
    assert image.mode == "RGB"
    assert is_near(image.getpixel((5, 5)), (255, 0, 0), 20)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_transparency_is_kept(tmp_path, mode):
    path = tmp_path / "a.png"
    picture = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    ImageDraw.Draw(picture).rectangle((0, 0, 31, 63), fill=(250, 250, 250, 255))
    picture.convert(mode).save(path) if mode != "P" else picture.quantize(8).save(path)
    image = at(path)
    assert image.mode == "RGBA"
    assert image.getpixel((4, 20))[3] == 255
    assert image.getpixel((image.width - 4, 20))[3] == 0


def heic(path, picture: Image.Image, **more) -> None:
    pillow_heif.from_pillow(picture).save(path, quality=95, **more)


@pytest.mark.parametrize("orientation", STORED)
def test_a_telephone_s_photograph_stands_upright_once(tmp_path, orientation):
    path = tmp_path / "a.heic"
    picture = upright()
    for turn in STORED[orientation]:
        picture = picture.transpose(turn)
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture.save(path, "HEIF", exif=exif.tobytes(), quality=95)  # which says so in EXIF and in HEIC's own boxes
    boxes = path.read_bytes()
    assert (b"irot" in boxes or b"imir" in boxes) == (orientation > 1)
    image = at(path)
    assert image.width / image.height == pytest.approx(1.5, abs=0.02)
    assert is_near(image.getpixel((image.width // 4, image.height // 4)), (220, 0, 0))
    assert is_near(image.getpixel((image.width * 3 // 4, image.height // 4)), (0, 0, 200))
    assert is_near(image.getpixel((image.width // 4, image.height * 3 // 4)), (0, 0, 200))
    with path.open("rb") as file:
        assert upright_size(header(file)) == Size(width=300, height=200)


def test_a_heic_of_ten_bits_keeps_its_colours(tmp_path):
    path = tmp_path / "a.heic"
    deep = pillow_heif.from_bytes("RGB;16", (64, 64), struct.pack("<3H", 0x8000, 0x4000, 0xC000) * 64 * 64)
    pillow_heif.options.SAVE_HDR_TO_12_BIT = False
    deep.save(path, quality=-1, chroma=444)
    with path.open("rb") as file:
        assert header(file).info["bit_depth"] == 10
    assert is_near(at(path).getpixel((5, 5)), (128, 64, 192), 4)


def test_a_heic_of_several_pictures_shows_its_main_one(tmp_path):
    path = tmp_path / "a.heic"
    several = pillow_heif.from_pillow(Image.new("RGB", (64, 64), (200, 0, 0)))
    several.add_from_pillow(Image.new("RGB", (64, 64), (0, 200, 0)))
    several.save(path, primary_index=1)
    assert is_near(at(path).getpixel((5, 5)), (0, 200, 0), 20)


def test_a_thumbnail_inside_is_not_looked_at(tmp_path):
    path = tmp_path / "a.heic"
    with_small = pillow_heif.from_pillow(Image.new("RGB", (1200, 800)))
    with_small.info["thumbnails"] = [256]
    with_small.save(path)
    assert b"thmb" in path.read_bytes()
    with path.open("rb") as file:
        assert header(file).info["thumbnails"] == []


def test_a_heic_is_refused_where_it_needs_more_memory_than_there_is(tmp_path, monkeypatch):
    path = tmp_path / "a.heic"
    heic(path, Image.new("RGB", (1200, 800)))
    monkeypatch.setattr(resource, "getrlimit", lambda _: (8 << 20, 8 << 20))
    with pytest.raises(MediaFailure, match="media-memory"):
        at(path)


def test_a_heic_of_900_million_pixels_is_refused_from_its_header(tmp_path):
    path = tmp_path / "a.heic"
    heic(path, Image.new("RGB", (64, 64)))
    data = path.read_bytes()
    size = data.index(b"ispe") + 8
    path.write_bytes(data[:size] + struct.pack(">II", 30_000, 30_000) + data[size + 8 :])
    with pytest.raises(MediaFailure, match=r"media-(too-large|torn)"):
        at(path)


@pytest.mark.parametrize("suffix", ["gif", "webp", "png"])
def test_an_animation_shows_its_first_picture(tmp_path, suffix):
    path = tmp_path / f"a.{suffix}"
    frames = [Image.new("RGB", (64, 64), colour) for colour in ((200, 0, 0), (0, 200, 0))]
    frames[0].save(path, save_all=True, append_images=frames[1:])
    assert is_near(at(path).convert("RGB").getpixel((5, 5)), (200, 0, 0))


def test_a_profile_s_colours_become_the_screen_s(tmp_path):
    from PIL import ImageCms

    path = tmp_path / "a.png"
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    Image.new("RGB", (64, 64), (100, 100, 100)).save(path, icc_profile=lab)
    assert at(path).mode == "RGB"  # a profile that fits no picture of colours changes nothing


def png_header(width: int, height: int) -> bytes:
    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(bytes(1000))
    chunk = b"IDAT" + data
    parts = [struct.pack(">I", 13), body, struct.pack(">I", zlib.crc32(body))]
    parts += [struct.pack(">I", len(data)), chunk, struct.pack(">I", zlib.crc32(chunk))]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def test_a_picture_of_900_million_pixels_is_refused_from_its_header(tmp_path):
    path = tmp_path / "bomb.png"
    path.write_bytes(png_header(30_000, 30_000))
    began = time.monotonic()
    with pytest.raises(MediaFailure) as caught:
        at(path)
    assert time.monotonic() - began < 0.2
    assert (caught.value.code, caught.value.width, caught.value.height) == ("media-too-large", 30_000, 30_000)


@pytest.mark.parametrize(("width", "height", "refused"), [(5000, 5000, False), (5001, 5000, True)])
def test_a_png_may_have_25_million_pixels(tmp_path, width, height, refused):
    path = tmp_path / "a.png"
    path.write_bytes(png_header(width, height))
    with path.open("rb") as file:
        if refused:
            with pytest.raises(MediaFailure, match="too-large"):
                header(file)
        else:
            assert header(file).size == (width, height)


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "gif", "bmp", "heic"])
def test_a_picture_that_ends_early_is_torn(tmp_path, suffix):
    path = tmp_path / f"a.{suffix}"
    Image.effect_noise((200, 200), 90).convert("RGB").save(path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])
    with pytest.raises(MediaFailure, match=r"media-(torn|unknown)"):
        at(path)


def test_formats_that_are_not_meant_are_not_opened(tmp_path):
    path = tmp_path / "a.png"
    Image.new("RGB", (64, 64)).save(path, "TIFF")
    with pytest.raises(MediaFailure, match="media-unknown"):
        at(path)
