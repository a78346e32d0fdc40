"""A board on which a numbered film runs, and an installer who plugs a USB stick in and pulls it out.

The player lives in mounts of its own, so that no stick of this machine is seen, and none of the test by others.
"""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ledplayer.paint.notice import BOTTOM
from tests.bench.numbered import Cells
from tests.bench.playing import Stage
from tests.bench.screen import screen
from tests.intake.usb import Usb
from tests.system import scenes
from tests.system.cinema import FILM_S, PLAYLIST, Cinema
from tests.system.watching import Watch

#: The film stands in the middle of a higher canvas, so that its numbers are seen above the notice.
HEIGHT = 240
NUMBERS = Cells.of(0, (HEIGHT - scenes.HEIGHT) // 2, scenes.WIDTH, scenes.HEIGHT)
#: Where the notice has no ink: its last row, at the right.
GROUND = (scenes.WIDTH - 3, HEIGHT - 1)
ON_STICK = "campaign: Stick\nitems:\n  - image: one.png\n  - image: two.png\n"


def lacks() -> str:
    """What is missing for a player with mounts of its own; "" when nothing is."""
    return "" if shutil.which("unshare") and shutil.which("nsenter") else "needs unshare and nsenter (util-linux)"


class Alone(Stage):
    """A player with mounts of its own."""

    def command(self, *options: str) -> list[str]:
        return ["unshare", "--mount", "--propagation", "private", *super().command(*options)]


class Installer(Cinema):
    """The board, and the stick in the installer's pocket."""

    stick: Usb

    def number(self) -> int | None:
        return NUMBERS.read(self.screen.pixel)

    @property
    def has_notice(self) -> bool:
        """Whether a notice stands on the board."""
        return self.screen.pixel(*GROUND) == BOTTOM

    @contextmanager
    def with_a_stick(self) -> Iterator[None]:
        """A stick is in: the notice comes; it is pulled out: the notice goes."""
        self.inside("mount", "-o", "loop,ro", str(self.stick.image), str(self.stick.point))
        self.wait_for(lambda: self.has_notice)
        yield
        self.inside("umount", "-l", str(self.stick.point))
        self.wait_for(lambda: not self.has_notice, 40.0)

    def inside(self, *command: str) -> None:
        """Run something in the player's mounts."""
        subprocess.run(["nsenter", "--target", str(self.player), "--mount", *command], check=True)


@contextmanager
def installer(folder: Path) -> Iterator[Installer]:
    """The film runs, and a stick with a campaign lies ready."""
    film = scenes.film(folder / "film.mp4", FILM_S)
    with screen(scenes.WIDTH, HEIGHT) as own:
        stage = Alone.set_up(folder, PLAYLIST.replace("3600", "3000"), {"film.mp4": film}, f"{scenes.WIDTH}x{HEIGHT}")
        stage.board.write_text(stage.board.read_text() + "usb: yes\n")
        board = Installer(stage=stage, screen=own)
        with board.playing():
            board.wait_for(board.is_on)
            board.inside("mount", "-t", "tmpfs", "none", "/media")
            board.stick = Usb(folder, "KINGSTON", Path("/media"))
            board.stick.write("LEDPLAYER/playlists/stick.yaml", ON_STICK)
            for name in ("one", "two"):
                board.stick.picture(f"LEDPLAYER/media/{name}.png")
            board.stick.format()
            board.inside("mkdir", "-p", str(board.stick.point))
            with Watch(board.number) as board.seen:
                yield board
