"""A board as its own file, for people: what `core.board_file.read_board` reads back as the same board."""

import json
import re
from collections.abc import Iterator

from ledplayer.core.model import Board, Hours
from ledplayer.language import Language
from ledplayer.language.sentences.words import FIXED, KEYS

#: Values that mean the same with and without quotes.
_PLAIN = re.compile(r"(?!(?:null|true|false|yes|no|on|off)$)[^\W\d_][\w ./-]*\w|/[\w./-]+|https?://[\w./:-]+", re.I)
_BLANK = Board(id="")
#: Beside a line, what it means: in Vietnamese, in English.
_MEANS = {
    "canvas": ("số điểm ảnh ngang x dọc của mặt LED", "the LEDs' pixels, across x down"),
    "offset": ("góc trái trên của khung trên ngõ ra", "where the canvas begins on the output"),
    "rotation": ("90, 180 hoặc 270 độ", "90, 180 or 270 degrees, clockwise"),
    "hours": ("giờ mở bảng", "opening hours"),
    "groups": ("tên nhóm trong danh sách phát", "names that playlists use"),
    "sources": ("thư mục nội dung", "folders with content"),
    "server": ("máy chủ nội dung", "the content server"),
}
_TOP = (
    "Tệp của bảng. Sửa bằng Notepad, rồi khởi động lại bảng.",
    "The board's file. Edit it with Notepad, then start the board again.",
)


def board_text(board: Board, language: Language | None = None) -> bytes:
    """The file, with what is not the default. `language`: of keys and comments; the board's own if none."""
    spoken = 0 if (language or board.language) == "vi" else 1
    lines = [f"# {_TOP[spoken]}"]
    for key, value in _values(board, spoken):
        line = f"{key if spoken else KEYS[key]}: {value}"
        means = _MEANS.get(key)
        lines.append(f"{line:<40} # {means[spoken]}" if means else line)
    return "\n".join([*lines, ""]).encode()


def _values(board: Board, spoken: int) -> Iterator[tuple[str, str]]:
    """Each key that is written, with its value as YAML."""
    yield "id", _scalar(board.id)
    if board.name:
        yield "name", _scalar(board.name)
    yield "language", board.language
    if board.canvas:
        yield "canvas", f"{board.canvas.width}x{board.canvas.height}"
    if board.offset != _BLANK.offset:
        yield "offset", f"{board.offset[0]},{board.offset[1]}"
    if board.rotation:
        yield "rotation", str(board.rotation)
    if board.hours:
        yield "hours", ", ".join(map(_span, board.hours))
    for key in ("time_zone", "groups", "logo", "fallback", "sources", "server"):
        value = getattr(board, key)
        if value:
            yield key, _row(value) if isinstance(value, tuple) else _scalar(value)
    download = [*map(_span, board.download_hours), *([_rate(board.download_rate)] if board.download_rate else [])]
    if download:
        yield "download", ", ".join(download)
    for key in ("proxy", "certificates"):
        if getattr(board, key):
            yield key, _scalar(getattr(board, key))
    for key in ("off_air", "shared_folder"):
        if getattr(board, key) != getattr(_BLANK, key):
            yield key, getattr(board, key) if spoken else FIXED[getattr(board, key)]
    if board.frame_rate != _BLANK.frame_rate:
        yield "frame_rate", str(board.frame_rate)
    if board.usb:
        yield "usb", "yes" if spoken else FIXED["yes"]


def _scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _row(values: tuple[str, ...]) -> str:
    if len(values) == 1 and _PLAIN.fullmatch(values[0]):
        return values[0]
    return f"[{', '.join(json.dumps(value, ensure_ascii=False) for value in values)}]"


def _span(hours: Hours) -> str:
    return f"{hours.begin // 60:02}:{hours.begin % 60:02}-{hours.end // 60:02}:{hours.end % 60:02}"


def _rate(bytes_a_second: int) -> str:
    for unit, size in (("MB", 1_000_000), ("KB", 1000)):
        if bytes_a_second % size == 0:
            return f"{bytes_a_second // size} {unit}/s"
    return f"{bytes_a_second} B/s"
