"""The last lines of a player's log that matter, for whoever asks why it is gone: out of its file, else out of the
journal. What was wrong matters more than what was on."""

from collections.abc import Sequence

from ledplayer.language import of_subject
from ledplayer.run_folder import STATE

FILE = "log/player.log"
MOST_LINES = 5
#: Of them, those that may tell of nothing wrong.
_MOST_CALM = 2
_MOST_BYTES = 32 << 10
#: How long the journal may take, in seconds.
_JOURNAL_S = 3.0


def last_lines(state: str) -> Sequence[str]:
    """The newest lines, the oldest first; none where nothing can be read."""
    return _lines(_tail(f"{state}/{FILE}")) or (_lines(_journal()) if state == STATE else ())


def _lines(text: str) -> list[str]:
    """Lines that begin something: a traceback belongs to the one before it."""
    level = of_subject("events")["level-info"]
    lines = [line for line in text.splitlines() if line[:1].strip()]
    calm = [number for number, line in enumerate(lines) if line.split(" ", 3)[2:3] in ([level.vi], [level.en])]
    wrong = [number for number in range(len(lines)) if number not in calm]
    return [lines[number] for number in sorted({*wrong[_MOST_CALM - MOST_LINES :], *calm[-_MOST_CALM:]})]


def _tail(path: str) -> str:
    try:
        with open(path, "rb") as file:
            file.seek(max(0, file.seek(0, 2) - _MOST_BYTES))
            whole = file.read(_MOST_BYTES)
    except OSError:
        return ""
    return (whole if len(whole) < _MOST_BYTES else whole.partition(b"\n")[2]).decode("utf-8", "replace")


def _journal() -> str:
    import subprocess  # only when all is lost anyway

    words = ["journalctl", "--unit=ledplayer", f"--lines={2 * MOST_LINES}", "--output=cat", "--no-pager", "--quiet"]
    words.append("--namespace=*")  # of its own, where the log is sent to the office
    try:
        done = subprocess.run(words, capture_output=True, timeout=_JOURNAL_S, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout[-_MOST_BYTES:].decode("utf-8", "replace")
