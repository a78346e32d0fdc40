"""The page in a real Chromium, in both languages, on screens of both widths, and on paper."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pypdfium2
import pytest

from ledplayer.core.played import Account
from ledplayer.language import Language, catalogue, say
from ledplayer.status.report.page import page
from tests.browser import Sight, browser, missing
from tests.status.report.made import BIDI, ENDLESS, FORMULA, TAG, account, long, report, short

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())

LANGUAGES: tuple[Language, ...] = ("vi", "en")
WIDTHS = (1280, 390)
#: An A4 sheet, points.
PAPER = (595, 842)
ACCOUNTS: Mapping[str, Account] = {
    "short": short(),
    "long": long(),
    "nothing": account(board="", since=None, head=""),
}
CASES = [(name, language) for name in ACCOUNTS for language in LANGUAGES]


@dataclass
class Seen:
    """What Chromium saw. `sheets`: the text of each printed sheet. `wanted`: of the network."""

    sights: Mapping[tuple[str, str, int], Sight]
    sheets: Mapping[tuple[str, str], list[str]]
    sizes: set[tuple[int, int]]
    wanted: tuple[str, ...]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    folder = tmp_path_factory.mktemp("reports")
    sights, sheets, sizes = {}, {}, set()
    with browser() as chromium:
        for name, language in CASES:
            path = folder / f"{name}-{language}.html"
            path.write_text(page(report(ACCOUNTS[name], language)), "utf-8")
            for width in WIDTHS:
                sights[name, language, width] = chromium.look(path, width)
            with pypdfium2.PdfDocument(chromium.printed()) as pdf:
                sizes |= {tuple(round(side) for side in one.get_size()) for one in pdf}
                sheets[name, language] = list(_texts(pdf))
        return Seen(sights, sheets, sizes, chromium.close())  # type: ignore[arg-type]


def _texts(pdf: pypdfium2.PdfDocument) -> Iterator[str]:
    for one in pdf:
        yield one.get_textpage().get_text_bounded()


@pytest.mark.parametrize(("name", "language"), CASES)
@pytest.mark.parametrize("width", WIDTHS)
def test_it_is_whole_on_every_screen_and_needs_nothing_from_outside(
    seen: Seen, name: str, language: str, width: int
) -> None:
    sight = seen.sights[name, language, width]
    assert sight.complaints == ()
    assert len(sight.asked) == 1
    assert sight.width <= width
    assert sight.cut == ()
    assert sight.lost == ()


def test_nothing_goes_out(seen: Seen) -> None:
    assert seen.wanted == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_odd_name_is_read_as_it_is_and_every_word_is_in_its_language(seen: Seen, language: str) -> None:
    text = seen.sights["long", language, 1280].text
    for name in (TAG, FORMULA, "ảnh\\u202egnp.exe\\x1b[31m", ENDLESS[:150]):
        assert name in text
    assert BIDI not in text
    assert set(re.findall(r"[a-z]+(?:-[a-z]+)+", text)) & catalogue().keys() == set()
    assert re.findall(r"\{[^{}]*\}", text) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_paper_each_sheet_is_numbered_and_each_table_has_its_heads_again(seen: Seen, language: Language) -> None:
    assert seen.sizes == {PAPER}
    sheets = seen.sheets["long", language]
    assert 8 < len(sheets) < 20
    assert [f"{number}/{len(sheets)}" in text for number, text in enumerate(sheets, start=1)] == [True] * len(sheets)
    head = say("report-column-item", language)
    with_items = [text for text in sheets if re.search(r"ảnh cổ động số \d+\.png", " ".join(text.split()))]
    assert len(with_items) > 2
    assert all(head in text for text in with_items)


@pytest.mark.parametrize(("name", "language"), CASES)
def test_on_paper_the_two_who_sign_do_it_on_one_sheet(seen: Seen, name: str, language: Language) -> None:
    last = seen.sheets[name, language][-1].casefold()
    for code in ("report-place", "report-writer", "report-head-of", "report-head-of-how"):
        assert " ".join(say(code, language).split()).casefold() in " ".join(last.split())


def test_on_paper_a_short_report_is_a_few_sheets_and_what_is_wrong_stands_on_the_first(seen: Seen) -> None:
    assert len(seen.sheets["short", "vi"]) <= 4
    assert len(seen.sheets["nothing", "vi"]) == 1
    assert "KHÔNG dùng số liệu này" in " ".join(seen.sheets["long", "vi"][0].split())


def test_shown_is_told_from_due_and_unproven_without_colours() -> None:
    drawn = page(report(short()))
    assert drawn.count('class="due"') == drawn.count('class="shown"') == 22  # a day each, and the key
    assert drawn.count('class="unproven"') == 2
    assert 'pattern id="unproven"' in drawn
    assert "<script" not in drawn
    assert "--access-log" not in drawn
    assert set(re.findall(r"https?://[^ <]*", drawn)) == {"https://dichvucong.gov.vn"}  # an item's name


def test_a_year_is_drawn_month_by_month() -> None:
    assert page(report(long(days=365, items=3))).count('class="due"') == 14
