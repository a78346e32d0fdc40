"""Esc in a terminal: what is shown on a console, or from afar by ssh, has no window that hears it."""

import os
import select
import sys
import termios
import tty
from contextlib import suppress
from types import TracebackType
from typing import Any

ESC = b"\x1b"
_MOST_BYTES = 256


class Keyboard:
    """While entered, keys come one by one, and are not written; as before afterwards."""

    def __init__(self, terminal: int | None = None) -> None:
        """`terminal`: its descriptor; else that of the standard input, where that is one that we are asked from."""
        self._terminal = terminal
        self._before: list[Any] | None = None

    def __enter__(self) -> "Keyboard":
        with suppress(termios.error, OSError, ValueError):
            terminal = sys.stdin.fileno() if self._terminal is None else self._terminal
            if os.tcgetpgrp(terminal) == os.getpgrp():  # in the background it would stop us
                before = termios.tcgetattr(terminal)
                tty.setcbreak(terminal, termios.TCSANOW)
                self._terminal, self._before = terminal, before
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        if self._before is not None and self._terminal is not None:
            with suppress(termios.error):
                termios.tcsetattr(self._terminal, termios.TCSANOW, self._before)
            self._before = None

    def is_escape(self) -> bool:
        """Whether Esc was pressed since this was last asked; arrows, whose codes begin with it, are not."""
        if self._before is None or self._terminal is None:
            return False
        with suppress(OSError):
            return bool(select.select([self._terminal], [], [], 0)[0]) and os.read(self._terminal, _MOST_BYTES) == ESC
        return False
