"""Where the lines of a process go: to systemd's journal, else to standard error and a file of bounded size.

The file is `log/PART.log` in the state folder (sync's in its store), with a few older ones; `ledplayer log` reads them
together. One process writes one file.
"""

import logging
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from ledplayer.language import Language
from ledplayer.log import Event, voice
from ledplayer.log.held import Held
from ledplayer.log.journal import SOCKET, Journal, is_ours
from ledplayer.log.lines import Lines

FOLDER = "log"
MOST_BYTES, MOST_FILES = 512 << 10, 3
#: Where the journal listens, if not at its usual place.
SOCKET_NAME = "LEDPLAYER_JOURNAL_SOCKET"


class Log(logging.Handler):
    """The log of one process."""

    def __init__(self, sinks: Sequence[logging.Handler], held: Held) -> None:
        super().__init__()
        self._sinks = sinks
        self._held = held

    def emit(self, record: logging.LogRecord) -> None:
        """Say a record, unless its cause was said just now."""
        if self._held.is_said(record):
            self._say(record)

    def tend(self) -> None:
        """Say what was held back long enough; to be called now and then."""
        for record in self._held.due():
            self._say(record)

    def close(self) -> None:
        """Say what is still held back, and close everything."""
        for record in self._held.due(at_once=True):
            self._say(record)
        for sink in self._sinks:
            sink.close()
        super().close()

    def _say(self, record: logging.LogRecord) -> None:
        event = record.args[0] if isinstance(record.args, tuple) and record.args else None
        is_for_journal = isinstance(event, Event) and event.is_for_journal
        for sink in self._sinks:
            if record.levelno >= sink.level and (not is_for_journal or isinstance(sink, Journal)):
                sink.handle(record)


def begin(
    part: str,
    *,
    folder: Path | None,
    language: Language,
    board: str = "",
    level: int = logging.INFO,
    when: Callable[[], str] | None = None,
    mono: Callable[[], float] = time.monotonic,
    environment: Mapping[str, str] | None = None,
) -> Log:
    """Send the log of this process where it belongs.

    Args:
        part: What this process is: `player`, `intake`, `sync`.
        folder: Where the file's folder `log` is made, outside the journal; None writes no file.
        level: Of what goes to standard error; journal and file get everything from INFO up.
        when: The time as lines begin with it; None is the machine's.
        mono: Monotonic seconds.
    """
    env = os.environ if environment is None else environment
    voice.speak(language)
    voice.speak_for(lambda: board, when or voice.here)
    root = logging.getLogger()
    for handler in root.handlers[:]:
        root.removeHandler(handler)
        handler.close()
    log = Log(_sinks(part, folder, level, env), Held(mono))
    root.addHandler(log)
    root.setLevel(logging.INFO)
    sys.excepthook = _told
    return log


def _sinks(part: str, folder: Path | None, level: int, env: Mapping[str, str]) -> list[logging.Handler]:
    if env.get(SOCKET_NAME) or is_ours(env):
        with suppress(OSError):
            return [Journal(Lines(part), env.get(SOCKET_NAME) or SOCKET)]
    stream = logging.StreamHandler(sys.stderr)
    stream.setLevel(level)
    stream.setFormatter(Lines(part, is_plain=env.get("TERM") == "linux" and sys.stderr.isatty()))
    sinks: list[logging.Handler] = [stream]
    if folder is not None:
        with suppress(OSError):
            sinks.append(_file(folder / FOLDER, part))
    return sinks


def _file(folder: Path, part: str) -> logging.Handler:
    """The rotating file. Raises `OSError`."""
    from logging.handlers import RotatingFileHandler

    folder.mkdir(parents=True, exist_ok=True)
    file = RotatingFileHandler(
        folder / f"{part}.log", maxBytes=MOST_BYTES, backupCount=MOST_FILES, encoding="utf-8", errors="backslashreplace"
    )
    file.setFormatter(Lines(part))
    file.handleError = lambda record: None  # type: ignore[method-assign] # a full disk: standard error still has it
    return file


def _told(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """The last word of a process that ends for a mistake of ours."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    event = Event(code="our-end", severity="error", values={"why": f"{kind.__name__}: {error}"})
    logging.getLogger("ledplayer").error("%s", event, exc_info=(kind, error, trace))
