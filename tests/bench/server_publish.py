"""Publishing a folder of many files in which one was changed, as a process, beyond looking at the folder."""

import os
import random
import subprocess
from pathlib import Path
from statistics import median

from PIL import Image

from tests.bench.row import Row, at_most, in_turns, spread
from tests.bench.seconds import seconds
from tests.bench.served import LEDPLAYER
from tests.bench.spent import spent

FOLDERS, FILES = 50, 100
BOARDS = ("xa-long-hau", "xa-vinh-thoi", "ubnd-huyen")


def rows(work: Path, rounds: int) -> list[Row]:
    """The row about publishing."""
    content = many_pictures(work / "published")
    where = ["--to", work / "published-web", "--keys", work / "published-keys"]
    if not (work / "published-keys").exists():
        spent(LEDPLAYER, "publish", "init", *where, "--root-key", work / "published-stick")
    cpu: list[float] = []

    def publish() -> float:
        _draw(content / "media" / "00" / "00.png", *random.randbytes(2))
        found = spent(LEDPLAYER, "publish", content, *where, "--yes")
        cpu.append(found.cpu_s)
        return found.wall_s

    find = ["find", str(content), "-type", "f", "-printf", "%s %T@\n"]

    def look() -> float:
        return seconds(lambda: subprocess.run(find, check=True, stdout=subprocess.DEVNULL))

    publish()  # what was never published is probed
    os.sync()  # nor is what others wrote waited for
    wall = in_turns({"publish, s": publish, "find, s": look}, rounds)
    beyond = [ours - theirs for ours, theirs in zip(*wall.values(), strict=True)]
    note = f"{spread(wall)}; CPU {median(cpu[1:]):.2g} s"
    return [at_most(f"publish {FOLDERS * FILES:,} files, one changed, beyond find", 1, median(beyond), note, " s")]


def many_pictures(content: Path) -> Path:
    """A content folder of that many pictures, all of which boards show; made once."""
    (content / "playlists").mkdir(parents=True, exist_ok=True)
    lines = "".join(f"  {board}: {{canvas: 192x96, groups: [huyen]}}\n" for board in BOARDS)
    (content / "boards.yaml").write_text(f"boards:\n{lines}", "utf-8")
    for number in range(FOLDERS):
        below = content / "media" / f"{number:02}"
        below.mkdir(parents=True, exist_ok=True)
        for picture in range(FILES):
            if not (below / f"{picture:02}.png").exists():
                _draw(below / f"{picture:02}.png", picture, number)
        playlist = f"campaign: Ảnh {number}\nitems:\n  - {{folder: '{number:02}', seconds: 5}}\n"
        (content / "playlists" / f"{number:02}.yaml").write_text(playlist, "utf-8")
    return content


def _draw(path: Path, red: int, green: int) -> None:
    Image.new("RGB", (192, 96), (red, green, 90)).save(path)
