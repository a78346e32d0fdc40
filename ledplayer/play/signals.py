"""SIGTERM and SIGINT end the player, SIGUSR1 takes a snapshot; each wakes the loop at once."""

import os
import signal
from types import FrameType, TracebackType

from ledplayer.play.player import Player

ENDING = (signal.SIGTERM, signal.SIGINT)


class Signals:
    """While entered, signals reach a player."""

    def __init__(self, player: Player) -> None:
        self._player = player

    def __enter__(self) -> None:
        reader, self._writer = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self._player.wake_file = reader
        for number in ENDING:
            signal.signal(number, self._end)
        signal.signal(signal.SIGUSR1, self._snapshot)
        signal.set_wakeup_fd(self._writer, warn_on_full_buffer=False)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        signal.set_wakeup_fd(-1)
        for number in ENDING:
            signal.signal(number, signal.SIG_IGN)  # a second Ctrl-C must not leave children behind
        signal.signal(signal.SIGUSR1, signal.SIG_IGN)
        os.close(self._writer)
        os.close(self._player.wake_file)
        self._player.wake_file = -1

    def _end(self, number: int, frame: FrameType | None) -> None:
        self._player.is_ended = True

    def _snapshot(self, number: int, frame: FrameType | None) -> None:
        self._player.wants_snapshot = True
