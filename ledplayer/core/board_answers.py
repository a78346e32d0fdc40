"""What people answer about a board, one key at a time, judged by the reader of boards' files itself."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ledplayer.core.board_file import read_board
from ledplayer.core.model import Board
from ledplayer.core.names import clean
from ledplayer.errors import Problem
from ledplayer.language import Language
from ledplayer.language.sentences.words import KEYS

_BLANK = Board(id="")


def answered(board: Board, answers: Mapping[str, str], language: Language) -> tuple[Board, tuple[Problem, ...]]:
    """A board with some keys answered, as they would be written in its file.

    Args:
        answers: By the English key (`canvas`); an empty one is the key's default. `sources` is one folder.
        language: In which keys stand in what the sentences advise.

    Returns:
        The board, with no answer taken where one is wrong; and what is wrong, in the answers' order.
    """
    given = {key: clean(written) for key, written in answers.items()}
    lines = [_line(KEYS[key] if language == "vi" else key, key, written) for key, written in given.items() if written]
    if not given.get("id"):
        lines.append("id: board")
    read, problems = read_board("\n".join(lines).encode("utf-8", "surrogatepass"), file="")
    wrong = tuple(problem for problem in problems if problem.severity == "error")
    if read is None or wrong:
        return board, wrong
    changed: dict[str, Any] = {key: getattr(read if written else _BLANK, key) for key, written in given.items()}
    return replace(board, **changed), ()


def _line(spelled: str, key: str, written: str) -> str:
    value: object = [written] if key == "sources" else written
    return f"{spelled}: {json.dumps(value, ensure_ascii=False)}"
