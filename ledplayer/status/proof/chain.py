"""Reads files of the chain and finds what is altered, missing or cut in them.

1. A block whose hash is not right counts for nothing, and what it declares for its file neither.
2. Blocks count from one on without a gap; files do, from the oldest that the newest one says is kept.
3. A last line without its end was cut by a power cut: that is said, and no fault.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from ledplayer.errors import Place, Problem
from ledplayer.language import reason
from ledplayer.status.proof.block import MOST_LINE_BYTES, Title, digest, read_line
from ledplayer.status.proof.card import UNREADABLE, lines
from ledplayer.status.proof.pack import unpack
from ledplayer.status.proof.rows import Raw

#: More of one reading are not told.
MOST_PROBLEMS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A block that is as it was written. `is_after_fault`: what came before it cannot be told."""

    title: Title
    packed: Raw
    is_after_fault: bool


@dataclass(slots=True, kw_only=True)
class Chain:
    """A reading of files, one after the other.

    Attributes:
        heads: All that were met, with the time at which each was written, milliseconds from the epoch.
        head: The one before what is read next; "" where that is not known.
        n: Number of the block before.
    """

    problems: list[Problem] = field(default_factory=list)
    heads: list[tuple[str, int]] = field(default_factory=list)
    head: str = ""
    n: int = 0
    is_after_fault: bool = False

    def read(self, path: Path) -> Iterator[Block]:
        """The blocks of a file that are as they were written."""
        try:
            whole_bytes, number = 0, 0
            for number, (end, stated, body) in enumerate(lines(path), 1):
                whole_bytes = end
                yield from self._line(path.name, number, stated, body)
            if path.stat().st_size > whole_bytes:
                self.say("proof-line-torn", path.name, number + 1, severity="warning")
        except OSError as error:
            self.say("proof-unreadable", path.name, why=reason(error))
            self.is_after_fault, self.head = True, ""

    def say(
        self,
        code: str,
        file: str = "",
        line: int = 0,
        severity: Literal["error", "warning"] = "error",
        **values: str | int,
    ) -> None:
        """Something is wrong with the proof."""
        if len(self.problems) < MOST_PROBLEMS:
            place = Place(file=file, line=line)
            values = {"file": file, "line": line, **values}
            self.problems.append(Problem(severity=severity, code=code, place=place, values=values))

    def _line(self, name: str, number: int, stated: str, body: bytes) -> Iterator[Block]:
        try:
            if len(body) > MOST_LINE_BYTES:
                raise ValueError(len(body))
            title, z = read_line(body)
            packed = unpack(z)
        except UNREADABLE:
            self.say("proof-line-newer" if _is_newer(body) else "proof-line-changed", name, number)
            self._pass(stated)
            return
        before = self.head or title.prev
        if digest(before, body) != stated or (title.prev and title.prev != before):
            missing = self.n and title.n != self.n + 1
            is_first = number == 1 and title.prev and digest(title.prev, body) == stated
            code = "proof-file-strange" if is_first else "proof-line-missing" if missing else "proof-line-changed"
            self.say(code, name, number)
            if not is_first:
                self._pass(stated, title)
                return
            self.is_after_fault = True
        elif self.n and title.n != self.n + 1:
            self.say("proof-line-missing", name, number)
        self.head, self.n = stated, title.n
        self.heads.append((stated, title.end_ms + title.late_ms))
        yield Block(title=title, packed=packed, is_after_fault=self.is_after_fault)
        self.is_after_fault = False

    def _pass(self, stated: str, title: Title | None = None) -> None:
        self.head, self.is_after_fault = stated, True
        self.n = title.n if title else self.n + 1 if self.n else 0
        if title:
            self.heads.append((stated, title.end_ms + title.late_ms))


def newest_head(path: Path) -> tuple[str, int, int]:
    """The head of a file's last whole line, its block's number, and when that was written; "" and 0 without."""
    head, n, at_ms = "", 0, 0
    try:
        for _, stated, body in lines(path):
            head, last = stated, body
        if head:
            title, _ = read_line(last)
            n, at_ms = title.n, title.end_ms + title.late_ms
    except (OSError, *UNREADABLE):
        pass
    return head, n, at_ms


def _is_newer(body: bytes) -> bool:
    try:
        return bool(json.loads(body)["v"] > 1)
    except UNREADABLE:
        return False
