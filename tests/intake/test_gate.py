"""Bad media cost themselves: what comes of each, with real makers."""

import os
import signal
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pillow_heif
import pytest
from PIL import Image

from ledplayer.errors import SurroundingsError
from ledplayer.intake.content import drive
from ledplayer.intake.facts import Fact, Facts, Refusal
from ledplayer.intake.gate import Gate, Taken, Unsettled
from ledplayer.intake.scan import scan
from ledplayer.intake.store import Store
from tests.makers.made import make_film, make_sound
from tests.makers.papers import LETTER, letter


def png(width: int, height: int) -> bytes:
    """The head of a PNG that claims a size, and little else."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 9)) + chunk(b"IEND", b"")


def picture(path: Path) -> None:
    Image.effect_noise((320, 200), 90).convert("RGB").save(path)


def heic(path: Path) -> None:
    pillow_heif.from_pillow(Image.effect_noise((320, 200), 90).convert("RGB")).save(path)


def slides(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ppt/presentation.xml", "x")


def half(make: Callable[[Path], object]) -> Callable[[Path], None]:
    def torn(path: Path) -> None:
        make(path)
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    return torn


def long_film(path: Path) -> None:
    """A film whose header claims ten years: the duration in `mvhd`, 32 bits at 1000 a second, cannot; so in frames."""
    make_film(path, frames=3)
    data = bytearray(path.read_bytes())
    at = data.index(b"mvhd") + 4 + 12
    data[at : at + 8] = struct.pack(">II", 1, 10 * 365 * 86_400)
    path.write_bytes(data)


@pytest.fixture
def take(tmp_path, studio) -> Callable[[str, Callable[[Path], object]], Taken]:
    """Make a file and send it through the gate."""
    root = tmp_path / "root"
    root.mkdir()
    gate = Gate(store=Store(tmp_path / "objects"), facts=Facts(), studio=studio, mono=lambda: 0.0)

    def through(name: str, make: Callable[[Path], object]) -> Taken:
        make(root / name)
        steps, result = gate.take(root, scan(root).files[name], in_place=False, text=name.endswith(".txt")), []

        def kept():
            result.append((yield from steps))

        drive(kept())
        return result[0]

    return through


@pytest.mark.parametrize(
    ("name", "make", "code"),
    [
        pytest.param("x.png", lambda path: path.touch(), "media-empty", id="zero bytes"),
        pytest.param("x.jpg", half(picture), "media-torn", id="half a picture"),
        pytest.param("x.png", lambda path: path.write_bytes(os.urandom(5000)), "media-unknown", id="random"),
        pytest.param("x.mp4", lambda path: path.write_bytes(b"\0" * 5000), "media-unknown", id="zeros"),
        pytest.param(
            "x.jpg", lambda path: path.write_text("chào"), "media-unknown", id="a text under a picture's name"
        ),
        pytest.param("x.png", lambda path: path.write_bytes(png(30_000, 30_000)), "media-too-large", id="30000x30000"),
        pytest.param("x.mp4", make_sound, "media-no-picture", id="only sound"),
        pytest.param("x.pdf", half(letter), "media-torn", id="half a PDF"),
        pytest.param("x.heic", half(heic), "media-torn", id="half a HEIC"),
        pytest.param("x.pptx", slides, "media-slides", id="a presentation"),
        pytest.param("x.pdf", slides, "media-slides", id="a presentation under a PDF's name"),
    ],
)
def test_a_bad_file_is_refused_with_its_reason_and_leaves_nothing(take, tmp_path, name, make, code):
    taken = take(name, make)
    assert isinstance(taken.fact, Refusal)
    assert (taken.fact.code, taken.place) == (code, "")
    assert not any(path.is_file() for path in (tmp_path / "objects").rglob("*"))


def test_a_film_that_claims_ten_years_is_refused_or_known_by_its_frames(take):
    fact = take("x.mp4", long_film).fact
    assert isinstance(fact, Refusal) or fact.duration_ms < 1000


def test_half_a_film_is_refused_or_plays_as_far_as_it_goes(take):
    fact = take("x.mp4", half(make_film)).fact
    assert isinstance(fact, Refusal) or fact.torn


def test_what_a_file_is_its_bytes_say_and_not_its_name(take):
    taken = take("x.mp4", lambda path: Image.new("RGB", (400, 100)).save(path, "PNG"))
    assert isinstance(taken.fact, Fact)
    assert (taken.fact.kind, taken.fact.width, taken.fact.height) == ("image", 400, 100)


def test_an_admitted_copy_is_played_and_not_the_file(take, tmp_path):
    taken = take("x.png", picture)
    assert Path(taken.place) == tmp_path / "objects" / taken.sha256[:2] / taken.sha256
    assert Path(taken.place).read_bytes() == (tmp_path / "root" / "x.png").read_bytes()


def test_a_film_is_known_by_size_and_length(take):
    fact = take("x.mp4", make_film).fact
    assert isinstance(fact, Fact)
    assert (fact.kind, fact.width, fact.height, fact.duration_ms) == ("video", 160, 80, 2000)


def test_a_pdf_is_known_by_its_pages(take):
    fact = take("x.pdf", lambda path: letter(path, [LETTER] * 3)).fact
    assert isinstance(fact, Fact)
    assert (fact.kind, fact.width, fact.height, fact.pages) == ("pdf", 595, 842, 3)


def test_a_file_of_another_program_is_told_without_being_copied(take, studio, monkeypatch):
    monkeypatch.setattr(Store, "making", lambda *_: pytest.fail("a copy"))
    monkeypatch.setattr(studio, "open", lambda *_: pytest.fail("a maker"))
    assert take("x.pptx", slides).fact == Refusal(code="media-slides")


def test_the_same_bytes_are_probed_once(take):
    first = take("a.png", picture)
    second = take("b.png", lambda path: path.write_bytes(Path(first.place).read_bytes()))
    assert second.fact is first.fact
    assert second.place == first.place


def test_a_text_needs_no_maker_and_is_bounded(take):
    assert take("x.txt", lambda path: path.write_text("chào")).fact == Fact(kind="text")
    assert take("y.txt", lambda path: path.write_text("x" * 300_000)).fact == Refusal(code="media-too-heavy")


def test_a_file_that_changes_while_it_is_read_has_not_settled(tmp_path, studio):
    gate = Gate(store=Store(tmp_path / "objects"), facts=Facts(), studio=studio, mono=lambda: 0.0)
    picture(tmp_path / "x.png")
    steps = gate.take(tmp_path, scan(tmp_path).files["x.png"], in_place=False, text=False)
    next(steps)
    with (tmp_path / "x.png").open("ab") as file:
        file.write(b"more")
    with pytest.raises((Unsettled, OSError)):
        drive(steps)
    assert not any(path.is_file() for path in (tmp_path / "objects").rglob("*"))


def test_a_maker_that_never_answers_is_an_accident_and_final_the_second_time(tmp_path, studio):
    ticks = iter(range(0, 100_000, 40))
    facts = Facts()
    gate = Gate(store=None, facts=facts, studio=studio, mono=lambda: float(next(ticks)))
    make_film(tmp_path / "x.mp4")
    known = []
    for _ in range(3):

        def once():
            taken = yield from gate.take(tmp_path, scan(tmp_path).files["x.mp4"], in_place=True, text=False)
            known.append(taken.fact)

        os.kill(studio.pid, signal.SIGSTOP)
        try:
            for _medium in once():
                pass
        finally:
            os.kill(studio.pid, signal.SIGCONT)
    assert [(fact.code, fact.tries, fact.final) for fact in known] == [
        ("media-hung", 1, False),
        ("media-hung", 2, True),
        ("media-hung", 2, True),
    ]


def test_makers_that_are_gone_are_started_again(tmp_path, studio):
    studio.close()
    gate = Gate(store=None, facts=Facts(), studio=studio, mono=lambda: 0.0)
    picture(tmp_path / "x.png")
    drive(gate.take(tmp_path, scan(tmp_path).files["x.png"], in_place=True, text=False))
    assert studio.alive


def test_a_disk_that_is_full_is_the_surroundings_fault(tmp_path, studio, monkeypatch):
    monkeypatch.setattr("ledplayer.intake.store.RESERVE_BYTES", 1 << 60)
    gate = Gate(store=Store(tmp_path / "objects"), facts=Facts(), studio=studio, mono=lambda: 0.0)
    picture(tmp_path / "x.png")
    with pytest.raises(SurroundingsError, match="disk-full"):
        drive(gate.take(tmp_path, scan(tmp_path).files["x.png"], in_place=False, text=False))
