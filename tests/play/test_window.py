"""A real window on a real X server: the canvas at its place, turned, and nothing outside it."""

import time
from collections.abc import Iterator
from pathlib import Path

import av
import pytest
from PIL import Image, ImageChops

from ledplayer.core.lineup import Bands, Piece, Plan
from ledplayer.core.model import Board, Size
from ledplayer.makers.studio import Studio
from ledplayer.play.display import Display
from ledplayer.play.media import Media
from ledplayer.play.stage import Stage
from tests.bench.screen import Screen, missing, screen
from tests.play.fakes import BEGIN_MS, FakeClock, plan

pytestmark = [pytest.mark.xvfb, pytest.mark.skipif(bool(missing()), reason=missing())]

WIDE, OFFSET = Size(width=120, height=60), (50, 30)
SCREEN = Size(width=300, height=240)
ROTATIONS = (0, 90, 180, 270)
#: Where in the laid out canvas the four quarters of the pictures are looked at, and their colours.
QUARTERS = {(10, 10): (255, 0, 0), (110, 10): (0, 255, 0), (10, 40): (0, 0, 255), (110, 40): (255, 255, 0)}


@pytest.fixture(scope="module")
def xserver() -> Iterator[Screen]:
    with screen(SCREEN.width, SCREEN.height) as server:
        yield server


@pytest.fixture(scope="module")
def studio() -> Iterator[Studio]:
    studio = Studio()
    studio.start()
    yield studio
    studio.close()


@pytest.fixture(scope="module")
def media_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("media")
    quarters().save(folder / "quarters.png")
    with av.open(str(folder / "quarters.mp4"), "w") as film:
        stream = film.add_stream("libx264", rate=10, options={"crf": "5"})
        stream.width, stream.height, stream.pix_fmt = WIDE.width, WIDE.height, "yuv444p"
        for _ in range(30):
            film.mux(stream.encode(av.VideoFrame.from_image(quarters())))
        film.mux(stream.encode())
    return folder


def quarters() -> Image.Image:
    picture = Image.new("RGB", (2, 2))
    picture.putdata(list(QUARTERS.values()))
    return picture.resize((WIDE.width, WIDE.height), Image.Resampling.NEAREST)


class Window:
    """A window on the X server whose time is ours."""

    def __init__(self, server: Screen, studio: Studio, cache: Path, plan: Plan) -> None:
        self.server, self.plan = server, plan
        self.clock = FakeClock()
        self.display = Display("window", plan.board)
        self.stage = Stage(Media(studio, cache, plan.board), lambda *_: None)
        self.stage.place(self.display.surface, self.display.canvas, plan.board)

    def at(self, seconds: float) -> Image.Image:
        """The whole screen at a moment, once everything that is due then has been drawn."""
        self.clock.sleep(BEGIN_MS / 1000 + seconds - (self.clock.now.wall_ms or 0) / 1000)
        for _ in range(200):
            self.tick()
            scene = self.stage.scene
            if scene and scene.drawn and None not in scene.drawn:
                break
            time.sleep(0.01)
        self.display.present()
        self.display.is_closed()
        time.sleep(0.05)  # the X server draws what it was sent
        picture = self.server.picture()
        return Image.frombytes("RGB", (SCREEN.width, SCREEN.height), picture, "raw", "BGRX")

    def tick(self) -> None:
        now = self.clock.read()
        shot = self.plan.at(now.wall_ms or 0)
        assert shot
        self.stage.follow(shot, now.wall_ms or 0, now.mono)
        self.display.present(self.stage.draw(now.mono))
        self.stage.give_back()

    def close(self) -> None:
        self.stage.close()
        self.display.close()


@pytest.fixture
def windows(
    xserver: Screen, studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator["list[Window]"]:
    monkeypatch.setenv("DISPLAY", xserver.display)
    monkeypatch.delenv("SDL_VIDEODRIVER", raising=False)
    monkeypatch.delenv("XDG_CURRENT_DESKTOP", raising=False)
    opened: list[Window] = []
    yield opened
    for window in opened:
        window.close()


def show(
    windows: "list[Window]", xserver: Screen, studio: Studio, rotation: int, *pieces: Piece, band: str = ""
) -> Window:
    for window in windows:
        window.close()
    size = WIDE if rotation in (0, 180) else Size(width=WIDE.height, height=WIDE.width)
    board = Board(id="b", canvas=size, offset=OFFSET, rotation=rotation)  # type: ignore[arg-type]
    made = plan(*pieces, board=board, bands=Bands(bottom=band))
    windows[:] = [Window(xserver, studio, Path("/nonexistent"), made)]
    return windows[0]


def upright(shown: Image.Image, rotation: int) -> Image.Image:
    """The canvas out of a picture of the screen, turned back; all outside it must be black."""
    size = (WIDE.width, WIDE.height) if rotation in (0, 180) else (WIDE.height, WIDE.width)
    box = (*OFFSET, OFFSET[0] + size[0], OFFSET[1] + size[1])
    canvas = shown.crop(box)
    shown.paste((0, 0, 0), box)
    assert shown.getbbox() is None, "something was drawn outside the canvas"
    return canvas.rotate(rotation, expand=True)  # counter-clockwise


def apart(one: Image.Image, other: Image.Image) -> int:
    """The largest difference between two pictures, in levels."""
    return max(high for _, high in ImageChops.difference(one, other).getextrema())  # type: ignore[misc, has-type]


@pytest.mark.parametrize("rotation", ROTATIONS)
@pytest.mark.parametrize("kind", ["image", "video"])
def test_a_picture_and_a_film_lie_upright_on_their_canvas(
    rotation: int, kind: str, windows: "list[Window]", xserver: Screen, studio: Studio, media_folder: Path
) -> None:
    name = "quarters.png" if kind == "image" else "quarters.mp4"
    piece = Piece(
        kind=kind,  # type: ignore[arg-type]
        length_ms=20_000,
        path=str(media_folder / name),
        sha256=name,
        width=WIDE.width,
        height=WIDE.height,
        duration_ms=3000 if kind == "video" else 0,
    )
    canvas = upright(show(windows, xserver, studio, rotation, piece).at(1), rotation)
    for place, colour in QUARTERS.items():
        assert canvas.getpixel(place) == pytest.approx(colour, abs=4), place


@pytest.mark.parametrize("rotation", ROTATIONS[1:])
@pytest.mark.parametrize("seconds", [2.0, 5.0, 9.0])
def test_a_ticker_and_a_band_look_the_same_at_each_rotation(
    rotation: int, seconds: float, windows: "list[Window]", xserver: Screen, studio: Studio
) -> None:
    ticker = Piece(kind="ticker", length_ms=10_000, text="Khai thác dữ liệu số")
    straight = upright(show(windows, xserver, studio, 0, ticker, band="Ngày nào cũng vậy").at(seconds), 0)
    turned = upright(show(windows, xserver, studio, rotation, ticker, band="Ngày nào cũng vậy").at(seconds), rotation)
    assert len(straight.getcolors(10_000) or ()) > 10
    assert apart(straight, turned) == 0


@pytest.mark.parametrize("rotation", ROTATIONS)
def test_a_fade_is_the_mixture_of_both_pictures(
    rotation: int, windows: "list[Window]", xserver: Screen, studio: Studio
) -> None:
    before = Piece(kind="text", length_ms=10_000, text="TRƯỚC", style="headline")
    after = Piece(kind="text", length_ms=10_000, text="SAU", style="notice")
    window = show(windows, xserver, studio, rotation, before, after)
    first = upright(window.at(5), rotation)
    window.at(9.9)
    window.at(10)
    middle = upright(window.at(10.25), rotation)
    last = upright(window.at(11), rotation)
    assert apart(first, last) > 100
    assert apart(middle, Image.blend(first, last, 0.5)) <= 4
