"""The showing that is on, while it is: how long its picture stands, and what became of it in the end.

1. It was shown when its picture stood from its begin to its end, but for a second.
2. It failed when its medium did, or when no picture of it ever came; else it was shown partly.
3. One that the process before was told of already is not counted again.
"""

from typing import Literal

from ledplayer.core.lineup import Showing
from ledplayer.status.proof.rows import Result, Row

#: `waits`: its picture is not there yet. `failed`: its medium failed, and something else stands in for it.
Standing = Literal["waits", "stands", "failed"]

SLACK_MS = 1000
#: A showing without a picture for so long has failed, whatever its medium says.
SILENCE_MS = 5000


class OpenShowing:
    """The showing that is on; moments in milliseconds of the plan's time."""

    def __init__(self, showing: Showing, item: int, at_ms: int, standing: Standing, *, was_told: bool = False) -> None:
        self.showing = showing
        self._was_told = was_told
        self.item = item
        self._at_ms, self._standing = at_ms, standing
        is_on_time = at_ms - showing.begin_ms <= SLACK_MS
        self._from_ms = min(at_ms, showing.begin_ms) if is_on_time else at_ms
        self._missing_ms = max(0, at_ms - showing.begin_ms)
        self._here_ms = at_ms - self._from_ms
        self._failed_ms = self._waited_ms = 0

    def turn(self, at_ms: int, standing: Standing) -> None:
        """What stands has changed, or time has gone by."""
        passed_ms = max(0, at_ms - self._at_ms)
        if self._standing != "stands":
            self._missing_ms += passed_ms
            self._here_ms += passed_ms
            self._waited_ms += passed_ms
        if self._standing == "failed":
            self._failed_ms += passed_ms
        self._at_ms, self._standing = max(at_ms, self._at_ms), standing

    def part(self, at_ms: int) -> Row:
        """What is to be told of it up to now; the rest follows."""
        row = self.as_part(at_ms)
        self._from_ms, self._here_ms = row.end_ms, 0
        return row

    def as_part(self, at_ms: int) -> Row:
        """The same, as if."""
        self.turn(at_ms, self._standing)
        return self._row("part", self._at_ms, is_whole=self._missing_ms <= SLACK_MS)

    def end(self, at_ms: int) -> Row:
        """It is over; the last that is to be told of it."""
        self.turn(min(at_ms, max(self.showing.end_ms, self._from_ms)), self._standing)
        return self.as_ended()

    def as_ended(self) -> Row:
        """What would be told of it if it ended where it was seen last."""
        missing_ms = self._missing_ms + max(0, self.showing.end_ms - self._at_ms)
        result: Result = "partly"
        if missing_ms <= SLACK_MS:
            result = "shown"
        elif self._was_told:
            result = "part"
        elif self._failed_ms or self._waited_ms >= SILENCE_MS:
            result = "failed"
        return self._row(result, self._at_ms, is_whole=result == "shown")

    def _row(self, result: Result, end_ms: int, *, is_whole: bool) -> Row:
        length_ms = end_ms - self._from_ms
        stood_ms = length_ms if is_whole else max(0, length_ms - self._here_ms)
        return Row(item=self.item, begin_ms=self._from_ms, end_ms=end_ms, result=result, stood_ms=stood_ms)
