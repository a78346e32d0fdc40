"""Mistakes that office staff make, a file each in `mistakes/`: the first message names the line and what to write.

`expected.json` says for each file on which line its mistake is, and which words message and hint hold, by language.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from ledplayer.core.playlist import read_playlist
from ledplayer.errors import Problem
from ledplayer.language import Language, hint, message

MISTAKES = Path(__file__).parent / "mistakes"
EXPECTED: list[dict[str, Any]] = json.loads((MISTAKES / "expected.json").read_text(encoding="utf-8"))


def problems(file: str) -> tuple[Problem, ...]:
    data = (MISTAKES / file).read_bytes()
    campaign, found = read_playlist(data, file=file, source="s", path=file, folder="", needs_items=True)
    assert campaign is None
    return found


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("expected", EXPECTED, ids=[row["file"] for row in EXPECTED])
def test_the_first_message_names_the_line_and_the_fix(expected: dict[str, Any], language: Language) -> None:
    first = problems(expected["file"])[0]
    told = f"{message(first, language)}\n{hint(first, language)}"
    assert first.place.line == expected["line"], told
    assert [word for word in expected[language] if word not in told] == [], told


@pytest.mark.parametrize("expected", EXPECTED, ids=[row["file"] for row in EXPECTED])
def test_one_mistake_is_told_once(expected: dict[str, Any]) -> None:
    told = [(one.place.line, one.code) for one in problems(expected["file"])]
    assert len(told) == expected.get("problems", 1), told


def test_every_file_is_expected_and_there_are_fifty() -> None:
    assert {row["file"] for row in EXPECTED} == {path.name for path in MISTAKES.glob("*.yaml")}
    assert len(EXPECTED) >= 50
