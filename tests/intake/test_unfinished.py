import io
import struct
from pathlib import Path

import pytest
from PIL import Image

from ledplayer.intake.unfinished import claimed_bytes, looks_unfinished
from tests.makers.made import make_film

FILMS = {
    "index at the end": ("x.mp4", {}),
    "index first": ("x.mp4", {"movflags": "faststart"}),
    "in fragments": ("x.mp4", {"movflags": "frag_keyframe+empty_moov"}),
    "MOV": ("x.mov", {}),
    "MKV": ("x.mkv", {}),
    "AVI": ("x.avi", {}),
}


@pytest.mark.parametrize("kind", FILMS)
def test_a_whole_film_looks_finished_and_a_part_of_it_does_not(tmp_path: Path, kind: str) -> None:
    name, options = FILMS[kind]
    codec = "mpeg4" if kind == "AVI" else "libx264"
    data = make_film(tmp_path / name, frames=20, options=options, codec=codec).read_bytes()
    assert not looks_unfinished(io.BytesIO(data))
    for cut in range(100, len(data), 97):
        part = io.BytesIO(data[:cut])
        assert looks_unfinished(part) or claimed_bytes(part, cut) == cut, "nor where a box ends"
    room = io.BytesIO(data[: len(data) // 2] + bytes(len(data)))
    assert looks_unfinished(room)


def test_a_picture_that_says_its_length_is_told_too(tmp_path: Path) -> None:
    Image.effect_noise((64, 32), 90).save(tmp_path / "x.webp")
    data = (tmp_path / "x.webp").read_bytes()
    assert not looks_unfinished(io.BytesIO(data))
    assert looks_unfinished(io.BytesIO(data[:-1]))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"G" * 188,
        b"\x1a\x45\xdf\xa3",
        b"\x1a\x45\xdf\xa3\x00\x00\x00",
        b"\x1a\x45\xdf\xa3\x80\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff",
        b"\x1a\x45\xdf\xa3\x01\xff\xff\xff\xff\xff\xff\xfe",
        struct.pack(">I4s", 0, b"mdat"),
        struct.pack(">I4s", 8, b"free") * 20_000,
        struct.pack(">I4s", 1, b"mdat"),
    ],
)
def test_what_says_nothing_or_nonsense_about_its_length_is_taken_as_it_is(data: bytes) -> None:
    assert not looks_unfinished(io.BytesIO(data))
