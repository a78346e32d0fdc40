"""Esc in a terminal: what is shown on a console, or from afar by ssh, has no window that hears it."""

import os
import select
import sys
import termios
import tty
from contextlib import suppress
from typing import Any

ESC = b"\x1b"
_MOST_BYTES = 256


class Keyboard:
    """While entered, keys of the terminal that the standard input is come one by one, and are not written.

    Without a terminal, or in the background, where asking for keys would stop the program, it hears nothing.
    """

    def __init__(self) -> None:
        self._terminal = -1
        self._before: list[Any] = []

    def __enter__(self) -> "Keyboard":
        with suppress(termios.error, OSError, ValueError):
            terminal = sys.stdin.fileno()
            if os.tcgetpgrp(terminal) == os.getpgrp():
                self._before = termios.tcgetattr(terminal)
                tty.setcbreak(terminal, termios.TCSANOW)
                self._terminal = terminal
        return self

    def __exit__(self, *_: object) -> None:
        if self._terminal >= 0:
            with suppress(termios.error):
                termios.tcsetattr(self._terminal, termios.TCSANOW, self._before)

    def is_escape(self) -> bool:
        """Whether Esc was pressed since this was last asked; arrows, whose codes begin with it, are not."""
        if self._terminal < 0:
            return False
        with suppress(OSError):
            return bool(select.select([self._terminal], [], [], 0)[0]) and os.read(self._terminal, _MOST_BYTES) == ESC
        return False
