"""The commands of docs/install.md, for tests to run as they stand there."""

import re
from collections.abc import Mapping
from functools import cache

from tests.machine.tree import REPOSITORY

PAGE, VIETNAMESE = "docs/install.md", "docs/vi/cai-dat.md"
#: A block of commands; in a list it is indented.
BLOCK = re.compile(r"^( *)```(\w+)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
#: A command in a sentence; others there are named by their first words, and are no lines to type.
SPAN = re.compile(r"`((?:sudo |ledplayer |ping ).*?)`")


def commands(section: str, page: str = PAGE) -> list[str]:
    """The commands of a section, in order, each as it is typed but for its comment; a here-document is one command."""
    return [command for kind, text in _blocks(section, page) if kind == "sh" for command in _split(text)]


def in_sentences(section: str, page: str = PAGE) -> list[str]:
    """The commands that a section names in its sentences, in order."""
    return SPAN.findall(BLOCK.sub("", _sections(page)[section]))


def file(section: str, kind: str = "ini") -> str:
    """The one file that a section shows."""
    (text,) = (text for each, text in _blocks(section, PAGE) if each == kind)
    return text


def with_commands(page: str = PAGE) -> list[str]:
    """The sections that have commands, in order."""
    return [section for section in _sections(page) if commands(section, page)]


def changed(command: str, here: Mapping[str, str]) -> str:
    """A command with what has to differ here; each of it stands there once."""
    for theirs, ours in here.items():
        assert command.count(theirs) == 1, f"{theirs!r} does not stand once in {command!r}"
        command = command.replace(theirs, ours)
    return command


@cache
def _sections(page: str) -> dict[str, str]:
    _, *parts = re.split(r"^## (.*)\n", (REPOSITORY / page).read_text("utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def _blocks(section: str, page: str) -> list[tuple[str, str]]:
    """The blocks of a section: of what kind, and what stands in them."""
    found = BLOCK.findall(_sections(page)[section])
    return [(kind, re.sub(f"^{indent}", "", text, flags=re.MULTILINE)) for indent, kind, text in found]


def _split(text: str) -> list[str]:
    lines, found = iter(text.splitlines()), []
    for line in lines:
        command = re.sub(r"\s+#.*", "", line)
        if end := re.search(r"<<(\w+)", command):
            inside = "\n".join(iter(lambda: next(lines), end[1]))
            command = f"{command}\n{inside}\n{end[1]}"
        found.append(command)
    return found
