"""The script that installs a new board from its card: what it does, and what a power cut leaves."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from ledplayer.card.bundle import read_bundle
from ledplayer.card.writing import Card, write_card
from tests.card.made import CMDLINE, IMAGERS, SYSTEMD, bundle, contents, partition

BOARD = b"id: b\ncanvas: 384x192\n"
#: In the place of install.sh: notes how it was called, and fails as long as there is a file `fails`.
INSTALL = """#!/bin/bash
[ ! -e "$LEDPLAYER_PREFIX/fails" ] || { echo "The disk is nearly full"; exit 1; }
printf '%s\\n' "$LC_MESSAGES" "$@" >"$LEDPLAYER_PREFIX/called"
echo "ledplayer plays"
"""
#: Kills the script before its command number CUT.
CUT = """
if [[ $0 == */first-boot.sh ]]; then
    set -T
    cut_count=0
    trap 'cut_count=$((cut_count + 1)); [ $cut_count != "$CUT" ] || kill -9 $$' DEBUG
fi
"""
#: Of the commands before which it is killed; 1 is all of them, which takes two minutes.
EACH = int(os.environ.get("LEDPLAYER_CUTS", "9"))
UNIT = "etc/systemd/system/ledplayer-first-boot.service"
WANTED = "etc/systemd/system/multi-user.target.wants/ledplayer-first-boot.service"

pytestmark = pytest.mark.skipif(not shutil.which("flock"), reason="needs flock (apt install util-linux)")


class Machine:
    """A disk, and a card in it."""

    def __init__(
        self, folder: Path, *, share: str = "", language: str = "vi", cmdline: bytes = CMDLINE + b"\n"
    ) -> None:
        self.root, self.place = folder / "root", partition(folder / "bootfs", cmdline)
        (self.root / "run").mkdir(parents=True)
        (folder / "bin").mkdir()
        tool = folder / "bin" / "systemctl"
        tool.write_text('#!/bin/sh\necho "$*" >>"$LEDPLAYER_PREFIX/systemctl"\n')
        tool.chmod(0o755)
        (folder / "cut").write_text(CUT)
        self.folder = folder
        if IMAGERS in cmdline:
            (self.place / "firstrun.sh").write_bytes(b"#!/bin/bash\nset +e\nexit 0\n")
        whole = read_bundle(bundle(folder / "bundle", install=INSTALL))
        settings = {"language": language, "share": share}
        write_card(Card(board=BOARD, root=b"{}", bundle=whole, settings=settings), self.place)

    def run(self, *words: str, cut: int = 0) -> subprocess.CompletedProcess[str]:
        script = self.place / "ledplayer" / "first-boot.sh"
        own = {"PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}", "LEDPLAYER_PREFIX": str(self.root)}
        cutting = {"BASH_ENV": str(self.folder / "cut"), "CUT": str(cut)} if cut else {}
        return subprocess.run(
            ["bash", str(script), *words], env=own | cutting, capture_output=True, text=True, timeout=60, check=False
        )

    @property
    def is_hooked(self) -> bool:
        return b"ledplayer" in (self.place / "cmdline.txt").read_bytes()

    @property
    def is_enabled(self) -> bool:
        return (self.root / WANTED).is_symlink() and (self.root / UNIT).is_file()

    @property
    def asked(self) -> list[str]:
        """What systemd was asked for."""
        file = self.root / "systemctl"
        return file.read_text().splitlines() if file.exists() else []

    @property
    def log(self) -> str:
        return (self.place / "ledplayer" / "first-boot.log").read_text("utf-8")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_the_scripts_are_clean() -> None:
    if not shutil.which("shellcheck"):
        pytest.skip("needs shellcheck (apt install shellcheck)")
    done = subprocess.run(
        ["shellcheck", str(SYSTEMD / "card" / "first-boot.sh")], capture_output=True, text=True, check=False
    )
    assert done.stdout == ""


def test_the_kernels_words_put_the_unit_on_the_disk_and_start_it(machine: Machine) -> None:
    assert machine.run().returncode == 0
    unit = (machine.root / UNIT).read_text()
    assert "@" not in unit
    assert f"ExecStart=/bin/bash {machine.place}/ledplayer/first-boot.sh install" in unit
    assert machine.is_enabled
    assert machine.asked == ["daemon-reload", "start --no-block ledplayer-first-boot.service"]
    assert machine.is_hooked, "until it is installed"


def test_installed_everything_goes_that_had_it_called(machine: Machine) -> None:
    machine.run()
    assert machine.run("install").returncode == 0
    place = machine.place
    assert (machine.root / "called").read_text().splitlines() == [
        "vi_VN.UTF-8",
        *("--bundle", f"{place}/ledplayer/bundle"),
        *("--board", f"{place}/ledplayer-board.yaml"),
        *("--root", f"{place}/ledplayer-root.json"),
    ]
    assert (place / "cmdline.txt").read_bytes() == CMDLINE + b"\n", "byte for byte"
    assert not machine.is_enabled
    assert {name for name in contents(place) if "ledplayer" in name} == {
        "ledplayer-board.yaml",
        "ledplayer-root.json",
        "ledplayer/first-boot.log",
    }
    assert "Đang cài ledplayer" in machine.log
    assert "ledplayer plays" in machine.log
    assert "Đã cài xong" in machine.log
    assert machine.asked[-1] == "reboot"


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n", b" x=1\r\n"])
def test_the_command_line_is_put_back_byte_for_byte(tmp_path: Path, end: bytes) -> None:
    machine = Machine(tmp_path, cmdline=CMDLINE + end)
    assert machine.is_hooked
    with (machine.place / "cmdline.txt").open("rb") as file:
        line = file.read()
    added = line.replace(b" systemd.wants=", b" video=HDMI-A-1:1920x1080@60D systemd.wants=")
    (machine.place / "cmdline.txt").write_bytes(added)  # as install.sh does
    machine.run("install")
    left = (machine.place / "cmdline.txt").read_bytes()
    assert left.replace(b" video=HDMI-A-1:1920x1080@60D", b"") == CMDLINE + end


def test_share_and_language_are_handed_on(tmp_path: Path) -> None:
    machine = Machine(tmp_path, share="//pc/thư mục led", language="en")
    machine.run("install")
    called = (machine.root / "called").read_text().splitlines()
    assert called[0] == "en_US.UTF-8"
    assert called[-2:] == ["--share", "//pc/thư mục led"]
    assert "It is installed." in machine.log


def test_after_a_failure_the_next_start_tries_again(machine: Machine) -> None:
    (machine.root / "fails").touch()
    machine.run()
    for _ in range(2):
        assert machine.run("install").returncode == 1
        assert machine.is_hooked
        assert machine.is_enabled
        assert "reboot" not in machine.asked
    assert machine.log.count("The disk is nearly full") == 2
    assert machine.log.count("Chưa cài được (mã 1)") == 2
    (machine.root / "fails").unlink()
    assert machine.run("install").returncode == 0
    assert not machine.is_hooked


def test_the_log_on_the_card_is_bounded(machine: Machine) -> None:
    (machine.root / "fails").touch()
    (machine.place / "ledplayer" / "first-boot.log").write_text("x" * 200_000)
    machine.run("install")
    assert len(machine.log.encode()) <= 65536
    assert "The disk is nearly full" in machine.log


def test_imagers_own_first_run_comes_first(tmp_path: Path) -> None:
    machine = Machine(tmp_path, cmdline=CMDLINE + IMAGERS)
    own = {"PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}", "LEDPLAYER_PREFIX": str(machine.root)}
    done = subprocess.run(["bash", str(machine.place / "firstrun.sh")], env=own, timeout=60, check=False)
    assert done.returncode == 0
    assert machine.is_enabled
    assert machine.asked == [], "it starts the machine again by itself"
    machine.run("install")
    assert not machine.is_enabled
    assert (machine.place / "cmdline.txt").read_bytes() == CMDLINE + IMAGERS, "that script's own"


def test_what_raspberry_pi_os_12_makes_of_imagers_script_calls_ours_still(tmp_path: Path) -> None:
    """Its initramfs mends what Imager wrote for older systems: raspberrypi-sys-mods, `imager_fixup`."""
    machine = Machine(tmp_path, cmdline=CMDLINE + IMAGERS)
    script = machine.place / "firstrun.sh"
    script.write_bytes(script.read_bytes().replace(b"exit 0\n", b"rm -f /boot/firstrun.sh\nexit 0\n"))
    subprocess.run(["sed", "-i", "s|/boot/|/boot/firmware/|g", str(machine.place / "cmdline.txt")], check=True)
    subprocess.run(["sed", "-n", "-i", r"/rm.*firstrun\.sh$/q;p", str(script)], check=True)
    with script.open("a") as file:
        file.write(f"sed -i 's| systemd\\.[^ ]*||g' {machine.place}/cmdline.txt\nexit 0\n")
    own = {"PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}", "LEDPLAYER_PREFIX": str(machine.root)}
    assert subprocess.run(["bash", str(script)], env=own, timeout=60, check=False).returncode == 0
    assert machine.is_enabled
    assert (machine.place / "cmdline.txt").read_bytes() == CMDLINE
    assert machine.run("install").returncode == 0


def test_imagers_first_run_goes_on_without_our_folder(tmp_path: Path) -> None:
    machine = Machine(tmp_path, cmdline=CMDLINE + IMAGERS)
    shutil.rmtree(machine.place / "ledplayer")
    assert subprocess.run(["bash", str(machine.place / "firstrun.sh")], timeout=60, check=False).returncode == 0


def test_a_machine_whose_disk_cannot_be_written_starts_all_the_same(machine: Machine) -> None:
    (machine.root / "etc").write_text("")
    assert machine.run().returncode == 0
    assert machine.asked == []
    assert "Không ghi được" in machine.log


@pytest.mark.parametrize("words", [(), ("install",)], ids=["hook", "install"])
def test_a_power_cut_at_any_step_is_made_good_by_the_next_start(tmp_path: Path, words: tuple[str, ...]) -> None:
    cuts = 0
    for cut in range(1, 400, EACH):
        machine = Machine(tmp_path / str(cut))
        if words:
            machine.run()
        killed = machine.run(*words, cut=cut).returncode == -9
        # The next start: the kernel's words, if they stand there, and the unit, if it is enabled.
        if machine.is_hooked:
            assert machine.run().returncode == 0
        if machine.is_enabled and (machine.place / "ledplayer/first-boot.sh").exists():
            assert machine.run("install").returncode == 0, cut
        assert (machine.root / "called").exists(), cut
        assert (machine.place / "cmdline.txt").read_bytes() == CMDLINE + b"\n", cut
        shutil.rmtree(tmp_path / str(cut))
        if not killed:
            break
        cuts += 1
    assert cuts * EACH > (5 if not words else 20)
