"""What is seen from outside while items change: every frame once, nothing black; and memory over many changes."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from PIL import Image

from tests.bench.meter import missing
from tests.bench.numbered import Cells, make_film
from tests.bench.playing import Stage, playing
from tests.bench.processes import below, pss_mb, rss_mb
from tests.bench.row import Row, at_most
from tests.bench.row import missing as cannot
from tests.bench.screen import Screen, screen

WIDTH, HEIGHT = 960, 480
SETTLED_S = 10
FILM_S = 20
RATE = 30
SHOWN_S = 3
CHANGES = 200
#: The second film's numbers begin here: the two never share one.
SECOND = 1000
LOOK_S = 0.002
FILM = "campaign: Bench\nitems:\n  - {video: film.mp4, seconds: 3600, transition: cut}\n"
FILMS = "campaign: Bench\nitems:\n  - {video: a.mp4, transition: cut}\n  - {video: b.mp4, transition: cut}\n"
MANY = """\
campaign: Bench
band: Ngày nào cũng là ngày chuyển đổi số. Toàn dân tham gia chuyển đổi số.
items:
  - {text: KHAI THÁC DỮ LIỆU SỐ, seconds: 3}
  - {image: picture.png, seconds: 3}
  - {video: small.mp4, seconds: 3, transition: cut}
  - {text: ĐỂ TẠO RA GIÁ TRỊ, seconds: 3, style: headline}
  - {qr: "https://chuyendoiso.longan.gov.vn/public/home", text: Tìm hiểu, seconds: 3}
  - {clock: yes, seconds: 3}
"""
#: The growth is measured on a clock that runs faster, from the change on at which all items have been on often.
FAST = 15
GROWN_FROM, GROWN_CHANGES = 300, 2000
#: What is noise between two measurements of the same processes, MB.
NOISE_MB = 3.0


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What stood on the screen: numbers of frames in order, and how many looks found nothing but black."""

    numbers: list[int] = field(default_factory=list)
    black: list[float] = field(default_factory=list)


def rows(work: Path, _rounds: int) -> Iterator[Row]:
    """The rows about changes; the second takes ten minutes, the last seven."""
    lacking = missing("Xvfb", "ffmpeg")
    if lacking:
        yield cannot("frames over item changes, growth", lacking)
        return
    film = make_film(work / "film-1080.mp4", width=1920, height=1080, rate=RATE, seconds=FILM_S)
    fitted = HEIGHT * 1920 / 1080
    cells = Cells.of((WIDTH - fitted) / 2, 0, fitted, HEIGHT)
    alone = _seen(Stage.set_up(work / "alone", FILM, {"film.mp4": film}, f"{WIDTH}x{HEIGHT}"), cells, FILM_S)
    yield _frames(f"{FILM_S} s of a 1080p30 film", alone, FILM_S * RATE)
    films = {
        name: make_film(work / name, width=WIDTH, height=HEIGHT, rate=RATE, seconds=SHOWN_S, first=first)
        for name, first in {"a.mp4": 0, "b.mp4": SECOND}.items()
    }
    changing = _seen(
        Stage.set_up(work / "changing", FILMS, films, f"{WIDTH}x{HEIGHT}"),
        Cells.of(0, 0, WIDTH, HEIGHT),
        CHANGES * SHOWN_S,
    )
    yield _frames(f"{CHANGES} changes of films", changing, SHOWN_S * RATE)
    yield at_most("black frames between them", 0, len(changing.black), f"{len(changing.numbers)} frames seen")
    yield _growth(work)


def _seen(stage: Stage, cells: Cells, seconds: float) -> Seen:
    """What an evenly running player shows in that time."""
    with screen(WIDTH, HEIGHT) as display, playing(stage, "--window", environment=display.environment()):
        time.sleep(SETTLED_S)
        return look(display, cells, seconds)


def look(display: Screen, cells: Cells, seconds: float) -> Seen:
    """Watch a screen for some seconds."""
    seen = Seen()
    until = time.monotonic() + seconds
    while (now := time.monotonic()) < until:
        number = cells.read(display.pixel)
        if number is None:
            if not any(display.row(0, HEIGHT // 2, WIDTH)[0::4]):
                seen.black.append(now)
        elif not seen.numbers or seen.numbers[-1] != number:
            seen.numbers.append(number)
        time.sleep(LOOK_S)
    return seen


def _frames(what: str, seen: Seen, length: int) -> Row:
    """Frames that did not come in their order, out of films of `length` frames that follow each other."""
    wrong = [(a, b) for a, b in pairwise(seen.numbers) if not _follows(a, b, length)]
    note = f"{len(seen.numbers)} seen" + "".join(f"; {b} after {a}" for a, b in wrong[:10])
    return at_most(f"frames missing or shown twice, {what}", 0, len(wrong), note)


def _follows(before: int, after: int, length: int) -> bool:
    if before % SECOND == length - 1:
        return after % SECOND == 0
    return after == before + 1


def _growth(work: Path) -> Row:
    """Proportional memory of all processes at the same item, early and after 2,000 changes."""
    picture = work / "picture.png"
    if not picture.exists():
        Image.effect_noise((1600, 900), 60).convert("RGB").save(picture)
    small = make_film(work / "small.mp4", width=320, height=180, rate=10, seconds=3, bitrate="200k")
    media = {"picture.png": picture, "small.mp4": small}
    stage = Stage.set_up(work / "growing", MANY, media, f"{WIDTH}x{HEIGHT}")
    loop_s = 6 * SHOWN_S / FAST
    options = ("--window", "--clock-rate", str(FAST))
    with screen(WIDTH, HEIGHT) as display, playing(stage, *options, environment=display.environment()) as player:
        begin = time.monotonic()
        taken: list[tuple[float, float, float]] = []
        while (now := time.monotonic() - begin) < (GROWN_FROM + GROWN_CHANGES) * SHOWN_S / FAST:
            taken.append((now, rss_mb(player.pid), pss_mb(below(player.pid))))
            time.sleep(loop_s / 7)  # every seventh of a loop: each item is met
    early = [(rss, pss) for at, rss, pss in taken if GROWN_FROM <= at * FAST / SHOWN_S < GROWN_FROM + 200]
    late = [(rss, pss) for at, rss, pss in taken if at * FAST / SHOWN_S >= GROWN_FROM + GROWN_CHANGES - 200]
    grown = _middle([rss for rss, _ in late]) - _middle([rss for rss, _ in early])
    together = _middle([pss for _, pss in late]) - _middle([pss for _, pss in early])
    note = f"player {grown:+.1f} MB, all processes {together:+.1f} MB"
    return at_most(f"memory growth over {GROWN_CHANGES} changes", NOISE_MB, max(grown, together), note, " MB")


def _middle(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]
