"""The intake process, as the player keeps it: started, and started again when it died or hangs.

It costs nothing on air: the plan at hand is followed without it. The player's end of the pipe on its standard input
tells it that the player is gone; what it writes to its standard output is its heartbeat, which wears no disk out.
"""

import os
import subprocess
from collections.abc import Sequence
from contextlib import suppress

from ledplayer.language import reason
from ledplayer.log import note

#: Seconds between a death and the next start; the last is kept. One that ran for `GOOD_S` begins anew.
PAUSES_S = (0.0, 1.0, 2.0, 5.0, 15.0, 60.0)
GOOD_S = 120.0
#: Intake's heart beats every other second; one that was silent for so long is hung.
MOST_SILENT_S = 60.0
#: How long it may take to end by itself, in seconds.
FAREWELL_S = 2.0


class Feeder:
    """Keeps one intake process running.

    Attributes:
        heard: When it last gave a sign of life, or was started, monotonic seconds.
        beat: When its heart beat last; before it ever did, when it was first started.
    """

    def __init__(self, command: Sequence[str], farewell_s: float = FAREWELL_S) -> None:
        """`farewell_s`: how long it may take to end by itself."""
        self.heard = 0.0
        self.beat = 0.0
        self._farewell_s = farewell_s
        self._command = list(command)
        self._process: subprocess.Popen[bytes] | None = None
        self._is_killed = False  # a share that hangs in the kernel may hold even a killed one for a while
        self._deaths = 0
        self._since = 0.0
        self._next = 0.0

    @property
    def pid(self) -> int | None:
        """The process that runs; None while there is none."""
        return self._process.pid if self._process else None

    def tend(self, mono: float) -> None:
        """Start it, notice its death, kill it when it hangs; to be called about once a second. Never raises."""
        if self._process is None:
            if mono >= self._next:
                self._start(mono)
            return
        if self._process.poll() is None:
            if not self._is_killed and self._silence_s(self._process, mono) > MOST_SILENT_S:
                note("intake-hangs")
                self._process.kill()
                self._is_killed = True
            return
        if mono - self._since >= GOOD_S:
            self._deaths = 0
        pause_s = PAUSES_S[min(self._deaths, len(PAUSES_S) - 1)]
        note("intake-ended", why=self._process.returncode, pause=round(pause_s))
        self._drop()
        self._deaths += 1
        self._next = mono + pause_s

    def close(self) -> None:
        """End it."""
        if self._process is None:
            return
        if self._process.stdin:
            self._process.stdin.close()
        try:
            self._process.wait(self._farewell_s)
        except subprocess.TimeoutExpired:
            self._process.kill()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(self._farewell_s)
        self._drop()

    def _start(self, mono: float) -> None:
        try:
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0, start_new_session=True
            )
        except OSError as error:
            self._deaths += 1
            self._next = mono + PAUSES_S[min(self._deaths, len(PAUSES_S) - 1)]
            note("intake-not-started", why=reason(error))
        self._since = self.heard = mono
        self.beat = self.beat or mono
        self._is_killed = False

    def _silence_s(self, process: subprocess.Popen[bytes], mono: float) -> float:
        """How long no beat of its heart was heard, in seconds."""
        assert process.stdout
        os.set_blocking(process.stdout.fileno(), False)
        if process.stdout.read(4096):
            self.heard = self.beat = mono
        return mono - self.heard

    def _drop(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout) if self._process else ():
            if pipe:
                pipe.close()
        self._process = None
