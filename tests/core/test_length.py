"""Rules M6 and M7 of `PLAYLIST.md`."""

import pytest

from ledplayer.core.length import file_ms, spoken_ms, words
from tests.core.made import entry


@pytest.mark.parametrize(
    ("text", "n"),
    [
        pytest.param("", 0, id="nothing"),
        pytest.param("  Khai thác\ndữ liệu số ", 5, id="runs of non-white-space"),
        pytest.param("Ngày 10/10/2023", 4, id="a run with a digit counts as three"),
        pytest.param("– • –", 3, id="a sign alone is a run"),
    ],
)
def test_words(text: str, n: int) -> None:
    assert words(text) == n


@pytest.mark.parametrize(
    ("kind", "text", "written_ms", "length_ms"),
    [
        pytest.param("text", "chữ " * 12, None, 8_000, id="at least 8 s"),
        pytest.param("text", "chữ " * 13, None, 8_500, id="13 words"),
        pytest.param("text", "chữ " * 15, None, 9_500, id="a page of 15 words"),
        pytest.param("text", "chữ " * 16, None, 12_000, id="a second page"),
        pytest.param("text", "chữ " * 40, 3_000, 3_000, id="as written, for the whole"),
        pytest.param("qr", "", None, 8_000, id="a QR code without words"),
        pytest.param("countdown", "chữ " * 16, None, 12_000, id="a countdown like a text"),
        pytest.param("ticker", "chữ " * 16, None, 15_000, id="a ticker: 1.6 words a second"),
        pytest.param("ticker", "một", None, 5_625, id="exactly"),
        pytest.param("ticker", "một", 20_000, 20_000, id="a ticker as written"),
        pytest.param("clock", "chữ " * 40, None, 12_000, id="a clock"),
        pytest.param("clock", "", 30_000, 30_000, id="a clock as written"),
    ],
)
def test_words_take_time(kind: str, text: str, written_ms: int | None, length_ms: int) -> None:
    assert spoken_ms(kind, text, written_ms) == length_ms  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("file", "written_ms", "in_folder", "length_ms"),
    [
        pytest.param(entry("a.png"), None, False, 12_000, id="a picture"),
        pytest.param(entry("a.png"), 8_000, True, 8_000, id="a picture in a folder with seconds"),
        pytest.param(entry("a.pdf", "pdf", pages=3), None, False, 36_000, id="a PDF, 12 s a page"),
        pytest.param(entry("a.pdf", "pdf", pages=3), 5_000, False, 15_000, id="a PDF, seconds for each page"),
        pytest.param(
            entry("a.mp4", "video", duration_ms=20_001), None, False, 20_100, id="a film, rounded up to 0.1 s"
        ),
        pytest.param(
            entry("a.mp4", "video", duration_ms=20_100), None, False, 20_100, id="a film that ends on a tenth"
        ),
        pytest.param(entry("a.mp4", "video", duration_ms=40), None, False, 3_000, id="a short film loops for 3 s"),
        pytest.param(entry("a.mp4", "video", duration_ms=20_001), 8_000, False, 8_000, id="seconds cut a film"),
        pytest.param(entry("a.mp4", "video", duration_ms=20_001), 8_000, True, 20_100, id="but not in a folder"),
        pytest.param(entry("a.mp4", "video", duration_ms=10**9), None, False, 3_600_000, id="M7 an hour at the most"),
    ],
)
def test_files_take_time(file: object, written_ms: int | None, in_folder: bool, length_ms: int) -> None:
    assert file_ms(file, written_ms, in_folder=in_folder) == length_ms  # type: ignore[arg-type]
