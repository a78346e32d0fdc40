"""What tests leave behind is over with them: what one does to its process's log, and players' folders in memory."""

import logging
import os
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledplayer.log import voice
from ledplayer.run_folder import take

_MEMORY = Path("/dev/shm")
_BEGAN = time.time()


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
    """Remove what players of this session left; of several processes, the one that started the others does it."""
    if hasattr(session.config, "workerinput"):
        return
    for folder in _MEMORY.glob("ledplayer-*"):
        try:
            is_ours = folder.is_dir() and folder.stat().st_ctime >= _BEGAN
        except FileNotFoundError:
            continue
        pid = take(str(folder / "status.json")).get("pid")
        if is_ours and not (isinstance(pid, int) and os.path.exists(f"/proc/{pid}")):
            shutil.rmtree(folder, ignore_errors=True)
