"""An arm64 Debian on a machine of another kind: each of its programs is emulated (qemu-user), five to ten times slower.

The kernel is told once which program runs arm64 ones (binfmt_misc); that is a setting of this machine, and it stays.
"""

import platform
import shutil
import subprocess
from pathlib import Path

from tests.machine.tree import PACKAGES, PLACE, SUITES, lend_certificates

BINFMT = Path("/proc/sys/fs/binfmt_misc")
NAME = "qemu-aarch64"
#: By what the kernel knows an arm64 program: the begin of its ELF header, and which bits of it count.
MAGIC = "7f454c460201010000000000000000000200b700"
MASK = "ffffffffffffff00fffffffffffffffffeffffff"
TOOLS = {"qemu-aarch64-static": "qemu-user-static", "arch-test": "arch-test"}


def lacking() -> str:
    """What this machine lacks to emulate another, in a sentence; "" where nothing."""
    packages = [package for tool, package in TOOLS.items() if not shutil.which(tool)]
    if packages:
        return f"install what is missing: apt-get install {' '.join(packages)}"
    if "binfmt_misc" not in Path("/proc/filesystems").read_text(encoding="ascii"):
        return "this kernel has no binfmt_misc, by which it would run programs of another machine"
    return ""


def enable() -> None:
    """Have the kernel run arm64 programs by qemu, in other trees, too."""
    if platform.machine() == "aarch64":
        return
    if not (BINFMT / "register").exists():
        subprocess.run(["mount", "-t", "binfmt_misc", "binfmt_misc", str(BINFMT)], check=True)
    if not (BINFMT / NAME).exists():
        magic, mask = ("".join(f"\\x{byte:02x}" for byte in bytes.fromhex(text)) for text in (MAGIC, MASK))
        program = shutil.which("qemu-aarch64-static")
        # F: the program is opened now, as trees do not have it
        (BINFMT / "register").write_text(f":{NAME}:M::{magic}:{mask}:{program}:F", encoding="ascii")


def debian_arm(system: str = "debian12") -> Path:
    """A tree of a small arm64 Debian; made now where there is none, which takes some minutes."""
    tree = PLACE / f"{system}-arm64"
    if not tree.is_dir():
        PLACE.mkdir(parents=True, exist_ok=True)
        draft = PLACE / f".{system}-arm64.part"
        shutil.rmtree(draft, ignore_errors=True)
        command = ["mmdebstrap", "--quiet", "--variant=minbase", "--arch=arm64"]
        command += [f"--include={PACKAGES}", SUITES[system], str(draft)]
        subprocess.run(command, check=True)
        draft.rename(tree)
    return tree


def lend_network(root: Path) -> None:
    """Let a tree look names up and fetch as this machine does."""
    lend_certificates(root)
    (root / "etc/resolv.conf").unlink(missing_ok=True)
    shutil.copyfile("/etc/resolv.conf", root / "etc/resolv.conf")
