"""Slips inside one line of a playlist, each with the line to read instead (R3)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ledplayer.core import shape

_OPENERS = "@%*&!`,|>?-"
_BULLETS = "–—•·+*"
# More of the mistakes that the parser would not notice are not looked for.
_UNSEEN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One mistake; `line` and `column` count from 0.

    Attributes:
        code: Of its sentence; "" is a repair that was told already.
        repaired: The line to read instead.
        also: Other lines to read instead, by number.
    """

    code: str
    line: int
    column: int
    repaired: str
    values: Mapping[str, str | int] = field(default_factory=dict)
    also: Mapping[int, str] = field(default_factory=dict)


def make_fault(
    code: str, line: int, column: int, repaired: str, also: Mapping[int, str] | None = None, **values: str | int
) -> Fault:
    """A fault whose sentence gets the repaired line as `fixed`."""
    told = {"fixed": repaired.strip(), **values}
    return Fault(code=code, line=line, column=max(0, column), repaired=repaired, values=told, also=also or {})


def faults_unseen(lines: list[str]) -> Iterator[Fault]:
    """Mistakes that are YAML but surely not meant: strange white space, `-chu:`, `– chu:`, `giay：8`."""
    inside = shape.block_lines(lines)
    seen: list[str] = []
    told = 0
    for number, line in enumerate(lines):
        fault = None if number in inside or not line.strip() else _unseen(line, number, seen)
        seen.append(fault.repaired if fault else line)
        if fault:
            yield fault
            told += 1
        if told == _UNSEEN:
            return


def _unseen(line: str, number: int, before: list[str]) -> Fault | None:
    code, bad, tidy = "", 0, line
    indent = line[: len(line) - len(line.lstrip())]
    if indent.strip(" "):
        code, bad = "yaml-space-strange", len(indent) - len(indent.lstrip(" "))
        rest = line.lstrip()
        tidy = " " * shape.right_indent(rest, before[-200:]) + rest
    if found := re.match(rf"( *)([-{_BULLETS}])([^\S ]*)(?=\w)", tidy) or re.match(
        rf"( *)([{_BULLETS}])(\s+)(?=\w)", tidy
    ):
        written = shape.read(" " + tidy[found.end() :])
        if written and written.known:
            code, bad = code or "yaml-dash", found.start(2)
            tidy = f"{found[1]}- {tidy[found.end() :]}"
    written = shape.read(tidy)
    if written and written.known and (written.colon == "：" or (written.rest and written.rest[0] in "\u00a0\u3000\t")):
        code, bad = code or "yaml-colon-space", written.colon_at
        tidy = written.with_rest(written.rest.strip())
    return make_fault(code, number, bad, tidy, spaces=len(tidy) - len(tidy.lstrip())) if code else None


def in_line(lines: list[str], at: int, column: int) -> Fault | None:
    """A mistake inside one line `key: value`; `column` is where the parser stopped, -1 is anywhere."""
    line = lines[at]
    found = re.match(r"( *(?:- +)*)([^\W\d]\w*(?: \w+)?)\s*=\s*(.*)$", line)
    if found and shape.is_known(found[2]):
        return make_fault("yaml-no-colon", at, found.end(2), f"{found[1]}{found[2]}: {found[3]}")
    written = shape.read(line)
    if written is None:
        return _word_without_colon(line, at)
    rest = written.rest.strip()
    start = written.colon_at + 1 + len(written.rest) - len(written.rest.lstrip())
    if written.rest and written.rest[0] != " ":
        return make_fault("yaml-colon-space", at, written.colon_at, written.with_rest(rest)) if written.known else None
    if written.key == "<<":
        return make_fault("yaml-merge", at, 0, "")
    if rest[:1] in ('"', "'"):
        end = shape.quote_end(rest)
        tail = rest[end:].strip() if end else ""
        if tail and not tail.startswith("#"):
            return make_fault("yaml-tail", at, start + end, written.with_rest(shape.quoted(rest)), tail=tail)
        return None
    if rest and rest[0] in _OPENERS and not re.fullmatch(r"[|>][-+\d]*(\s+#.*)?", rest):
        return make_fault("yaml-first-letter", at, start, written.with_rest(shape.quoted(rest)), letter=rest[0])
    colon = re.search(r":(?=\s|$)", rest)
    if colon and rest[0] not in "[{" and column != written.colon_at:
        return make_fault("yaml-colon", at, start + colon.start(), written.with_rest(shape.quoted(rest)))
    if rest[:1] in ("[", "{"):
        return make_fault("yaml-first-letter", at, start, written.with_rest(shape.quoted(rest)), letter=rest[0])
    return None


def in_quotes(lines: list[str], begun: int, problem: str) -> Fault:
    """A quote without its end, or a backslash in double quotes."""
    written = shape.read(lines[begun])
    rest = written.rest.strip() if written else lines[begun].strip()
    column = lines[begun].find(rest[:1]) if written is None else written.colon_at + 2
    if "escape" in problem:
        body = rest[1:-1] if rest.endswith('"') else rest[1:]
        fixed = shape.quoted(body.replace("\\", "/") if re.search(r"\.\w+$", body) else body)
        return make_fault("yaml-backslash", begun, column, written.with_rest(fixed) if written else "")
    fixed = shape.quoted(shape.unquoted(rest))
    return make_fault("yaml-quote", begun, column, written.with_rest(fixed) if written else "", quote=rest[:1])


def in_braces(lines: list[str], begun: int, at: int) -> Fault:
    """A `{` or `[` without its end, or a text that begins with one."""
    line = lines[begun]
    written = shape.read(line)
    opener = next((letter for letter in line if letter in "{["), "{")
    column = line.find(opener)
    rest = written.rest.strip() if written else ""
    closer = "}" if opener == "{" else "]"
    if rest.startswith("[") and (written is None or not written.list_like):
        return make_fault(
            "yaml-first-letter", begun, column, written.with_rest(shape.quoted(rest)) if written else "", letter="["
        )
    if " #" in line and closer in line.split(" #", 1)[1]:
        return make_fault("yaml-brace-comment", begun, line.index(" #") + 1, line.replace(" #", " "))
    if line.count(opener) > line.count(closer):
        return make_fault("yaml-brace", begun, column, line.rstrip().rstrip(",") + closer, bracket=closer)
    if written and (pair := re.search(r"(\w+): ([^,{}\"]*: [^,{}\"]*)", rest)):
        fixed = line.replace(pair[0], f"{pair[1]}: {shape.quoted(pair[2])}")
        return make_fault("yaml-colon", begun, line.find(pair[0]), fixed)
    if pair := re.search(r"[{,]\s*(\w+):(?=[^\s/])", line):
        return make_fault("yaml-colon-space", begun, pair.end() - 1, line[: pair.end()] + " " + line[pair.end() :])
    return make_fault("yaml-line", at, 0, "", told=lines[at].strip()[:80])


def in_comma(lines: list[str], at: int, begin: int, end: int) -> Fault:
    """A comma in a text inside braces, which parts it in two."""
    text = lines[at][begin:end].strip()
    fixed = lines[at][:begin] + shape.quoted(text) + lines[at][end:]
    return make_fault("yaml-comma", at, begin, fixed, text=text)


def _word_without_colon(line: str, at: int) -> Fault | None:
    """`giay 8`: a known key and its value with nothing between."""
    found = re.match(r"( *(?:- +)*)([^\W\d]\w*)[ ;]+(\S.*)$", line)
    if found and shape.is_known(found[2]):
        return make_fault("yaml-no-colon", at, found.end(2), f"{found[1]}{found[2]}: {found[3]}")
    return None
