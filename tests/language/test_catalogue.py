"""The catalogue says everything in both languages, and the code says nothing that is not in it."""

import re
from pathlib import Path
from string import Formatter

import pytest

import ledplayer
from ledplayer.errors import Place, Problem, Word
from ledplayer.language import catalogue, hint, message, say, spoken_here

PACKAGE = Path(ledplayer.__file__).parent


def fields(template: str) -> set[str]:
    return {name.split(".")[0] for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_a_sentence_says_the_same_in_both_languages(code: str) -> None:
    sentence = catalogue()[code]
    assert sentence.vi
    assert sentence.en
    assert bool(sentence.vi_hint) == bool(sentence.en_hint)
    assert fields(sentence.vi) == fields(sentence.en)
    assert fields(sentence.vi_hint) == fields(sentence.en_hint)


def test_every_code_in_the_program_has_a_sentence() -> None:
    used = {
        code
        for path in PACKAGE.rglob("*.py")
        for code in re.findall(
            r"""(?:code=|\bsay\(|SurroundingsError\(\s*)["']([a-z0-9-]*[a-z0-9])["']""",
            path.read_text(encoding="utf-8"),
        )
    }
    assert used - set(catalogue()) == set()


def test_a_problem_is_told_with_its_values_and_words_in_the_readers_language() -> None:
    problem = Problem(
        severity="error", code="plan-file-broken", place=Place(file="plan.json"), values={"why": Word("on-air-now")}
    )
    assert "bây giờ" in message(problem, "vi")
    assert "now" in message(problem, "en")
    assert hint(problem, "vi") != hint(problem, "en")


def test_a_sentence_stays_one_that_can_be_read_however_long_a_value_is() -> None:
    assert len(say("no-such-folder", "en", folder="x" * 300_000)) < 2000


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "vi_VN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LC_MESSAGES": "vi_VN", "LANG": "en_GB.UTF-8"}, "vi"),
        ({}, "en"),
    ],
)
def test_the_terminals_locale_chooses_the_language(environment: dict[str, str], language: str) -> None:
    assert spoken_here(environment) == language


def test_what_has_no_hint_has_an_empty_one() -> None:
    problem = Problem(severity="info", code="on-air-now", place=Place(file=""))
    assert hint(problem, "vi") == ""
    assert say("on-air-now", "vi") == "bây giờ"
