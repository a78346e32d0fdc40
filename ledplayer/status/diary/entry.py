"""One line of the log, as it is read again."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from ledplayer.core.names import shown
from ledplayer.errors import Severity
from ledplayer.language import Language
from ledplayer.language.sentences.events import SENTENCES

#: Letters of one line, and lines of a traceback, that are kept.
MOST_LETTERS, MOST_MORE = 4000, 60

_WORDS: dict[str, Severity] = {
    word: severity
    for severity in ("error", "warning", "info")
    for word in (SENTENCES[f"level-{severity}"].vi, SENTENCES[f"level-{severity}"].en)
}
_LINE = re.compile(
    r"(?P<at>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[+-]\d\d:\d\d) "
    rf"(?P<level>{'|'.join(sorted(_WORDS, key=len, reverse=True))}) (?P<board>\S+) (?P<event>E\d{{3}}) (?P<text>.*)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line.

    Attributes:
        at: By the board's clock, aware.
        event: As `E214`; "" where a line has none.
        more: Lines of a traceback below it.
    """

    at: datetime
    severity: Severity
    board: str
    event: str
    text: str
    more: tuple[str, ...] = ()

    def line(self, language: Language) -> str:
        """As the log has it, whatever language it was written in."""
        sentence = SENTENCES[f"level-{self.severity}"]
        level = sentence.vi if language == "vi" else sentence.en
        head = " ".join((self.at.isoformat(" ", "seconds"), level, self.board or "-", self.event))
        return "\n".join((f"{head} {self.text}", *self.more))


def read_line(line: str) -> Entry | None:
    """The entry that a line of a file begins; None where it begins none."""
    found = _LINE.fullmatch(line)
    if not found:
        return None
    try:
        at = datetime.fromisoformat(found["at"])
    except ValueError:
        return None
    board = "" if found["board"] == "-" else found["board"]
    return Entry(
        at=at, severity=_WORDS[found["level"]], board=shown(board), event=found["event"], text=shown(found["text"])
    )


def read_fields(fields: dict[str, bytes]) -> Entry | None:
    """The entry that a journal's fields are; None where they are none."""
    try:
        at = datetime.fromtimestamp(int(fields["__REALTIME_TIMESTAMP"]) / 1e6, UTC).astimezone()
    except (KeyError, ValueError, OverflowError, OSError):
        return None
    text, *more = fields.get("MESSAGE", b"").decode(errors="backslashreplace").split("\n")
    event = fields.get("LEDPLAYER_EVENT", b"").decode("ascii", "replace")
    priority = fields.get("PRIORITY", b"6")
    severity: Severity = "error" if priority <= b"3" else "warning" if priority == b"4" else "info"
    return Entry(
        at=at,
        severity=severity,
        board=shown(fields.get("LEDPLAYER_BOARD", b"").decode(errors="backslashreplace")),
        event=shown(event),
        text=shown(text.removeprefix(f"{event} ")[:MOST_LETTERS]),
        more=tuple(shown(line) for line in more[-MOST_MORE:]),
    )
