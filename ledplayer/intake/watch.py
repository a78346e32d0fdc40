"""Local events of the sources' folders: they say “look now” and nothing else.

What a look passes over anyway rings no bell: two boards that write their pages into one folder let each other sleep.
An observer that cannot be started, or dies, costs nothing but time: the folders are looked at every few minutes anyway.
"""

import logging
import os
from collections.abc import Mapping
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

from ledplayer.intake.page.names import is_page
from ledplayer.intake.scan import is_hidden
from ledplayer.log import note

logger = logging.getLogger(__name__)
logging.getLogger("watchdog").setLevel(logging.CRITICAL)  # it complains of its own threads when they end

#: Events that our own looking makes.
_OURS = frozenset({"opened", "closed_no_write"})


class Watch:
    """Watches folders in a thread of its own, which only writes a byte into a pipe.

    Attributes:
        wake: File descriptor that can be read once something happened.
    """

    def __init__(self) -> None:
        self.wake, self._bell = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self._observer: BaseObserver | None = None
        self._watches: dict[tuple[Path, bool], ObservedWatch] = {}

    def follow(self, folders: Mapping[Path, bool]) -> None:
        """Watch these folders and no others; those that are missing are tried again by the next call.

        Args:
            folders: Whether what lies below each counts too.
        """
        wanted = set(folders.items())
        if self._observer is None or not self._observer.is_alive():
            self._start()
        observer = self._observer
        if observer is None:
            return
        for gone in self._watches.keys() - wanted:
            observer.unschedule(self._watches.pop(gone))
        for folder, below in wanted - self._watches.keys():
            try:
                self._watches[folder, below] = observer.schedule(_Bell(self._bell), str(folder), recursive=below)
            except OSError as error:
                logger.debug("%s is not watched: %s", folder, error)

    def rang(self) -> bool:
        """Whether something happened since the last call."""
        try:
            return bool(os.read(self.wake, 65536))
        except BlockingIOError:
            return False

    def close(self) -> None:
        """Stop watching."""
        if self._observer is not None and self._observer.is_alive():
            self._observer.stop()
            self._observer.join(1.0)
        for end in (self.wake, self._bell):
            os.close(end)

    def _start(self) -> None:
        self._watches.clear()
        self._observer = None
        observer = Observer()
        try:
            observer.start()
        except (OSError, RuntimeError) as error:
            note("no-events", why=str(error))
            return
        self._observer = observer


class _Bell(FileSystemEventHandler):
    """Rings for whatever happens to names that a look counts."""

    def __init__(self, bell: int) -> None:
        self._bell = bell

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called in the observer's thread."""
        if event.event_type in _OURS or (event.event_type == "modified" and event.is_directory):
            return  # what happened inside a folder is told by the name in it as well
        names = [os.path.basename(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path]
        if all(is_hidden(name) or is_page(name) for name in names):
            return
        try:
            os.write(self._bell, b"!")
        except OSError:
            return  # the pipe is full: it rings already
