"""In which language, and as which board's, this process speaks in the log."""

from ledplayer.language import Language

_language: Language = "en"
_board = ""


def speaks() -> Language:
    """The language of the log."""
    return _language


def board() -> str:
    """The board's id; "" while none is known."""
    return _board


def speak(language: Language) -> None:
    """Say all that follows in this language."""
    global _language
    _language = language


def speak_for(board_id: str) -> None:
    """Say all that follows as this board."""
    global _board
    _board = board_id
