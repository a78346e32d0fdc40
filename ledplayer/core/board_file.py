"""A board's own file, and `boards.yaml` beside the playlists, as boards (the issue's “board's file”)."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Literal, TypeVar, cast
from zoneinfo import ZoneInfo

from ledplayer.core.dates_written import WrongError, read_hours
from ledplayer.core.fields import Fields, fields, problem, read_whole
from ledplayer.core.keys import BOARD, BOARDS, LISTED, OFF_AIR, SHARED
from ledplayer.core.located import Document, Node, Row, Table, Text, read_document
from ledplayer.core.model import Board, Name, Size
from ledplayer.core.names import clean, fold
from ledplayer.errors import Place, Problem

T = TypeVar("T")

_MOST_PIXELS = 8192
_LANGUAGES = {"vi": "vi", "tiengviet": "vi", "vietnamese": "vi", "en": "en", "english": "en", "tienganh": "en"}
#: 1 GB a second; more is no limit.
_MOST_RATE = 10**9
_RATE = re.compile(r"(\d{1,7})\s*([KM]i?B|B)\s*/\s*s", re.IGNORECASE)
_UNITS = {"b": 1, "k": 1000, "m": 1_000_000}
_ID = re.compile(r"[^\W_][\w.-]{0,63}")


def read_board(data: bytes, *, file: str) -> tuple[Board | None, tuple[Problem, ...]]:
    """Read a board's own file: the board, None when there is an error; and all problems in order."""
    document, problems = _read(data, file)
    board = None
    if isinstance(document.root, Table):
        found = fields(document.root, BOARD, document.lines, problems, other=BOARDS)
        board = _board(found, Board(id=found.parsed("id", read_id) or ""))
        if "id" not in found.written:
            problems.append(problem("error", "board-no-id", Place(file=file, line=1, column=1)))
    elif document.root is not None:
        problems.append(problem("error", "board-shape", document.root.place))
    return _judged(board, problems)


def read_boards(data: bytes, *, file: str) -> tuple[Mapping[str, Board], tuple[Problem, ...]]:
    """Read a `boards.yaml`: its boards by id, defaults filled in; none when there is an error."""
    document, problems = _read(data, file)
    boards: dict[str, Board] = {}
    if isinstance(document.root, Table):
        found = fields(document.root, BOARDS, document.lines, problems, other=BOARD)
        usual = _table(found, "defaults")
        default = (
            _board(fields(usual, LISTED, document.lines, problems, other=BOARD), Board(id=""))
            if usual
            else Board(id="")
        )
        table = _table(found, "boards")
        if "boards" not in found.written:
            problems.append(problem("error", "boards-shape", document.root.place))
        seen: dict[str, int] = {}
        for key, node in table.pairs if table else ():
            first = seen.setdefault(fold(key.value), key.place.line)
            if first != key.place.line:
                problems.append(problem("error", "key-twice", key.place, key=key.value, first=first))
            try:
                board = replace(default, id=read_id(key.value))
            except WrongError as wrong:
                problems.append(problem("error", wrong.code, key.place, key=key.value, **wrong.values))
                continue
            boards[board.id] = _line(board, node, document.lines, problems)
    elif document.root is not None:
        problems.append(problem("error", "boards-shape", document.root.place))
    whole, told = _judged(boards, problems)
    return whole or {}, told


def read_id(written: str) -> str:
    """A board's id: letters, digits, `-`, `_`, `.`, for it is part of paths. Raises `WrongError`."""
    if _ID.fullmatch(written):
        return written
    raise WrongError("board-id", written=written, fixed=re.sub(r"[^\w.-]+", "-", written).strip("-_.") or "ubnd-xa")


def _line(board: Board, node: Node, lines: tuple[str, ...], problems: list[Problem]) -> Board:
    if not isinstance(node, Table):
        problems.append(problem("error", "boards-shape", node.place))
        return board
    return _board(fields(node, LISTED, lines, problems, other=BOARD), board)


def _board(found: Fields, default: Board) -> Board:
    """A board out of its keys; what is not written is the default's."""
    language = found.choice("language", _LANGUAGES, default.language)
    off_air = found.choice("off_air", OFF_AIR, default.off_air)
    shared = found.choice("shared_folder", SHARED, default.shared_folder)
    download = found.parts("download")
    rates = tuple(part for part in download if _RATE.fullmatch(part.written))
    return Board(
        id=default.id,
        name=found.text("name") or default.name,
        language=cast(Literal["vi", "en"], language),
        time_zone=found.parsed("time_zone", _zone) or default.time_zone,
        canvas=found.parsed("canvas", _canvas) or default.canvas,
        offset=found.parsed("offset", _offset) or default.offset,
        rotation=found.parsed("rotation", _rotation) or default.rotation,
        hours=found.each("hours", read_hours) or default.hours,
        groups=tuple(name.written for name in found.parts("groups")) or default.groups,
        logo=found.text("logo") or default.logo,
        off_air=cast(Literal["slide", "black"], off_air),
        fallback=found.text("fallback") or default.fallback,
        frame_rate=found.parsed("frame_rate", lambda written: read_whole(written, 1, 240)) or default.frame_rate,
        sources=_sources(found) or default.sources,
        server=found.parsed("server", _address) or "",
        download_hours=_parsed(found, "download", [part for part in download if part not in rates], read_hours),
        download_rate=min(_parsed(found, "download", rates, _rate), default=0),
        proxy=found.parsed("proxy", _address) or "",
        certificates=found.text("certificates"),
        shared_folder=cast(Literal["ordinary", "all", "none"], shared),
        usb=found.yes("usb"),
    )


def _parsed(found: Fields, key: str, parts: Sequence[Name], read: Callable[[str], T]) -> tuple[T, ...]:
    """Some parts of a value as `read` understands them; wrong ones are told and left out."""
    values = []
    for part in parts:
        try:
            values.append(read(part.written))
        except WrongError as error:
            found.wrong(key, error.code, part.place, **error.values)
    return tuple(values)


def _rate(written: str) -> int:
    """`200 KB/s` as bytes a second. Raises `WrongError`."""
    found = _RATE.fullmatch(written)
    if found is None or not 1 <= int(found[1]) * _UNITS[found[2][0].lower()] <= _MOST_RATE:
        raise WrongError("board-rate", written=written, fixed="200 KB/s")
    return int(found[1]) * _UNITS[found[2][0].lower()]


def _address(written: str) -> str:
    """The address of a server, without a slash at its end. Raises `WrongError`."""
    if re.fullmatch(r"https?://[A-Za-z0-9.\-\[\]:_]+(/[^\s?#]*)?", written) and "@" not in written:
        return written.rstrip("/")
    host = re.search(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:\d+)?", written)
    raise WrongError("board-address", written=written, fixed=f"https://{host[0] if host else 'led.example.vn'}")


def _sources(found: Fields) -> tuple[str, ...]:
    """A folder, or a list of them; a comma may be part of a path."""
    node = found.nodes.get("sources")
    if not isinstance(node, Row):
        return (found.text("sources"),) * bool(node)
    for one in node.nodes:
        if not isinstance(one, Text):
            found.wrong("sources", "value-not-list", one.place)
    return tuple(clean(one.value) for one in node.nodes if isinstance(one, Text) and clean(one.value))


def _canvas(written: str) -> Size:
    found = re.fullmatch(r"(\d{1,5})\s*[x×X*]\s*(\d{1,5})", written)
    if found and 1 <= int(found[1]) <= _MOST_PIXELS and 1 <= int(found[2]) <= _MOST_PIXELS:
        return Size(width=int(found[1]), height=int(found[2]))
    numbers = re.findall(r"\d{2,4}", written)
    raise WrongError("board-canvas", written=written, fixed="x".join(numbers) if len(numbers) == 2 else "384x192")


def _offset(written: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{1,5})\s*[,;x ]\s*(\d{1,5})", written)
    if found and max(int(found[1]), int(found[2])) <= 4 * _MOST_PIXELS:
        return int(found[1]), int(found[2])
    raise WrongError("board-offset", written=written, fixed="0,0")


def _rotation(written: str) -> Literal[0, 90, 180, 270]:
    if written.rstrip("°") in ("0", "90", "180", "270"):
        return cast(Literal[0, 90, 180, 270], int(written.rstrip("°")))
    raise WrongError("board-rotation", written=written, fixed=90)


def _zone(written: str) -> str:
    try:
        return ZoneInfo(written).key
    except (OSError, ValueError, KeyError):
        raise WrongError("board-zone", written=written, fixed="Asia/Ho_Chi_Minh") from None


def _table(found: Fields, key: str) -> Table | None:
    node = found.nodes.get(key)
    if node is not None and not isinstance(node, Table):
        found.wrong(key, "boards-shape")
    return node if isinstance(node, Table) else None


def _read(data: bytes, file: str) -> tuple[Document, list[Problem]]:
    document = read_document(data, file=file)
    if any(one.code == "file-empty" for one in document.problems):
        return document, [problem("error", "board-file-empty", Place(file=file))]
    return document, list(document.problems)


def _judged(value: T, problems: list[Problem]) -> tuple[T | None, tuple[Problem, ...]]:
    problems.sort(key=lambda one: one.place)
    broken = any(one.severity == "error" for one in problems)
    return (None if broken else value), tuple(problems)
