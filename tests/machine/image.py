"""Disks of boards that boot by themselves: Debian with its own kernel, and on it what install.sh makes of a checkout.

1. A tree with the kernel is made once; the disk anew whenever something of the checkout that a board gets has changed.
2. install.sh ran on it in a container, with the network; the first start on real hardware is still to come, so what
   the player left there is taken away.
3. A shell for us stands behind a virtio port, and is no part of the product; nor is the time that an emulated machine
   gets to start the player: ten times that of a real one.
"""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.machine.tree import PLACE, REPOSITORY, Machine, above, debian, lend_certificates

KERNEL = "linux-image-amd64 initramfs-tools zstd e2fsprogs strace"
#: What a board gets of a checkout.
PARTS = ("ledplayer", "systemd", "playlists", "media", "boards.yaml", "pyproject.toml", "README.md", "LICENSE")
SIZE = "3000M"
#: The board's file on a new disk; a board's own line of boards.yaml gives the canvas.
BOARD = "id: xa-long-hau\nname: Xã Long Hậu\ncanvas: 384x192\nhours: 00:00-24:00\n"
SHELL = """\
[Unit]
Description=A root shell for tests
DefaultDependencies=no
StartLimitIntervalSec=0
[Service]
ExecStart=/bin/bash -c 'exec /bin/bash --norc <>/dev/virtio-ports/shell >&0 2>/dev/null'
Restart=always
RestartSec=1
[Install]
WantedBy=sysinit.target
"""
WIRED = "[Match]\nName=en* eth*\n[Network]\nDHCP=ipv4\n"
SLOW = "[Service]\nTimeoutStartSec=15min\n"
FSTAB = "/dev/vda / ext4 noatime,commit=30 0 1\n"


def with_kernel(system: str = "debian12") -> Path:
    """A tree that boots on a (virtual) PC; made now where there is none."""
    tree = PLACE / f"{system}-kernel"
    if tree.is_dir():
        return tree
    draft = PLACE / f".{system}-kernel.part"
    shutil.rmtree(draft, ignore_errors=True)
    subprocess.run(["cp", "-a", debian(system), draft], check=True)
    shutil.copyfile("/etc/resolv.conf", draft / "etc/resolv.conf")
    lend_certificates(draft)
    subprocess.run(["mount", "-t", "proc", "proc", draft / "proc"], check=True)
    try:
        steps = f"apt-get update -q && apt-get install -yq --no-install-recommends {KERNEL} && apt-get clean"
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
        subprocess.run(["chroot", draft, "sh", "-c", steps], check=True, env=environment, stdout=subprocess.DEVNULL)
    finally:
        subprocess.run(["umount", "--lazy", draft / "proc"], check=False)
    draft.rename(tree)
    return tree


def disk() -> Path:
    """A disk with this checkout installed on it; beside it its kernel and initrd, as `.vmlinuz` and `.initrd`."""
    found = PLACE / f"board-{contents()}.img"
    if not found.exists():
        for old in PLACE.glob("board-*"):
            old.unlink()
        _make(found)
    return found


def contents() -> str:
    """What tells one state of the checkout from another, and of what is beside it on the disk."""
    known = hashlib.sha256(repr((KERNEL, SIZE, BOARD, SHELL, WIRED, SLOW, FSTAB)).encode())
    for name in _files():
        known.update(name.encode() + b"\0" + (REPOSITORY / name).read_bytes())
    return known.hexdigest()[:12]


def _files() -> list[str]:
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate", "-z", "--", *PARTS]
    listed = subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True, text=True).stdout
    return sorted(name for name in listed.split("\0") if name and (REPOSITORY / name).is_file())


def _make(found: Path) -> None:
    tree = with_kernel()
    with above(tree, "disk") as root, _checkout() as checkout:
        lend_certificates(root)
        (root / "etc/fstab").write_text(FSTAB)
        (root / "etc/modules-load.d/graphics.conf").write_text("virtio_gpu\n")
        (root / "etc/systemd/network/80-wired.network").write_text(WIRED)
        (root / "etc/systemd/system/test-shell.service").write_text(SHELL)
        (root / "etc/systemd/system/ledplayer.service.d").mkdir()
        (root / "etc/systemd/system/ledplayer.service.d/slow.conf").write_text(SLOW)
        (root / "root/board.yaml").write_text(BOARD)
        (root / "etc/machine-id").write_text("")
        with Machine(root=root, has_network=True, shows={checkout: "/root/checkout"}) as machine:
            done = machine.run("bash /root/checkout/systemd/install.sh --board /root/board.yaml", within_s=900)
            if done.returncode:
                log = machine.run("cat /run/ledplayer-install.log").stdout
                raise OSError(f"install.sh failed:\n{done.stdout}{done.stderr}{log}")
            machine.run("systemctl stop ledplayer ledplayer-sync.timer ledplayer-sync; rm -rf /var/lib/ledplayer*/*")
            machine.run("systemctl enable systemd-networkd test-shell.service; rm -f /etc/resolv.conf; sync")
            machine.run("rmdir /root/checkout; systemctl poweroff --no-block")
        draft = found.with_suffix(".part")
        draft.unlink(missing_ok=True)
        subprocess.run(["mke2fs", "-q", "-F", "-t", "ext4", "-d", root, draft, SIZE], check=True)
        for kind in ("vmlinuz", "initrd"):
            shutil.copyfile(next((root / "boot").glob(f"{kind}*")), found.with_suffix(f".{kind}"))
    draft.rename(found)


@contextmanager
def _checkout() -> Iterator[Path]:
    """What a board gets of the checkout, as it lies there now, committed or not."""
    folder = PLACE / "checkout"
    shutil.rmtree(folder, ignore_errors=True)
    for name in _files():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(REPOSITORY / name, folder / name)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
