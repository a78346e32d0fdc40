"""One board: a real player on a screen of its own, as it is seen by who stands before it, and by who ends it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen

from tests.bench.playing import Stage, playing
from tests.bench.processes import below
from tests.bench.screen import BYTES_A_PIXEL, Screen
from tests.system import family, scenes
from tests.system.watching import Found, wait_for


@dataclass
class Board:
    """Where it plays and what, and the player that runs now."""

    stage: Stage
    screen: Screen
    process: "Popen[bytes] | None" = None

    @property
    def player(self) -> int:
        """The player's process id."""
        assert self.process
        return self.process.pid

    @property
    def prepared(self) -> Path:
        """The folder of its prepared pictures."""
        return self.stage.state / "prepared"

    @property
    def log(self) -> list[str]:
        """What its player and intake have logged so far."""
        return self._log.read_text().splitlines()

    def number(self) -> int | None:
        """Of the picture on the screen; None where no whole one stands."""
        return scenes.NUMBERS.read(self.screen.pixel)

    def is_black(self) -> bool:
        """Whether nothing stands there, neither along the top nor below it; X's cursor in the middle is nothing."""
        rows = [self.screen.row(0, y, self.screen.width) for y in (1, self.screen.height // 4)]
        return not any(any(row[colour::BYTES_A_PIXEL]) for row in rows for colour in range(3))

    def is_on(self) -> bool:
        """Whether a whole numbered picture stands."""
        return self.number() is not None

    def wait_for(self, answer: Callable[[], Found], patience_s: float = 15.0) -> Found:
        """As `watching.wait_for`, but a `TimeoutError` tells what was logged."""
        try:
            return wait_for(answer, patience_s)
        except TimeoutError as error:
            raise TimeoutError("\n".join([str(error), *self.log[-30:]])) from error

    @contextmanager
    def playing(self, *options: str) -> Iterator[None]:
        """A player runs here."""
        environment = self.screen.environment()
        with playing(self.stage, "--window", *options, environment=environment, log=self._log) as self.process:
            yield

    def kill_all(self) -> None:
        """`kill -9` of the player and all that descends from it, at once."""
        assert self.process
        family.kill(below(self.process.pid))
        self.process.wait()

    @property
    def _log(self) -> Path:
        return self.stage.state.with_suffix(".log")
