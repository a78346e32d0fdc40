"""A board with a kernel and a graphics card of its own: what really stands on its monitor."""

import io
import random
import time
from collections.abc import Iterator

import pytest
from PIL import Image, ImageChops

from tests.machine import image, tree, vm
from tests.machine.vm import Vm

_LACKING = tree.lacking() or vm.lacking()
pytestmark = pytest.mark.skipif(bool(_LACKING), reason=_LACKING)

#: The emulated machine's clock lies in a campaign of the sample; without its band, pictures stand for seconds.
CONTENT = """\
S=/opt/ledplayer/current/lib/python3*/site-packages/ledplayer/sample
mkdir -p /srv/ledplayer/content/playlists
cp -r $S/media /srv/ledplayer/content/
sed /^dai_chu/d $S/playlists/mung-xuan.yaml >/srv/ledplayer/content/playlists/xuan.yaml
printf 'sources: /srv/ledplayer/content\\noffset: 100,60\\n' >>/etc/ledplayer/board.yaml
systemctl restart ledplayer; sync
"""
OUTPUT, CANVAS, MOVED = (1920, 1080), (0, 0, 384, 192), (100, 60, 484, 252)
CUTS, PLAYS_S = 3, 400.0
CONNECTOR = "/sys/class/drm/card0-Virtual-1"


@pytest.fixture(scope="module")
def board() -> Iterator[Vm]:
    with Vm(folder=vm.place("board"), disk=image.disk()) as found:
        yield found


def picture(board: Vm, box: tuple[int, int, int, int], within_s: float = PLAYS_S) -> Image.Image:
    """The monitor, once something stands on the canvas; all around it is black."""
    end = time.monotonic() + within_s
    while time.monotonic() < end:
        shown = board.screen_now()
        if shown.size == OUTPUT and shown.crop(box).getbbox():
            around = shown.copy()
            around.paste(0, box)
            assert around.getbbox() is None
            return shown
        time.sleep(0.5)
    raise TimeoutError(f"no picture: {board.folder / 'console.log'}")


def log(board: Vm) -> str:
    return board.run("journalctl --unit ledplayer --output cat --no-pager").stdout


def test_the_sample_stands_on_the_canvas_and_nothing_else_on_the_monitor(board: Vm) -> None:
    picture(board, CANVAS)
    board.reach()
    assert board.run("systemctl is-enabled getty@tty1").stdout.strip() == "masked"
    assert board.run("ps -o user= -p $(systemctl show -P MainPID ledplayer)").stdout.strip() == "ledplayer"


def test_the_monitor_shows_what_the_player_says_it_shows_pixel_for_pixel(board: Vm) -> None:
    assert board.run(CONTENT).returncode == 0
    picture(board, MOVED)
    for _ in range(20):
        if board.run("ledplayer snapshot --out /run/snapshot.png").returncode == 0:
            shown = picture(board, MOVED).crop(MOVED)
            said = Image.open(io.BytesIO(board.fetch("/run/snapshot.png"))).convert("RGB")
            if ImageChops.difference(shown, said).getbbox() is None:
                return
        time.sleep(1.0)
    pytest.fail("what stands there is not what the snapshot shows")


def test_a_cable_that_is_pulled_out_and_put_in_again_is_told_and_survived(board: Vm) -> None:
    before = board.run("systemctl show -P MainPID,NRestarts ledplayer").stdout
    board.run(f"echo off >{CONNECTOR}/status; sleep 20; echo detect >{CONNECTOR}/status; sleep 20")
    assert log(board).count("E117") == log(board).count("E120") == 1
    picture(board, MOVED)
    assert board.run("systemctl show -P MainPID,NRestarts ledplayer").stdout == before


def test_a_maker_that_is_killed_is_no_death_of_the_player(board: Vm) -> None:
    before = board.run("systemctl show -P MainPID ledplayer").stdout
    board.run("pkill -9 -f makers/__main__; sleep 15")
    picture(board, MOVED)
    assert board.run("systemctl show -P MainPID ledplayer").stdout == before


def test_a_kernel_that_hangs_is_reset_by_the_watchdog_and_plays_again(board: Vm) -> None:
    before = board.run("cat /proc/sys/kernel/random/boot_id; sync").stdout
    board.tell("echo 0 >/proc/sys/kernel/panic; echo c >/proc/sysrq-trigger")
    end = time.monotonic() + PLAYS_S
    while True:
        board.reach(PLAYS_S)
        if board.run("cat /proc/sys/kernel/random/boot_id").stdout != before:
            break
        assert time.monotonic() < end
    picture(board, MOVED)


def test_after_power_cuts_at_any_moment_it_plays_again(board: Vm) -> None:
    chance = random.Random()
    for _ in range(CUTS):
        board.cut()
        board.boot()
        picture(board, MOVED)
        time.sleep(chance.uniform(0.0, 20.0))
    board.reach()
    assert board.run("systemctl --failed --no-legend").stdout == ""
    assert board.run("ls /var/lib/ledplayer | grep -c '[.]tmp$'").stdout.strip() == "0"


def test_a_card_that_comes_later_is_opened_when_it_is_there(board: Vm) -> None:
    board.cut()
    board.screen = f"{vm.SCREEN} modprobe.blacklist=virtio_gpu"
    board.boot()
    board.reach()
    end = time.monotonic() + PLAYS_S
    while board.status().get("display", {}).get("output") != "off-screen":
        assert time.monotonic() < end
        time.sleep(2.0)
    before = board.run("systemctl show -P MainPID,NRestarts ledplayer").stdout
    board.run("modprobe virtio_gpu")
    picture(board, MOVED)
    assert board.run("systemctl show -P MainPID,NRestarts ledplayer").stdout == before
    assert log(board).count("E105") == 1
