"""A board that has admitted 20,000 files of a share: its start while the share is away, and what all of it takes."""

import hashlib
import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median

from PIL import Image

from ledplayer.intake import memory
from ledplayer.intake.facts import Fact, Facts
from ledplayer.intake.memory import Record, Remembered
from ledplayer.intake.scan import scan
from ledplayer.intake.store import Store
from tests.bench import standing
from tests.bench.many import FILES, FOLDERS, share
from tests.bench.playing import Stage, playing
from tests.bench.processes import below, command_line, pss_mb
from tests.bench.row import Row, at_most, in_turns, ratio, spread
from tests.bench.screen import screen

WIDTH, HEIGHT = standing.WIDTH, standing.HEIGHT
#: Days on which nobody looks: what is on today stays one item.
FOLDER = "1-1-2090_2-1-2090 {0:03}"
PATIENCE_S, SETTLED_S = 90, 10
MEMORY_TIMES = 5


def rows(work: Path, film: Path, rounds: int) -> list[Row]:
    """The rows about a board that knows many files. Needs root, for the share."""
    served = Stage.set_up(work / "known", standing.STILL, {"film.mp4": film}, f"{WIDTH}x{HEIGHT}")
    stage = replace(served, content=work / "known" / "share")
    admit(served, stage)
    with share(served.content, stage.content):
        standing.prepare(stage)
    starts = in_turns(
        {"player": lambda: standing.start_s(stage), "bare pygame": lambda: standing.bare_start_s(work)}, rounds
    )
    (served.content / "playlists" / "bench.yaml").write_text(standing.FILM)
    with share(served.content, stage.content):
        whole_mb, note = memory_mb(stage)
    return [
        at_most(
            "first picture, 20,000 files admitted, share away, player : bare pygame",
            2.5,
            ratio(starts, "player", "bare pygame"),
            spread(starts),
        ),
        at_most("PSS of all processes, 1080p film, 20,000 files known", 300, whole_mb, note, " MB"),
    ]


def admit(served: Stage, stage: Stage) -> None:
    """Make the files, and the state of a board that has admitted all of them; once, for it takes a while."""
    if (stage.state / "intake" / "sources.json").exists():
        return
    for folder in range(FOLDERS):
        place = served.content / "media" / FOLDER.format(folder)
        place.mkdir(exist_ok=True)
        for number in range(FILES):
            Image.new("RGB", (32, 16), (folder, number, 99)).save(place / f"{number:03}.png")
    own = stage.state / "intake"
    own.mkdir(parents=True)
    facts, store, records = Facts(own / "facts.json"), Store(own / "objects"), {}
    listing = scan(served.content)
    for path, seen in listing.files.items():
        records[path] = Record(seen=seen)
        if path.endswith(".png"):
            data = (served.content / path).read_bytes()
            sha256 = hashlib.sha256(data).hexdigest()
            store.place(sha256).parent.mkdir(exist_ok=True)
            store.place(sha256).write_bytes(data)
            facts.learn(sha256, Fact(kind="image", width=32, height=16))
            records[path] = Record(seen=seen, sha256=sha256, mark=seen.mark)
    facts.save()
    os.sync()
    memory.save(own / "sources.json", {str(stage.content): Remembered(files=records, folders=listing.folders)})


def memory_mb(stage: Stage) -> tuple[float, str]:
    """Memory of the player and all that descends from it while a film runs; how it is made up."""
    with screen(WIDTH, HEIGHT) as display, playing(stage, "--window", environment=display.environment()) as process:
        _wait(lambda: _moves(display.picture))
        time.sleep(SETTLED_S)
        taken = []
        for _ in range(MEMORY_TIMES):
            taken.append(pss_mb(below(process.pid)))
            time.sleep(1)
        parts = {pid: (command_line(pid), pss_mb([pid])) for pid in below(process.pid)}
    names = {"ledplayer.intake": "intake", "makers": "maker"}
    told = [
        f"{next((name for word, name in names.items() if word in line), 'player')} {mb:.0f}"
        for line, mb in parts.values()
    ]
    return median(taken), ", ".join(told)


def _moves(picture: Callable[[], bytes]) -> bool:
    before = picture()
    time.sleep(0.3)
    return picture() != before


def _wait(answer: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE_S
    while not answer():
        if time.monotonic() > until:
            raise TimeoutError(f"no film within {PATIENCE_S} s")
