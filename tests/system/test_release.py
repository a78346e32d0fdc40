"""A real player on what the content server has: shown, exchanged, defended against a torn store, and given up."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from ledplayer.run_folder import run_folder
from ledplayer.status.verdict import VERDICT
from tests.bench.processes import below
from tests.makers.made import make_film
from tests.system import family
from tests.system.watching import wait_for
from tests.updates.signed import Folder, Shipped

pytestmark = pytest.mark.xdist_group("system")

COLOURS = {"red": (255, 0, 0), "green": (0, 128, 0), "blue": (0, 0, 255)}
#: How long a picture stands, and how long a new release may take besides, with the snapshot of it.
ITEM_S, NEW_S, SNAPSHOT_S = 3, 2.0, 1.0
#: What a busy machine may cost.
PATIENCE_S = 30.0


def picture(colour: str) -> bytes:
    data = BytesIO()
    Image.new("RGB", (192, 96), COLOURS[colour]).save(data, "PNG")
    return data.getvalue()


def showing(colour: str) -> Folder:
    """A folder that shows one picture."""
    playlist = f"campaign: {colour}\nitems: [{{image: {colour}.png, seconds: {ITEM_S}}}]\n"
    return {f"playlists/{colour}.yaml": playlist, f"media/{colour}.png": picture(colour)}


class Board:
    """A board with a server and no folder, and its player."""

    def __init__(self, folder: Path) -> None:
        self.state, self.log = folder / "state", folder / "log"
        self.snapshot = Path(run_folder(str(self.state))) / "snapshot.png"
        self.shipped = Shipped(folder / "store")
        self.file = folder / "board.yaml"
        self.file.write_text("id: b\ncanvas: 192x96\ntime_zone: Asia/Ho_Chi_Minh\nserver: https://led.example.vn\n")
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        words = [sys.executable, "-m", "ledplayer", "play", "--headless", "--board", str(self.file)]
        words += ["--state", str(self.state), "--store", str(self.shipped.folder)]
        with self.log.open("ab") as log:
            environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
            self.process = subprocess.Popen(words, stdout=log, stderr=log, start_new_session=True, env=environment)

    def kill(self) -> None:
        """`kill -9` of the player and all that descends from it."""
        assert self.process
        family.kill(below(self.process.pid))
        self.process.wait()

    def end(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(10)
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)

    def pixel(self) -> tuple[int, ...]:
        """The middle of the last snapshot; black before the first."""
        with suppress(OSError, SyntaxError):
            found = Image.open(self.snapshot).convert("RGB").getpixel((96, 48))
            assert isinstance(found, tuple)
            return found
        return (0, 0, 0)

    def wait_for(self, colour: str, patience_s: float = PATIENCE_S) -> float:
        """Wait until a colour is on; how long that took, in seconds."""
        begin = time.monotonic()
        try:
            wait_for(lambda: self.pixel() == COLOURS[colour], patience_s)
        except TimeoutError as error:
            raise TimeoutError(f"{self.pixel()}\n{self.log.read_text()}") from error
        return time.monotonic() - begin

    def release(self) -> str:
        """The release that the plan was made with."""
        with suppress(OSError, ValueError):
            return str(json.loads((self.state / "plan.json").read_bytes()).get("release", ""))
        return ""

    def verdict(self) -> dict[str, object]:
        with suppress(OSError, ValueError):
            found: dict[str, object] = json.loads((self.state / VERDICT).read_bytes())
            return found
        return {}


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    board = Board(tmp_path)
    yield board
    board.end()


def test_a_release_is_shown_exchanged_and_kept_when_the_pointer_is_torn(board: Board) -> None:
    board.shipped.pull(showing("red"))
    board.start()
    board.wait_for("red")
    new = board.shipped.pull(showing("blue"))
    assert board.wait_for("blue") < ITEM_S + NEW_S + SNAPSHOT_S
    wait_for(lambda: board.verdict().get("manifest") == new.manifest)
    before = (board.state / "plan.json").read_bytes()
    board.shipped.release(showing("green"))
    pointer = board.shipped.folder / "current.json"
    pointer.write_bytes(pointer.read_bytes()[:50])
    time.sleep(4)
    assert (board.state / "plan.json").read_bytes() == before
    assert board.pixel() == COLOURS["blue"]
    assert "current.json" in board.log.read_text()
    board.kill()
    board.start()
    time.sleep(2)
    assert (board.state / "plan.json").read_bytes() == before


def test_a_film_of_a_release_plays_from_the_store(board: Board, tmp_path: Path) -> None:
    film = make_film(tmp_path / "film.mp4", frames=100)
    playlist = "campaign: F\nitems: [{video: film.mp4}]\n"
    board.shipped.pull({"playlists/f.yaml": playlist, "media/film.mp4": film.read_bytes()})
    board.start()
    wait_for(lambda: board.pixel() != (0, 0, 0) and family.makers_of(board.shipped.folder), PATIENCE_S)


def test_a_release_under_which_the_player_dies_three_times_gives_way_to_the_one_before_it(board: Board) -> None:
    old = board.shipped.pull(showing("red"))
    board.start()
    board.wait_for("red")
    new = board.shipped.pull(showing("blue"))
    board.wait_for("blue")
    for deaths in (1, 2, 3):
        said = {"manifest": new.manifest, "starts": deaths}
        wait_for(lambda said=said: board.verdict().items() >= said.items())
        board.kill()
        board.snapshot.unlink(missing_ok=True)
        board.start()
    board.wait_for("red")
    assert board.release() == old.manifest
    board.kill()
    board.start()
    time.sleep(3)
    assert board.release() == old.manifest, "and it does not come back"
