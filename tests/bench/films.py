"""CPU of a film on the board, against mpv and ffmpeg in the same run; frames counted on the screen."""

import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from tests.bench.meter import meter, missing
from tests.bench.numbered import Cells, make_film
from tests.bench.playing import Stage
from tests.bench.row import Row, at_most, in_turns, ratio, spread
from tests.bench.row import missing as cannot
from tests.bench.screen import Screen, screen

WIDTH, HEIGHT = 960, 480
SECONDS = 20
#: The showing begins with the hour, so that the player too begins with the film's first picture.
FIRST_FRAME = "2026-06-01T08:00"
#: When a program that was started runs evenly, in seconds from its start.
EVENLY_S = (4, SECONDS - 2)
LOOK_S = 0.012
PLAYLIST = """\
campaign: Bench
items:
  - video: film.mp4
    seconds: 3600
    transition: cut
"""


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What the runs of one program gave besides their CPU time: frames seen, and CPU seconds a second while it ran."""

    frames: list[int] = field(default_factory=list)
    running: list[float] = field(default_factory=list)


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
    names = ("player", "mpv", "ffmpeg", "player, canvas-size clip", "mpv, canvas-size clip")
    taken = {name: Taken() for name in names}
    stages = {
        name: Stage.set_up(work / name, PLAYLIST, {"film.mp4": film}, f"{WIDTH}x{HEIGHT}")
        for name, film in {"large": large, "small": small}.items()
    }
    for stage in stages.values():
        _player(stage, large_cells, Taken(), seconds=4)
    figures = in_turns(
        {
            "player": lambda: _player(stages["large"], large_cells, taken["player"]),
            "mpv": lambda: _mpv(large, large_cells, taken["mpv"]),
            "ffmpeg": lambda: _ffmpeg(large, large_cells, taken["ffmpeg"]),
            "player, canvas-size clip": lambda: _player(stages["small"], small_cells, taken[names[3]]),
            "mpv, canvas-size clip": lambda: _mpv(small, small_cells, taken[names[4]]),
        },
        rounds,
    )
    running = {name: known.running for name, known in taken.items()}
    frames = {name: median(known.frames) for name, known in taken.items() if name != "ffmpeg"}
    return [
        at_most("film CPU, player : mpv", 0.90, ratio(figures, "player", "mpv"), f"{spread(figures)} CPU s in 20 s"),
        at_most("the same once it runs", 0.90, ratio(running, "player", "mpv"), f"{spread(running)} of a core"),
        at_most("film CPU, player : ffmpeg", 1.15, ratio(figures, "player", "ffmpeg"), f"frames seen {frames}"),
        at_most("the same once it runs", 1.15, ratio(running, "player", "ffmpeg")),
        at_most("canvas-size clip CPU, player : mpv", 0.65, ratio(figures, names[3], names[4])),
        at_most("the same once it runs", 0.65, ratio(running, names[3], names[4])),
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


def _player(stage: Stage, cells: Cells, taken: Taken, seconds: int = SECONDS) -> float:
    return _cpu(stage.command("--window", "--for", f"{seconds}s", "--at", FIRST_FRAME), cells, taken)


def _mpv(film: Path, cells: Cells, taken: Taken) -> float:
    profiles = subprocess.run(["mpv", "--profile=help"], capture_output=True, text=True, check=True).stdout
    profile = "fast" if "\tfast\t" in profiles else "sw-fast"
    options = f"--vo=x11 --hwdec=no --profile={profile} --no-audio --no-osc --no-terminal --no-border".split()
    return _cpu(["mpv", *options, f"--geometry={WIDTH}x{HEIGHT}+0+0", str(film)], cells, taken)


def _ffmpeg(film: Path, cells: Cells, taken: Taken) -> float:
    command = ["ffmpeg", "-v", "error", "-re", "-i", str(film), "-an"]
    return _cpu([*command, "-vf", f"scale={WIDTH}:{HEIGHT}:flags=fast_bilinear", "-f", "null", "-"], cells, taken)


def _cpu(command: list[str], cells: Cells, taken: Taken) -> float:
    """CPU seconds of one run, the X server included."""
    with meter() as group, screen(WIDTH, HEIGHT) as display:
        own_s = time.process_time()
        begin = time.monotonic()
        process = subprocess.Popen(
            command,
            env={**display.environment(), "PYTHONPATH": str(Path(__file__).parents[2])},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        marks = []
        frames = 0
        for until in (*EVENLY_S, SECONDS + 10):
            frames += len(watch(display, cells, begin + until, process))
            marks.append((group.cpu_s() - time.process_time(), time.monotonic()))
        process.wait(30)
        taken.frames.append(frames)
        (cpu_a, time_a), (cpu_b, time_b), _ = marks
        taken.running.append((cpu_b - cpu_a) / (time_b - time_a))
        return group.cpu_s() - (time.process_time() - own_s)
