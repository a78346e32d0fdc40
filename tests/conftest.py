"""What one test does to its process's log is over with it."""

import logging
import sys
from collections.abc import Iterator

import pytest

from ledplayer.log import voice


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """The process's own logging is as it was, afterwards."""
    root = logging.getLogger()
    kept, level, hook = root.handlers[:], root.level, sys.excepthook
    spoken, board = voice.speaks(), voice.board()
    yield
    for handler in root.handlers[:]:
        root.removeHandler(handler)
        if handler not in kept:
            handler.close()
    for handler in kept:
        root.addHandler(handler)
    root.setLevel(level)
    sys.excepthook = hook
    voice.speak(spoken)
    voice.speak_for(lambda: board, voice.here)
