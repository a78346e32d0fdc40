"""The page in a real Chromium, in both languages and on screens of both widths; and pages that fail each check."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from ledplayer.language import catalogue
from ledplayer.makers.studio import Studio
from tests.browser import Sight, browser, missing
from tests.intake.desk import Desk
from tests.intake.page.crowd import BOARD, LONG, SCRIPT, TAG, UNBROKEN, crowded, in_english

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())

LANGUAGES = ("vi", "en")
#: An office's screen, and a telephone's.
WIDTHS = (1280, 390)
CASES = [(language, width) for language in LANGUAGES for width in WIDTHS]
NAMES = {"vi": "00-TRANG-THAI-b.html", "en": "00-STATUS-b.html"}


@dataclass
class Seen:
    """What Chromium saw. `wanted`: what the pages wanted of the network."""

    sights: Mapping[tuple[str, int], Sight]
    without_scripts: Mapping[tuple[str, int], Sight]
    wanted: tuple[str, ...]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The same folder's page in each language, as intake wrote it."""
    top, kept, studio = tmp_path_factory.mktemp("desk"), tmp_path_factory.mktemp("pages"), Studio()
    studio.start()
    desk, found = Desk(top, studio), {}
    for language, fill in (("vi", crowded), ("en", in_english)):
        fill(desk)
        found[language] = (desk.content / NAMES[language]).rename(kept / NAMES[language])
    desk.close()
    studio.close()
    return found


@pytest.fixture(scope="module")
def seen(pages: Mapping[str, Path]) -> Seen:
    with browser() as chromium:
        sights = {(language, width): chromium.look(pages[language], width) for language, width in CASES}
        bare = {(language, width): chromium.look(pages[language], width, scripts=False) for language, width in CASES}
        return Seen(sights, bare, chromium.close())


def untranslated(text: str) -> list[str]:
    """Codes of sentences, and places that nothing was put into."""
    codes = set(re.findall(r"[a-z]+(?:-[a-z]+)+", text)) & catalogue().keys()
    return sorted(codes) + re.findall(r"\{[^{}]*\}", text)


def outside(sight: Sight) -> list[str]:
    """What a page asked for beyond itself and what it holds."""
    return [address for address in sight.asked[1:] if not address.startswith("data:")]


@pytest.mark.parametrize(("language", "width"), CASES)
def test_it_is_whole_on_every_screen_and_nothing_is_to_complain_of(seen: Seen, language: str, width: int) -> None:
    sight = seen.sights[language, width]
    assert sight.complaints == ()
    assert outside(sight) == []
    assert sight.width <= width
    assert sight.cut == ()
    assert sight.lost == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_in_its_language_and_every_odd_name_is_read_as_it_is(seen: Seen, language: str) -> None:
    text = seen.sights[language, WIDTHS[0]].text
    assert untranslated(text) == []
    for code in ("page-campaign-draft", "page-campaign-coming", "media-torn", "media-empty", "page-file-no-media"):
        sentence = catalogue()[code]
        assert (sentence.vi if language == "vi" else sentence.en).lower() in text.lower()
    for name in (BOARD, LONG, SCRIPT, TAG, UNBROKEN, "media/hai\\ndòng.png", "media/hinh\\u202egnp.exe"):
        assert name in text


@pytest.mark.parametrize(("language", "width"), CASES)
def test_it_needs_no_scripts(seen: Seen, language: str, width: int) -> None:
    assert seen.without_scripts[language, width] == seen.sights[language, width]


def test_nothing_goes_out(seen: Seen) -> None:
    assert seen.wanted == ()


POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
PICTURE = '<img src="http://outside.localhost/x.png" alt="">'
MUTANTS: Mapping[str, tuple[Callable[[str], str], Callable[[Sight], object]]] = {
    "an outside picture": (lambda page: POLICY.sub("", page).replace("<h1>", PICTURE + "<h1>"), outside),
    "a picture that the policy holds back": (lambda page: page.replace("<h1>", PICTURE + "<h1>"), outside),
    "its complaint": (lambda page: page.replace("<h1>", PICTURE + "<h1>"), lambda sight: sight.complaints),
    "a script's error": (
        lambda page: POLICY.sub("<script>console.error('x')</script>", page),
        lambda sight: sight.complaints,
    ),
    "a script's mistake": (lambda page: POLICY.sub("<script>x.y</script>", page), lambda sight: sight.complaints),
    "a wide table": (
        lambda page: page.replace("<h1>", '<table style="min-width: 500px"></table><h1>'),
        lambda sight: sight.width > WIDTHS[1],
    ),
    "a text that is cut off": (
        lambda page: page.replace("<h1>", '<h1 style="overflow: hidden; white-space: nowrap">'),
        lambda sight: sight.cut,
    ),
    "a link to nowhere": (lambda page: page.replace('id="to-do"', ""), lambda sight: sight.lost),
    "a name that is only looked up": (
        lambda page: page.replace("<title>", '<link rel="dns-prefetch" href="http://looked-up.localhost/"><title>'),
        lambda sight: not outside(sight),
    ),
    "a code": (lambda page: page.replace("<h1>", "media-torn<h1>"), lambda sight: untranslated(sight.text)),
    "a place": (lambda page: page.replace('alt="', 'alt="{name}'), lambda sight: untranslated(sight.text)),
}


@pytest.fixture(scope="module")
def caught(pages: Mapping[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, object]:
    """What each check says of a page that fails it."""
    folder, page = tmp_path_factory.mktemp("mutants"), pages["vi"].read_text("utf-8")
    with browser() as chromium:
        found = {}
        for number, (name, (change, check)) in enumerate(MUTANTS.items()):
            mutant = folder / f"{number}.html"
            mutant.write_text(change(page), "utf-8")
            found[name] = check(chromium.look(mutant, WIDTHS[1]))
        wanted = chromium.close()
    return found | {host: [one for one in wanted if f"{host}.localhost" in one] for host in ("outside", "looked-up")}


@pytest.mark.parametrize("name", [*MUTANTS, "outside", "looked-up"])
def test_each_check_sees_what_it_is_for(caught: Mapping[str, object], name: str) -> None:
    assert caught[name]
