"""What was meant by a line that is no YAML: the commonest mistakes, each with the line to write instead (R3).

A repair never changes how many lines there are, so that all that is read afterwards keeps its place.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ledplayer.core import shape
from ledplayer.core.keys import TOP
from ledplayer.core.names import fold
from ledplayer.core.shape import Shape


class UnreadableError(Exception):
    """The parser stopped; lines and columns count from 0.

    Attributes:
        problem, context: In the parser's words.
        begun: Line and column where the thing begins that it could not finish; else where it stopped.
        read: Characters before it stopped.
    """

    def __init__(
        self,
        problem: str,
        at: tuple[int, int],
        *,
        context: str = "",
        begun: tuple[int, int] | None = None,
        read: int = 0,
    ) -> None:
        super().__init__(problem)
        self.problem, self.context = problem, context
        self.line, self.column = at
        self.begun = begun or at
        self.read = read


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
    return _fault(code, number, bad, tidy, spaces=len(tidy) - len(tidy.lstrip())) if code else None


def find_fault(lines: list[str], error: UnreadableError) -> Fault:
    """The mistake behind an error of the parser, and how to go on."""
    at, column = min(error.line, len(lines) - 1), error.column
    begun, begun_column = error.begun
    if error.problem == "second document" or (lines[at].startswith("---") and at > 0):
        return _fault("yaml-document", at, 0, "", told="---")
    if error.problem == "comma":
        return _comma(lines, at, begun_column, column)
    if "quoted scalar" in error.context:
        return _in_quotes(lines, begun, error.problem)
    if "flow" in error.context or (error.problem == "second line" and shape.opens_brackets(lines[begun])):
        return _in_braces(lines, begun, at)
    if "simple key" in error.context:
        at, column = begun, begun_column
    elif any(word in error.context for word in ("directive", "tag", "alias", "anchor", "block scalar")):
        at = begun
    while at > 0 and not lines[at].strip():
        at -= 1
    return (
        _open_quote_above(lines, at)
        or _in_line(lines, at, column)
        or _in_indent(lines, at)
        or _stray(lines, at)
        or _in_line(lines, at, -1)
        or _fault("yaml-line", at, column, "", told=lines[at].strip()[:80])
    )


def _in_line(lines: list[str], at: int, column: int) -> Fault | None:
    """A mistake inside one line `key: value`; `column` is where the parser stopped, -1 is anywhere."""
    line = lines[at]
    found = re.match(r"( *(?:- +)*)([^\W\d]\w*(?: \w+)?)\s*=\s*(.*)$", line)
    if found and shape.is_known(found[2]):
        return _fault("yaml-no-colon", at, found.end(2), f"{found[1]}{found[2]}: {found[3]}")
    written = shape.read(line)
    if written is None:
        return _word_without_colon(line, at)
    rest = written.rest.strip()
    start = written.colon_at + 1 + len(written.rest) - len(written.rest.lstrip())
    if written.rest and written.rest[0] != " ":
        return _fault("yaml-colon-space", at, written.colon_at, written.with_rest(rest)) if written.known else None
    if written.key == "<<":
        return _fault("yaml-merge", at, 0, "")
    if rest[:1] in ('"', "'"):
        end = shape.quote_end(rest)
        tail = rest[end:].strip() if end else ""
        if tail and not tail.startswith("#"):
            return _fault("yaml-tail", at, start + end, written.with_rest(shape.quoted(rest)), tail=tail)
        return None
    if rest and rest[0] in _OPENERS and not re.fullmatch(r"[|>][-+\d]*(\s+#.*)?", rest):
        return _fault("yaml-first-letter", at, start, written.with_rest(shape.quoted(rest)), letter=rest[0])
    colon = re.search(r":(?=\s|$)", rest)
    if colon and rest[0] not in "[{" and column != written.colon_at:
        return _fault("yaml-colon", at, start + colon.start(), written.with_rest(shape.quoted(rest)))
    if rest[:1] in ("[", "{"):
        return _fault("yaml-first-letter", at, start, written.with_rest(shape.quoted(rest)), letter=rest[0])
    return None


def _word_without_colon(line: str, at: int) -> Fault | None:
    """`giay 8`: a known key and its value with nothing between."""
    found = re.match(r"( *(?:- +)*)([^\W\d]\w*)[ ;]+(\S.*)$", line)
    if found and shape.is_known(found[2]):
        return _fault("yaml-no-colon", at, found.end(2), f"{found[1]}{found[2]}: {found[3]}")
    return None


def _in_indent(lines: list[str], at: int) -> Fault | None:
    """A key or dash that does not stand under its neighbours."""
    line = lines[at]
    written = shape.read(line)
    if not (written and written.known) and not line.lstrip().startswith("- "):
        return None
    before = lines[:at]
    if line.lstrip().startswith("- ") and not shape.has_list(before):
        # Nothing holds the list, so the rest of it is left out.
        below = next((n for n in range(at, len(lines)) if re.match(r"[^\s#-]", lines[n])), len(lines))
        fault = _fault("yaml-no-list", at, 0, "  " + line.lstrip(), dict.fromkeys(range(at + 1, below), ""))
        return replace(fault, repaired="")
    right = 0 if written and _only_top(written) else shape.right_indent(line.lstrip(), before)
    now = len(line) - len(line.lstrip())
    if right == now:
        return None
    return _fault("yaml-indent", at, now, " " * right + line.lstrip(), spaces=right, now=now)


def _stray(lines: list[str], at: int) -> Fault | None:
    """A line of words that belongs to the text above it."""
    inside = shape.block_lines(lines)
    above = at - 1
    while above >= 0 and (above in inside or not shape.is_entry(lines[above])):
        above -= 1
    written = shape.read(lines[above]) if above >= 0 else None
    if written is None or not lines[at].strip():
        return None
    rest, words = written.rest.strip(), lines[at].strip()
    strays = _strays_below(lines, at)
    if re.fullmatch(r"[|>][-+\d]*", rest):
        first = next((lines[n] for n in sorted(inside) if above < n < at and lines[n].strip()), "")
        deep = len(first) - len(first.lstrip()) if first else written.key_at + 2
        also = {number: " " * deep + lines[number].strip() for number in strays}
        return _fault("yaml-block-indent", at, 0, " " * deep + words, also, spaces=deep)
    between = [line.strip() for line in lines[above + 1 : at] if line.strip()]
    parts = [shape.unquoted(rest), *between, words, *(lines[number].strip() for number in strays)]
    fixed = block_text(written, parts)
    also = dict.fromkeys((*range(above + 1, at + 1), *strays), "")
    joined = written.with_rest(shape.quoted(" ".join(part for part in parts if part)))
    return Fault(
        code="yaml-second-line", line=above, column=written.key_at, repaired=joined, values={"fixed": fixed}, also=also
    )


def _strays_below(lines: list[str], at: int) -> range:
    """Numbers of the lines right below one that belong to the same text."""
    end = at + 1
    while end < len(lines) and lines[end].strip() and not lines[end].lstrip().startswith("#"):
        if shape.is_entry(lines[end]) or shape.read(lines[end]):
            break
        end += 1
    return range(at + 1, end)


def block_text(written: Shape, parts: list[str]) -> str:
    """The lines to write for a text of several lines."""
    deep = " " * (len(written.dashes) + 2)
    return "\n".join([f"{written.dashes}{written.key}: |", *(deep + part for part in parts if part)])


def _in_quotes(lines: list[str], begun: int, problem: str) -> Fault:
    """A quote without its end, or a backslash in double quotes."""
    written = shape.read(lines[begun])
    rest = written.rest.strip() if written else lines[begun].strip()
    column = lines[begun].find(rest[:1]) if written is None else written.colon_at + 2
    if "escape" in problem:
        body = rest[1:-1] if rest.endswith('"') else rest[1:]
        fixed = shape.quoted(body.replace("\\", "/") if re.search(r"\.\w+$", body) else body)
        return _fault("yaml-backslash", begun, column, written.with_rest(fixed) if written else "")
    fixed = shape.quoted(shape.unquoted(rest))
    return _fault("yaml-quote", begun, column, written.with_rest(fixed) if written else "", quote=rest[:1])


def _open_quote_above(lines: list[str], at: int) -> Fault | None:
    """A quote opened some lines above, which took the lines between for its own."""
    for number in range(at, max(-1, at - 30), -1):
        written = shape.read(lines[number])
        if written is None or written.rest.strip()[:1] not in ('"', "'"):
            continue
        if shape.quote_end(written.rest.strip()):
            if number < at:
                return None
            continue
        taken = [shape.read(line) for line in lines[number + 1 : at + 1]]
        if any(line and line.known for line in taken):
            return _in_quotes(lines, number, "")
        return None
    return None


def _in_braces(lines: list[str], begun: int, at: int) -> Fault:
    """A `{` or `[` without its end, or a text that begins with one."""
    line = lines[begun]
    written = shape.read(line)
    opener = next((letter for letter in line if letter in "{["), "{")
    column = line.find(opener)
    rest = written.rest.strip() if written else ""
    closer = "}" if opener == "{" else "]"
    if rest.startswith("[") and (written is None or not written.list_like):
        return _fault(
            "yaml-first-letter", begun, column, written.with_rest(shape.quoted(rest)) if written else "", letter="["
        )
    if " #" in line and closer in line.split(" #", 1)[1]:
        return _fault("yaml-brace-comment", begun, line.index(" #") + 1, line.replace(" #", " "))
    if line.count(opener) > line.count(closer):
        return _fault("yaml-brace", begun, column, line.rstrip().rstrip(",") + closer, bracket=closer)
    if written and (pair := re.search(r"(\w+): ([^,{}\"]*: [^,{}\"]*)", rest)):
        fixed = line.replace(pair[0], f"{pair[1]}: {shape.quoted(pair[2])}")
        return _fault("yaml-colon", begun, line.find(pair[0]), fixed)
    if pair := re.search(r"[{,]\s*(\w+):(?=[^\s/])", line):
        return _fault("yaml-colon-space", begun, pair.end() - 1, line[: pair.end()] + " " + line[pair.end() :])
    return _fault("yaml-line", at, 0, "", told=lines[at].strip()[:80])


def _comma(lines: list[str], at: int, begin: int, end: int) -> Fault:
    """A comma in a text inside braces, which parts it in two."""
    text = lines[at][begin:end].strip()
    fixed = lines[at][:begin] + shape.quoted(text) + lines[at][end:]
    return _fault("yaml-comma", at, begin, fixed, text=text)


def _only_top(written: Shape) -> bool:
    return TOP.get(fold(written.key)) in {"campaign", "document", "level", "items", "band", "peak", "on_air", "yearly"}


def _fault(
    code: str, line: int, column: int, repaired: str, also: Mapping[int, str] | None = None, **values: str | int
) -> Fault:
    told = {"fixed": repaired.strip(), **values}
    return Fault(code=code, line=line, column=max(0, column), repaired=repaired, values=told, also=also or {})
