"""Says a cause that comes again and again once, and then how often.

1. An event is said when it comes. The same about the same thing is then held back and counted for a pause.
2. When the pause is over, what was held back is said once, with its count, and the next pause is twice as long: 10
   minutes at first, an hour at most.
3. After two quiet pauses it is new again.
4. Edges that are about nothing nameable (what is on air) may come a few times in one pause.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from ledplayer.language import say
from ledplayer.log import voice
from ledplayer.log.event import Event

FIRST_S, MOST_S = 600.0, 3600.0
#: Rule 4.
FREE = 12
#: Causes that are remembered.
MOST = 500


@dataclass(slots=True)
class _Cause:
    """Attributes: said: When, monotonic seconds. left: Times it may still be said. held: The newest held record."""

    said: float
    pause_s: float
    left: int
    count: int = 0
    held: logging.LogRecord | None = None
    since: str = ""


class Held:
    """The causes that one process speaks of."""

    def __init__(self, mono: Callable[[], float]) -> None:
        """Args: mono: Monotonic seconds."""
        self._mono = mono
        self._causes: dict[tuple[str, ...], _Cause] = {}

    def is_said(self, record: logging.LogRecord) -> bool:
        """Whether a record is said now."""
        event = record.args[0] if isinstance(record.args, tuple) and len(record.args) == 1 else None
        if not isinstance(event, Event):
            return True
        mono, key = self._mono(), event.about
        cause = self._causes.get(key)
        if cause is None or mono - cause.said >= 2 * cause.pause_s:
            self._forget()
            free = FREE if event.severity == "info" and not any(key[1:]) else 1
            self._causes[key] = _Cause(said=mono, pause_s=FIRST_S, left=free - 1)
            return True
        if cause.left > 0:
            cause.left -= 1
            return True
        if not cause.count:
            cause.since = voice.now()
        cause.count += 1
        cause.held = record
        return False

    def due(self, *, at_once: bool = False) -> list[logging.LogRecord]:
        """What was held back long enough, in the order in which it came last, each with its count.

        Args:
            at_once: However long it was held back.
        """
        mono = self._mono()
        found = []
        for cause in self._causes.values():
            if cause.held is None or (mono - cause.said < cause.pause_s and not at_once):
                continue
            record, cause.held = cause.held, None
            record.times = say("log-times", voice.speaks(), count=cause.count, since=cause.since[11:16])
            cause.count, cause.said, cause.pause_s = 0, mono, min(MOST_S, 2 * cause.pause_s)
            found.append(record)
        return sorted(found, key=lambda record: record.created)

    def _forget(self) -> None:
        if len(self._causes) >= MOST:
            quiet = [key for key, cause in self._causes.items() if cause.held is None]
            for key in quiet[: MOST // 2] or list(self._causes)[: MOST // 2]:
                del self._causes[key]
