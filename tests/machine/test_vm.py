"""A board with a kernel and a graphics card of its own: what really stands on its monitor."""

import io
import random
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tests.machine import image, office, tree, vm
from tests.machine.player import noted
from tests.machine.vm import Vm
from tests.updates import nginx

_LACKING = tree.lacking() or vm.lacking()
pytestmark = pytest.mark.skipif(bool(_LACKING), reason=_LACKING)

#: The emulated machine's clock lies in a campaign of the sample; without its band, pictures stand for seconds.
CONTENT = """\
S=/opt/ledplayer/current/lib/python3*/site-packages/ledplayer/sample
mkdir -p /srv/ledplayer/content/playlists
cp -r $S/media /srv/ledplayer/content/
sed /^dai_chu/d $S/playlists/mung-xuan.yaml >/srv/ledplayer/content/playlists/xuan.yaml
"""
MOVE = """\
echo 'offset: 100,60' >>/etc/ledplayer/board.yaml
systemctl restart ledplayer; sync
"""
OUTPUT, CANVAS, MOVED = (1920, 1080), (0, 0, 384, 192), (100, 60, 484, 252)
CUTS, PLAYS_S = 3, 400.0
#: One item that stands, moves, or is decoded; what each costs is looked at for so long.
COSTS = {
    "a still": "items: [{image: xuan/hoa-mai.jpg, seconds: 600}]",
    "a ticker": "items: [{ticker: Bảng chữ chạy qua cả màn hình, seconds: 600}]",
    "the sample's film": "items: [{video: chuyen-doi-so/phong-su.mp4}]",
}
SETTLE_S, COST_S = 30.0, 60.0
#: More memory than there is, all of it written to.
HOG = "systemd-run --quiet --wait --collect python3 -c 'a = [bytes([1]) * (16 << 20) for _ in range(200)]'"
#: What sync is fetching, and about how long that takes.
PARTIAL, FETCH_S = "find /var/lib/ledplayer-sync -path '*/partial/*'", 30.0
CONNECTOR = "/sys/class/drm/card0-Virtual-1"


@pytest.fixture(scope="module")
def board() -> Iterator[Vm]:
    with Vm(folder=vm.place("board"), disk=image.disk()) as found:
        yield found


def picture(board: Vm, box: tuple[int, int, int, int], within_s: float = PLAYS_S) -> Image.Image:
    """The monitor, once something stands on the canvas, and nothing around it."""
    end = time.monotonic() + within_s
    while time.monotonic() < end:
        shown = board.screen_now()
        around = shown.copy()
        around.paste(0, box)
        if shown.size == OUTPUT and shown.crop(box).getbbox() and not around.getbbox():
            return shown
        time.sleep(0.5)
    raise TimeoutError(f"no picture: {board.folder / 'console.log'}")


def pid(board: Vm) -> int:
    return int(board.run("systemctl show -P MainPID ledplayer").stdout)


def until_on_air(board: Vm, *campaigns: str) -> None:
    """Wait until the player says that it shows one of some campaigns."""
    end = time.monotonic() + PLAYS_S
    while not {one["campaign"] for one in board.status().get("on_air", {}).get("campaigns", [])} & {*campaigns}:
        assert time.monotonic() < end, board.run("ledplayer status --language en").stdout
        time.sleep(1.0)


def used(board: Vm) -> tuple[float, dict[str, int]]:
    """Processor seconds of the player and all that it started, and its count of frames."""
    return int(board.run("systemctl show -P CPUUsageNSec ledplayer").stdout) / 1e9, board.status()["frames"]


def log(board: Vm) -> str:
    return board.run("journalctl --unit ledplayer --output cat --no-pager").stdout


def test_its_name_stands_on_the_canvas_and_nothing_else_on_the_monitor(board: Vm) -> None:
    picture(board, CANVAS)
    board.reach()
    assert board.run("systemctl is-enabled getty@tty1").stdout.strip() == "masked"
    assert board.run("ps -o user= -p $(systemctl show -P MainPID ledplayer)").stdout.strip() == "ledplayer"


def test_the_monitor_shows_what_the_player_says_it_shows_pixel_for_pixel(board: Vm) -> None:
    assert board.run(CONTENT + MOVE).returncode == 0
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


def test_who_eats_all_memory_is_killed_and_the_player_plays_on(board: Vm) -> None:
    before = board.run("systemctl show -P MainPID,NRestarts ledplayer").stdout
    assert board.run(HOG, within_s=PLAYS_S).returncode != 0
    assert "Killed process" in board.run("journalctl --dmesg --grep 'Out of memory'").stdout
    picture(board, MOVED)
    assert board.run("systemctl show -P MainPID,NRestarts ledplayer").stdout == before


def test_a_player_that_stands_still_is_brought_back_by_systemd(board: Vm) -> None:
    before = pid(board)
    begin = time.monotonic()
    board.run(f"kill -STOP {before}")
    while board.status().get("pid", before) == before or not board.status()["frames"]["shown"]:
        assert time.monotonic() - begin < PLAYS_S
        time.sleep(0.5)
    noted("virtual PC: SIGSTOP of the player, back on air after s", time.monotonic() - begin)
    picture(board, MOVED)


def test_what_it_costs_to_play(board: Vm) -> None:
    board.run("rm /srv/ledplayer/content/playlists/*")
    for what, items in COSTS.items():
        board.put("/srv/ledplayer/content/playlists/one.yaml", f"campaign: {what}\n{items}\n".encode())
        until_on_air(board, what)
        time.sleep(SETTLE_S)
        seconds, frames = used(board)
        time.sleep(COST_S)
        after_s, after = used(board)
        assert after["shown"] > frames["shown"]
        shown, late = after["shown"] - frames["shown"], after["late"] - frames["late"]
        cpu = 100 * (after_s - seconds) / COST_S
        noted(f"virtual PC: {what}, of one core", f"{cpu:.1f} %, {shown} frames in {COST_S:.0f} s, {late} late")


def test_what_of_the_screen_goes_to_the_graphics_card(board: Vm) -> None:
    board.put("/srv/ledplayer/content/playlists/one.yaml", b"campaign: moves\nitems: [{ticker: Moves, seconds: 600}]\n")
    until_on_air(board, "moves")
    board.ask("trace-event-set-state", name="virtio_gpu_cmd_res_flush", enable=True)
    time.sleep(10.0)
    board.ask("trace-event-set-state", name="virtio_gpu_cmd_res_flush", enable=False)
    sent = re.findall(r"res_flush.* w (\d+), h (\d+), x (\d+), y (\d+)", (board.folder / "qemu.log").read_text())
    assert sent
    noted("virtual PC: rectangles that a virtual graphics card is sent", sorted(set(sent)))


def test_a_kernel_that_hangs_is_reset_by_the_watchdog_and_plays_again(board: Vm) -> None:
    board.run(f"rm /srv/ledplayer/content/playlists/*; {CONTENT}")
    before = board.run("cat /proc/sys/kernel/random/boot_id; sync").stdout
    begin = time.monotonic()
    board.tell("echo 0 >/proc/sys/kernel/panic; echo c >/proc/sysrq-trigger")
    while True:
        board.reach(PLAYS_S)
        if board.run("cat /proc/sys/kernel/random/boot_id").stdout != before:
            break
        assert time.monotonic() - begin < PLAYS_S
    noted("virtual PC: kernel hangs, a shell again after s", time.monotonic() - begin)
    picture(board, MOVED)
    noted("virtual PC: kernel hangs, on air again after s", time.monotonic() - begin)


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


@pytest.mark.skipif(nginx.program() is None, reason=nginx.MISSING)
def test_after_power_cuts_while_it_fetches_it_plays_and_fetches_on(board: Vm, tmp_path: Path) -> None:
    board.cut()
    board.clock = time.strftime("%FT%T", time.gmtime())  # signatures are made by our clock
    board.boot()
    with office.serving(tmp_path) as server:
        server.publish("a text")
        board.reach()
        board.put("/etc/ledplayer/root.json", server.root())
        board.run(f"echo 'server: {server.seen_from(vm.HOST)}' >>/etc/ledplayer/board.yaml")
        begin = "rm -r /srv/ledplayer/content/*; systemctl restart ledplayer; systemctl start ledplayer-sync"
        board.run(begin, within_s=PLAYS_S)  # which waits for the network, two minutes at most
        until_on_air(board, "a text")
        chance = random.Random()
        released = ["a text"]
        for number in range(1, CUTS + 1):
            released.append(f"film {number}")
            server.publish(released[-1], film=number)
            board.run("systemctl start --no-block ledplayer-sync")
            tree.wait(lambda: board.run(PARTIAL).stdout, PLAYS_S, "the film is not fetched")
            time.sleep(chance.uniform(0.0, FETCH_S))
            board.cut()
            board.boot()
            picture(board, MOVED)
            board.reach()
            until_on_air(board, *released)
            assert board.run("systemctl --failed --no-legend").stdout == ""
        board.run("systemctl start ledplayer-sync", within_s=PLAYS_S)
        until_on_air(board, released[-1])


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
