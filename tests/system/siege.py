"""A board on which a numbered film runs, and the hostile set that somebody moves into its folder meanwhile."""

import time
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ledplayer.core.plan_file import decode
from ledplayer.intake.scan import shown
from tests.bench.playing import Stage
from tests.bench.processes import peak_mb
from tests.bench.screen import screen
from tests.intake import hostile
from tests.intake.test_hostile import held_bytes
from tests.makers.made import children
from tests.system import family, scenes
from tests.system.cinema import FILM_S, PLAYLIST, Cinema
from tests.system.watching import Watch, watch_for

FOLDER = "hại"
#: As long as the board keeps to the film, whatever comes in: a new plan is taken up by then at the latest.
PATIENCE_S = 55.0
#: How often somebody looks what has become of the set, and how much memory is held.
LOOK_S = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of the set.

    Attributes:
        begin, end: When it came, and when the last of it was told or planned, monotonic seconds.
        files: How many there were.
        silent: Those of which nothing was said, and which do not play either.
        intake_mb: By how much intake's memory grew, at most.
        maker_mb: The most memory that a maker was seen to hold of its own.
    """

    begin: float
    end: float
    files: int
    silent: Sequence[str]
    intake_mb: float
    maker_mb: float


class Siege(Cinema):
    """The board, and the set that lies ready beside its folder."""

    names: Sequence[str]

    def take_in_the_set(self) -> Taken:
        """Move it into the folder, and wait until each of it is told or planned."""
        intake = family.intake(self.player)
        before_mb, maker_bytes, begin = peak_mb(intake), 0, time.monotonic()
        self._beside.rename(self.stage.content / "media" / FOLDER)
        for path, playlist in _playlists():
            (self.stage.content / path).write_bytes(playlist)
        looked_at = begin
        while (silent := self._silent()) and looked_at - begin < PATIENCE_S:
            _, looked_at = watch_for(LOOK_S)
            maker_bytes = max([maker_bytes, *map(held_bytes, children(family.zygote(intake)))])
        return Taken(
            begin=begin,
            end=looked_at,
            files=len(self.names),
            silent=silent,
            intake_mb=peak_mb(intake) - before_mb,
            maker_mb=maker_bytes / 1e6,
        )

    @property
    def _beside(self) -> Path:
        return self.stage.content.with_name("beside")

    def lay_ready(self, room: Path) -> None:
        """Write the set. `room`: where its films are made."""
        self._beside.mkdir()
        names = []
        for name, data in hostile.files(room):
            (self._beside / name).write_bytes(data)
            names.append(f"media/{FOLDER}/{name}")
        odd = [unicodedata.normalize("NFC", name) for name in hostile.oddities(self._beside)]
        (self._beside / "lich.yaml").write_text("seconds: 5\n")
        names += [f"media/{FOLDER}/{shown(name)}" for name in odd]
        self.names = names + [path for path, _ in _playlists()]

    def _silent(self) -> list[str]:
        """Those of which the log says nothing, and that the plan does not show."""
        told = self._log.read_text()
        silent = [name for name in self.names if f"{name}:" not in told]
        if not silent:
            return []
        plan = decode((self.stage.state / "plan.json").read_bytes())
        shows = {path for piece in plan.pieces for path in (f"media/{piece.what}", piece.playlist)}
        return [name for name in silent if name not in shows]


def _playlists() -> Iterator[tuple[str, bytes]]:
    return ((f"playlists/{number}.yaml", data) for number, data in enumerate(hostile.playlists()))


@contextmanager
def siege(folder: Path, room: Path) -> Iterator[Siege]:
    """The film runs, and the set lies ready. `room`: another folder, for its makings."""
    film = scenes.film(folder / "film.mp4", FILM_S)
    with screen(scenes.WIDTH, scenes.HEIGHT) as own:
        siege = Siege(stage=Stage.set_up(folder, PLAYLIST, {"film.mp4": film}, scenes.CANVAS), screen=own)
        with siege.playing():
            siege.lay_ready(room)  # while the player starts
            siege.wait_for(siege.is_on)
            with Watch(siege.number) as siege.seen:
                yield siege
