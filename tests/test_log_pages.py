"""The log's pages say what the log says; every event has one number, and what is wrong says what to do."""

import importlib.util
import re
from collections import Counter
from pathlib import Path

import pytest

from ledplayer.language import Language, catalogue

ROOT = Path(__file__).parents[1]
SPEC = importlib.util.spec_from_file_location("write_log_pages", ROOT / "tools" / "write_log_pages.py")
assert SPEC is not None
assert SPEC.loader is not None
pages = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(pages)


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_page_is_what_the_sentences_say(language: Language) -> None:
    path = pages.PAGES[language]
    assert path.read_text("utf-8") == pages.page(language), f"run: .venv/bin/python tools/{pages.__name__}.py"


def test_a_number_belongs_to_one_event_and_stands_on_the_page_once() -> None:
    numbers = Counter(sentence.event for sentence in catalogue().values() if sentence.event)
    assert [number for number, count in numbers.items() if count > 1] == []
    page = pages.page("en")
    assert [number for number in numbers if page.count(f"| E{number} |") != 1] == []


def test_what_is_told_as_wrong_tells_what_to_do() -> None:
    told = {code: one for code, one in catalogue().items() if one.event and one.level != "info"}
    assert len(told) > 30
    mute = {code for code, one in told.items() if not one.en_hint}
    assert mute <= {"publish-kept", "publish-held", "publish-not-converted", "proof-torn"}


def test_whatever_a_running_process_may_log_has_a_number() -> None:
    """What ends a command at its beginning, and what stands inside another sentence, is no event."""
    unlogged = {"maker-silent", "no-such-folder", "state-in-use", "state-unusable", "log-unreadable"}
    unlogged |= {"publish-begun", "root-key-there"}
    made = re.compile(r"(?:code=|SurroundingsError\(\s*|\bnote\(\s*|exception\(\s*|problem\(\s*)\"([a-z0-9-]+)\"")
    paths = [
        path
        for part in ("intake", "updates", "play", "makers", "paint", "log")
        for path in (ROOT / "ledplayer" / part).rglob("*.py")
        if path.name != "checks.py"
    ]
    codes = {code for path in paths for code in made.findall(path.read_text("utf-8"))} & catalogue().keys()
    assert len(codes) > 80
    assert {code for code in codes if not catalogue()[code].event} <= unlogged | {"error", "warning", "info"}
