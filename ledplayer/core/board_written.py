"""Boards as the file that lists them: what `core.board_file.read_boards` reads back as the same boards."""

import json
from collections.abc import Iterable
from typing import Any

from ledplayer.core.model import Board, Hours

_NO_BOARD = Board(id="")
_PLAIN = ("name", "language", "time_zone", "rotation", "logo", "off_air", "fallback", "frame_rate")


def boards_text(boards: Iterable[Board]) -> bytes:
    """A `boards.yaml` of some boards; what only a board's own file may say is left out. JSON is YAML too."""
    listed = {board.id: _keys(board) for board in boards}
    return json.dumps({"boards": listed}, ensure_ascii=False, indent=1).encode()


def _keys(board: Board) -> dict[str, Any]:
    keys = {name: getattr(board, name) for name in _PLAIN if getattr(board, name) != getattr(_NO_BOARD, name)}
    if board.canvas:
        keys["canvas"] = f"{board.canvas.width}x{board.canvas.height}"
    if board.offset != _NO_BOARD.offset:
        keys["offset"] = f"{board.offset[0]},{board.offset[1]}"
    if board.hours:
        keys["hours"] = [_span(hours) for hours in board.hours]
    for name in ("groups", "sources"):
        if getattr(board, name):
            keys[name] = list(getattr(board, name))
    return keys


def _span(hours: Hours) -> str:
    return f"{hours.begin // 60:02}:{hours.begin % 60:02}-{hours.end // 60:02}:{hours.end % 60:02}"
