"""What the machine and the player say of themselves."""

import os
from collections.abc import Iterator

from ledplayer import __version__
from ledplayer.checkup import Check, Finding, Patient, bad, good, untold
from ledplayer.run_folder import run_folder
from ledplayer.status.document import SILENT_S
from ledplayer.status.look import Seen, look
from ledplayer.status.machine import Machine, ask_machine, vcgencmd

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
    yield player(look(run_folder(str(patient.state))), patient, is_in_use=is_in_use(patient))


def player(seen: Seen, patient: Patient, *, is_in_use: bool) -> Finding:
    """What is to be said of a player that was seen so."""
    if seen.doc is not None and not seen.why:
        version = str(seen.doc["versions"]["ledplayer"])
        if version != __version__:
            return bad("doctor-player-other", version=version, own=__version__)
        return good("doctor-player", version=version)
    if is_in_use or seen.why == "silent":
        return bad("doctor-player-silent", most=round(SILENT_S))
    state = str(patient.state)
    return bad("doctor-player-off", state=state) if patient.is_systemd else untold("doctor-player-none", state=state)


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
