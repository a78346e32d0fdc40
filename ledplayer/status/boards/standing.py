"""How one board stands: judged from its traces, never better than they prove.

1. Alive is a board whose player told its state within the last 70 minutes (it does so every hour), or, where no log is
   sent, that asked the content server within three of its usual pauses, 15 minutes at least.
2. Only the player knows what the board shows: a computer that still asks, or whose sync still logs, while its player
   says nothing any more is silent.
3. Whoever only asks the content server is green while its proof of play goes on; else nobody knows, and that is said.
4. A silent, stopped or never heard board is red, and what it said last is old.
5. What lies more than two minutes ahead of its own arrival comes from a clock that is ahead, and proves no life later
   than it arrived. A clock that is behind, or a line that was long under way, makes a board look silent; it is said.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from ledplayer.core.model import Size
from ledplayer.core.names import shown
from ledplayer.errors import Place, Problem
from ledplayer.language import Language, hint, message
from ledplayer.status.beacon import COLOURS, Beacon, Colour, Trouble
from ledplayer.status.boards.gathered import Traces
from ledplayer.status.boards.thumbnail import size
from ledplayer.status.boards.times import span, time

State = Literal["alive", "silent", "stopped", "never"]

MINUTE_MS = 60_000
#: An hourly line may be a little late.
SILENT_MS = 70 * MINUTE_MS
LEAST_POLL_MS = 15 * MINUTE_MS
PAUSES = 3
#: A player that shows anything proves it so often; a night of closed hours is shorter.
PROOF_MS = 26 * 60 * MINUTE_MS
#: Clocks differ, and lines are under way.
AHEAD_MS = 2 * MINUTE_MS


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One board, as it is told. Times are milliseconds from the epoch, 0 where there is none.

    Attributes:
        colour: Green: all is well. Amber: look when convenient. Red: somebody must act.
        last_ms: Last sign of life: of its player, where its log is here.
        rung, campaigns, now, since_ms: What it said last of what is on, as in `Beacon`; "" where it says nothing.
        release_ms: Since when it is known to have that release.
        is_newest: Whether that is what the site publishes for it; None where nobody knows.
        picture: A JPEG that it sent, looked at; b"" is none.
        is_old: It is silent since: what is told of what is on was true at `told_ms`.
        is_listed: It stands in the list of boards, or there is none.
    """

    id: str
    name: str
    colour: Colour
    state: State
    last_ms: int = 0
    told_ms: int = 0
    rung: str = ""
    campaigns: tuple[str, ...] = ()
    now: str = ""
    since_ms: int = 0
    version: str = ""
    release: str = ""
    release_ms: int = 0
    is_newest: bool | None = None
    problems: tuple[Trouble, ...] = ()
    more: int = 0
    picture: bytes = b""
    picture_ms: int = 0
    picture_size: Size | None = None
    is_old: bool = False
    is_listed: bool = True


class Judge:
    """Judges boards at a moment."""

    def __init__(
        self, now_ms: int, language: Language, *, newest: Mapping[str, str] | None = None, has_list: bool = False
    ) -> None:
        """Args:
        now_ms: By this machine's clock.
        newest: Of each board, by its id, the first 8 hex digits of the release that the site publishes for it.
        has_list: Whether boards that no list names are strangers.
        """
        self._now_ms = now_ms
        self._language = language
        self._newest = newest or {}
        self._has_list = has_list

    def standing(self, traces: Traces) -> Standing:
        """How a board stands."""
        state, said = self._state(traces), traces.state or Beacon()
        release = said.release if traces.spoke_ms >= traces.polled_ms and said.release else traces.release
        newest = self._newest.get(traces.id)
        own = [self._trouble(problem) for problem in self._problems(traces, state, release)]
        own += [Trouble(event=event, severity="error", say=text) for event, text in traces.errors]
        is_old = state != "alive"
        picture_size = size(traces.picture)
        return Standing(
            id=shown(traces.id),
            name=shown(traces.listed.name if traces.listed and traces.listed.name else said.name),
            colour="red" if is_old else _worst(said.colour, own),
            state=state,
            last_ms=(self._spoke_ms(traces) or traces.heard_ms) if traces.heard_ms else traces.polled_ms,
            told_ms=traces.spoke_ms,
            rung=said.rung,
            campaigns=said.campaigns,
            now=said.now,
            since_ms=said.since_ms,
            version=traces.version,
            release=release,
            release_ms=traces.release_ms if release == traces.release else 0,
            is_newest=release == newest if newest and release else None,
            problems=(*own, *said.problems),
            more=said.more,
            picture=traces.picture if picture_size else b"",
            picture_ms=traces.picture_ms,
            picture_size=picture_size,
            is_old=is_old,
            is_listed=traces.listed is not None or not self._has_list,
        )

    def _spoke_ms(self, traces: Traces) -> int:
        """When its player spoke last, at the latest (rule 5)."""
        return min(traces.spoke_ms, traces.by_ms) if self._is_ahead(traces) else traces.spoke_ms

    def _is_ahead(self, traces: Traces) -> bool:
        return bool(traces.by_ms) and traces.spoke_ms > traces.by_ms + AHEAD_MS

    def _state(self, traces: Traces) -> State:
        if traces.state and traces.state.is_stopped:
            return "stopped"
        if traces.heard_ms or traces.spoke_ms:
            return "alive" if self._now_ms - self._spoke_ms(traces) <= SILENT_MS and traces.state else "silent"
        if traces.polled_ms:
            return "silent" if self._has_ceased(traces) else "alive"
        return "never"

    def _has_ceased(self, traces: Traces) -> bool:
        """Whether it asks the content server no more."""
        patience_ms = max(LEAST_POLL_MS, PAUSES * traces.pause_ms())
        return bool(traces.polled_ms) and self._now_ms - traces.polled_ms > patience_ms

    def _problems(self, traces: Traces, state: State, release: str) -> Iterator[Problem]:
        """What its traces prove to be wrong, the worst first."""
        yield from self._about_silence(traces, state)
        if self._is_ahead(traces):
            yield _problem("boards-clock-ahead", span=self._span(traces.spoke_ms - traces.by_ms))
        machines = sorted(traces.machines.values())
        if traces.is_torn or any(before[1] > after[0] for before, after in pairwise(machines)):
            yield _problem("boards-two-computers", board=shown(traces.id))
        if traces.verdict == "refused":
            yield _problem("boards-refused", release=traces.release)
        newest = self._newest.get(traces.id)
        if newest and release and release != newest:
            yield _problem("boards-not-newest", "info", release=newest)
        if self._has_list and traces.listed is None:
            yield _problem("boards-not-listed", board=shown(traces.id))

    def _about_silence(self, traces: Traces, state: State) -> Iterator[Problem]:
        polled = self._time(traces.polled_ms)
        if state == "never":
            yield _problem("boards-never", "error")
        elif state == "stopped":
            yield _problem("boards-stopped", "error", since=self._time(traces.spoke_ms))
        elif state == "silent" and (traces.heard_ms or traces.spoke_ms):
            since_ms = self._spoke_ms(traces)
            since = self._time(since_ms or traces.heard_ms)
            if traces.polled_ms and not self._has_ceased(traces):
                yield _problem("boards-player-silent", "error", since=since, polled=polled)
            elif traces.heard_ms > since_ms + SILENT_MS:
                yield _problem("boards-player-silent", "error", since=since, polled=self._time(traces.heard_ms))
            else:
                yield _problem("boards-silent", "error", since=since)
            if traces.arrived_ms > traces.heard_ms + SILENT_MS:
                arrived = self._time(traces.arrived_ms)
                yield _problem("boards-clock-behind", "info", arrived=arrived, since=self._time(traces.heard_ms))
        elif state == "silent":
            pause = self._span(traces.pause_ms()) if traces.pause_ms() else "–"
            yield _problem("boards-asks-no-more", "error", since=polled, pause=pause)
        elif traces.state and self._has_ceased(traces):
            yield _problem("boards-asks-no-more", since=polled, pause=self._span(traces.pause_ms()))
        elif not traces.state and self._now_ms - traces.proof_ms > PROOF_MS:
            yield _problem("boards-player-unknown")

    def _time(self, at_ms: int) -> str:
        return time(at_ms, self._now_ms)

    def _span(self, length_ms: int) -> str:
        return span(length_ms, self._language)

    def _trouble(self, problem: Problem) -> Trouble:
        return Trouble(
            severity=problem.severity, say=message(problem, self._language), do=hint(problem, self._language)
        )


def _worst(colour: Colour, own: list[Trouble]) -> Colour:
    """What a board says of itself, made worse by what is known beside."""
    beside: Colour = "amber" if any(one.severity != "info" for one in own) else "green"
    return max(colour, beside, key=COLOURS.index)


def _problem(code: str, severity: Literal["error", "warning", "info"] = "warning", **values: str | int) -> Problem:
    return Problem(severity=severity, code=code, place=Place(file=""), values=values)
