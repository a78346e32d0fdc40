"""What the machine and the player say of themselves."""

import os
import time
from collections.abc import Iterator

from ledplayer import __version__
from ledplayer.checkup import Check, Finding, Patient, bad, good, untold
from ledplayer.run_folder import run_folder
from ledplayer.status.machine import Machine, ask_machine, vcgencmd

STATUS = "status.json"
#: The player writes it every 10 s; what is older is nothing that runs, in seconds.
FRESH_S = 45
#: Above this a Raspberry Pi slows down, in degrees.
HOT = 80
#: Of its life, what a card may have spent, in percent.
WORN = 90


def checks() -> tuple[Check, ...]:
    """What is looked at."""
    return (
        Check(what="doctor-what-player", look=_player),
        Check(what="doctor-what-power", look=_power),
    )


def is_in_use(patient: Patient) -> bool:
    """Whether a player has the state folder, by the kernel's list of locks: to try the lock would hold it.

    The inode alone counts: on an overlay, the list gives another device than `stat` does.
    """
    try:
        inode = os.stat(patient.state / "lock").st_ino
    except OSError:
        return False
    locks = (line.split() for line in patient.read("proc/locks").splitlines())
    return any("FLOCK" in words and any(word.endswith(f":{inode}") for word in words) for words in locks)


def _player(patient: Patient) -> Iterator[Finding]:
    """Whether a player runs, and whether it says something of itself."""
    if not is_in_use(patient):
        state = str(patient.state)
        yield bad("doctor-player-off", state=state) if patient.is_systemd else untold("doctor-player-none", state=state)
        return
    try:
        written = os.stat(os.path.join(run_folder(str(patient.state)), STATUS)).st_mtime
    except OSError:
        written = 0.0
    yield player(time.time() - written)


def player(silent_s: float) -> Finding:
    """What is to be said of a player that runs and has written nothing for so long."""
    if silent_s > FRESH_S:
        return bad("doctor-player-silent", most=FRESH_S)
    return good("doctor-player", version=__version__)


def _power(patient: Patient) -> Iterator[Finding]:
    machine = ask_machine(patient.state, patient.root, firmware=vcgencmd if patient.is_pi else None)
    yield _volts(machine)
    yield _heat(machine)
    yield _wear(machine)


def _volts(machine: Machine) -> Finding:
    if machine.low_voltage is None:
        return untold("doctor-power-untold")
    if machine.low_voltage or machine.low_voltage_since_boot:
        return bad("doctor-power-low" if machine.low_voltage else "doctor-power-was-low")
    if machine.throttled:
        return bad("doctor-slowed")
    return good("doctor-power")


def _heat(machine: Machine) -> Finding:
    if machine.celsius is None:
        return untold("doctor-heat-untold")
    return (bad if machine.celsius >= HOT else good)(
        "doctor-hot" if machine.celsius >= HOT else "doctor-heat", degrees=round(machine.celsius)
    )


def _wear(machine: Machine) -> Finding:
    percent, end = machine.wear_percent, machine.wear_end or 0
    if percent is None:
        return untold("doctor-wear-untold")
    if percent >= WORN or end > 1:
        return bad("doctor-worn", percent=percent)
    return good("doctor-wear", percent=percent)
