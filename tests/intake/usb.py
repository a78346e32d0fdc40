"""Real USB sticks, as the kernel sees them: ext4 in loop-mounted images, at a private place (root and loop devices)."""

import os
import shutil
import subprocess
from pathlib import Path

from PIL import Image

from tests.intake.desk import Desk

TOOLS = ("mkfs.ext4", "debugfs", "losetup", "findmnt")
HAS_LOOPS = os.geteuid() == 0 and all(map(shutil.which, TOOLS)) and os.access("/dev/loop-control", os.W_OK)
WHY = "needs root, loop devices, util-linux, and e2fsprogs (apt install e2fsprogs)"


class Usb:
    """One stick: files are written while it lies on the desk, or while it is in (as only hostile ones change)."""

    def __init__(self, root: Path, name: str, place: Path, megabytes: int = 16) -> None:
        self.files = root / f"{name}.files"
        self.files.mkdir(parents=True)
        self.point = place / "user" / name
        self.image = root / f"{name}.img"
        self._megabytes = megabytes

    def write(self, path: str, data: str | bytes) -> Path:
        file = self.files / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.encode() if isinstance(data, str) else data)
        return file

    def picture(self, path: str, colour: str = "red") -> Path:
        file = self.write(path, b"")
        Image.new("RGB", (64, 32), colour).save(file)
        return file

    def plug_in(self) -> "Usb":
        """What was written so far is on it."""
        self.format()
        return self.mount()

    def mount(self) -> "Usb":
        """It is in."""
        self.point.mkdir(parents=True, exist_ok=True)
        subprocess.run(["mount", "-o", "loop,ro", str(self.image), str(self.point)], check=True)
        return self

    def format(self) -> None:
        """Put on it what was written so far."""
        with self.image.open("wb") as file:
            file.truncate(self._megabytes << 20)
        subprocess.run(["mkfs.ext4", "-q", "-F", "-d", str(self.files), str(self.image)], check=True)

    def tear(self, path: str) -> "Usb":
        """Make a file or folder of it unreadable."""
        clear = ["debugfs", "-w", "-R", f"clri /{path}", str(self.image)]
        subprocess.run(clear, check=True, stderr=subprocess.DEVNULL)
        return self

    def pull_out(self, *, in_the_middle: bool = False) -> None:
        """At once, whoever reads it.

        Args:
            in_the_middle: Whoever has a file of it open reads no further: a kernel lets go of a mount later.
        """
        if in_the_middle:
            device = subprocess.run(["findmnt", "-no", "SOURCE", str(self.point)], capture_output=True, check=True)
            os.truncate(self.image, 1 << 20)
            subprocess.run(["losetup", "--set-capacity", device.stdout.decode().strip()], check=True)
        subprocess.run(["umount", "-l", str(self.point)], check=False, stderr=subprocess.DEVNULL)


def take_sticks(desk: Desk, more: str = "") -> None:
    """The board's own file says so."""
    file = desk.state.parent / "board.yaml"
    file.write_text(f"id: b\nname: Bảng B\ncanvas: 192x96\ntime_zone: Asia/Ho_Chi_Minh\nlanguage: vi\nusb: yes\n{more}")
    desk.board = str(file)
