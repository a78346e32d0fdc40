"""A board whose root is read-only, with one partition for its data, through power cuts and damage.

What is typed there is what docs/install.md says, each command of that section.
"""

import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.machine import guide, image, vm
from tests.machine.tree import Done, wait
from tests.machine.vm import SCREEN, Vm

pytestmark = pytest.mark.skipif(vm.lacking() != "", reason=vm.lacking())

#: The partition for the data, as the machine sees it.
DATA = "/dev/vdb"
DATA_MB = 800
PATH = "/usr/sbin:/usr/bin:/sbin:/bin"
INSTALL = """set -euo pipefail; cd /mnt/systemd/install.d; for part in say machine packages; do . ./$part.sh; done
LOG=/run/log BUNDLE=/mnt; bundled_apt install "${OVERLAY_PACKAGES[@]}" || { cat $LOG; exit 1; }"""
GUIDE = "A root that cannot be written"
LOOK, ON, REBOOT, STATUS, OFF_FOR_A_WHILE, _, UPDATE, ON_AGAIN, _, OFF, _ = guide.commands(GUIDE)
READ_ONLY = "/opt/ledplayer/current/systemd/read-only.sh"
ON_DATA = guide.changed(ON, {"/dev/sda1": DATA})
#: Its colour is what it ends with.
HEALTH = "ledplayer status --language en || true"
MARK = "/var/lib/ledplayer/mark"
#: One in memory lives until the power is cut.
LOST = "/root/lost"
BOOT_S = 900.0
#: As GRUB starts a Debian: root is read-only until systemd says otherwise. No watchdog: it bites what is merely slow.
WORDS = "ro modprobe.blacklist=i6300esb"


class Board:
    """A virtual PC with a second disk, whose boots are told from one another."""

    def __init__(self, folder: Path, disk: Path) -> None:
        self.data = folder / "data.img"
        with self.data.open("wb") as file:
            file.truncate(DATA_MB << 20)
        drives = (f"file={self.data},if=virtio,format=raw",)
        now = time.strftime("%FT%T", time.gmtime())  # what apt fetches is signed for some days
        self.vm = Vm(folder=folder / "vm", disk=disk, clock=now, screen=f"{SCREEN} {WORDS}", drives=drives)

    def boot(self) -> None:
        """On, until the player shows something."""
        self.vm.boot()
        self.vm.reach(BOOT_S)
        wait(self.is_on_air, BOOT_S, "the board shows nothing")

    def is_on_air(self) -> bool:
        # Memory was empty when it was switched on, so what stands there is of this start.
        return bool(self.vm.status().get("frames", {}).get("shown", 0))

    def cut(self) -> None:
        self.vm.cut()

    def reboot(self) -> None:
        """As the guide says it; until the player shows something."""
        asks = "cat /proc/sys/kernel/random/boot_id"
        before = self.says(asks)
        self.vm.tell(REBOOT)
        wait(lambda: self._is_anew(asks, before), BOOT_S, "it does not start again")
        wait(self.is_on_air, BOOT_S, "the board shows nothing")

    def _is_anew(self, asks: str, before: str) -> bool:
        self.vm.reach(BOOT_S)
        return self.vm.run(asks).stdout.strip() != before

    def says(self, command: str) -> str:
        """What a command says that goes well."""
        done = self.vm.run(command, within_s=900.0)
        assert done.returncode == 0, done.stdout
        return done.stdout.strip()

    def refuses(self, command: str) -> str:
        done: Done = self.vm.run(command, within_s=300.0)
        assert done.returncode == 1, done.stdout
        return done.stdout.strip()

    def root(self) -> str:
        return self.says("findmnt -n -o SOURCE /")

    def writes(self) -> int:
        """How often this start has written to the disk that root lies on."""
        stats = self.vm.ask("query-blockstats")
        found = next(each["stats"]["wr_operations"] for each in stats if each["device"] == "virtio0")
        assert isinstance(found, int)
        return found

    def damage(self, begin: int, length: int) -> None:
        with self.data.open("r+b") as file:
            file.seek(begin)
            for _ in range(length >> 16):
                file.write(bytes(1 << 16))


@pytest.fixture
def board(bundle: Path) -> Iterator[Board]:
    place = vm.place("read-only")
    made = Board(place, with_package(image.disk(), bundle, place))
    yield made
    made.cut()


def with_package(disk: Path, bundle: Path, place: Path) -> Path:
    """A copy of a disk with the package that read-only.sh asks for, from the bundle, as that would install it.

    An emulated PC takes a quarter of an hour to make an initramfs, and QEMU wants to be given it.
    """
    copy, root = place / "disk.img", place / "root"
    subprocess.run(["cp", "--sparse=always", disk, copy], check=True)
    root.mkdir()
    subprocess.run(["mount", "-o", "loop", copy, root], check=True)
    try:
        for kind, source, at in (("bind", bundle, "mnt"), ("bind", "/dev", "dev")):
            subprocess.run(["mount", f"--{kind}", source, root / at], check=True)
        subprocess.run(["mount", "-t", "proc", "proc", root / "proc"], check=True)
        subprocess.run(["chroot", root, "bash", "-c", INSTALL], check=True, env={"PATH": PATH, "LC_ALL": "C.UTF-8"})
        for kind in ("vmlinuz", "initrd"):
            shutil.copyfile(next((root / "boot").glob(f"{kind}*")), copy.with_suffix(f".{kind}"))
    finally:
        subprocess.run(["umount", "--recursive", root], check=True)
    return copy


def test_a_board_with_a_read_only_root_goes_through_power_cuts_and_a_damaged_partition(board: Board) -> None:
    for stage in STAGES:
        board.boot()
        stage(board)
        board.cut()


def turn_on(board: Board) -> None:
    assert "system itself runs" in board.refuses(f"{READ_ONLY} on --data /dev/vda")
    assert "no partition 'LABEL=ledplayer-data'" in board.refuses(f"{READ_ONLY} on")
    assert Path(DATA).name in board.says(LOOK)
    assert board.says(ON_DATA).endswith("Run: sudo reboot")
    board.says(f"echo before >{MARK}; sync -f {MARK}")
    board.reboot()
    assert "Root: read-only; " in board.says(STATUS)
    assert "Data: on UUID=" in board.says(STATUS)


def root_is_read_only(board: Board) -> None:
    assert board.root() == "overlayroot"
    assert "rw" in board.says("findmnt -n -o OPTIONS /").split(",")
    assert "ro" in board.says("findmnt -n -o OPTIONS /media/root-ro").split(",")
    options = board.says("findmnt -n -o OPTIONS /var/lib/ledplayer").split(",")
    assert {"rw", "nosuid", "nodev", "noexec", "noatime", "commit=30"} <= set(options)
    assert board.says("systemctl is-failed systemd-remount-fs ledplayer-data || true") == "active\nactive"
    assert "read-only already" in board.says(f"{READ_ONLY} on")
    assert "root is read-only" in board.refuses("/opt/ledplayer/current/systemd/install.sh --rollback")
    assert board.says(f"cat {MARK}") == "before"
    board.says(f"echo after >{MARK}; echo gone >{LOST}; sync")


def what_lasts_is_there_after_a_power_cut_and_root_is_untouched(board: Board) -> None:
    assert board.says(f"cat {MARK}") == "after"
    assert board.vm.run(f"ls {LOST}").returncode != 0
    assert board.writes() == 0
    board.cut()
    board.damage(0, 1 << 16)  # the superblock, and the list of block groups


def the_partition_was_mended_and_its_data_go_back(board: Board) -> None:
    assert board.says(f"cat {MARK}") == "after"
    assert board.says(OFF).endswith("Run: sudo reboot")
    board.says(f"echo back >{MARK}; sync -f {MARK}")


def root_can_be_written_and_is_made_read_only_again(board: Board) -> None:
    assert board.root() == "/dev/vda"
    assert board.says(f"cat {MARK}; findmnt -n {DATA} || echo none") == "back\nnone"
    assert board.says(ON_DATA).endswith("Run: sudo reboot")
    assert "can be written" in board.says(OFF_FOR_A_WHILE)
    assert "is in use" in board.refuses(f"{READ_ONLY} off --forget-data")


def the_system_is_changed_while_the_data_stay(board: Board) -> None:
    assert board.root() == "/dev/vda"
    assert board.says(f"cat {MARK}; findmnt -n -o SOURCE /var/lib/ledplayer | cut -d[ -f1") == f"back\n{DATA}"
    board.says(f"echo 'nameserver {vm.NAMES}' >/etc/resolv.conf")
    board.says(guide.changed(UPDATE, {"apt upgrade": "apt upgrade --simulate"}))  # emulated, it would take an hour
    board.says(f"{ON_AGAIN} && echo newer >{MARK} && sync")
    board.cut()
    board.damage(0, DATA_MB << 20)


def without_the_partition_the_board_plays_what_root_has(board: Board) -> None:
    assert board.root() == "overlayroot"
    assert board.says(f"cat {MARK}") == "back"
    assert "is not there" in board.says("journalctl -b -u ledplayer-data -o cat")
    assert "is not there" in board.says(STATUS)
    wait(lambda: "data partition cannot be used" in board.says(HEALTH), BOOT_S, "its status does not tell")
    assert "--forget-data" in board.refuses(f"{READ_ONLY} off")
    board.says(f"{READ_ONLY} off --forget-data")


def nothing_is_left_of_it(board: Board) -> None:
    assert board.root() == "/dev/vda"
    assert board.says("ls /etc/ledplayer-data.conf /etc/overlayroot.local.conf 2>/dev/null || true") == ""


#: Each begins with a start, and ends with a power cut.
STAGES = (
    turn_on,
    root_is_read_only,
    what_lasts_is_there_after_a_power_cut_and_root_is_untouched,
    the_partition_was_mended_and_its_data_go_back,
    root_can_be_written_and_is_made_read_only_again,
    the_system_is_changed_while_the_data_stay,
    without_the_partition_the_board_plays_what_root_has,
    nothing_is_left_of_it,
)
