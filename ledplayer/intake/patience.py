"""Asking a folder that may never answer: a share whose server is gone holds whoever touches it, inside the kernel.

1. The question is asked in a thread of its own; whoever waits for it waits a bounded time.
2. While one question hangs, no other is asked: one thread for each folder, however long the server is gone.
3. An answer that came late is given at the next time.
"""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Generic, TypeVar

from ledplayer.errors import SurroundingsError
from ledplayer.intake.scan import shown
from ledplayer.language import reason

Answer = TypeVar("Answer")

#: Longer than a scan of a large share takes; two such folders still leave the heartbeat in time.
PATIENCE_S = 20.0


class Patient(Generic[Answer]):
    """Asks the same question about one folder again and again."""

    def __init__(self, ask: Callable[[Path], Answer], patience_s: float = PATIENCE_S) -> None:
        """Args: ask: May hang, and may raise `SurroundingsError`. patience_s: How long to wait for it."""
        self._ask = ask
        self._patience_s = patience_s
        self._answers: SimpleQueue[Answer | BaseException] = SimpleQueue()
        self._hangs = False

    def __call__(self, folder: Path) -> Answer:
        """The answer about a folder. Raises `SurroundingsError` when none comes in time, and whatever `ask` raises."""
        if not self._hangs:
            Thread(target=self._answer, args=(folder,), daemon=True).start()
        try:
            answer = self._answers.get(timeout=0.0 if self._hangs else self._patience_s)
        except Empty:
            self._hangs = True
            why = reason(OSError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT)))
            raise SurroundingsError("source-away", folder=shown(str(folder)), why=why) from None
        self._hangs = False
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def _answer(self, folder: Path) -> None:
        try:
            self._answers.put(self._ask(folder))
        except BaseException as error:  # noqa: BLE001 - it is raised where the answer is waited for
            self._answers.put(error)
