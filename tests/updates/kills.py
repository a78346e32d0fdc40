"""Kill a sync at random moments, many times: `python -m tests.updates.kills 300 FOLDER`.

After each death the board has the old or the new release, whole and proven; after the next sync that lives there is
nothing in the store that is no part of them.
"""

import argparse
import random
import subprocess
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from tests.updates.boards import NEW_FILM, OLD, Case
from tests.updates.fake_site import BOARD, Serving, served

#: From the word to go to the end of a pull that is slowed down like this.
MOST_S = 0.7
RATE = "900 KB/s"
#: A sync that has imported everything, and waits for the word.
CODE = """
import sys, ledplayer.cli.sync, ledplayer.updates.sync
from ledplayer.cli import main
print("ready", flush=True)
sys.stdin.read(1)
main()
"""


def ready(case: Case, serving: Serving) -> "subprocess.Popen[bytes]":
    """A sync that waits for the word to go."""
    board = case.folder / "board.yaml"
    board.write_text(f"id: {BOARD}\nserver: {serving.address}\ndownload: {RATE}\n", "utf-8")
    words = ["--board", board, "--store", case.store, "--state", case.folder / "state", "--now"]
    whole = [sys.executable, "-c", CODE, "sync", *map(str, words)]
    return subprocess.Popen(whole, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def go(process: "subprocess.Popen[bytes]") -> None:
    assert process.stdin
    assert process.stdout
    process.stdout.readline()
    process.stdin.write(b"!")
    process.stdin.close()


def whole_sync(process: "subprocess.Popen[bytes]") -> None:
    go(process)
    assert process.wait(60) == 0


def kill(case: Case, times: int, seed: int = 0) -> Counter[str]:
    """How often the old and the new release was there after a death, and how often the sync had ended before."""
    chance, found = random.Random(seed), Counter[str]()
    releases = [case.old, case.new]
    (case.folder / "root.json").write_bytes(case.root)
    case.site.now = datetime.now(UTC)  # the processes read the machine's clock
    case.site.resign("snapshot")
    with served(case.site) as serving:
        following = ready(case, serving)
        for number in range(times):
            process, following = following, ready(case, serving)
            go(process)
            time.sleep(chance.uniform(0.0, MOST_S))
            found["ended"] += process.poll() is not None
            process.kill()
            process.wait()
            on_air = case.on_air()
            assert on_air in releases, f"neither the old nor the new release after {number} deaths"
            found["new" if on_air == releases[-1] else "old"] += 1
            if on_air == releases[-1]:  # there is always something to come
                releases = [on_air, case.site.release(OLD | {"media/film.mp4": NEW_FILM + b"%d" % number})]
        whole_sync(following)
        assert case.on_air() == releases[-1]
        assert case.leftovers() == []
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("times", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True)
    print(dict(kill(Case(asked.folder), asked.times, asked.seed)))


if __name__ == "__main__":
    main()
