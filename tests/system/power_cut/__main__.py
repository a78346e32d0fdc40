"""`make powercut`: a board's update, and a power cut at every block of it, on a real ext4 with a real journal.

A store on a loop device pulls a release while each write of each block is logged. Then the disk is made again as it may
stand after a cut: after every write, and with random blocks of those that no flush had reached. Each is mounted, which
replays the journal, and a board must find the old release or the new one, whole; the new one once the pull was done.
From there one more pull must bring the new one.

Needs root, FUSE and qemu-storage-daemon. Ends with 1 where anything else was found: `--without-fsync` must.
"""

import argparse
import random
import signal
import sys
import time
from collections.abc import Sequence
from types import FrameType
from typing import NoReturn

from ledplayer.updates.disk import Disk
from tests.system.power_cut.cuts import Cut, in_order, reordered
from tests.system.power_cut.devices import UnfitError, missing, workplace
from tests.system.power_cut.recording import Careless, Recording, record
from tests.system.power_cut.replay import GOOD, Replay, replay


def main() -> None:
    """Record, cut, and count what was found."""
    parser = argparse.ArgumentParser(prog="make powercut", description=__doc__)
    parser.add_argument("--states", type=int, default=1000, help="at least so many (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of contents and of reordered cuts (default: %(default)s)")
    parser.add_argument("--without-fsync", action="store_true", help="by a disk whose syncs do nothing: must fail")
    asked = parser.parse_args()
    if lacking := missing():
        sys.exit(f"power cuts cannot be tried here: {lacking}")
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)
    chance = random.Random(asked.seed)
    try:
        with workplace() as place:
            recording = record(place, Careless() if asked.without_fsync else Disk(), chance)
            cuts = _cuts(recording, asked.states, chance)
            with replay(recording) as tried:
                sys.exit(_report(tried, cuts))
    except UnfitError as error:
        sys.exit(f"power cuts cannot be tried here: {error}")


def _cuts(recording: Recording, states: int, chance: random.Random) -> list[Cut]:
    steps = recording.steps
    straight = in_order(steps)
    mixed = reordered(steps, max(states - len(straight), states // 2), chance)
    flushes = sum(step.is_flush for step in steps)
    size_bytes = sum(len(step.data) for step in steps)
    print(f"{len(steps) - flushes} writes of {size_bytes / 1e6:.1f} MB, {flushes} flushes;", end=" ")
    print(f"the pull was done after {recording.done} of these {len(steps)}")
    print(f"cuts: {len(straight)} after each write, {len(mixed)} with random blocks since a flush", flush=True)
    return [*straight, *mixed]


def _report(tried: Replay, cuts: Sequence[Cut]) -> int:
    """Print each kind of outcome with its number and its first case. Returns the exit code."""
    began = time.monotonic()
    kinds: dict[str, list[str]] = {}
    for cut in cuts:
        kind, what = tried.outcome(cut)
        kinds.setdefault(kind, []).append(f"first: {what}, after {cut.whole} steps and {len(cut.blocks)} blocks")
    spent_s = time.monotonic() - began
    for kind, cases in sorted(kinds.items(), key=lambda one: (one[0] not in GOOD, -len(one[1]))):
        print(f"{len(cases):6} {kind}" + ("" if kind in GOOD else f" ({cases[0]})"))
    bad = sum(len(cases) for kind, cases in kinds.items() if kind not in GOOD)
    print(f"{len(cuts)} states in {spent_s:.0f} s ({1000 * spent_s / len(cuts):.0f} ms each): {bad} bad")
    return 1 if bad else 0


def _stop(number: int, _: FrameType | None) -> NoReturn:
    """End in good order; a second one does not disturb that."""
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, signal.SIG_IGN)
    sys.exit(128 + number)


if __name__ == "__main__":
    main()
