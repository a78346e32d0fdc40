"""A record as a line of text: `time level board event what`, with a traceback below it where there is one."""

import logging
import traceback

from ledplayer.language import Language, say
from ledplayer.language.plain import plain
from ledplayer.log import voice
from ledplayer.log.clean import clean
from ledplayer.log.event import Event

#: Lines of a traceback that are kept, the last ones.
_MOST_LINES = 40
_LEVELS = ((logging.ERROR, "error"), (logging.WARNING, "warning"), (logging.NOTSET, "info"))


class Lines(logging.Formatter):
    """Writes lines; `part` names the process that speaks: `player`, `intake`, `sync`."""

    def __init__(self, part: str, *, is_plain: bool = False) -> None:
        """Args: is_plain: Without accents, for a font that lacks them."""
        super().__init__()
        self.part = part
        self._is_plain = is_plain

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        event = self.event(record)
        line = f"{voice.now()} {level_word(record.levelno, voice.speaks())} {voice.board() or '-'} "
        line = clean(f"{line}{event.number} {self.what(record, event)}")
        trace = self.trace(record)
        whole = "\n".join((line, trace) if trace else (line,))
        return plain(whole) if self._is_plain else whole

    def event(self, record: logging.LogRecord) -> Event:
        """The event of a record; what a library says, or a line without an event, is one of its own."""
        found = record.args[0] if isinstance(record.args, tuple) and len(record.args) == 1 else None
        if isinstance(found, Event):
            return found
        code = "our-mistake" if record.levelno >= logging.ERROR and record.exc_info else "said-otherwise"
        return Event(code=code, values={"name": record.name, "what": record.getMessage()})

    def what(self, record: logging.LogRecord, event: Event) -> str:
        """What is said, with how often where it was held back."""
        times: str | None = getattr(record, "times", None)
        said = event.said(voice.speaks())
        return f"{said} {times}" if times else said

    def trace(self, record: logging.LogRecord) -> str:
        """The traceback, indented; "" without one."""
        if not record.exc_info or record.exc_info[0] is None:
            return ""
        lines = "".join(traceback.format_exception(*record.exc_info)).splitlines()
        return "\n".join(f"    {clean(line)}" for line in lines[-_MOST_LINES:])


def level_word(level: int, language: Language) -> str:
    """ERROR, WARNING or INFO, in a language."""
    return say(f"level-{next(name for least, name in _LEVELS if level >= least)}", language)
