"""A folder with everything that can be wrong: each costs itself, is told in a sentence, and the rest plays."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from PIL import Image

from ledplayer.language import hint, message
from tests.intake.desk import TEXT, Desk
from tests.intake.test_gate import half, picture, png
from tests.makers.made import make_film, make_sound
from tests.makers.papers import letter

#: Playlists, and what is told of each; "" is nothing.
PLAYLISTS: Mapping[str, tuple[bytes, str]] = {
    "good": (TEXT.format("chào").encode(), ""),
    "utf-16": (TEXT.replace("Chào", "Hai byte").format("hai byte").encode("utf-16"), ""),
    "empty": (b"", "file-empty"),
    "2 MB": (b"campaign: A\nitems:\n" + b"  - text: a\n" * 170_000, "file-too-big"),
    "binary": (bytes(range(256)) * 20, "file-binary"),
    "a key twice": (b"campaign: A\nitems: []\nitems: []\n", "key-twice"),
    "alias bomb": (b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "yaml-first-letter"),
    "100,000 brackets": (b"[" * 100_000, "yaml-deep"),
    "a quote over 200 kB": (b'campaign: "' + b"x" * 200_000, "yaml-quote"),
}


KINDS = {".png": "image", ".mp4": "video", ".pdf": "pdf"}


def write(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


#: Media, how each is made, and what is told of it or of its item.
MEDIA: Mapping[str, tuple[Callable[[Path], object], str]] = {
    "missing.png": (lambda path: None, "file-missing"),
    "zero.png": (write(b""), "media-empty"),
    "half.png": (half(picture), "media-torn"),
    "random.mp4": (write(os.urandom(5000)), "media-unknown"),
    "letter.png": (write(b"PK\x03\x04word/document.xml"), "media-letter"),
    "slides.pdf": (half(letter), "media-torn"),
    "bomb.png": (write(png(30_000, 30_000)), "media-too-large"),
    "sound.mp4": (make_sound, "media-no-picture"),
    "picture.mp4": (lambda path: Image.new("RGB", (320, 200)).save(path, "PNG"), ""),
    "banner.png": (lambda path: Image.new("RGB", (400, 100)).save(path), ""),
    "film.mp4": (make_film, ""),
    "pages.pdf": (letter, ""),
}


@pytest.fixture
def told(desk: Desk) -> Desk:
    for name, (data, _) in PLAYLISTS.items():
        desk.write(f"playlists/{name}.yaml", data)
    items = []
    for name, (make, _) in MEDIA.items():
        path = desk.write(f"media/{name}", b"")
        path.unlink()
        make(path)
        items.append(f"  - {KINDS[name[-4:]]}: {name}\n")
    desk.write("playlists/media.yaml", "campaign: Ảnh\nitems:\n" + "".join(items))
    return desk.run()


def test_what_is_good_plays_whatever_else_there_is(told: Desk) -> None:
    assert set(told.texts()) == {"chào", "hai byte", "banner.png", "film.mp4", "pages.pdf"}


def test_each_is_told_with_its_file_in_a_sentence_that_can_be_read(told: Desk) -> None:
    assert told.intake is not None
    said = told.intake.editor.told.said
    expected = {(f"playlists/{name}.yaml", code) for name, (_, code) in PLAYLISTS.items() if code}
    in_items = {("playlists/media.yaml", "file-missing"), ("playlists/media.yaml", "file-not-as-named")}
    expected |= {(f"media/{name}", code) for name, (_, code) in MEDIA.items() if code.startswith("media-")} | in_items
    assert expected <= {(problem.place.file, problem.code) for problem in said}
    assert {problem.place.file for problem in said} == {file for file, _ in expected}
    for problem in said:
        for sentence in (message(problem, "vi"), hint(problem, "en")):
            assert 0 < len(sentence) < 1500
