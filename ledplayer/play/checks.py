"""What the player needs of the machine: a screen that it may draw on, and a monitor on its cable."""

import grp
import os
import pwd
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from ledplayer.checkup import USER, Check, Finding, Patient, bad, good, untold
from ledplayer.play.output import choose
from ledplayer.play.trial import try_display

#: Memory for pictures that a Raspberry Pi needs for two screens of 1920x1080 and the console's own, in megabytes.
LEAST_CMA = 64


def checks() -> tuple[Check, ...]:
    """What is looked at."""
    return (
        Check(what="doctor-what-screen", look=_card),
        Check(what="doctor-what-cable", look=_cable),
        Check(what="doctor-what-display", look=try_display, within_s=15.0),
        Check(what="doctor-what-graphics-memory", look=_graphics_memory),
    )


def _has_desktop(patient: Patient) -> bool:
    return choose(patient.environment, "", patient.path("dev/dri")) == "window"


def _card(patient: Patient) -> Iterator[Finding]:
    """The screen's device, and who may use it."""
    cards = sorted(patient.path("dev/dri").glob("card*"))
    if not cards:
        if _has_desktop(patient):
            yield untold("doctor-screen-desktop")
        else:
            yield bad("doctor-screen-none-pi" if patient.is_pi else "doctor-screen-none")
        return
    groups = {found for card in cards if (found := _group(card))}
    lacking = sorted(groups - _groups(patient)) if _player() != "root" else []
    if lacking:
        yield bad("doctor-screen-group", groups=", ".join(lacking), command=_joining(lacking))
    else:
        yield good("doctor-screen", cards=", ".join(card.name for card in cards))


def _group(card: Path) -> str:
    """The group that may use a device; "" where everybody may."""
    found = card.stat()
    if found.st_mode & stat.S_IRWXO & ~stat.S_IXOTH == stat.S_IROTH | stat.S_IWOTH:
        return ""
    try:
        return grp.getgrgid(found.st_gid).gr_name
    except KeyError:
        return str(found.st_gid)


def _player() -> str:
    """The user that the player runs as: the service's, else whoever asks."""
    for name in (USER, os.environ.get("SUDO_USER", "")):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return ""


def _groups(patient: Patient) -> set[str]:
    """Groups of that user, and those that the service gives it besides."""
    name = _player()
    try:
        own = {grp.getgrgid(number).gr_name for number in os.getgrouplist(name, pwd.getpwnam(name).pw_gid)}
    except (KeyError, OSError):
        own = set()
    given = ""
    if patient.is_systemd:
        said = patient.ask("systemctl", "show", "--property=SupplementaryGroups", "--value", "ledplayer.service")
        given = said or ""
    return own | set(given.split())


def _joining(groups: list[str]) -> str:
    return f"sudo usermod -aG {','.join(groups)} {_player()}"


def _cable(patient: Patient) -> Iterator[Finding]:
    """What hangs on the sockets, as the kernel sees it."""
    sockets = sorted(patient.path("sys/class/drm").glob("card*-*"))
    if not sockets:
        return  # without a card there are none
    states = {socket: patient.read(f"sys/class/drm/{socket.name}/status").strip() for socket in sockets}
    on = [socket for socket, state in states.items() if state == "connected"]
    if not on:
        names = ", ".join(_socket_name(socket) for socket in sockets)
        yield bad("doctor-cable-none", sockets=names, socket=_socket_name(sockets[0]))
    for socket in on:
        modes = patient.read(f"sys/class/drm/{socket.name}/modes").split()
        if modes:
            yield good("doctor-cable", socket=_socket_name(socket), mode=modes[0])
        else:
            yield bad("doctor-cable-no-mode", socket=_socket_name(socket))


def _socket_name(socket: Path) -> str:
    return socket.name.partition("-")[2]


def _graphics_memory(patient: Patient) -> Iterator[Finding]:
    found = re.search(r"^CmaTotal:\s+(\d+) kB", patient.read("proc/meminfo"), re.MULTILINE)
    if not patient.is_pi:
        yield untold("doctor-graphics-memory-untold")
        return
    megabytes = int(found[1]) // 1024 if found else 0
    if megabytes < LEAST_CMA:
        yield bad("doctor-graphics-memory-small", megabytes=megabytes, least=LEAST_CMA)
    else:
        yield good("doctor-graphics-memory", megabytes=megabytes)
