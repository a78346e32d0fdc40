"""YAML text as nodes that know their place, every mistake in it told, within bounds (rules R1–R4).

YAML is read event by event with the pure parser, never loaded: `22:00` stays `22:00`, a depth is refused before it is
walked, and a mistake costs its line, after which reading goes on with the line as it was most likely meant.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import yaml

from ledplayer.core.repair import Fault, faults_unseen, find_fault
from ledplayer.core.shape import is_known
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


class _Beyond(Exception):
    """The text goes beyond what a playlist may be, and is not read on."""

    def __init__(self, code: str, line: int, column: int) -> None:
        self.code, self.line, self.column = code, line, column


def read_document(data: bytes, *, file: str) -> Document:
    """The nodes of a YAML file, or the problems why there are none. Raises nothing; takes at most seconds."""
    if len(data) > MAX_BYTES:
        return _refused("file-too-big", Place(file=file), size_kb=len(data) // 1024)
    try:
        text = decode(data, file=file)
    except ContentError as error:
        return Document(root=None, problems=error.problems)
    lines = text.split("\n")
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
        except _Beyond as beyond:
            faults.append(Fault(code=beyond.code, line=beyond.line, column=beyond.column, repaired=""))
            return None
        except yaml.MarkedYAMLError as error:
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
            mark = error.problem_mark
            characters += mark.index if mark else 0
            if characters > _CHARACTERS:
                return None
    return None


class _Builder:
    """One reading of one text into nodes. Raises `MarkedYAMLError` and `_Beyond`."""

    def __init__(self, lines: list[str], file: str) -> None:
        self.lines = lines
        self.file = file
        self.events: Iterator[yaml.Event] = yaml.parse("\n".join(lines), Loader=yaml.SafeLoader)

    def document(self) -> Node | None:
        root = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                raise yaml.MarkedYAMLError(problem="second document", problem_mark=event.start_mark)
            if isinstance(event, yaml.NodeEvent):
                root = self._node(event, 1)
        return None if isinstance(root, Text) and root.plain and not root.value else root

    def _node(self, event: yaml.Event, depth: int) -> Node:
        place = self._place(event.start_mark)
        if depth > MAX_DEPTH:
            raise _Beyond("yaml-deep", place.line - 1, place.column - 1)
        anchored = isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None)
        if anchored:
            raise yaml.MarkedYAMLError(problem="alias", problem_mark=event.start_mark)
        if isinstance(event, yaml.SequenceStartEvent):
            return Row(nodes=tuple(self._row(depth, place)), place=place)
        if isinstance(event, yaml.MappingStartEvent):
            return Table(pairs=tuple(self._pairs(depth, bool(event.flow_style))), place=place)
        assert isinstance(event, yaml.ScalarEvent)
        if event.style is None and event.end_mark.line > event.start_mark.line and event.value:
            second = next(n for n in range(event.start_mark.line + 1, event.end_mark.line + 1) if self.lines[n].strip())
            raise yaml.MarkedYAMLError(problem="second line", problem_mark=self._mark(second))
        end = self._place(event.end_mark)
        return Text(value=event.value, place=place, end=end, plain=event.style is None)

    def _row(self, depth: int, place: Place) -> Iterator[Node]:
        count = 0
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            count += 1
            if count > MAX_ITEMS:
                raise _Beyond("yaml-many", place.line - 1, place.column - 1)
            yield self._node(event, depth + 1)

    def _pairs(self, depth: int, flow: bool) -> Iterator[tuple[Text, Node]]:
        before: yaml.Event | None = None
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key, Text):
                raise yaml.MarkedYAMLError(problem="key", problem_mark=event.start_mark)
            following = next(self.events)
            if flow and self._is_loose(key, event, following):
                begin = before.start_mark if before else None
                raise yaml.MarkedYAMLError(
                    problem="comma" if begin and begin.line == event.end_mark.line else "brace",
                    context_mark=begin,
                    problem_mark=event.end_mark,
                )
            before = following
            yield key, self._node(following, depth + 1)

    def _is_loose(self, key: Text, event: yaml.Event, value: yaml.Event) -> bool:
        """Whether a key inside braces has no colon: part of the text before it that a comma cut off."""
        if not isinstance(value, yaml.ScalarEvent) or value.value or value.style is not None:
            return False
        between = self.lines[event.end_mark.line][event.end_mark.column :]
        return not between.lstrip().startswith(":") and not is_known(key.value)

    def _mark(self, line: int) -> yaml.Mark:
        return yaml.Mark("", 0, line, 0, None, None)

    def _place(self, mark: yaml.Mark) -> Place:
        return Place(file=self.file, line=mark.line + 1, column=mark.column + 1)


def _problem(fault: Fault, file: str) -> Problem:
    place = Place(file=file, line=fault.line + 1, column=fault.column + 1)
    return Problem(severity="error", code=fault.code, place=place, values=fault.values)


def _refused(code: str, place: Place, **values: int) -> Document:
    return Document(root=None, problems=(Problem(severity="error", code=code, place=place, values=values),))
