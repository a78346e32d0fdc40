"""What an office's web server wrote down of the boards that pull from it: nginx's access log, plain or `.gz`.

Each request of a board says in its User-Agent who asks (`updates.poll.agent`):

    … [26/Sep/2026:06:10:01 +0700] "GET /metadata/timestamp.json HTTP/1.1" 304 0 "-"
    "ledplayer/0.1.0 (board=xa-long-hau; release=9f86d081; state=good; proof=60303ae2)"

1. The format is `combined`, with or without more behind it. nginx writes every quote, control character and byte above
   126 that came from outside as `\\xHH`: no client writes a quote or ends a line, so fields are where quotes are.
2. It is what somebody claimed: anybody who reaches the server can say to be any board. Names are cleaned here.
3. A line that is none, or is no board's, is counted and passed over. Lines and files are bounded.
"""

import gzip
import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Literal, cast
from urllib.parse import unquote

from ledplayer.core.names import clean, shown
from ledplayer.errors import Place, Problem
from ledplayer.language import reason

State = Literal["", "none", "new", "good", "refused"]

#: A request line of nginx is at most 8 kB, as is each header; four letters for each byte.
MOST_LINE_BYTES = 64 << 10
#: Of one file, unpacked: a week of 10,000 boards.
MOST_BYTES = 8 << 30
MOST_NAME = 100

_CHUNK_BYTES = 1 << 20
#: Different things that boards say, and different hours: more are forgotten, and read again.
_MOST_KNOWN = 50_000
_OURS = b'"ledplayer/'
_LINE = re.compile(
    rb'\[(\d\d/[A-Z][a-z][a-z]/\d{4}:\d\d):(\d\d):(\d\d) ([+-]\d{4})\] "[^"]*" \d{3} \S+ "[^"]*" '
    rb'"(ledplayer/[^"]{1,1000})"'
)
_AGENT = re.compile(r"ledplayer/([0-9A-Za-z.+-]{1,40}) \(([^()]*)\)")
_HEX = re.compile(r"[0-9a-f]{8}")
#: As nginx writes them, whatever language the machine speaks.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_STATES: dict[str, State] = {"none": "none", "new": "new", "good": "good", "refused": "refused"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One request of a board.

    Attributes:
        at_ms: When, by the server's clock, milliseconds from the epoch.
        board: Its id as it may be printed.
        release: First eight letters of its release's hash; "" where it has none.
        state: What its player found out about that release; "" where it says nothing known.
        proof: First eight letters of the newest hash of its proof of play; "" where it has none.
    """

    at_ms: int
    board: str
    version: str
    release: str
    state: State
    proof: str


class AccessLog:
    """Reads some files, once, in the order given; see `problems` and the counts afterwards.

    Attributes:
        lines: Lines so far.
        bad: Of these, what is no line of an access log, or a board's that cannot be understood.
        problems: Files that could not be read, or not to their end.
    """

    def __init__(self, files: Iterable[Path], *, most_bytes: int = MOST_BYTES) -> None:
        self.lines = self.bad = 0
        self.problems: list[Problem] = []
        self._files = tuple(files)
        self._most_bytes = most_bytes
        self._hours: dict[tuple[bytes, bytes], int] = {}
        self._agents: dict[bytes, Seen | None] = {}

    def seen(self) -> Iterator[Seen]:
        """Each request of a board, as the files have them: within a file nearly in order of time."""
        for path in self._files:
            try:
                with _opened(path) as file:
                    yield from self._of(file, path)
            except (EOFError, zlib.error):
                self._tell("access-log-cut", path)
            except OSError as error:
                self._tell("access-log-unreadable", path, why=reason(error))

    def _of(self, file: IO[bytes], path: Path) -> Iterator[Seen]:
        rest, read, is_skipping = b"", 0, False
        while chunk := file.read(_CHUNK_BYTES):
            read += len(chunk)
            if read > self._most_bytes:
                self._tell("access-log-long", path, gigabytes=self._most_bytes >> 30)
                return
            lines = (rest + chunk).split(b"\n")
            rest = lines.pop()
            if is_skipping and lines:
                del lines[0]
                is_skipping = False
            yield from self._found(lines)
            if len(rest) > MOST_LINE_BYTES or is_skipping:
                self.bad += not is_skipping
                self.lines += not is_skipping
                rest, is_skipping = b"", True
        if rest and not is_skipping:
            yield from self._found([rest])

    def _found(self, lines: list[bytes]) -> Iterator[Seen]:
        self.lines += len(lines)
        for line in lines:
            if _OURS not in line:
                self.bad += b'] "' not in line
                continue
            found = _LINE.search(line) if len(line) <= MOST_LINE_BYTES else None
            said = self._said(found[5]) if found else None
            if found is None or said is None:
                self.bad += 1
                continue
            hour = self._hour(found[1], found[4])
            if hour is None:
                self.bad += 1
                continue
            yield Seen(
                at_ms=hour + (int(found[2]) * 60 + int(found[3])) * 1000,
                board=said.board,
                version=said.version,
                release=said.release,
                state=said.state,
                proof=said.proof,
            )

    def _hour(self, written: bytes, offset: bytes) -> int | None:
        """Begin of an hour, milliseconds from the epoch; None where there is no such hour."""
        known = self._hours.get((written, offset))
        if known is None:
            with suppress(ValueError, OverflowError):
                known = _hour_ms(written.decode("ascii"), offset.decode("ascii"))
                if len(self._hours) >= _MOST_KNOWN:
                    self._hours.clear()
                self._hours[written, offset] = known
        return known

    def _said(self, agent: bytes) -> Seen | None:
        """What a User-Agent says; the time is still to come."""
        if agent in self._agents:
            return self._agents[agent]
        if len(self._agents) >= _MOST_KNOWN:
            self._agents.clear()
        self._agents[agent] = said = _read(agent.decode("ascii", "replace"))
        return said

    def _tell(self, code: str, path: Path, **values: str | int) -> None:
        place = Place(file=str(path))
        self.problems.append(
            Problem(severity="warning", code=code, place=place, values={"file": shown(str(path)), **values})
        )


def _opened(path: Path) -> IO[bytes]:
    if path.suffix == ".gz":
        return cast("IO[bytes]", gzip.open(path, "rb"))
    return path.open("rb")


def _hour_ms(written: str, offset: str) -> int:
    """`26/Sep/2026:06` and `+0700`. Raises `ValueError`, `OverflowError`."""
    day, month, year, hour = written[:2], written[3:6], written[7:11], written[12:14]
    moment = datetime.fromisoformat(f"{year}-{_MONTHS.index(month) + 1:02}-{day}T{hour}:00:00{offset[:3]}:{offset[3:]}")
    return int(moment.timestamp()) * 1000


def _read(agent: str) -> Seen | None:
    found = _AGENT.match(agent)
    if found is None:
        return None
    said = dict(part.partition("=")[::2] for part in found[2].split("; ")[:20])
    board = clean(unquote(said.get("board", ""), errors="replace"))
    if not board:
        return None
    return Seen(
        at_ms=0,
        board=shown(board[:MOST_NAME]),
        version=found[1],
        release=_hex(said.get("release", "")),
        state=_STATES.get(said.get("state", ""), ""),
        proof=_hex(said.get("proof", "")),
    )


def _hex(written: str) -> str:
    return written if _HEX.fullmatch(written) else ""
