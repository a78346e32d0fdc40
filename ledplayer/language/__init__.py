"""Every sentence a person reads, in Vietnamese and English, out of one catalogue.

Each module of `ledplayer.language.sentences` holds one subject's `SENTENCES: dict[str, Sentence]`; codes are unique
over all of them. A sentence is a `str.format` template over a problem's values.
"""

import errno
import os
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Literal

from ledplayer.language.sentence import Sentence

if TYPE_CHECKING:
    from ledplayer.errors import Problem

Language = Literal["vi", "en"]

SUBJECTS = (
    "words",
    "reading",
    "values",
    "board_values",
    "dates",
    "plan",
    "media",
    "documents",
    "board",
    "card",
    "sources",
    "inbox",
    "enroll",
    "updates",
    "usb",
    "switches",
    "releases",
    "screen",
    "pulse",
    "deaths",
    "events",
    "command",
    "looks",
    "preview",
    "page",
    "reasons",
    "publishing",
    "proof",
    "status",
    "boards",
    "report",
    "doctor",
    "doctor_system",
    "doctor_screen",
    "doctor_content",
    "test_card",
    "setup",
)


#: Letters of a value that a sentence shows: a corrected line of any playlist that a person wrote.
MOST_LETTERS = 1000


@cache
def catalogue() -> Mapping[str, Sentence]:
    """All sentences by code. Raises `ValueError` when two subjects use one code."""
    found: dict[str, Sentence] = {}
    for subject in SUBJECTS:
        sentences = of_subject(subject)
        twice = found.keys() & sentences.keys()
        if twice:
            raise ValueError(f"codes used twice: {sorted(twice)}")
        found.update(sentences)
    return found


def of_subject(subject: str) -> Mapping[str, Sentence]:
    """The sentences of one subject, for who has no time to read them all."""
    sentences: Mapping[str, Sentence] = import_module(f"ledplayer.language.sentences.{subject}").SENTENCES
    return sentences


def number_of(code: str) -> int:
    """The number of an event in the log, as `E214` has it; 999 for what has none."""
    sentence = catalogue().get(code)
    return sentence.event if sentence and sentence.event else 999


def say(code: str, language: Language, **values: str | int) -> str:
    """The sentence named `code`, its values filled in; `Word` values are translated too."""
    sentence = catalogue()[code]
    return _fill(sentence.vi if language == "vi" else sentence.en, language, values)


def reason(error: OSError) -> str:
    """Why the system refused something, as a value of a sentence; in the system's own words where we know none."""
    from ledplayer.errors import Word

    word = Word(f"reason-{errno.errorcode.get(error.errno or 0, '')}")
    return word if word in catalogue() else error.strerror or str(error)


def message(problem: "Problem", language: Language) -> str:
    """What is wrong, in one sentence."""
    return say(problem.code, language, **problem.values)


def hint(problem: "Problem", language: Language) -> str:
    """What to do or write instead; empty where nothing helps."""
    sentence = catalogue()[problem.code]
    return _fill(sentence.vi_hint if language == "vi" else sentence.en_hint, language, problem.values)


def spoken_here(environment: Mapping[str, str] | None = None) -> Language:
    """The language of the terminal's locale: Vietnamese where it says so, else English."""
    env = os.environ if environment is None else environment
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if env.get(name):
            return "vi" if env[name].lower().startswith("vi") else "en"
    return "en"


def _fill(template: str, language: Language, values: Mapping[str, str | int]) -> str:
    return template.format_map({name: _spoken(value, language) for name, value in values.items()})


def _spoken(value: str | int, language: Language) -> str | int:
    if not isinstance(value, str):
        return value
    if type(value) is not str and str(value) in catalogue():  # a `Word`
        return say(str(value), language)
    if len(value) > MOST_LETTERS:
        return value[:MOST_LETTERS] + "…"
    return value
