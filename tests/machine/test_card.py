"""A new card that installs itself, and a board's file that is changed on the card, under the machine's own systemd."""

import json
import time
from contextlib import suppress
from pathlib import Path

import pytest

from ledplayer.card.bundle import read_bundle
from ledplayer.card.writing import Card, write_card
from tests.card import made
from tests.machine.player import noted, on_air
from tests.machine.tree import Machine, above, debian, wait

BOARD = "id: xa-long-hau\nname: Xã Long Hậu\nlanguage: vi\ncanvas: 384x192\n"
FILE = "boot/firmware/ledplayer-board.yaml"
#: In the place of install.sh, where only the way to it is of interest.
STUB = '#!/bin/bash\n[ ! -e /root/fails ] || exit 1\necho "$@" >/root/called\n'


def card(root: Path, bundle: Path) -> tuple[str, ...]:
    """Make a tree's folder what the card's boot partition is; returns what systemd reads of the command line there."""
    place = made.partition(root / "boot/firmware")
    write_card(Card(board=BOARD.encode(), bundle=read_bundle(bundle), settings={"language": "vi"}), place)
    for path in place.rglob("*"):
        path.chmod(0o755)  # as FAT is mounted
    return words(root)


def words(root: Path) -> tuple[str, ...]:
    line = (root / "boot/firmware/cmdline.txt").read_text("ascii").split()
    return tuple(word for word in line if word.startswith("systemd."))


@pytest.mark.parametrize("system", ["debian12", "debian13"])
def test_the_kernels_words_start_the_installation_until_it_is_done(system: str, tmp_path: Path) -> None:
    bundle = made.bundle(tmp_path / "bundle", install=STUB)
    with above(debian(system), f"words-{system}") as root:
        said = card(root, bundle)
        (root / "root/fails").touch()
        for _ in range(2):
            with Machine(root=root, words=said) as machine:
                failed = wait(
                    lambda: machine.run("systemctl --failed --no-legend --plain").stdout, 30, "it did not run"
                )
                assert failed.split()[0] == "ledplayer-first-boot.service"
                active = machine.run("systemctl show -P ActiveState multi-user.target kernel-command-line.service")
                assert active.stdout.split()[0] == "active", "the machine starts as ever"
                assert words(root) == said
        (root / "root/fails").unlink()
        start(Machine(root=root, words=said), root, 30)
        assert (root / "boot/firmware/cmdline.txt").read_bytes() == made.CMDLINE + b"\n"
        called = (root / "root/called").read_text()
        assert called == "--bundle /boot/firmware/ledplayer/bundle --board /boot/firmware/ledplayer-board.yaml\n"
        with Machine(root=root) as machine:
            assert machine.run("systemctl list-unit-files 'ledplayer*' --no-legend").stdout == ""


def test_a_new_card_makes_a_board_that_plays_and_takes_its_file_from_the_card(bundle: Path) -> None:
    with above(debian(), "card") as root:
        begin = time.monotonic()
        start(Machine(root=root, words=card(root, bundle)), root, 500)
        noted("a new card installs itself, s", time.monotonic() - begin)
        assert words(root) == ()
        assert not (root / "boot/firmware/ledplayer/bundle").exists()
        with Machine(root=root) as machine:
            assert on_air(machine, 30)["board"]["name"] == "Xã Long Hậu"
            check_taking(machine, root)


def start(machine: Machine, root: Path, within_s: float) -> None:
    """Switch on, and off when the machine has installed itself and starts once more."""
    script, log = (root / "boot/firmware/ledplayer" / name for name in ("first-boot.sh", "first-boot.log"))
    try:
        with suppress(TimeoutError, OSError):  # what is installed at once starts once more before it was up
            machine.boot(20)
        has_failed = len(log.read_text("utf-8").split("(mã")) if log.exists() else 1
        wait(lambda: not script.exists() or log.read_text("utf-8").count("(mã") >= has_failed, within_s, "not done")
    finally:
        machine.cut()
    assert not script.exists(), log.read_text("utf-8")
    assert "Đã cài xong." in log.read_text("utf-8")


def check_taking(machine: Machine, root: Path) -> None:
    """The file on the card is changed: for the better, by hand on the board, for the worse."""
    file, own = root / FILE, root / "etc/ledplayer/board.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + BOARD.replace("Hậu", "Phụng").replace("\n", "\r\n").encode())
    machine.reboot()
    wait(lambda: name(machine) == "Xã Long Phụng", 90, "the board has not its new name")
    assert own.read_text("utf-8") == BOARD.replace("Hậu", "Phụng")
    own.write_text(BOARD.replace("Hậu", "An"), "utf-8")
    machine.reboot()
    wait(lambda: name(machine) == "Xã Long An", 90, "what was changed on the board is lost")
    file.write_text(BOARD.replace("384x192", "384"), "utf-8")
    machine.reboot()
    assert on_air(machine, 30)["board"]["name"] == "Xã Long An"
    (problem,) = wait(lambda: problems(machine), 30, "nobody says so")
    assert problem["place"] == {"file": "ledplayer-board.yaml", "line": 4, "column": 9}
    notice = wait(lambda: machine.run("cat /var/lib/ledplayer/notice.json").stdout, 20, "the board does not say so")
    assert json.loads(notice)["texts"][0] == "Tệp bảng trên thẻ nhớ sai ở dòng 4; bảng vẫn theo tệp cũ"
    assert "E151" in machine.run("journalctl -b -u ledplayer-board -o cat").stdout
    assert machine.run("systemctl --failed --no-legend").stdout == ""
    file.unlink()
    machine.reboot()
    on_air(machine, 30)
    assert problems(machine) == []


def name(machine: Machine) -> str:
    return str(on_air(machine, 30)["board"]["name"])


def problems(machine: Machine) -> list[dict[str, object]]:
    """What intake tells of the board's file."""
    text = machine.run("cat /run/ledplayer/problems.json").stdout or '{"problems": []}'
    return [one for one in json.loads(text)["problems"] if one["code"] == "board-canvas"]
