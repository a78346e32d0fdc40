"""What the log says of the board by itself: its begin and end, what is on, an hourly line, and what the machine lacks.

1. Each hour and each edge of what is on carry the board's state for the office (`beacon`), and where it goes to the
   journal its picture: with the hourly line, else in a line of its own that no file gets.
2. So does each edge of its colour, in a line of its own that no file gets: why it is another one was told already.
3. What somebody else tells when it happens (a problem, a frozen picture, a helper's death) is not told here again.
"""

from collections.abc import Callable, Mapping
from typing import Any

from ledplayer import __version__
from ledplayer.clock import Instant
from ledplayer.core.lineup import Segment
from ledplayer.errors import Severity, Word
from ledplayer.language import catalogue
from ledplayer.log import Event, log, note, voice
from ledplayer.status.beacon import STATE, THUMBNAIL, encode
from ledplayer.status.beaming import beacon
from ledplayer.status.health import Finding, judge
from ledplayer.status.voice import Voice

HOUR_MS = 3_600_000
#: The wall clock has jumped when it is so much apart from the monotonic one since the last look.
STEP_MS = 2000
#: So long is waited for the picture of an hourly line, and for the first plan, in seconds.
PICTURE_S, FIRST_PLAN_S = 30.0, 10.0
#: What only carries a picture or a state: who reads a file has no use for it.
_FOR_JOURNAL = ("board-shown", "board-stands")
_PREFIX = "LEDPLAYER_"


class Herald:
    """Speaks of one board."""

    def __init__(self, document: Callable[[], Mapping[str, Any]], rate: float = 1.0) -> None:
        """Args: document: `status.json` as it is; empty before the first. rate: How fast the clock runs."""
        self._document = document
        self._rate = rate
        self._began: float | None = None
        self._on: tuple[object, ...] | None = None
        self._hour: int | None = None
        self._owed_since: float | None = None
        self._ahead_ms: float | None = None
        self._found: dict[str, Finding] = {}
        self._colour = ""

    def tend(self, now: Instant, segment: Segment | None) -> None:
        """Say what is new; to be called about once a second, after `status.json`. `segment`: That is on."""
        doc = self._document()
        if not doc:
            return
        if self._began is None:
            self._began = now.mono
            canvas = doc["display"]["canvas"]
            output, size = Word(f"output-{doc['display']['output']}"), f"{canvas['width']}x{canvas['height']}"
            self._say("player-begins", version=__version__, output=output, canvas=size)
        self._tell_step(now)  # which the others may come of
        if segment is not None:
            self._tell_on(doc, segment, now)
        self._tell_health(doc)
        self._tell_colour(doc)
        self._tell_hour(now)

    def thumbnail(self, data: bytes) -> None:
        """There is a new picture of the board, a JPEG."""
        if not self._document():
            return
        if self._owed_since is not None:
            self._owed_since = None
            self._tell_all(data)
        else:
            self._say("board-shown", data)

    def end(self) -> None:
        """The player was told to end."""
        if self._document():
            self._say("player-ends")

    def _tell_on(self, doc: Mapping[str, Any], segment: Segment, now: Instant) -> None:
        assert self._began is not None, "told before it began"
        if not doc["content"]["has_plan"] and now.mono - self._began < FIRST_PLAN_S:
            return
        on = segment.rung, tuple(campaign[:2] for campaign in segment.campaigns)
        if on == self._on:
            return
        self._on = on
        names = ", ".join(f"{name or path} [{path}]" for path, name, _ in segment.campaigns)
        self._say("on-now", rung=Word(f"on-air-rung-{segment.rung}"), campaigns=names or "–")

    def _tell_health(self, doc: Mapping[str, Any]) -> None:
        found = {one.code: one for one in judge(doc) if _is_told_here(one)}
        for code in found.keys() - self._found.keys():
            severity: Severity = "error" if found[code].colour == "red" else "warning"
            log(Event(code=code, severity=severity, values=found[code].values))
        for code in sorted(self._found.keys() - found.keys()):
            note("health-over", what=Voice(voice.speaks()).say(code, self._found[code].values))
        self._found = found

    def _tell_colour(self, doc: Mapping[str, Any]) -> None:
        if self._colour and doc["colour"] != self._colour:
            self._say("board-stands", state=Word(f"status-{doc['colour']}"))
        self._colour = doc["colour"]

    def _tell_step(self, now: Instant) -> None:
        if now.wall_ms is None:
            self._ahead_ms = None
            return
        ahead_ms = now.wall_ms - now.mono * 1000
        if self._ahead_ms is not None and abs(ahead_ms - self._ahead_ms) >= STEP_MS:
            note("clock-stepped", seconds=round((ahead_ms - self._ahead_ms) / 1000))
        self._ahead_ms = ahead_ms

    def _tell_hour(self, now: Instant) -> None:
        hour = (int(now.mono * 1000) if now.wall_ms is None else now.wall_ms) // HOUR_MS
        if self._hour is not None and hour != self._hour and self._owed_since is None:
            self._owed_since = now.mono
        self._hour = hour
        if self._owed_since is not None and now.mono - self._owed_since >= PICTURE_S * self._rate:
            self._owed_since = None
            self._tell_all()

    def _tell_all(self, picture: bytes = b"") -> None:
        """The hourly line."""
        doc, speaks = self._document(), Voice(voice.speaks())
        machine, frames, sync = doc["machine"] or {}, doc["frames"], doc["sync"] or {}
        facts = [speaks.say("status-fact-frames", shown=frames["shown"], late=frames["late"])]
        if doc["content"]["release"]:
            facts.append(speaks.say("status-fact-release", release=doc["content"]["release"][:8]))
        if sync.get("age_s") is not None:
            facts.append(speaks.say("status-fact-sync", age=speaks.ago(sync["age_s"])))
        if machine.get("celsius") is not None:
            facts.append(speaks.say("status-fact-heat", celsius=int(machine["celsius"])))
        free = {name: machine.get(f"{name}_free") for name in ("disk", "memory")}
        facts += [speaks.say(f"status-fact-{name}", free=speaks.size(size)) for name, size in free.items() if size]
        facts.append(speaks.say(f"status-fact-clock-{doc['clock']['state']}"))
        names = ", ".join(one["campaign"] or one["playlist"] for one in doc["on_air"]["campaigns"])
        rung = speaks.say(f"on-air-rung-{doc['on_air']['rung']}")
        colour = Word(f"status-{doc['colour']}")
        self._say("hourly", picture, state=colour, on=names or rung, facts=", ".join(facts))

    def _say(self, code: str, picture: bytes = b"", **values: str | int) -> None:
        state = encode(beacon(self._document(), voice.speaks(), is_stopped=code == "player-ends"))
        fields = {STATE.removeprefix(_PREFIX): state}
        if picture:
            fields[THUMBNAIL.removeprefix(_PREFIX)] = picture
        log(Event(code=code, values=values, fields=fields, is_for_journal=code in _FOR_JOURNAL))


def _is_told_here(one: Finding) -> bool:
    """Whether nobody else tells its edges: those that are told here have sentences of their own, with a number."""
    sentence = catalogue().get(one.code)
    return one.code.startswith("health-") and sentence is not None and sentence.event > 0
