"""What tests leave behind is over with them: what one does to its process's log, and players' folders in memory."""

import logging
import shutil
import sys
from collections.abc import Iterator

import pytest

from ledplayer.log import voice
from ledplayer.run_folder import run_folder

#: How deep state folders lie.
_DEEPEST = 4


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


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Remove the run folders of players whose state folder lies among this process's temporary ones."""
    factory: pytest.TempPathFactory = session.config._tmp_path_factory  # type: ignore[attr-defined] # no other way
    for depth in range(1, _DEEPEST + 1):
        for state in factory.getbasetemp().glob("*/" * depth):
            shutil.rmtree(run_folder(str(state)), ignore_errors=True)
