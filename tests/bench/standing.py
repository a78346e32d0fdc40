"""What the player takes while it shows: a still, a band with fades, the way to its first picture, and memory."""

import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

from PIL import Image

from tests.bench.meter import meter, missing
from tests.bench.numbered import make_film
from tests.bench.playing import Stage, playing
from tests.bench.processes import below, command_line, cpu_s, pss_mb, rss_mb
from tests.bench.row import Row, at_most, in_turns, ratio, spread
from tests.bench.row import missing as cannot
from tests.bench.screen import Screen, screen

WIDTH, HEIGHT = 960, 480
SETTLED_S = 15
STILL_S = 30
MOTION_S = 20
STILL = "campaign: Bench\nitems:\n  - text: KHAI THÁC DỮ LIỆU SỐ\n    seconds: 3600\n"
MOTION = """\
campaign: Bench
band: Ngày nào cũng là ngày chuyển đổi số. Toàn dân tham gia chuyển đổi số.
items:
  - {text: KHAI THÁC DỮ LIỆU SỐ, seconds: 3}
  - {text: ĐỂ TẠO RA GIÁ TRỊ, seconds: 3, style: headline}
"""
FILM = "campaign: Bench\nitems:\n  - {video: film.mp4, seconds: 3600, transition: cut}\n"
BARE_LOOP = """\
import pygame, time
pygame.display.init()
screen = pygame.display.set_mode((960, 480))
strip = pygame.Surface((4000, 76)).convert()
for x in range(0, 4000, 7):
    strip.fill((x % 255, 255, 80), (x, 0, 3, 76))
due = time.monotonic()
while True:
    pygame.event.pump()
    screen.blit(strip, (-(round(due * 60) * 2 % 3000), 404))
    pygame.display.update((0, 404, 960, 76))
    due += 1 / 60
    time.sleep(max(0.0, due - time.monotonic()))
"""
BARE_PICTURE = """\
import pygame, sys, time
pygame.display.init()
screen = pygame.display.set_mode((960, 480))
screen.blit(pygame.image.load(sys.argv[1]).convert(), (0, 0))
pygame.display.flip()
time.sleep(60)
"""


def rows(work: Path, rounds: int) -> list[Row]:
    """The rows about standing, moving, starting and memory."""
    lacking = missing("Xvfb", "ffmpeg")
    if lacking:
        return [cannot("still, band, start, memory", lacking)]
    canvas = f"{WIDTH}x{HEIGHT}"
    film = make_film(work / "film-1080.mp4", width=1920, height=1080, rate=30, seconds=20)
    still = Stage.set_up(work / "still", STILL, {}, canvas)
    moving = Stage.set_up(work / "moving", MOTION, {}, canvas)
    playing_film = Stage.set_up(work / "memory", FILM, {"film.mp4": film}, canvas)
    prepare(still)
    motion_cpu, gaps = [], []
    for _ in range(rounds):
        cpu, late = _motion(moving)
        motion_cpu.append(cpu)
        gaps.append((late, _bare_gaps()))
    late = sorted(ours - bare for ours, bare in gaps)[rounds // 2]
    starts = in_turns({"player": lambda: start_s(still), "bare pygame": lambda: bare_start_s(work)}, rounds)
    player_mb, film_mb, all_mb = _memory(playing_film)
    return [
        at_most("CPU while a still stands", 0.3, sorted(_still(still) for _ in range(rounds))[rounds // 2], "", " %"),
        at_most("CPU of the player, band and fades at 60 Hz", 6, sorted(motion_cpu)[rounds // 2], "", " %"),
        at_most(
            "frame intervals over 25 ms, more than a bare loop",
            1,
            late,
            "; ".join(f"{ours:.2f} % against {bare:.2f} %" for ours, bare in gaps),
            " %",
        ),
        at_most("first picture, player : bare pygame", 2.0, ratio(starts, "player", "bare pygame"), spread(starts)),
        at_most(
            "RSS of player and film maker",
            150,
            player_mb + film_mb,
            f"{player_mb:.0f} + {film_mb:.0f} MB",
            " MB",
        ),
        at_most("PSS of all processes", 260, all_mb, "", " MB"),
    ]


def prepare(stage: Stage) -> None:
    """Play until intake has prepared the picture that stands, and the card."""
    cache = stage.state / "prepared"
    with screen(WIDTH, HEIGHT) as display, playing(stage, "--window", environment=display.environment()):
        until = time.monotonic() + 30
        while not cache.is_dir() or len([file for file in cache.iterdir() if not file.name.startswith(".")]) < 2:
            if time.monotonic() > until:
                raise TimeoutError("nothing prepared within 30 s")
            time.sleep(0.2)


def _still(stage: Stage) -> float:
    with (
        meter() as group,
        screen(WIDTH, HEIGHT) as display,
        playing(stage, "--window", environment=display.environment()),
    ):
        time.sleep(SETTLED_S)
        own_s, begin_s = time.process_time(), group.cpu_s()
        time.sleep(STILL_S)
        return (group.cpu_s() - begin_s - (time.process_time() - own_s)) / STILL_S * 100


def _motion(stage: Stage) -> tuple[float, float]:
    with screen(WIDTH, HEIGHT) as display, playing(stage, "--window", environment=display.environment()) as process:
        time.sleep(SETTLED_S / 2)
        begin_s = cpu_s(process.pid)
        late = gaps_percent(display, MOTION_S)
        return (cpu_s(process.pid) - begin_s) / MOTION_S * 100, late


def _bare_gaps() -> float:
    with screen(WIDTH, HEIGHT) as display:
        process = subprocess.Popen(
            [sys.executable, "-c", BARE_LOOP],
            env={**display.environment(), "SDL_FRAMEBUFFER_ACCELERATION": "0"},
            stdout=subprocess.DEVNULL,
        )
        try:
            time.sleep(2)
            return gaps_percent(display, MOTION_S)
        finally:
            process.kill()
            process.wait()


def gaps_percent(display: Screen, seconds: float) -> float:
    """Share of intervals between two pictures of the band that are over 25 ms, in percent."""
    changes: list[float] = []
    last = b""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        now = display.row(0, HEIGHT - 20, WIDTH)
        if now != last:
            changes.append(time.monotonic())
            last = now
        time.sleep(0.001)
    intervals = [b - a for a, b in pairwise(changes)]
    return 100 * sum(interval > 0.025 for interval in intervals) / max(1, len(intervals))


def start_s(stage: Stage) -> float:
    with screen(WIDTH, HEIGHT) as display:
        begin = time.monotonic()
        with playing(stage, "--window", environment=display.environment()):
            return _until_lit(display) - begin


def bare_start_s(work: Path) -> float:
    picture = work / "one.png"
    if not picture.exists():
        Image.effect_noise((WIDTH, HEIGHT), 60).convert("RGB").save(picture)
    with screen(WIDTH, HEIGHT) as display:
        begin = time.monotonic()
        environment = {**display.environment(), "SDL_FRAMEBUFFER_ACCELERATION": "0"}
        process = subprocess.Popen(
            [sys.executable, "-c", BARE_PICTURE, str(picture)], env=environment, stdout=subprocess.DEVNULL
        )
        try:
            return _until_lit(display) - begin
        finally:
            process.kill()
            process.wait()


def _until_lit(display: Screen) -> float:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        if any(display.pixel(x, 40) != (0, 0, 0) for x in (100, 300, 500, 700)):
            return time.monotonic()
        time.sleep(0.002)
    raise TimeoutError("no picture within 20 s")


def _memory(stage: Stage) -> tuple[float, float, float]:
    with screen(WIDTH, HEIGHT) as display, playing(stage, "--window", environment=display.environment()) as process:
        time.sleep(SETTLED_S)
        ours = below(process.pid)
        makers = [pid for pid in ours if "makers" in command_line(pid)]
        return rss_mb(process.pid), max(map(rss_mb, makers)), pss_mb(ours)
