"""A board as a virtual PC: its own kernel, a graphics card that shows by KMS, a watchdog, and a plug to be pulled.

Everything is emulated, so that it runs anywhere and slowly: its times are many times those of a board, and only
compare with one another. It has no KVM: a stock kernel hangs on machines that are virtual themselves.
"""

import base64
import json
import shutil
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image

from tests.machine.tree import PLACE, Done, wait

QEMU = "qemu-system-x86_64"
#: Tools, and the packages that have them.
TOOLS = {QEMU: "qemu-system-x86", "qemu-img": "qemu-utils", "mke2fs": "e2fsprogs"}
#: What install.sh puts into a board's kernel command line.
SCREEN = "consoleblank=0 vt.global_cursor_default=0 video=Virtual-1:1920x1080@60D"
#: The host as the machine sees it, and who tells it the addresses of others.
HOST, NAMES = "10.0.2.2", "10.0.2.3"
#: A card with a monitor that says of itself that 1280x720 is what it likes best.
CARD = ("virtio-gpu-pci,xres=1280,yres=720",)
PATIENCE_S = 300.0


def lacking() -> str:
    """What this machine lacks beside what containers need, in a sentence; "" where nothing."""
    packages = sorted({package for tool, package in TOOLS.items() if not shutil.which(tool)})
    return f"install what is missing: apt-get install {' '.join(packages)}" if packages else ""


@dataclass(kw_only=True)
class Vm:
    """A virtual PC that is on from `boot` to `cut`; what is on its disk stays.

    Attributes:
        folder: Of its disk and sockets.
        disk: What its disk is a copy of, the first time.
        clock: The time when it is switched on, in UTC, as `2027-02-05T03:00:00`.
        screen: Of the kernel's command line.
        card: Graphics cards, as QEMU writes them.
        drives: More disks, as QEMU writes them; they come after its own.
    """

    folder: Path
    disk: Path
    clock: str = "2027-02-05T03:00:00"
    screen: str = SCREEN
    card: Sequence[str] = CARD
    drives: Sequence[str] = ()
    _qemu: subprocess.Popen[bytes] | None = None
    _wire: socket.socket | None = None
    _heard: bytearray = field(default_factory=bytearray)
    _count: int = 0

    def __enter__(self) -> "Vm":
        self.boot()
        return self

    def __exit__(self, *_: object) -> None:
        self.cut()

    def boot(self) -> None:
        """Switch on, and wait for nothing."""
        self.folder.mkdir(parents=True, exist_ok=True)
        own = self.folder / "disk.qcow2"
        if not own.exists():
            how = ["-q", "-f", "qcow2", "-F", "raw", "-b", self.disk]
            subprocess.run(["qemu-img", "create", *how, own], check=True)
        line = f"root=/dev/vda rw console=ttyS0 quiet {self.screen}"
        command = [QEMU, "-accel", "tcg,thread=multi", "-cpu", "max", "-smp", "2", "-m", "1536", "-nodefaults"]
        command += ["-display", "none", "-serial", f"file:{self.folder}/console.log"]
        command += ["-kernel", f"{self.disk.with_suffix('.vmlinuz')}", "-initrd", f"{self.disk.with_suffix('.initrd')}"]
        command += ["-append", line, "-drive", f"file={own},if=virtio", "-rtc", f"base={self.clock}"]
        command += ["-device", "virtio-serial-pci", "-device", "virtserialport,chardev=shell,name=shell"]
        command += ["-chardev", f"socket,id=shell,path={self.folder}/shell,server=on,wait=off"]
        command += ["-qmp", f"unix:{self.folder}/qmp,server=on,wait=off"]
        command += ["-device", "virtio-rng-pci", "-device", "i6300esb", "-action", "watchdog=reset"]
        command += ["-netdev", "user,id=net", "-device", "virtio-net-pci,netdev=net,romfile="]
        for card in self.card:
            command += ["-device", card]
        for drive in self.drives:
            command += ["-drive", drive]
        with (self.folder / "qemu.log").open("ab") as log:
            self._qemu = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        wait((self.folder / "qmp").exists, 20.0, f"QEMU did not start: {self.folder / 'qemu.log'}")

    def cut(self) -> None:
        """The power is cut: what was not flushed to the disk is lost."""
        if self._wire:
            self._wire.close()
        if self._qemu:
            self._qemu.kill()
            self._qemu.wait(30)
        self._wire = self._qemu = None
        for name in ("qmp", "shell"):
            (self.folder / name).unlink(missing_ok=True)

    def reach(self, within_s: float = PATIENCE_S) -> None:
        """Wait until a shell inside answers; after each boot."""
        end = time.monotonic() + within_s
        while time.monotonic() < end:
            with suppress(TimeoutError, OSError):
                if self.run("echo here", within_s=5.0).stdout == "here\n":
                    return
            time.sleep(1.0)
        raise TimeoutError(f"no shell answers: {self.folder / 'console.log'}")

    def run(self, command: str, *, within_s: float = 120.0) -> Done:
        """What a root shell inside answers; errors are among its output. It never raises for how it ended."""
        self._count += 1
        mark = f"{self._count}-{time.monotonic_ns()}"
        coded = base64.b64encode(command.encode()).decode()
        line = f'bash -c "$(echo {coded} | base64 -d)" </dev/null >/run/said 2>&1; code=$?; '
        line += f"echo; echo '<'{mark} $code $(base64 -w0 /run/said)'>'\n"
        end = time.monotonic() + within_s
        self._connect()
        assert self._wire is not None
        self._wire.settimeout(within_s)
        self._wire.sendall(line.encode())
        begin = f"<{mark} ".encode()
        while True:
            answer, found, _ = self._after(begin).partition(b">")
            if found:
                self._heard.clear()
                code, _, said = answer.decode().partition(" ")
                return subprocess.CompletedProcess(command, int(code), base64.b64decode(said).decode(errors="replace"))
            left = end - time.monotonic()
            if left <= 0:
                raise TimeoutError(command)
            self._wire.settimeout(left)
            heard = self._wire.recv(1 << 20)
            if not heard:
                self._wire = None
                raise ConnectionError("QEMU is gone")
            self._heard += heard

    def tell(self, command: str) -> None:
        """Have it do what nobody will answer to."""
        self._connect()
        assert self._wire is not None
        self._wire.sendall(f"{command}\n".encode())

    def fetch(self, file: str) -> bytes:
        """A file inside. Raises `FileNotFoundError`."""
        done = self.run(f"base64 -w0 {file}")
        if done.returncode:
            raise FileNotFoundError(done.stdout)
        return base64.b64decode(done.stdout)

    def put(self, file: str, data: bytes) -> None:
        """A file inside, and its folders."""
        for at in range(0, max(1, len(data)), 48 << 10):
            part, arrow = base64.b64encode(data[at : at + (48 << 10)]).decode(), ">>" if at else ">"
            self.run(f"mkdir -p $(dirname {file}); echo {part} | base64 -d {arrow} {file}")

    def status(self) -> Mapping[str, Any]:
        """`status.json`; empty where there is none."""
        with suppress(FileNotFoundError, ValueError):
            found = json.loads(self.fetch("/run/ledplayer/status.json"))
            if isinstance(found, dict):
                return found
        return {}

    def screen_now(self) -> Image.Image:
        """What the monitor shows."""
        file = self.folder / "screen.ppm"
        self.ask("screendump", filename=str(file))
        with Image.open(file) as image:
            return image.convert("RGB")

    def ask(self, command: str, **arguments: object) -> Any:
        """What QEMU answers."""
        with socket.socket(socket.AF_UNIX) as wire, wire.makefile("rw") as file:
            wire.settimeout(60)
            wire.connect(f"{self.folder}/qmp")
            file.readline()
            for words in ({"execute": "qmp_capabilities"}, {"execute": command, "arguments": arguments}):
                file.write(json.dumps(words) + "\n")
                file.flush()
                while "event" in (answer := json.loads(file.readline())):
                    pass
        if "error" in answer:
            raise OSError(answer["error"])
        return answer["return"]

    def _connect(self) -> None:
        if self._wire is None:
            self._wire = socket.socket(socket.AF_UNIX)
            self._wire.connect(f"{self.folder}/shell")
            self._heard.clear()

    def _after(self, begin: bytes) -> bytes:
        at = self._heard.find(begin)
        return b"" if at < 0 else bytes(self._heard[at + len(begin) :])


def place(name: str) -> Path:
    """An empty folder for a virtual PC."""
    folder = PLACE / "vm" / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
