"""Tickers, bands and the pages that stand for them in mourning."""

import pytest
from PIL import Image

from ledplayer.core.model import Size
from ledplayer.paint import fonts, strip
from ledplayer.paint.ground import gradient
from ledplayer.paint.looks import STYLES

TEXT = "Ngày nào cũng là ngày chuyển đổi số. Ẩm ợ Ẫ ỵ"


def column(picture: Image.Image, x: int) -> bytes:
    return picture.crop((x, 0, x + 1, picture.height)).tobytes()


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("height", [22, 28, 61])
def test_a_band_has_no_seam(style: str, height: int) -> None:
    band = strip.band(TEXT, style, height, 700)
    bare = column(gradient(style, Size(width=1, height=height)), 0)
    assert column(band, 0) == column(band, band.width - 1) == bare


@pytest.mark.parametrize("least", [1, 300, 5000])
def test_a_band_is_whole_periods_and_wide_enough(least: int) -> None:
    one = strip.band(TEXT, "plain", 28, 1)
    band = strip.band(TEXT, "plain", 28, least)
    assert band.width >= least
    assert band.width % one.width == 0
    assert band.crop((0, 0, one.width, 28)).tobytes() == one.tobytes()
    assert band.crop((band.width - one.width, 0, band.width, 28)).tobytes() == one.tobytes()


@pytest.mark.parametrize("height", [16, 22, 28, 34, 61, 96, 192])
@pytest.mark.parametrize("text", ["Ẫợ Ễgỵ", "Ngày", "ẴẴẴ", "gỵợ"])
def test_marks_are_whole_in_any_strip(text: str, height: int) -> None:
    """As many ink rows as the same letters have with endless room."""
    for picture in (strip.band(text, "mourning", height, 1), strip.ticker(text, "mourning", height)):
        assert picture.height == height
        _, top, _, bottom = picture.convert("L").getbbox() or (0, 0, 0, 0)
        sizes = [size for size in range(6, height + 1) if _ink_height(text, size) == bottom - top]
        assert sizes
        assert max(sizes) >= 0.4 * height


def _ink_height(text: str, size: int) -> int:
    _, top, _, bottom = fonts.ink(text, size)
    return bottom - top


def test_a_band_on_a_low_canvas_is_legible() -> None:
    _, top, _, bottom = strip.band("HHH", "mourning", 22, 1).convert("L").crop((0, 0, 40, 22)).getbbox() or (0, 0, 0, 0)
    assert bottom - top >= -fonts.ink("H", 16)[1]


def test_a_ticker_is_as_wide_as_its_text_on_one_line() -> None:
    assert strip.ticker("một\nhai", "plain", 96).width == strip.ticker("một hai", "plain", 96).width
    assert strip.ticker("", "plain", 96).width >= 1


def test_a_standing_band_holds_the_whole_text_in_pages_of_its_size() -> None:
    room = Size(width=300, height=28)
    pages = strip.band_pages(TEXT * 3, "mourning", room)
    assert len(pages) > 1
    assert {page.size for page in pages} == {(300, 28)}
    assert strip.page_ms(TEXT, 1) == 2_000 + 500 * len(TEXT.split())
