"""What a file is, whatever it is called; and every way in which it can be no good."""

import os
import random
import struct
import subprocess
import sys
import time
import zipfile
from fractions import Fraction
from pathlib import Path

import av
import pillow_heif
import pytest
from PIL import Image

from ledplayer.language import hint, message
from ledplayer.makers.document import Document
from ledplayer.makers.job import probe_job
from ledplayer.makers.medium import Medium
from ledplayer.makers.outlet import MediaFailure
from ledplayer.makers.probe import facts_of
from ledplayer.makers.wire import FAILURES
from tests.makers.made import ended, make_film, make_sound, numbered_picture
from tests.makers.papers import LETTER, letter, written
from tests.makers.test_document import bomb
from tests.makers.test_still import png_header


def facts(path: Path):
    with path.open("rb") as file:
        return facts_of(file)


def why_not(path: Path) -> str:
    with pytest.raises(MediaFailure) as caught:
        facts(path)
    return caught.value.code


def test_a_picture_is_told_by_its_bytes(tmp_path):
    path = tmp_path / "renamed.mp4"
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (300, 200)).save(path, "JPEG", exif=exif)
    found = facts(path)
    assert (found.kind, found.width, found.height, found.codec) == ("image", 200, 300, "JPEG")


@pytest.mark.parametrize("suffix", ["mp4", "mov", "mkv", "avi", "ts"])
def test_a_film_is_told_with_its_true_length(tmp_path, suffix):
    path = make_film(tmp_path / f"a.{suffix}", frames=45, codec="mpeg4" if suffix == "avi" else "libx264")
    found = facts(path)
    assert (found.kind, found.width, found.height) == ("video", 160, 80)
    assert found.duration_ms == pytest.approx(1800, abs=1)
    assert found.frame_rate_millihertz == 25_000
    assert not found.torn


def test_a_telephone_s_film_is_as_high_as_it_is_seen(tmp_path):
    found = facts(make_film(tmp_path / "a.mp4", frames=3, rotation=90))
    assert (found.width, found.height) == (80, 160)


def test_a_pdf_is_known_by_its_pages(tmp_path):
    found = facts(letter(tmp_path / "renamed.jpg", [LETTER, LETTER, LETTER[:2]]))
    assert (found.kind, found.pages, found.width, found.height) == ("pdf", 3, 595, 842)


def test_a_page_of_a_pdf_that_does_not_read_is_found_before_it_plays(tmp_path, monkeypatch):
    path = letter(tmp_path / "a.pdf", [LETTER] * 3)
    monkeypatch.setattr(Document, "page", lambda self, number, room: number < 2 or self.sizes[number + 9])
    with pytest.raises(IndexError):
        facts(path)


def test_a_bomb_in_a_pdf_costs_neither_memory_nor_the_zygote(studio, tmp_path):
    medium = probed(studio, bomb(tmp_path / "a.pdf"))
    assert medium.state == "done"
    assert medium.facts.peak_bytes < 300 << 20
    medium.close()
    assert studio.alive


def test_a_pdf_that_draws_itself_for_ever_is_refused(studio, tmp_path):
    path = written(
        tmp_path / "a.pdf",
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 200] /Contents 4 0 R /Resources 6 0 R >>",
        "<< /Length 5 >>\nstream\n/I Do\nendstream",
        "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources 6 0 R /Length 11 >>\n"
        "stream\n/I Do /I Do\nendstream",
        "<< /XObject << /I 5 0 R >> >>",
    )
    medium = probed(studio, path)
    assert medium.state == "done" or medium.failure.startswith("media-")
    medium.close()


def test_an_empty_file_is_empty(tmp_path):
    path = tmp_path / "a.jpg"
    path.touch()
    assert why_not(path) == "media-empty"


@pytest.mark.parametrize("seed", range(5))
def test_random_bytes_are_unknown(tmp_path, seed):
    path = tmp_path / "a.mp4"
    path.write_bytes(random.Random(seed).randbytes(50_000))
    assert why_not(path) == "media-unknown"


@pytest.mark.parametrize(
    "text", ["Ngày Chuyển đổi số", "#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n", "ffconcat version 1.0\nfile a.mp4\n"]
)
def test_texts_and_lists_of_other_files_are_unknown(tmp_path, text):
    path = tmp_path / "a.mp4"
    path.write_text(text)
    assert why_not(path) == "media-unknown"


def test_files_of_other_programs_are_named(tmp_path):
    path = tmp_path / "a.jpg"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "x")
    assert why_not(path) == "media-letter"


def test_a_telephone_s_photograph_is_a_picture(tmp_path):
    path = tmp_path / "a.jpg"
    pillow_heif.from_pillow(Image.new("RGB", (300, 200))).save(path)
    found = facts(path)
    assert (found.kind, found.width, found.height, found.codec) == ("image", 300, 200, "HEIF")
    path.write_bytes(path.read_bytes()[:150])
    assert why_not(path) == "media-torn"


@pytest.mark.parametrize("suffix", ["mp4", "mp3", "mkv"])
def test_sound_alone_has_no_picture(tmp_path, suffix):
    assert why_not(make_sound(tmp_path / f"a.{suffix}")) == "media-no-picture"


def test_the_cover_of_a_song_is_no_film(tmp_path):
    assert why_not(make_sound(tmp_path / "a.mp4", cover=True)) == "media-no-picture"


def test_a_bomb_is_refused_by_its_header(studio, film, tmp_path):
    probed(studio, film).close()  # the zygote is ready
    path = tmp_path / "bomb.png"
    path.write_bytes(png_header(30_000, 30_000))
    began = time.monotonic()
    medium = probed(studio, path)
    assert time.monotonic() - began < 0.2
    assert medium.failure == "media-too-large"
    assert "30000 × 30000" in message(medium.problem("bomb.png"), "vi")


def test_a_picture_or_film_of_too_long_a_side_is_told_its_size(studio, tmp_path):
    path = tmp_path / "a.png"
    Image.new("1", (100, 20_000)).save(path)
    medium = probed(studio, path)
    assert (medium.failure, medium.values) == ("media-too-large", {"width": 100, "height": 20_000})
    film = make_film(tmp_path / "a.mp4", frames=1, width=4000, height=16, tags={"sample_aspect_ratio": Fraction(8)})
    assert why_not(film) == "media-too-large"


def test_a_film_cut_in_the_middle_plays_as_far_as_it_goes(tmp_path):
    film = make_film(tmp_path / "a.mp4", frames=200, options={"movflags": "faststart"})
    film.write_bytes(film.read_bytes()[: film.stat().st_size * 6 // 10])
    found = facts(film)
    assert found.torn
    assert 1000 < found.duration_ms < 7000


def test_a_film_without_its_index_is_torn(tmp_path):
    film = make_film(tmp_path / "a.mp4", frames=50)
    film.write_bytes(film.read_bytes()[: film.stat().st_size // 2])
    assert why_not(film) == "media-torn"


def claiming(path: Path, frames: int, stretch: int) -> Path:
    """A film whose header claims `stretch` times its length; its pictures keep their times."""
    data = bytearray(make_film(path, frames=frames).read_bytes())
    for name, place in ((b"mvhd", 20), (b"tkhd", 24), (b"mdhd", 20)):
        at = data.index(name) + place
        (length,) = struct.unpack_from(">I", data, at)
        struct.pack_into(">I", data, at, min((1 << 32) - 1, length * stretch))
    path.write_bytes(data)
    return path


def test_a_film_that_claims_ten_years_is_as_long_as_its_pictures(tmp_path):
    assert facts(claiming(tmp_path / "a.mp4", 50, 1 << 30)).duration_ms == pytest.approx(2000, abs=1)


def test_a_film_whose_pictures_are_ten_years_apart_is_refused(tmp_path):
    path = tmp_path / "a.mkv"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mjpeg", rate=1)
        stream.width, stream.height, stream.pix_fmt = 160, 80, "yuvj420p"
        for seconds in (0, 1, 10 * 365 * 86_400):
            frame = av.VideoFrame.from_image(numbered_picture(1, 160, 80)).reformat(format="yuvj420p")
            for packet in stream.encode(frame):
                packet.pts = packet.dts = seconds
                packet.time_base = Fraction(1)
                container.mux(packet)
    assert why_not(path) == "media-endless"


def test_an_encrypted_film_is_named(tmp_path):
    path = make_film(
        tmp_path / "a.mp4",
        options={"encryption_scheme": "cenc-aes-ctr", "encryption_key": "00" * 16, "encryption_kid": "11" * 16},
    )
    assert why_not(path) == "media-encrypted"


def test_a_film_beyond_4k_is_refused(tmp_path):
    path = make_film(
        tmp_path / "a.mp4", frames=1, width=4096, height=2400, picture=lambda n, w, h: Image.new("RGB", (w, h))
    )
    assert why_not(path) == "media-too-large"


def test_what_needs_more_memory_than_allowed_is_refused_and_nothing_dies(tmp_path):
    path = tmp_path / "a.png"
    Image.new("RGB", (4900, 5000)).save(path, compress_level=1)
    script = f"""
import resource
from ledplayer.makers import probe
resource.setrlimit(resource.RLIMIT_DATA, (110 << 20, 110 << 20))
try:
    probe.facts_of(open({str(path)!r}, "rb"))
except MemoryError:
    print("refused")
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "refused\n"


def probed(studio, path: Path) -> Medium:
    file = os.open(path, os.O_RDONLY)
    try:
        return ended(studio.open(probe_job(), file))
    finally:
        os.close(file)


def test_a_probe_travels(studio, film):
    medium = probed(studio, film)
    assert medium.state == "done"
    assert medium.facts.duration_ms == 2000
    assert medium.facts.peak_bytes > 1 << 20
    medium.close()


@pytest.mark.parametrize("seed", range(40))
def test_no_damage_to_a_file_does_more_than_refuse_it(studio, film, tmp_path, seed):
    chance = random.Random(seed)
    picture = tmp_path / "a.img"
    kind = chance.choice(["JPEG", "PNG", "WEBP", "GIF", "HEIF", "PDF"])
    if kind == "PDF":
        letter(picture)
    else:
        Image.effect_noise((120, 80), 60).convert("RGB").save(picture, kind)
    data = bytearray(film.read_bytes() if seed % 3 == 0 else picture.read_bytes())
    for _ in range(chance.randint(1, 30)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path = tmp_path / "damaged"
    path.write_bytes(data)
    medium = probed(studio, path)
    assert medium.state == "done" or medium.failure.startswith("media-")
    medium.close()


@pytest.mark.parametrize("code", [*FAILURES, "maker-stopped", "media-torn-film", "makers-gone", "makers-hang"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_failure_has_a_sentence(code, language):
    from ledplayer.errors import Place, Problem

    problem = Problem(
        severity="error", code=code, place=Place(file="a"), values={"file": "a", "width": 5, "height": 6, "why": "x"}
    )
    assert len(message(problem, language)) > 10
    hint(problem, language)
