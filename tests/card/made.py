"""Boot partitions and bundles as tests need them."""

import hashlib
from pathlib import Path

CMDLINE = (
    b"console=serial0,115200 console=tty1 root=PARTUUID=35684e8a-02 rootfstype=ext4 fsck.repair=yes rootwait "
    b"cfg80211.ieee80211_regdom=VN"
)
IMAGERS = b" systemd.run=/boot/firstrun.sh systemd.run_success_action=reboot systemd.unit=kernel-command-line.target"
SYSTEMD = Path(__file__).parents[2] / "systemd"


def partition(folder: Path, cmdline: bytes = CMDLINE + b"\n") -> Path:
    """The boot partition of a card that was just written."""
    folder.mkdir(parents=True)
    (folder / "cmdline.txt").write_bytes(cmdline)
    (folder / "config.txt").write_bytes(b"[all]\r\ndtoverlay=vc4-kms-v3d\r\n")
    (folder / "kernel8.img").write_bytes(b"kernel")
    return folder


def bundle(folder: Path, *, arch: str = "arm64", install: str = "#!/bin/bash\n") -> Path:
    """A bundle of a few small files."""
    files = {
        "BUNDLE": f"system=debian12\narch={arch}\nversion=1.2\n".encode(),
        "boards.yaml": b"boards: {b: {canvas: 384x192}}\n",
        "systemd/install.sh": install.encode(),
        "wheels/ledplayer-1.2-py3-none-any.whl": b"wheel" * 1000,
        "debs/libdrm2_2.4.114-1+b1_arm64.deb": b"deb",
        "debs/libc6_2%3a2.36~rc1_arm64.deb": b"deb too",
    }
    for name in ("first-boot.sh", "ledplayer-first-boot.service"):
        files[f"systemd/card/{name}"] = (SYSTEMD / "card" / name).read_bytes()
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    sum_up(folder)
    return folder


def sum_up(folder: Path) -> None:
    """Write the list of hashes, as `systemd/bundle.sh` does."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "SHA256SUMS")
    lines = (f"{hashlib.sha256(path.read_bytes()).hexdigest()}  ./{path.relative_to(folder)}\n" for path in paths)
    (folder / "SHA256SUMS").write_text("".join(lines), "utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
