"""In which language, as which board's, and by which clock this process speaks in the log."""

from collections.abc import Callable
from datetime import datetime

from ledplayer.language import Language


def here() -> str:
    """The machine's local time, with its distance from UTC."""
    return datetime.now().astimezone().isoformat(" ", "seconds")


_language: Language = "en"
_board: Callable[[], str] = str
_now: Callable[[], str] = here


def speaks() -> Language:
    """The language of the log."""
    return _language


def board() -> str:
    """The board's id; "" while none is known."""
    return _board()


def now() -> str:
    """The time, as lines begin with it: `2026-11-26 09:14:03+07:00`."""
    return _now()


def speak(language: Language) -> None:
    """Say all that follows in this language."""
    global _language
    _language = language


def speak_for(board_id: Callable[[], str], when: Callable[[], str] | None = None) -> None:
    """Say all that follows as this board. `when`: Its own clock, as of `now`; None leaves it."""
    global _board, _now
    _board = board_id
    if when is not None:
        _now = when
