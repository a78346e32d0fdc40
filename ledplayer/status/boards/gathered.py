"""What is known of each board, gathered line by line from all sources; nothing is judged here.

1. A board is known by its id, however it is typed.
2. Of two lines the one that was gathered later counts: sources give them in the order in which they came.
3. Anybody can claim to be any board: so many are kept, and the rest is counted.
"""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from ledplayer.core.model import Board
from ledplayer.core.names import fold
from ledplayer.status.access_log import Seen, State
from ledplayer.status.beacon import Beacon
from ledplayer.status.boards.heard import PLAYER, Heard

MOST_BOARDS = 20_000
#: Polls by which a board's usual pause is known.
_POLLS = 33
#: Requests that follow each other so fast are of one pull.
_ONE_PULL_MS = 20_000
#: Errors since the last state that are kept.
_MOST_ERRORS = 3
_MOST_MACHINES, _MOST_BOOTS = 4, 100


@dataclass(slots=True)
class Traces:
    """What one board left behind; times are milliseconds from the epoch, 0 where there is none.

    Attributes:
        listed: Its line in the list of boards.
        heard_ms: Last line of its log, of whatever process.
        spoke_ms: Last state that its player told. by_ms: When that had arrived at the latest, by this machine's clock.
        arrived_ms: When that last line of its log arrived, by this machine's clock; 0 where nobody knows.
        state: That state.
        errors: What was an error since then: event and sentence, the last ones.
        machines: Computers that speak as this board: first and last line of each.
        boots: Starts of computers that speak as this board: the last line of each. boot: The one that spoke last.
        is_torn: A start spoke on after another one had begun: there are two computers.
        polled_ms: Last request at the content server. polls: The last few.
        release_ms: Since when it has that release.
        proof_ms: When its proof of play was last another one than before.
    """

    id: str
    listed: Board | None = None
    heard_ms: int = 0
    spoke_ms: int = 0
    by_ms: int = 0
    arrived_ms: int = 0
    state: Beacon | None = None
    version: str = ""
    errors: deque[tuple[str, str]] = field(default_factory=lambda: deque(maxlen=_MOST_ERRORS))
    picture: bytes = b""
    picture_ms: int = 0
    machines: dict[str, list[int]] = field(default_factory=dict)
    boots: dict[str, int] = field(default_factory=dict)
    boot: str = ""
    is_torn: bool = False
    polled_ms: int = 0
    polls: deque[int] = field(default_factory=lambda: deque(maxlen=_POLLS))
    release: str = ""
    release_ms: int = 0
    verdict: State = ""
    proof: str = ""
    proof_ms: int = 0

    def pause_ms(self) -> int:
        """Its usual pause between two requests; 0 where it is not known yet."""
        times = sorted(self.polls)
        pauses = [after - before for before, after in pairwise(times) if after > before]
        return int(median(pauses)) if pauses else 0


class Gathered:
    """All boards.

    Attributes:
        left_out: Lines of boards that there was no room for.
    """

    def __init__(self, listed: Iterable[Board] = ()) -> None:
        """Args: listed: Boards that there are, heard of or not."""
        self.left_out = 0
        self._boards = {fold(board.id): Traces(id=board.id, listed=board) for board in listed}
        self._known: dict[str, Traces | None] = {}

    def boards(self) -> list[Traces]:
        """Each board once."""
        return list(self._boards.values())

    def hear(self, line: Heard) -> None:
        """A line of a board's log."""
        traces = self._of(line.board)
        if traces is None:
            return
        traces.heard_ms = line.at_ms
        traces.arrived_ms = line.by_ms if line.is_last else 0
        _note_machine(traces, line)
        _note_boot(traces, line)
        if line.part != PLAYER:
            return
        if line.version:
            traces.version = line.version
        if line.beacon:
            traces.state, traces.spoke_ms, traces.by_ms = line.beacon, line.at_ms, line.by_ms
            traces.errors.clear()
            if line.picture:
                traces.picture, traces.picture_ms = line.picture, line.at_ms
        elif line.priority <= 3:
            traces.errors.append((line.event, line.text))

    def see(self, seen: Seen) -> None:
        """A request of a board at the content server."""
        traces = self._of(seen.board)
        if traces is None:
            return
        if seen.at_ms < traces.polled_ms:
            return  # an older file, given after a newer one
        if seen.proof and seen.proof != traces.proof:
            if traces.proof:
                traces.proof_ms = seen.at_ms
            traces.proof = seen.proof
        if not traces.polled_ms or seen.release != traces.release:
            traces.release, traces.release_ms = seen.release, seen.at_ms
        traces.polled_ms, traces.verdict = seen.at_ms, seen.state
        if not traces.polls or seen.at_ms - traces.polls[-1] >= _ONE_PULL_MS:
            traces.polls.append(seen.at_ms)
        if not traces.state:
            traces.version = seen.version

    def _of(self, board: str) -> Traces | None:
        """The board of that name; None where there is no room for it."""
        if board in self._known:
            traces = self._known[board]
            self.left_out += traces is None
            return traces
        key = fold(board)
        if key not in self._boards and len(self._boards) < MOST_BOARDS:
            self._boards[key] = Traces(id=board)
        traces = self._boards.get(key)
        if len(self._known) < 2 * MOST_BOARDS:
            self._known[board] = traces
        self.left_out += traces is None
        return traces


def _note_boot(traces: Traces, line: Heard) -> None:
    """A log that is sent once more has nothing new to say of an earlier start."""
    last_ms = traces.boots.get(line.boot)
    if last_ms is not None and line.boot != traces.boot and line.at_ms > last_ms:
        traces.is_torn = True
    if line.boot and (last_ms is not None or len(traces.boots) < _MOST_BOOTS):
        traces.boots[line.boot] = max(line.at_ms, last_ms or 0)
        traces.boot = line.boot


def _note_machine(traces: Traces, line: Heard) -> None:
    if not line.machine:
        return
    times = traces.machines.get(line.machine)
    if times is None:
        if len(traces.machines) < _MOST_MACHINES:
            traces.machines[line.machine] = [line.at_ms, line.at_ms]
    else:
        times[0], times[1] = min(times[0], line.at_ms), max(times[1], line.at_ms)
