"""What is done to a board's surroundings in the course of a day: to files, disk, clock, machine and processes."""

import json
import os
import shutil
import signal
import subprocess
from pathlib import Path

from ledplayer.run_folder import boot, make_run_folder, put
from ledplayer.status.stamp import SIGNED
from tests.makers.made import children, make_film
from tests.system.day import Day

SECRET = "S3cr3t"
BOARD = """id: long-hau
name: Bảng UBND xã Long Hậu
canvas: 192x96
time_zone: Asia/Ho_Chi_Minh
language: vi
hours: 06:00-22:00
server: https://led.can-giuoc.example
usb: yes
"""
WELCOME = (
    "campaign: Chào mừng\nseconds: 900\nitems:\n  - text: Kính chào quý khách\n    seconds: 900\n  - image: co.png\n"
)
WATER = """campaign: Tiết kiệm nước
hours: 08:00-17:00
seconds: 600
items:
  - image: nuoc.png
  - folder: tuyen-truyen
"""
FILM = 'campaign: Phòng cháy\nitems:\n  - video: phim.mp4\n    at: "15:00"\n'
WORN_OUT = "bien-bao.png"
SIGN = f"""campaign: Biển báo
items:
  - text: Sắp đến giờ tan học
    at: "15:58"
    seconds: 60
  - image: {WORN_OUT}
    at: "16:00"
    seconds: 60
"""
ODD_NAME = "media/tuyen-truyen/\x1b[31mdo\x1b[0m.png"
DAY_S = 86_400


def furnish(day: Day) -> None:
    """A healthy board with content."""
    day.board_file.write_text(BOARD)
    day.picture("media/co.png", "red")
    day.picture("media/nuoc.png", "blue")
    day.picture("media/tuyen-truyen/coc.png", "orange")
    day.picture(f"media/{WORN_OUT}", "green")
    make_film(day.write("media/phim.mp4", b""), frames=400, rate=10)
    for name, text in (("chao", WELCOME), ("nuoc", WATER), ("phim", FILM), ("bien-bao", SIGN)):
        day.write(f"playlists/{name}.yaml", text)
    day.sensor("run/systemd/timesync/synchronized", "")
    day.sensor("sys/class/drm/card0-HDMI-A-1/enabled", "enabled")
    day.sensor("sys/class/drm/card0-HDMI-A-1/dpms", "On")
    monitor_plugged(day)
    cool(day)
    strong(day)
    office_signed(day)
    synced(day)


def mistake(day: Day) -> None:
    day.write("playlists/nuoc.yaml", WATER.replace("600", "99999"))


def mended(day: Day) -> None:
    day.write("playlists/nuoc.yaml", WATER)


def torn_picture(day: Day) -> None:
    whole = day.picture("media/tuyen-truyen/rach.png", "yellow").read_bytes()
    day.write("media/tuyen-truyen/rach.png", whole[: len(whole) // 2])


def no_torn_picture(day: Day) -> None:
    (day.share / "media/tuyen-truyen/rach.png").unlink()


def odd_name(day: Day) -> None:
    day.write(ODD_NAME, (day.share / "media/co.png").read_bytes())


def no_odd_name(day: Day) -> None:
    (day.share / ODD_NAME).unlink()


def share_away(day: Day) -> None:
    day.share.rename(day.share.with_name("away"))


def share_back(day: Day) -> None:
    day.share.with_name("away").rename(day.share)


def switch(day: Day) -> None:
    day.write("TAT.txt", "")


def no_switch(day: Day) -> None:
    (day.share / "TAT.txt").unlink()


def secret_written(day: Day) -> None:
    day.board_file.write_text(f"{BOARD}proxy: http://tho:{SECRET}@proxy.example:3128\n")


def no_secret_written(day: Day) -> None:
    day.board_file.write_text(BOARD)


def clock_of_last_year(day: Day) -> None:
    day.time.is_synchronised = False
    day.time.ahead_ms = -365 * DAY_S * 1000


def clock_set(day: Day) -> None:
    day.time.is_synchronised, day.time.ahead_ms = True, 0


def clock_leaps(day: Day) -> None:
    day.time.ahead_ms = 2 * 3_600_000


def makers_killed(day: Day) -> None:
    assert day.studio.pid
    os.kill(day.studio.pid, signal.SIGKILL)


def makers_stopped(day: Day) -> None:
    assert day.studio.pid
    for pid in (day.studio.pid, *children(day.studio.pid)):
        os.kill(pid, signal.SIGSTOP)


def intake_killed(day: Day) -> None:
    assert day.rig
    assert day.rig.feeder.pid
    os.kill(day.rig.feeder.pid, signal.SIGKILL)


def intake_stopped(day: Day) -> None:
    assert day.rig
    assert day.rig.feeder.pid
    os.kill(day.rig.feeder.pid, signal.SIGSTOP)


def plan_overwritten(day: Day) -> None:
    (day.state / "plan.json").write_bytes(b'{"version": 1, "junk": tru')


def stamp_blocked(day: Day) -> None:
    (day.state / "clock.json").unlink()
    (day.state / "clock.json").mkdir()


def stamp_free(day: Day) -> None:
    (day.state / "clock.json").rmdir()


def disk_full(day: Day) -> None:
    free = os.statvfs(day.state)
    with (day.state / "ballast").open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, free.f_bavail * free.f_frsize - (6 << 20))
    day.picture("media/tuyen-truyen/moi.png", "white")


def disk_has_room(day: Day) -> None:
    (day.state / "ballast").unlink()


def object_damaged(day: Day) -> None:
    """Of the picture that was taken in, on the card; what was prepared of it is lost, too."""
    taken = (day.share / "media" / WORN_OUT).read_bytes()
    for copy in (day.state / "intake/objects").glob("??/*"):
        if copy.read_bytes() == taken:
            copy.write_bytes(bytes(len(taken)))
    for prepared in (day.state / "prepared").iterdir():
        if prepared.is_file():
            prepared.unlink()


def saved_anew(day: Day) -> None:
    """As the hint says: saved by another program, and copied again."""
    day.picture(f"media/{WORN_OUT}", "darkgreen")


def proof_blocked(day: Day) -> None:
    (day.state / "proof").rename(day.state / "proof.away")
    (day.state / "proof").write_text("")


def proof_free(day: Day) -> None:
    (day.state / "proof").unlink()
    (day.state / "proof.away").rename(day.state / "proof")


def proof_changed(day: Day) -> None:
    newest = max((day.state / "proof").iterdir())
    newest.write_bytes(newest.read_bytes().replace(b"1", b"2", 5))


def stick_in(day: Day) -> None:
    """A stick with photographs, and without a content folder; needs root."""
    stick = day.root / "sticks/photos"
    stick.mkdir(parents=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "/dev/a-stick", str(stick)], check=True)


def stick_out(day: Day) -> None:
    subprocess.run(["umount", str(day.root / "sticks/photos")], check=True)


def hot(day: Day) -> None:
    day.sensor("sys/class/thermal/thermal_zone0/temp", "83100")


def cool(day: Day) -> None:
    day.sensor("sys/class/thermal/thermal_zone0/temp", "54000")


def weak(day: Day) -> None:
    day.sensor("sys/devices/platform/soc/soc:firmware/get_throttled", "10001")


def strong_again(day: Day) -> None:
    day.sensor("sys/devices/platform/soc/soc:firmware/get_throttled", "10000")


def strong(day: Day) -> None:
    day.sensor("sys/devices/platform/soc/soc:firmware/get_throttled", "0")


def monitor_plugged(day: Day) -> None:
    day.sensor("sys/class/drm/card0-HDMI-A-1/status", "connected")


def monitor_unplugged(day: Day) -> None:
    day.sensor("sys/class/drm/card0-HDMI-A-1/status", "disconnected")


def synced(day: Day) -> None:
    _sync(day, "sync-nothing-new", 0)


def not_synced(day: Day) -> None:
    """Sync has reached no server for three days."""
    _sync(day, "server-unreachable", 3 * DAY_S)


def office_signed(day: Day) -> None:
    signed_ms = day.time.midnight_ms - 3_600_000
    (day.state / SIGNED).write_text(json.dumps({"signed_ms": signed_ms, "root": 1}))


def _sync(day: Day, code: str, well_ago_s: int) -> None:
    whole = {
        "version": 1,
        "boot": boot(),
        "at_ms": day.time.system_ms(),
        "mono_s": day.time.mono,
        "well_mono_s": day.time.mono - well_ago_s,
        "code": code,
        "problem": None,
    }
    put(f"{make_run_folder(str(day.store))}/sync.json", json.dumps(whole).encode())


def clear(day: Day) -> None:
    """What is left in memory."""
    for folder in (day.state, day.store):
        shutil.rmtree(make_run_folder(str(folder)), ignore_errors=True)


def mount_card(folder: Path, megabytes: int) -> None:
    """A small card under a folder; needs root."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}M", "tmpfs", str(folder)], check=True)
