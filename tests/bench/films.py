"""CPU of a film on the board, against mpv and ffmpeg in the same run; frames counted on the screen."""

import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

from tests.bench.meter import Meter, meter, missing
from tests.bench.numbered import Cells, make_film
from tests.bench.playing import Stage, playing
from tests.bench.row import Row, at_most, in_turns, ratio, spread
from tests.bench.row import missing as cannot
from tests.bench.screen import Screen, screen

WIDTH, HEIGHT = 960, 480
SECONDS = 20
LOOK_S = 0.004
PLAYLIST = """\
campaign: Bench
items:
  - video: film.mp4
    seconds: 3600
    transition: cut
"""


def rows(work: Path, rounds: int) -> list[Row]:
    """The film rows of the table. `work` keeps the films between runs."""
    lacking = missing("Xvfb", "ffmpeg", "mpv")
    if lacking:
        return [cannot("films", lacking)]
    large = make_film(work / "film-1080.mp4", width=1920, height=1080, rate=30, seconds=SECONDS)
    small = make_film(work / f"film-{WIDTH}.mp4", width=WIDTH, height=HEIGHT, rate=30, seconds=SECONDS, bitrate="3M")
    fitted = HEIGHT * 1920 / 1080
    large_cells = Cells.of((WIDTH - fitted) / 2, 0, fitted, HEIGHT)
    small_cells = Cells.of(0, 0, WIDTH, HEIGHT)
    shown: dict[str, list[int]] = {}
    stages = {
        name: Stage.set_up(work / name, PLAYLIST, {"film.mp4": film}, f"{WIDTH}x{HEIGHT}")
        for name, film in {"large": large, "small": small}.items()
    }
    for stage in stages.values():
        _player(stage, large_cells, [], seconds=4)
    figures = in_turns(
        {
            "player": lambda: _player(stages["large"], large_cells, shown.setdefault("player", [])),
            "mpv": lambda: _mpv(large, large_cells, shown.setdefault("mpv", [])),
            "ffmpeg": lambda: _ffmpeg(large),
            "player, canvas-size clip": lambda: _player(stages["small"], small_cells, []),
            "mpv, canvas-size clip": lambda: _mpv(small, small_cells, []),
        },
        rounds,
    )
    note = spread(figures) + f" CPU s; frames seen {shown}"
    return [
        at_most("film CPU, player : mpv", 0.90, ratio(figures, "player", "mpv"), note),
        at_most("film CPU, player : ffmpeg", 1.15, ratio(figures, "player", "ffmpeg")),
        at_most(
            "canvas-size clip CPU, player : mpv",
            0.65,
            ratio(figures, "player, canvas-size clip", "mpv, canvas-size clip"),
        ),
    ]


def watch(display: Screen, cells: Cells, until: float, alive: subprocess.Popen[bytes]) -> list[int]:
    """Numbers of the frames on the screen in order, each as often as it came, until that monotonic time or its end."""
    seen: list[int] = []
    while time.monotonic() < until and alive.poll() is None:
        number = cells.read(display.pixel)
        if number is not None and (not seen or seen[-1] != number):
            seen.append(number)
        time.sleep(LOOK_S)
    return seen


def _player(stage: Stage, cells: Cells, shown: list[int], seconds: int = SECONDS) -> float:
    with meter() as group, screen(WIDTH, HEIGHT) as display:
        environment = display.environment()
        return _cpu(
            group, display, cells, shown, stage.command("--window", "--for", f"{seconds}s"), environment, seconds
        )


def _mpv(film: Path, cells: Cells, shown: list[int]) -> float:
    profiles = subprocess.run(["mpv", "--profile=help"], capture_output=True, text=True, check=True).stdout
    profile = "fast" if "\tfast\t" in profiles else "sw-fast"
    options = f"--vo=x11 --hwdec=no --profile={profile} --no-audio --no-osc --no-terminal --no-border".split()
    command = ["mpv", *options, f"--geometry={WIDTH}x{HEIGHT}+0+0", str(film)]
    with meter() as group, screen(WIDTH, HEIGHT) as display:
        return _cpu(group, display, cells, shown, command, display.environment(), SECONDS)


def _cpu(
    group: Meter,
    display: Screen,
    cells: Cells,
    shown: list[int],
    command: list[str],
    environment: Mapping[str, str],
    seconds: int,
) -> float:
    own_s, begin_s = time.process_time(), group.cpu_s()
    root = str(Path(__file__).parents[2])
    process = subprocess.Popen(
        command, env={**environment, "PYTHONPATH": root}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    shown.append(len(watch(display, cells, time.monotonic() + seconds + 10, process)))
    process.wait(30)
    return group.cpu_s() - begin_s - (time.process_time() - own_s)


def _ffmpeg(film: Path) -> float:
    command = ["ffmpeg", "-v", "error", "-re", "-i", str(film), "-an"]
    command += ["-vf", f"scale={WIDTH}:{HEIGHT}:flags=fast_bilinear", "-f", "null", "-"]
    with meter() as group:
        begin_s = group.cpu_s()
        subprocess.run(command, check=True)
        return group.cpu_s() - begin_s


def numbered_playing(stage: Stage, cells: Cells, display: Screen, seconds: float) -> list[int]:
    """Numbers seen on a screen while a player runs on it."""
    with playing(stage, "--window", environment=display.environment()) as process:
        return watch(display, cells, time.monotonic() + seconds, process)
