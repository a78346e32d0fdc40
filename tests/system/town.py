"""Two boards of one town: real players, each with a screen and a state folder of its own, on the same content."""

import time
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.bench.playing import Stage
from tests.bench.screen import screen
from tests.system import scenes
from tests.system.board import Board
from tests.system.watching import Change, Watch, wait_for

#: The second board is switched on so much later.
APART_S = 7.0
#: Two boards are the same within one picture of the film, and what two X servers and a look differ by.
NEAR_S = scenes.FRAME_S + 0.01
STEP_S = 0.005
STILL_S, FILM_S, PASS_S = 3, 3, 1.6
STILLS = (1001, 1002)
PLAYLIST = f"""\
campaign: Town
items:
  - {{video: film.mp4, seconds: {FILM_S}, transition: cut}}
  - {{image: one.png, seconds: {STILL_S}, transition: cut}}
  - {{image: two.png, seconds: {STILL_S}, transition: cut}}
"""

#: Numbers of the pictures on both boards; None where no whole picture stands.
Pair = tuple[int | None, int | None]


@dataclass(frozen=True, kw_only=True)
class Town:
    """Two boards that play, and what is seen of them."""

    first: Board
    second: Board
    seen: Watch[Pair]
    options: Sequence[str]

    @property
    def content(self) -> Path:
        """The folder that both play."""
        return self.first.stage.content

    def break_playlists(self) -> None:
        """Somebody saves a playlist in the middle of a word."""
        for path in (self.content / "playlists").iterdir():
            path.write_text(path.read_text()[:-40] + "\n  - {imag")

    def take_content_away(self) -> None:
        """Somebody moves the folder."""
        self.content.rename(self.content.with_name("elsewhere"))


@contextmanager
def town(folder: Path, apart_s: float) -> Iterator[Town]:
    """Both boards play; the second was switched on `apart_s` after the first."""
    media = {
        "one.png": scenes.still(folder / "one.png", STILLS[0]),
        "two.png": scenes.still(folder / "two.png", STILLS[1]),
        "film.mp4": scenes.film(folder / "film.mp4", PASS_S),
    }
    stage = Stage.set_up(folder, PLAYLIST, media, scenes.CANVAS)
    options = ("--clock-offset", repr(seconds_until_ten()))
    with ExitStack() as stack:
        first, second = (
            Board(
                stage=replace(stage, state=folder / name),
                screen=stack.enter_context(screen(scenes.WIDTH, scenes.HEIGHT)),
            )
            for name in ("first", "second")
        )
        begin = time.monotonic()
        stack.enter_context(first.playing(*options))
        first.wait_for(first.is_on)
        seen = stack.enter_context(Watch(lambda: (first.number(), second.number())))
        time.sleep(max(0.0, begin + apart_s - time.monotonic()))
        stack.enter_context(second.playing(*options))
        second.wait_for(second.is_on)
        yield Town(first=first, second=second, seen=seen, options=options)


def seconds_until_ten() -> float:
    """A clock offset with which it is 10 in the morning in Vietnam: no midnight comes in between, and a loop begins."""
    now = datetime.now(UTC) + timedelta(hours=7)
    return (now.replace(hour=10, minute=0, second=0, microsecond=0) - now).total_seconds()


def sameness(seen: Watch[Pair], begin: float, end: float) -> float:
    """Share of a stretch of time, monotonic seconds, in which both boards showed the same within `NEAR_S`; 0 to 1."""
    changes = seen.between(begin - NEAR_S, end + NEAR_S)
    monos = [change.mono for change in changes]
    moments = [begin + n * STEP_S for n in range(round((end - begin) / STEP_S))]
    return sum(_agree(changes, monos, moment) for moment in moments) / len(moments)


def wait_until_a_still_begins(board: Board) -> int:
    """The number of the still that has just come on."""
    before = board.number()
    wait_for(lambda: board.number() not in (None, before))
    return wait_for(lambda: (number := board.number()) != before and number in STILLS and number)


def _agree(changes: Sequence[Change[Pair]], monos: Sequence[float], moment: float) -> bool:
    """Whether each board shows now what the other one shows at nearly the same time."""

    def at(mono: float) -> int:
        return max(0, bisect_right(monos, mono) - 1)

    one, other = changes[at(moment)].seen
    near = [change.seen for change in changes[at(moment - NEAR_S) : at(moment + NEAR_S) + 1]]
    return None not in (one, other) and one in {pair[1] for pair in near} and other in {pair[0] for pair in near}
