"""How long an urgent campaign takes from the office's hand to the board, as the screen shows it."""

import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from tests.bench.playing import Stage, playing
from tests.bench.row import Row, at_most
from tests.bench.screen import Screen, screen

WIDTH, HEIGHT = 960, 480
TIMES, SETTLED_S, PATIENCE_S = 30, 10, 20
BLUE = (0, 0, 200)
STANDING = "campaign: Bench\nitems:\n  - {image: blue.png, seconds: 3600}\n"
URGENT = "campaign: Khẩn\nlevel: urgent\nitems:\n  - {text: SƠ TÁN NGAY, seconds: 10}\n"


def row(work: Path) -> Row:
    """The slowest but one of thirty urgent campaigns, each written onto the disk while a still stands; four minutes."""
    blue = work / "blue.png"
    Image.new("RGB", (WIDTH, HEIGHT), BLUE).save(blue)
    stage = Stage.set_up(work / "urgent", STANDING, {"blue.png": blue}, f"{WIDTH}x{HEIGHT}")
    playlist = stage.content / "playlists" / "urgent.yaml"
    playlist.unlink(missing_ok=True)
    came: list[float] = []
    left: list[float] = []
    with screen(WIDTH, HEIGHT) as display, playing(stage, "--window", environment=display.environment()):
        _wait(lambda: _is_blue(display))
        time.sleep(SETTLED_S)
        for number in range(TIMES):
            playlist.write_text(URGENT)
            came.append(_wait(lambda: not _is_blue(display)))
            time.sleep(1 + number % 7 / 7)  # at any moment of the loops' rounds
            playlist.unlink()
            left.append(_wait(lambda: _is_blue(display)))
            time.sleep(1 + number % 5 / 5)
    slow = sorted(came)[round(0.95 * TIMES) - 1]
    note = (
        f"median {sorted(came)[TIMES // 2]:.2f} s, most {max(came):.2f} s; gone after {sorted(left)[TIMES // 2]:.2f} s"
    )
    return at_most(f"urgent campaign written → its first pixel, p95 of {TIMES}", 4, slow, note, " s")


def _is_blue(display: Screen) -> bool:
    """Whether the still stands alone, a fade no longer over it."""
    return all(display.pixel(x, y) == BLUE for x in (1, WIDTH // 3, WIDTH - 2) for y in (1, HEIGHT - 2))


def _wait(answer: Callable[[], bool]) -> float:
    """Seconds until it is so."""
    begin = time.monotonic()
    while not answer():
        if time.monotonic() - begin > PATIENCE_S:
            raise TimeoutError(f"the screen did not change within {PATIENCE_S} s")
        time.sleep(0.002)
    return time.monotonic() - begin
