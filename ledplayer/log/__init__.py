"""The log, for people: one line for each edge, in the board's language, with a number that is the same in both.

    note("intake-hangs")                    an event, at the level that stands with its sentence
    tell(problem, source="/srv/led")        something that is wrong with content or surroundings

Both go through the standard library's logging, as an `Event` in the record; `begin` decides where the lines go.
"""

import logging

from ledplayer.errors import Place, Problem, Severity
from ledplayer.language import catalogue
from ledplayer.log.event import Event

LEVELS: dict[Severity, int] = {"error": logging.ERROR, "warning": logging.WARNING, "info": logging.INFO}

logger = logging.getLogger("ledplayer.log")


def note(code: str, /, **values: str | int) -> None:
    """Log an event that the catalogue has a sentence and a number for."""
    sentence = catalogue()[code]
    log(Event(code=code, severity=sentence.level, values=values))


def tell(problem: Problem, source: str = "") -> None:
    """Log a problem. `source`: the folder or server that it is about."""
    log(Event(code=problem.code, severity=problem.severity, values=problem.values, place=problem.place, source=source))


def exception(code: str, /, **values: str | int) -> None:
    """Log a mistake of ours that is being handled now, with its traceback."""
    logger.error("%s", Event(code=code, severity="error", values=values), exc_info=True)


def log(event: Event) -> None:
    """Log an event that was made elsewhere."""
    logger.log(LEVELS[event.severity], "%s", event)


__all__ = ["LEVELS", "Event", "Place", "exception", "log", "note", "tell"]
