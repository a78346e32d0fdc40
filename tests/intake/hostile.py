"""Files that are made to harm: cut where their structures end, flipped, lying, two things at once, bombs."""

import io
import os
import socket
import struct
import zipfile
import zlib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random

import pillow_heif
from PIL import Image

from tests.makers.made import make_film, make_sound
from tests.makers.papers import letter
from tests.makers.test_document import bomb as pdf_bomb

ENDINGS = ("jpg", "png", "gif", "webp", "bmp", "tif", "heic", "mp4", "mkv", "avi", "pdf", "docx", "zip")
#: MP4 boxes that hold others.
HOLDERS = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"udta", b"dinf"})
FLIPS = 9


def seeds(folder: Path) -> dict[str, bytes]:
    """One small whole file of every kind, by its ending."""
    found: dict[str, bytes] = {}
    picture = Image.effect_noise((24, 16), 90).convert("RGB")
    for ending, kind in (("jpg", "JPEG"), ("png", "PNG"), ("webp", "WEBP"), ("bmp", "BMP"), ("tif", "TIFF")):
        file = io.BytesIO()
        picture.save(file, kind)
        found[ending] = file.getvalue()
    file = io.BytesIO()
    picture.save(file, "GIF", save_all=True, append_images=[picture.rotate(180)])
    found["gif"] = file.getvalue()
    file = io.BytesIO()
    pillow_heif.from_pillow(picture).save(file)
    found["heic"] = file.getvalue()
    for ending in ("mp4", "mkv", "avi"):
        codec = "mpeg4" if ending == "avi" else "libx264"
        found[ending] = make_film(folder / f"x.{ending}", frames=4, width=48, height=32, codec=codec).read_bytes()
    found["pdf"] = letter(folder / "x.pdf", [["chào"]]).read_bytes()
    return found


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Names and bytes, always the same. `folder`: room to make them."""
    whole = seeds(folder)
    for ending, data in whole.items():
        yield f"whole.{ending}", data
        for cut in sorted(boundaries(data)):
            yield f"cut-{cut}.{ending}", data[:cut]
        for number in range(FLIPS):
            yield f"flipped-{number}.{ending}", flipped(data, Random(f"{ending} {number}"))
        for lie in ENDINGS:
            if lie != ending:
                yield f"{ending}-as.{lie}", data
    for (one, first), (other, second) in pairwise(whole.items()):
        yield f"{one}-and-{other}.{one}", first + second
        yield f"{one}-hides-in-{other}.{other}", second[: len(second) // 2] + first + second[len(second) // 2 :]
    yield from bombs(folder)


def boundaries(data: bytes) -> set[int]:
    """Where something begins or ends in a file, and just behind; where that is not known, sixteenths."""
    found: set[int] = set()
    if data.startswith(b"\x89PNG"):
        found = set(_chunks(data, 8, ">", 12))
    elif data.startswith(b"\xff\xd8"):
        found = {at for at in range(len(data) - 1) if data[at] == 0xFF and data[at + 1] not in (0, 0xFF)}
    elif data.startswith(b"RIFF"):
        found = set(_chunks(data, 12, "<", 8, pairs=True))
    elif data[4:8] == b"ftyp":
        found = set(_boxes(data, 0, len(data)))
    else:
        found = {len(data) * part // 16 for part in range(16)}
    return {at + more for at in found for more in (0, 3, 8) if 0 < at + more < len(data)}


def flipped(data: bytes, chance: Random) -> bytes:
    """One to four bits are others, most of them near the beginning."""
    damaged = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        damaged[chance.randrange(min(len(data), chance.choice((64, 300, len(data)))))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def bombs(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Small files that claim, or become, large ones."""
    yield "bomb-pixels.png", _png(30_000, 30_000)
    yield "bomb-wide.png", _png((1 << 31) - 1, 1)
    yield "bomb-true.png", _png(16_000, 1500, zlib.compress(bytes((16_000 * 3 + 1) * 1500), 6))
    yield "bomb-side.png", _png(20_000, 9, zlib.compress(bytes((20_000 * 3 + 1) * 9)))
    yield "bomb-text.png", _png(8, 8, more=_png_chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(80 << 20), 9)))
    yield "bomb-profile.png", _png(8, 8, more=_png_chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(80 << 20), 9)))
    yield "bomb.gif", b"GIF89a" + struct.pack("<HH", 65535, 65535) + b"\0\0\0,\0\0\0\0\xff\xff\xff\xff\0\x08\0;"
    head = struct.pack("<IiiHHIIiiII", 40, 1 << 30, -(1 << 30), 1, 24, 0, 0, 0, 0, 0, 0)
    yield "bomb.bmp", b"BM" + struct.pack("<IHHI", 1000, 0, 0, 54) + head
    yield "bomb.jpg", b"\xff\xd8\xff\xc0\0\x11\x08\xff\xff\xff\xff\x03\x01\x22\0\x02\x11\x01\x03\x11\x01\xff\xd9"
    yield "bomb.webp", b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f\xff\xff\xff\xff" + bytes(8)
    yield "bomb.pdf", pdf_bomb(folder / "bomb.pdf").read_bytes()
    deep = b""
    for _ in range(2000):
        deep = struct.pack(">I4s", len(deep) + 8, b"moov") + deep
    yield "bomb-deep.mp4", struct.pack(">I4s4sI", 16, b"ftyp", b"isom", 0) + deep
    yield "bomb-long.mp4", struct.pack(">I4s4sI", 16, b"ftyp", b"isom", 0) + struct.pack(">I4sQ", 1, b"mdat", 1 << 62)
    yield "bomb.mkv", b"\x1a\x45\xdf\xa3\x01\xff\xff\xff\xff\xff\xff\xf0" + bytes(100)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as inside:
        inside.writestr("word/document.xml", bytes(10 << 20))
    yield "bomb.docx", archive.getvalue()
    for name, data in (("zeros", bytes(5000)), ("ones", b"\xff" * 5000), ("empty", b""), ("one", b"\0")):
        yield from ((f"{name}.{ending}", data) for ending in ("jpg", "mp4", "pdf"))
    for ending in ("mp3", "mp4"):
        yield f"sound.{ending}", make_sound(folder / f"sound.{ending}").read_bytes()


def oddities(folder: Path) -> list[str]:
    """What is no file, or has no name, in a folder; returns the paths that have to be told, below the folder."""
    told = ["fifo.png", "socket.png", "loop.png", "loop", "gone.png", "out.png", "dev.png"]
    os.mkfifo(folder / "fifo.png")
    with socket.socket(socket.AF_UNIX) as its:
        here = os.open(folder, os.O_PATH)  # a socket's path has a bound
        its.bind(f"/proc/self/fd/{here}/socket.png")
        os.close(here)
    (folder / "loop.png").symlink_to("loop.png")
    (folder / "loop").symlink_to(".", target_is_directory=True)
    (folder / "gone.png").symlink_to("nowhere.png")
    (folder / "out.png").symlink_to("/etc/passwd")
    (folder / "dev.png").symlink_to("/dev/zero")
    if not os.geteuid():
        os.mknod(folder / "zero.png", 0o600 | 0o020000, os.makedev(1, 5))
        told.append("zero.png")
    (folder / "folder.png").mkdir()
    deep = folder
    for number in range(30):
        deep /= str(number)
    deep.mkdir(parents=True)
    (deep / "deep.png").touch()
    told.append("/".join(map(str, range(18))))
    for name in ("bell\a.png", "line\n<4>forged.png", "turn\u202egnp.exe.png", "x" * 251 + ".png"):
        (folder / name).write_bytes(b"GIF89a")
        told.append(name)
    Path(os.fsdecode(os.fsencode(folder) + b"/not-utf8-\xff.png")).touch()
    told.append("not-utf8-\udcff.png")
    for name in ("tie\u0302\u0301ng.png", "ti\u1ebfng.png"):  # the same name in two spellings
        (folder / name).write_bytes(b"")
    told.append("ti\u1ebfng.png")
    return told


def playlists() -> Iterator[bytes]:
    """Playlists that are cut and flipped, and some that grow when they are read."""
    whole = "campaign: Hại\nfrom: 1/1/2020\nitems:\n  - {text: 'một', seconds: 5}\n  - text: |\n      hai\n".encode()
    yield from (whole[:cut] for cut in range(0, len(whole), 3))
    yield from (flipped(whole, Random(number)) for number in range(30))
    yield b"a: &a [1, 2]\n" + b"".join(b"x%d: &x%d [*a, *a]\n" % (n, n) for n in range(500))
    yield b"[" * 200_000
    yield b"- " * 100_000
    yield b"{a: " * 50_000
    yield b"campaign: " + b"x" * 250_000
    yield b"? " * 60_000
    yield b"!!python/object/apply:os.system ['true']\n"
    yield b"\xef\xbb\xbf\xff\xfe" * 100


def _chunks(data: bytes, at: int, order: str, around: int, *, pairs: bool = False) -> Iterator[int]:
    while at + 8 <= len(data):
        yield at
        (length,) = struct.unpack_from(order + "I", data, at + (4 if pairs else 0))
        at += length + around + (length & 1 if pairs else 0)
    yield at


def _boxes(data: bytes, at: int, end: int) -> Iterator[int]:
    while at + 8 <= end:
        yield at
        length, name = struct.unpack_from(">I4s", data, at)
        if length < 8:
            return
        if name in HOLDERS:
            yield from _boxes(data, at + 8, at + length)
        at += length


def _png_chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _png(width: int, height: int, pixels: bytes = b"", more: bytes = b"") -> bytes:
    head = _png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    body = _png_chunk(b"IDAT", pixels or zlib.compress(bytes(9)))
    return b"\x89PNG\r\n\x1a\n" + head + more + body + _png_chunk(b"IEND", b"")
