"""How one line of a playlist is built, read without YAML: indent, dashes, key, colon, rest."""

import re
from dataclasses import dataclass

from ledplayer.core.keys import ALL_KEYS
from ledplayer.core.names import fold

_LINE = re.compile(
    r"^(?P<indent>\s*)(?P<dashes>(?:-\s+)*)(?P<key>[^\s:：#\"'\[\]{}&*!|>%@`,][^:：]{0,60}?)\s*(?P<colon>[:：])(?P<rest>.*)$"
)
_BLOCK = re.compile(r"[|>][-+\d]{0,2}\s*(#.*)?$")
_LISTS = frozenset(
    fold(key) for key in ("boards", "bang", "except", "tru", "days", "thu", "hours", "gio", "groups", "nhom")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A line `  - key: rest`; columns count from 0."""

    indent: str
    dashes: str
    key: str
    colon: str
    rest: str
    colon_at: int

    @property
    def key_at(self) -> int:
        """Where the key stands, and so where its neighbours must stand."""
        return len(self.indent) + len(self.dashes)

    @property
    def known(self) -> bool:
        """Whether the key is one of the language."""
        return is_known(self.key)

    @property
    def list_like(self) -> bool:
        """Whether the key's value may be a list in brackets."""
        return fold(self.key) in _LISTS

    def with_rest(self, rest: str) -> str:
        """The line with another value."""
        return f"{self.indent}{self.dashes}{self.key}: {rest}".rstrip()


def read(line: str) -> Shape | None:
    """The line's parts, None when it holds no key."""
    found = _LINE.match(line)
    if found is None:
        return None
    return Shape(
        indent=found["indent"],
        dashes=found["dashes"],
        key=found["key"],
        colon=found["colon"],
        rest=found["rest"],
        colon_at=found.start("colon"),
    )


def is_known(key: str) -> bool:
    """Whether this is a key of the language, in either spelling."""
    return fold(key) in ALL_KEYS


def is_entry(line: str) -> bool:
    """Whether a line begins something: a known key, or a dash."""
    written = read(line)
    return (written is not None and written.known) or line.lstrip().startswith("- ")


def opens_brackets(line: str) -> bool:
    """Whether a line's value begins a `{` or `[` that the line does not close."""
    written = read(line)
    rest = written.rest.strip() if written else ""
    return (rest[:1] == "{" and "}" not in rest) or (rest[:1] == "[" and "]" not in rest)


def block_lines(lines: list[str]) -> frozenset[int]:
    """Numbers of the lines that are the text of a `|` or `>`, blank ones included."""
    found: set[int] = set()
    deeper_than = -1
    for number, line in enumerate(lines):
        blank = not line.strip()
        if deeper_than >= 0:
            if blank or len(line) - len(line.lstrip(" ")) > deeper_than:
                found.add(number)
                continue
            deeper_than = -1
        written = None if blank else read(line)
        if written and _BLOCK.match(written.rest.strip()):
            deeper_than = written.key_at
    return frozenset(found)


def has_list(before: list[str]) -> bool:
    """Whether a list was begun above: a dash, or a key without a value."""
    for line in reversed(before):
        if line.lstrip().startswith("- "):
            return True
        written = read(line)
        if written and written.known and not written.rest.split(" #")[0].strip():
            return True
    return False


def right_indent(rest: str, before: list[str]) -> int:
    """How many spaces a line should begin with, by the lines above it; `rest` is the line without its indent."""
    inside = block_lines(before)
    above = [line for number, line in enumerate(before) if number not in inside and is_entry(line)]
    if rest.startswith("-"):
        dashes = [line for line in above if line.lstrip().startswith("- ")]
        if dashes:
            return len(dashes[-1]) - len(dashes[-1].lstrip())
        return _indent(above[-1]) + 2 if above else 0
    for line in reversed(above):
        written = read(line)
        if written:
            return written.key_at
    return 0


def quote_end(rest: str) -> int:
    """Where a quoted text ends that begins the line's rest: the place behind its closing quote, 0 when it has none."""
    pattern = r'"(?:[^"\\]|\\.)*"' if rest.startswith('"') else r"'(?:[^']|'')*'"
    found = re.match(pattern, rest)
    return found.end() if found else 0


def quoted(text: str) -> str:
    """A text in quotes that YAML reads back as it stands."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def unquoted(rest: str) -> str:
    """A value without the quotes around it, closed or not."""
    if rest[:1] in ('"', "'"):
        return rest[1:-1] if len(rest) > 1 and rest.endswith(rest[0]) else rest[1:]
    return rest


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
