"""The README and the guides: every example is read, every key is told, every command, option and link exists."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import yaml

from ledplayer.cli import COMMANDS, main
from ledplayer.core.board_file import read_board, read_boards
from ledplayer.core.keys import BOARD, ITEM, PEAK, TOP
from ledplayer.core.names import fold
from ledplayer.core.playlist import read_playlist
from ledplayer.errors import Problem
from ledplayer.language import message
from ledplayer.language.sentences.words import KEYS

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)#:]+)\)|<img src=\"([^\":]+)\"")
#: Pictures with what is read in their place.
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)|<img src=\"([^\"]+)\"[^>]* alt=\"([^\"]*)\">")
ENDINGS = (".png", ".webp", ".jpg", ".gif", ".svg")
#: A list alone is the items of a campaign like this one.
AROUND_ITEMS = "campaign: Example\nfrom: 25/9/2023\nto: 15/10/2023\nitems:\n"


def fences(language: str) -> Iterator[tuple[Path, int, str]]:
    """Each fenced block of a language: page, line of its first line, text."""
    for page in PAGES:
        text = page.read_text("utf-8")
        for fence in FENCE.finditer(text):
            if fence[1] == language:
                yield page, text.count("\n", 0, fence.start(2)) + 1, fence[2]


def read(text: str) -> tuple[Problem, ...]:
    """What the reader that an example is meant for says about it."""
    if text.startswith("- "):
        text = AROUND_ITEMS + text
    data = text.encode()
    top = {fold(key.value): value for key, value in yaml.compose(text).value}
    if isinstance(top.get("boards", top.get("bang")), yaml.MappingNode):
        return read_boards(data, file="example")[1]
    if {"canvas", "khung"} & top.keys():
        return read_board(data, file="example")[1]
    return read_playlist(data, file="example", source="", path="", folder="", needs_items=True)[1]


@pytest.mark.parametrize(
    "example", [pytest.param(text, id=f"{page.relative_to(ROOT)}:{line}") for page, line, text in fences("yaml")]
)
def test_every_example_is_read_without_a_problem(example: str) -> None:
    assert [(one.place.line, message(one, "en")) for one in read(example)] == []


def commands() -> Iterator[tuple[str, list[str]]]:
    """Each `ledplayer` command of the pages: where, and its words."""
    for page in PAGES:
        text = page.read_text("utf-8")
        lines = [line for _, block in FENCE.findall(text) for line in block.splitlines()]
        for code in (*CODE.findall(text), *lines):
            words = code.split("#")[0].split()
            if words[:1] == ["ledplayer"] and len(words) > 1:
                yield page.name, words[1:]


def test_every_command_and_option_of_the_pages_exists() -> None:
    context = click.Context(main)
    asked = set()
    for page, (name, *rest) in commands():
        command = main.get_command(context, name)
        assert command, (page, name)
        if isinstance(command, click.Group):
            command = command.get_command(context, (*rest, "")[0]) or command.get_command(context, "content")
            assert command, (page, name, rest)
        known = {option for param in command.params for option in (*param.opts, *param.secondary_opts)}
        assert {word for word in rest if word.startswith("--")} <= known, (page, name, rest)
        asked.add(name)
    assert asked == set(COMMANDS)


def told(page: str) -> set[str]:
    return {fold(word) for code in CODE.findall((ROOT / page).read_text("utf-8")) for word in re.findall(r"\w+", code)}


@pytest.mark.parametrize(
    ("page", "keys", "languages"),
    [
        ("docs/playlist.md", {*TOP.values(), *ITEM.values(), *PEAK.values()}, "both"),
        ("docs/vi/danh-sach-phat.md", {*TOP.values(), *ITEM.values(), *PEAK.values()} - {"campaign", "items"}, "vi"),
        ("docs/board.md", set(BOARD.values()), "both"),
        ("docs/vi/bang.md", set(BOARD.values()), "vi"),
    ],
)
def test_every_key_is_told(page: str, keys: set[str], languages: str) -> None:
    wanted = {fold(KEYS[key]) for key in keys} | ({fold(key) for key in keys} if languages == "both" else set())
    assert wanted - told(page) == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_to_a_file(page: Path) -> None:
    for target in map("".join, LINK.findall(page.read_text("utf-8"))):
        assert (page.parent / target).exists(), target


def pictures() -> Iterator[tuple[Path, Path, str]]:
    """Each picture of the pages: the page, its file, what is read in its place."""
    for page in PAGES:
        text = page.read_text("utf-8")
        found = list(PICTURE.finditer(text))
        assert len(found) == text.count("![") + text.count("<img"), page
        yield from ((page, (page.parent / (one[2] or one[3])).resolve(), one[1] or one[4]) for one in found)


def test_every_picture_of_the_docs_is_shown_small_and_told_in_words() -> None:
    shown = list(pictures())
    there = {path for path in (ROOT / "docs").rglob("*") if path.suffix in ENDINGS}
    assert there - {path for _, path, _ in shown} == set()
    for page, path, words in shown:
        assert len(words) > 20, (page, path)
        assert path.stat().st_size < 80_000, path


@pytest.mark.parametrize(("page", "ending"), [("docs/uploading.md", "-en"), ("docs/vi/dua-len-bang.md", "-vi")])
def test_who_makes_content_sees_folder_page_and_board_in_one_language(page: str, ending: str) -> None:
    stems = sorted(path.stem for on, path, _ in pictures() if on == ROOT / page)
    assert stems == [f"{name}{ending}" for name in ("board", "folder", "status")]


def test_the_readme_names_make_targets_that_exist_and_the_ci_runs_its_test_command() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    helped = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True, timeout=20).stdout
    for target in re.findall(r"^make (\w+)|`make (\w+)", readme, re.MULTILINE):
        assert f"make {''.join(target)} " in helped
    assert "\nmake test " in readme
    assert "exec make test" in (ROOT / ".ci" / "run").read_text("utf-8")
