"""What was meant by a line that is no YAML: the commonest mistakes, each with the line to write instead (R3).

A repair never changes how many lines there are, so that all that is read afterwards keeps its place.
"""

import re
from dataclasses import replace

from ledplayer.core import shape
from ledplayer.core.keys import TOP
from ledplayer.core.names import fold
from ledplayer.core.shape import Shape
from ledplayer.core.slips import Fault, in_braces, in_comma, in_line, in_quotes, make_fault


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


def find_fault(lines: list[str], error: UnreadableError) -> Fault:
    """The mistake behind an error of the parser, and how to go on."""
    at, column = min(error.line, len(lines) - 1), error.column
    begun, begun_column = error.begun
    if error.problem == "second document" or (lines[at].startswith("---") and at > 0):
        return make_fault("yaml-document", at, 0, "", told="---")
    if error.problem == "comma":
        return in_comma(lines, at, begun_column, column)
    if "quoted scalar" in error.context:
        return in_quotes(lines, begun, error.problem)
    if "flow" in error.context or (error.problem == "second line" and shape.opens_brackets(lines[begun])):
        while begun > 0 and not lines[begun].strip():
            begun -= 1
        return in_braces(lines, begun, at)
    if "simple key" in error.context:
        at, column = begun, begun_column
    elif any(word in error.context for word in ("directive", "tag", "alias", "anchor", "block scalar")):
        at = begun
    while at > 0 and not lines[at].strip():
        at -= 1
    return (
        _open_quote_above(lines, at)
        or in_line(lines, at, column)
        or _in_indent(lines, at)
        or _stray(lines, at)
        or in_line(lines, at, -1)
        or make_fault("yaml-line", at, column, "", told=lines[at].strip()[:80])
    )


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
        fault = make_fault("yaml-no-list", at, 0, "  " + line.lstrip(), dict.fromkeys(range(at + 1, below), ""))
        return replace(fault, repaired="")
    right = 0 if written and _only_top(written) else shape.right_indent(line.lstrip(), before)
    now = len(line) - len(line.lstrip())
    if right == now:
        return None
    return make_fault("yaml-indent", at, now, " " * right + line.lstrip(), spaces=right, now=now)


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
        return make_fault("yaml-block-indent", at, 0, " " * deep + words, also, spaces=deep)
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
            return in_quotes(lines, number, "")
        return None
    return None


def _only_top(written: Shape) -> bool:
    return TOP.get(fold(written.key)) in {"campaign", "document", "level", "items", "band", "peak", "on_air", "yearly"}
