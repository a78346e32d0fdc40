"""The page of all boards in a real Chromium: both languages, both widths, on paper, and nothing goes out."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from ledplayer.language import Language, catalogue
from tests.browser import Sight, browser, missing
from tests.status.boards.crowd import SCRIPT, TAG, UNBROKEN, crowd

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())

LANGUAGES: tuple[Language, ...] = ("vi", "en")
#: A second screen, and a telephone's.
WIDTHS = (1280, 390)
CASES = [(language, width) for language in LANGUAGES for width in WIDTHS]


@dataclass
class Seen:
    """What Chromium saw and printed. `wanted`: what the pages wanted of the network."""

    sights: Mapping[tuple[str, int], Sight]
    without_scripts: Mapping[tuple[str, int], Sight]
    papers: Mapping[str, bytes]
    wanted: tuple[str, ...]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    folder = tmp_path_factory.mktemp("pages")
    sights, bare, papers = {}, {}, {}
    with browser() as chromium:
        for language in LANGUAGES:
            page = Path(folder / f"{language}.html")
            page.write_text(crowd(language), "utf-8")
            for width in WIDTHS:
                sights[language, width] = chromium.look(page, width)
                bare[language, width] = chromium.look(page, width, scripts=False)
            papers[language] = chromium.printed()
        return Seen(sights, bare, papers, chromium.close())


@pytest.mark.parametrize(("language", "width"), CASES)
def test_it_is_whole_on_every_screen_and_asks_for_nothing(seen: Seen, language: str, width: int) -> None:
    sight = seen.sights[language, width]
    assert sight.complaints == ()
    assert [address for address in sight.asked[1:] if not address.startswith("data:image/jpeg")] == []
    assert sight.width <= width
    assert sight.cut == ()
    assert sight.lost == ()
    assert seen.without_scripts[language, width] == sight
    assert seen.wanted == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_in_its_language_and_every_odd_name_is_read_as_it_is(seen: Seen, language: str) -> None:
    text = seen.sights[language, WIDTHS[0]].text
    for code in ("boards-count-red", "boards-count-green", "boards-never", "boards-stopped", "boards-do"):
        sentence = catalogue()[code]
        assert (sentence.vi if language == "vi" else sentence.en).split("{")[0].lower() in text.lower()
    for name in (SCRIPT, TAG, UNBROKEN, "a\\u202egnp.exe"):
        assert name in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_can_be_printed(seen: Seen, language: str) -> None:
    paper = seen.papers[language]
    assert paper.startswith(b"%PDF")
    assert 2 <= paper.count(b"/Type /Page\n") <= 12
