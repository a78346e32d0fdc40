"""YAML text as nodes that know their place, every mistake in it told, within bounds (rules R1–R4).

YAML is read event by event with the pure parser, never loaded: `22:00` stays `22:00`, a depth is refused before it is
walked, and a mistake costs its line, after which reading goes on with the line as it was most likely meant.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import yaml

from ledplayer.core.repair import UnreadableError, find_fault
from ledplayer.core.shape import is_known
from ledplayer.core.slips import Fault, faults_unseen
from ledplayer.core.text_file import decode
from ledplayer.errors import ContentError, Place, Problem

MAX_BYTES = 256 * 1024
MAX_DEPTH = 20
MAX_ITEMS = 2000
#: More problems than these are not told at once.
MAX_PROBLEMS = 100
# Each repair reads the text again from its start: so many times, and so many characters altogether.
_REPAIRS = 25
_CHARACTERS = 4 * MAX_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A scalar as written, NFC.

    Attributes:
        plain: Without quotes and `|`.
        end: The place behind its last character.
    """

    value: str
    place: Place
    end: Place
    plain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A list."""

    nodes: tuple["Node", ...]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Keys with their values, in order, duplicates included."""

    pairs: tuple[tuple[Text, "Node"], ...]
    place: Place


Node = Text | Row | Table

#: Line and column, from 0.
_Spot = tuple[int, int]
_Event = tuple[yaml.Event, _Spot, _Spot]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What could be read of a file.

    Attributes:
        root: None when nothing could.
        lines: Of the text as it was read in the end, repairs made.
        problems: Of its YAML, all errors.
    """

    root: Node | None
    lines: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


class _BeyondError(Exception):
    """The text goes beyond what a playlist may be, and is not read on."""

    def __init__(self, code: str, line: int, column: int) -> None:
        self.code, self.line, self.column = code, line, column


def read_document(data: bytes, *, file: str) -> Document:
    """The nodes of a YAML file, or the problems why there are none. Raises nothing; takes at most seconds."""
    if len(data) > MAX_BYTES:
        return _refused("file-too-big", Place(file=file))
    try:
        text = decode(data, file=file)
    except ContentError as error:
        return Document(root=None, problems=error.problems)
    # Word's soft line break and the line ends that only Unicode knows would count as lines, unlike in an editor.
    lines = yaml.reader.Reader.NON_PRINTABLE.sub(" ", re.sub("[\x85\u2028\u2029]", " ", text)).split("\n")
    faults = list(faults_unseen(lines))
    for fault in faults:
        lines[fault.line] = fault.repaired
    root = _read(lines, file, faults)
    problems = tuple(_problem(fault, file) for fault in faults if fault.code)
    if root is None and not problems:
        return _refused("file-empty", Place(file=file))
    return Document(root=root, lines=tuple(lines), problems=problems)


def _read(lines: list[str], file: str, faults: list[Fault]) -> Node | None:
    """Read, and at each mistake repair its line and read again; adds to `lines` and `faults`."""
    characters, touched = 0, {fault.line for fault in faults}
    for _ in range(_REPAIRS):
        try:
            return _Builder(lines, file).document()
        except _BeyondError as beyond:
            faults.append(Fault(code=beyond.code, line=beyond.line, column=beyond.column, repaired=""))
            return None
        except UnreadableError as error:
            fault = find_fault(lines, error)
            if fault.line in touched:
                # The repair did not help: without that line the rest may still be read.
                fault = replace(fault, code="" if lines[fault.line].strip() else fault.code, repaired="", also={})
            if not lines[fault.line].strip() and not fault.repaired:
                return None
            touched.add(fault.line)
            faults.append(fault)
            lines[fault.line] = fault.repaired
            for line, repaired in fault.also.items():
                lines[line] = repaired
            characters += error.read
            if characters > _CHARACTERS:
                return None
    return None


class _Builder:
    """One reading of one text into nodes. Raises `UnreadableError` and `_BeyondError`."""

    def __init__(self, lines: list[str], file: str) -> None:
        self.lines = lines
        self.file = file
        self.events = _events("\n".join(lines))

    def document(self) -> Node | None:
        root = None
        for event, begin, _ in self.events:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                raise UnreadableError("second document", begin)
            if isinstance(event, yaml.NodeEvent):
                root = self._node((event, begin, _), 1)
        return None if isinstance(root, Text) and root.plain and not root.value else root

    def _node(self, found: _Event, depth: int) -> Node:
        event, begin, end = found
        if depth > MAX_DEPTH:
            raise _BeyondError("yaml-deep", *begin)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
            raise UnreadableError("alias", begin)
        if isinstance(event, yaml.SequenceStartEvent):
            return Row(nodes=tuple(self._row(depth, begin)), place=self._place(begin))
        if isinstance(event, yaml.MappingStartEvent):
            return Table(pairs=tuple(self._pairs(depth, bool(event.flow_style))), place=self._place(begin))
        assert isinstance(event, yaml.ScalarEvent)
        plain = event.style is None
        if plain and end[0] > begin[0] and event.value:
            second = next(line for line in range(begin[0] + 1, end[0] + 1) if self.lines[line].strip())
            raise UnreadableError("second line", (second, 0), begun=begin)
        return Text(value=event.value, place=self._place(begin), end=self._place(end), plain=plain)

    def _row(self, depth: int, begin: _Spot) -> Iterator[Node]:
        for count, found in enumerate(self.events):
            if isinstance(found[0], yaml.SequenceEndEvent):
                return
            if count == MAX_ITEMS:
                raise _BeyondError("yaml-many", *begin)
            yield self._node(found, depth + 1)

    def _pairs(self, depth: int, flow: bool) -> Iterator[tuple[Text, Node]]:
        before: _Spot | None = None
        for count, found in enumerate(self.events):
            event, begin, end = found
            if isinstance(event, yaml.MappingEndEvent):
                return
            if count == MAX_ITEMS:
                raise _BeyondError("yaml-many", *begin)
            key = self._node(found, depth + 1)
            if not isinstance(key, Text) or key.value == "<<":
                raise UnreadableError("key", begin)
            value = next(self.events)
            if flow and self._is_loose(key, end, value[0]):
                on_one_line = before is not None and before[0] == end[0]
                raise UnreadableError("comma" if on_one_line else "brace", end, begun=before)
            before = value[1]
            yield key, self._node(value, depth + 1)

    def _is_loose(self, key: Text, end: _Spot, value: yaml.Event) -> bool:
        """Whether a key inside braces has no colon: part of the text before it that a comma cut off."""
        if not isinstance(value, yaml.ScalarEvent) or value.value or value.style is not None:
            return False
        return not self.lines[end[0]][end[1] :].lstrip().startswith(":") and not is_known(key.value)

    def _place(self, spot: _Spot) -> Place:
        return Place(file=self.file, line=spot[0] + 1, column=spot[1] + 1)


def _events(text: str) -> Iterator[_Event]:
    """The parser's events, each with where it begins and ends. Raises `UnreadableError`."""
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            yield event, _spot(event.start_mark), _spot(event.end_mark)
    except yaml.MarkedYAMLError as error:
        at, read = _spot(error.problem_mark), error.problem_mark.index if error.problem_mark else 0
        begun = _spot(error.context_mark) if error.context_mark else None
        raise UnreadableError(error.problem or "", at, context=error.context or "", begun=begun, read=read) from error


def _spot(mark: Any) -> _Spot:
    return (mark.line, mark.column) if mark else (0, 0)


def _problem(fault: Fault, file: str) -> Problem:
    place = Place(file=file, line=fault.line + 1, column=fault.column + 1)
    return Problem(severity="error", code=fault.code, place=place, values=fault.values)


def _refused(code: str, place: Place) -> Document:
    return Document(root=None, problems=(Problem(severity="error", code=code, place=place),))
