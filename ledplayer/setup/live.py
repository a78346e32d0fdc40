"""The test card on the board while it is asked where the picture is: a child process, begun anew for each answer."""

import os
import re
import select
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from ledplayer.core.board_own import board_text
from ledplayer.core.model import Board, Size
from ledplayer.language import say
from ledplayer.play.output import choose

#: A card that says nothing for so long is not coming, in seconds; a Raspberry Pi 3 takes four.
PATIENCE_S = 12.0
#: How long one may take to end.
END_S = 3.0
_MOST_BYTES = 4096
#: A console of the machine itself, on whose screen the card would lie over the questions.
_CONSOLE = re.compile(r"/dev/(tty\d+|console)")


class LiveCard:
    """A test card that follows a board's answers; close it."""

    def __init__(self, tell: Callable[[str], None], command: Sequence[str] = ()) -> None:
        """`command`: what shows a card; options are added to it."""
        self._tell = tell
        self._command = command or (sys.executable, "-m", "ledplayer", "test-card")
        self._folder = tempfile.TemporaryDirectory(prefix="ledplayer-setup-")
        self._child: subprocess.Popen[bytes] | None = None
        self._shown: tuple[object, ...] = ()
        self._was_told = self._is_off = False

    def show(self, board: Board, module: Size | None) -> bool:
        """Have it on the board as the answers are; whether it is."""
        wanted = (board.id, board.name, board.canvas, board.offset, board.rotation, module)
        if self._is_off:
            return False
        if wanted == self._shown and self._child and self._child.poll() is None:
            return True
        self._end()
        self._shown = wanted
        why = self._begin(board, module)
        if why:
            self._is_off = True
            self._tell(say("setup-no-live", board.language, why=why))
        elif not self._was_told:
            self._was_told = True
            self._tell(say("setup-live", board.language))
        return not why

    def close(self) -> None:
        """Take it off the board."""
        self._end()
        self._folder.cleanup()

    def _begin(self, board: Board, module: Size | None) -> str:
        """Start one; says what is wrong, "" where it is on the board."""
        file = Path(self._folder.name) / "board.yaml"
        file.write_bytes(board_text(board))
        words = [*self._command, "--board", str(file), "--language", board.language]
        words += ["--module", f"{module.width}x{module.height}"] if module else []
        try:
            child = subprocess.Popen(
                words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, bufsize=0
            )
        except OSError as error:
            return error.strerror or str(error)
        self._child = child
        assert child.stdout
        said = b""
        while select.select([child.stdout], (), (), PATIENCE_S)[0]:
            part = os.read(child.stdout.fileno(), _MOST_BYTES)
            said += part
            if not part or b"Ctrl-C" in said or len(said) > _MOST_BYTES:
                break
        if b"Ctrl-C" in said:
            return ""
        self._end()
        return said.decode(errors="replace").strip() or say("setup-no-live-silent", board.language)

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.terminate()
        try:
            child.wait(END_S)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        if child.stdout:
            child.stdout.close()


def why_not(environment: Mapping[str, str], terminal: str) -> str:
    """The sentence that says why no card can be shown beside questions at a terminal (its device); "" where one can."""
    output = choose(environment, "")
    if output == "off-screen":
        return "test-card-no-display"
    return "setup-no-live-here" if output == "console" and _CONSOLE.fullmatch(terminal) else ""
