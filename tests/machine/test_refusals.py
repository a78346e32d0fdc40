"""Whatever is wrong is said in one sentence, and nothing is half-installed (the issue's bad input)."""

import shutil
from pathlib import Path

import pytest

from tests.machine import bundles
from tests.machine.player import on_air, status
from tests.machine.tree import REPOSITORY, Done, Machine, above, debian

INSTALL = f"bash {bundles.STICKS}/half/systemd/install.sh"


def said(done: Done) -> str:
    """The one sentence of a refusal."""
    assert done.returncode == 1, done.stdout + done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr
    return done.stderr


def has_changed(machine: Machine) -> str:
    """What of ours is on the machine."""
    return machine.run("ls -d /opt/ledplayer /etc/ledplayer /usr/local/bin/ledplayer; getent passwd ledplayer").stdout


@pytest.fixture(scope="module")
def half(bundle: Path) -> Path:
    """A bundle that tests spoil; hard links keep it small."""
    to = bundles.variants() / "half"
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(bundle, to)
    return to


def test_half_a_bundle_is_refused(half: Path, bundle: Path) -> None:
    with above(debian(), "refusals") as root, Machine(root=root, shows={bundles.variants(): bundles.STICKS}) as machine:
        wheel = next((half / "wheels").glob("pillow-*.whl"))
        whole = wheel.read_bytes()
        wheel.write_bytes(whole[: len(whole) // 2])
        assert f"incomplete or damaged (./wheels/{wheel.name})" in said(machine.run(INSTALL))
        wheel.unlink()
        assert f"incomplete or damaged (./wheels/{wheel.name})" in said(machine.run(INSTALL))
        wheel.write_bytes(whole)
        sums = (half / "SHA256SUMS").read_bytes()
        (half / "SHA256SUMS").unlink()
        assert "half of one" in said(machine.run(INSTALL))
        (half / "SHA256SUMS").write_bytes(sums)
        about = (half / "BUNDLE").read_text(encoding="ascii")
        (half / "BUNDLE").write_text(about.replace("amd64", "arm64"), encoding="ascii")
        assert "This bundle is for debian12 arm64, and this machine is debian12 amd64." in said(machine.run(INSTALL))
        (half / "BUNDLE").write_text(about.replace("debian12", "debian13"), encoding="ascii")
        assert "is for debian13" in said(machine.run(INSTALL))
        (half / "BUNDLE").write_text(about, encoding="ascii")
        machine.run("touch /etc/systemd/system/display-manager.service")
        assert "desktop" in said(machine.run(INSTALL))
        machine.run("rm /etc/systemd/system/display-manager.service")
        assert has_changed(machine) == ""


def test_without_internet_it_says_so_and_leaves_nothing(bundle: Path) -> None:
    with above(debian(), "offline") as root, Machine(root=root, shows={REPOSITORY: "/root/ledplayer"}) as machine:
        sentence = said(machine.run("/root/ledplayer/systemd/install.sh", within_s=300))
        assert "Check the network" in sentence
        assert "--bundle" in sentence
        assert has_changed(machine) == ""


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param("id: xa-long-hau\ncanvas: 384\n", "384", id="canvas"),
        pytest.param("id: Xã Long/Hậu\ncanvas: 384x192\n", "Xã Long/Hậu", id="id"),
        pytest.param("id: xa-long-hau\ncanvas: 384x192\ntime_zone: Asia/Long_Hau\n", "Asia/Long_Hau", id="zone"),
        pytest.param("id: [\n", "board.yaml", id="no YAML"),
    ],
)
def test_a_wrong_board_file_is_named_and_the_board_plays_on(board: Machine, text: str, word: str) -> None:
    pid = on_air(board, 40)["pid"]
    before = board.run("cat /etc/ledplayer/board.yaml; ls -A /etc/ledplayer").stdout
    (board.root / "root/board.yaml").write_text(text, encoding="utf-8")
    done = board.run("bash /opt/ledplayer/current/systemd/install.sh --board /root/board.yaml")
    assert done.returncode == 1
    assert word in done.stderr
    assert "Traceback" not in done.stderr
    assert "/root/board.yaml" in done.stderr
    assert "Nothing was changed." in done.stderr
    assert board.run("cat /etc/ledplayer/board.yaml; ls -A /etc/ledplayer").stdout == before
    assert status(board)["pid"] == pid


def test_a_board_that_is_in_no_list_is_named_with_those_that_are(board: Machine) -> None:
    done = board.run("cd / && bash /media/sticks/half/systemd/install.sh --board xa-long-hao")
    assert "There is no board 'xa-long-hao' in boards.yaml; there are: " in done.stderr
    assert "xa-long-hau" in done.stderr


def test_a_disk_that_is_too_small_is_found_before_anything_is_changed(bundle: Path) -> None:
    with above(debian(), "small") as root, Machine(root=root, shows={bundle: bundles.STICK}) as machine:
        machine.run("mount -t tmpfs -o size=100m tmpfs /opt")
        done = machine.run(f"bash {bundles.STICK}/systemd/install.sh", within_s=300)
        assert "nearly full: /opt" in said(done)
        assert has_changed(machine) == ""
