"""What is wrong with an answer, in a line for a terminal."""

from ledplayer.errors import ContentError, Place, Problem
from ledplayer.language import Language, hint, message

_ENDS = (".", "?", "!", "…", ":")


def problem(code: str, **values: str | int) -> ContentError:
    """One thing that is wrong with an answer."""
    return ContentError([Problem(severity="error", code=code, place=Place(file=""), values=values)])


def sentences(error: ContentError, language: Language) -> str:
    """What is wrong, and what to write, for a terminal."""
    return "\n".join(_whole(message(one, language), hint(one, language)) for one in error.problems)


def _whole(what: str, advice: str) -> str:
    """Two sentences on one line, each with its end."""
    return f"{what}{'' if what.endswith(_ENDS) else '.'} {advice}".strip()
