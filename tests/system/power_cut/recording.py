"""A board's update on a real ext4, and every block that it writes."""

import random
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ledplayer.updates.disk import Disk
from tests.system.power_cut.board import Board
from tests.system.power_cut.cuts import Step, read_log
from tests.system.power_cut.devices import attached, logged, make_ext4, mounted
from tests.system.power_cut.office import Office

#: Mostly empty: a pull leaves some of a disk free.
_DISK_BYTES = 160 << 20
#: The journal is committed each second, so that what nobody made to last comes out too, in the order of the kernel.
_OPTIONS = "commit=1"
_SETTLE_S = 3.0


class Careless(Disk):
    """A disk whose syncs do nothing."""

    def sync(self, path: Path) -> None: ...

    def sync_folder(self, path: Path) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """An update as the disk saw it.

    Attributes:
        before: The disk's image before it.
        steps: Writes and flushes of it, and of the time after it until the disk was unmounted.
        done: So many of the steps had been made when the pull said that it was done.
        board: Whose store it is, with the new release on its stick.
        old, new: Hashes of the releases' manifests.
    """

    before: Path
    steps: Sequence[Step]
    done: int
    board: Board
    old: str
    new: str


def record(place: Path, disk: Disk, chance: random.Random) -> Recording:
    """Pull two releases into a store on a disk of its own, then a third by the calls of `disk` while it is logged.

    The third takes away what only the first one needs.
    """
    image, before, log, folder = place / "disk.img", place / "before.img", place / "log.img", place / "store"
    folder.mkdir()
    make_ext4(image, _DISK_BYTES)
    office = Office(place / "office", chance)
    with attached(image) as device, mounted(device, folder):
        office.publish(700, 600_000, later=300_000)
        _board(office).pull(folder)
        old = office.publish(700, 9_000, 1_200_000, later=300_000)
        _board(office).pull(folder)
    shutil.copyfile(image, before)
    new = office.publish(700, 1_300, 14_000, 180_000, 1_100_000, 3_500_001, later=600_000)
    board = _board(office)
    with logged(image, log) as export, attached(export) as device, mounted(device, folder, _OPTIONS):
        board.pull(folder, disk)
        done = len(read_log(log))
        time.sleep(_SETTLE_S)
    return Recording(before=before, steps=read_log(log), done=done, board=board, old=old, new=new)


def _board(office: Office) -> Board:
    return Board(stick=office.web, root=office.root, now=office.now)
