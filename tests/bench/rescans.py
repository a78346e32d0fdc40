"""Whether intake grows: its loop in a process of its own, by turns, over thousands of looks between which files change.

`python -m tests.bench.rescans FOLDER LOOKS` prints the resident memory after every `EVERY` looks, MB, each time after
the allocator has given back what nobody holds: without that it goes up and down by 2 MB, and says nothing.
"""

import ctypes
import gc
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from statistics import linear_regression, stdev
from tempfile import TemporaryDirectory

from PIL import Image

from ledplayer.makers.studio import Studio
from tests.bench.processes import rss_mb
from tests.bench.row import Row, at_most
from tests.intake.desk import Desk

LOOKS, EVERY = 5000, 25
#: Between two changes, by the desk's clock: what comes back each hour comes a dozen times.
PAUSE_S = 10.0
FILES = 200
#: What is learnt of files until it is forgotten each hour, and pages that are held half.
NOISE_MB = 0.5
ROOT = Path(__file__).parents[2]


def row(work: Path) -> Row:
    """What the line through the last half rises by; six minutes."""
    with TemporaryDirectory(dir=work) as folder:
        command = [sys.executable, "-m", "tests.bench.rescans", folder, str(LOOKS)]
        ran = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT)
    taken = [float(line) for line in ran.stdout.split()]
    late = taken[len(taken) // 2 :]
    slope, begin = linear_regression(range(len(late)), late)
    around = stdev(mb - begin - slope * at for at, mb in enumerate(late))
    note = f"{late[0]:.1f} to {late[-1]:.1f} MB, {around:.2f} MB around the line; at the first {taken[0]:.1f} MB"
    what = f"growth of intake over the last half of {LOOKS} looks with changes"
    return at_most(what, NOISE_MB, slope * len(late), note, " MB")


def main() -> None:
    """The looks, and the memory that they leave behind."""
    folder, looks = Path(sys.argv[1]), int(sys.argv[2])
    studio = Studio()
    studio.start()
    desk = Desk(folder, studio)
    for number in range(FILES):
        desk.write(f"media/{number:03}.txt", f"{number}")
    desk.write("playlists/folder.yaml", "campaign: A\nitems:\n  - {folder: pictures, seconds: 5}\n  - {text: Chào}\n")
    drawn = [picture(turn) for turn in range(looks // 5 + 1)]  # what draws them would seem to grow
    try:
        for number in range(looks):
            change(desk, number, drawn[number // 5])
            desk.clock.advance(PAUSE_S)
            desk.run()
            if (number + 1) % EVERY == 0:
                gc.collect()
                ctypes.CDLL(None).malloc_trim(0)
                print(rss_mb(os.getpid()), flush=True)
    finally:
        desk.close()
        studio.close()


def picture(turn: int) -> bytes:
    """A small picture of a colour of its own."""
    data = BytesIO()
    Image.new("RGB", (64, 32), tuple((turn * 2654435761 % (1 << 24)).to_bytes(3))).save(data, "PNG")
    return data.getvalue()


def change(desk: Desk, number: int, drawn: bytes) -> None:
    """What people do between two looks: no bytes come twice."""
    turn = number // 5
    match number % 5:
        case 0:
            desk.write(f"media/pictures/{turn % 20}.png", drawn)
        case 1:
            desk.write(f"media/{turn % FILES:03}.txt", f"{number}")
        case 2:
            desk.write(f"playlists/{turn % 3}.yaml", f"campaign: A\nitems:\n  - {{text: Lần {number}}}\n")
        case 3:
            desk.write("playlists/broken.yaml", f"campaign: B\nitems:\n  - {{texxt: Lần {number}}}\n")
        case 4:
            for path in (f"media/pictures/{(turn + 10) % 20}.png", "playlists/broken.yaml"):
                (desk.content / path).unlink(missing_ok=True)


if __name__ == "__main__":
    main()
