"""Whether the machine knows what time it is, here."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from ledplayer import config
from ledplayer.checkup import Check, Finding, Patient, bad, good
from ledplayer.clock import BUILT_MS
from ledplayer.status.machine import ask_machine
from ledplayer.status.stamp import floor_ms

#: All year, in Viet Nam.
_HERE = timedelta(hours=7)


def checks() -> tuple[Check, ...]:
    """What is looked at."""
    return (
        Check(what="doctor-what-clock", look=_clock),
        Check(what="doctor-what-zone", look=_zone),
    )


def _clock(patient: Patient) -> Iterator[Finding]:
    machine = ask_machine(patient.state, patient.root)
    is_synchronised, has_rtc = bool(machine.is_synchronised), bool(machine.has_rtc)
    yield clock(patient, time.time_ns() // 1_000_000, is_synchronised=is_synchronised, has_rtc=has_rtc)


def clock(patient: Patient, now_ms: int, *, is_synchronised: bool, has_rtc: bool) -> Finding:
    """What is to be said of a clock that shows `now_ms`."""
    shown = f"{datetime.fromtimestamp(now_ms / 1000, UTC).astimezone(_zone_of(patient)):%d/%m/%Y %H:%M}"
    least_ms = max(BUILT_MS, floor_ms(patient.state))
    if now_ms < least_ms and not is_synchronised:
        least = f"{datetime.fromtimestamp(least_ms / 1000, UTC):%d/%m/%Y}"
        return bad("doctor-clock-wrong", shown=shown, least=least)
    if is_synchronised:
        return good("doctor-clock" if has_rtc else "doctor-clock-no-rtc", shown=shown)
    if has_rtc:
        return good("doctor-clock-rtc", shown=shown)
    return bad("doctor-clock-alone", shown=shown, command=_following(patient))


def _following(patient: Patient) -> str:
    """The command that makes the clock follow the network's time."""
    has_service = (
        any(patient.root.glob("usr/lib/systemd/systemd-timesyncd")) or patient.path("usr/sbin/chronyd").exists()
    )
    install = "" if has_service else f"{patient.apt('systemd-timesyncd')} && "
    return f"{install}sudo timedatectl set-ntp true"


def _zone(patient: Patient) -> Iterator[Finding]:
    own = patient.board.time_zone if patient.board else ""
    name = own or config.system_zone(patient.environment)
    try:
        there = ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        yield bad("doctor-zone-no-data", zone=name, command=patient.apt("tzdata"))
        return
    offset = datetime.now(there).utcoffset()
    if not own and offset != _HERE:
        command = "sudo timedatectl set-timezone Asia/Ho_Chi_Minh"
        if not patient.is_systemd:
            command = "sudo ln -sf /usr/share/zoneinfo/Asia/Ho_Chi_Minh /etc/localtime"
        yield bad("doctor-zone-other", zone=name, command=command)
    else:
        yield good("doctor-zone", zone=name)


def _zone_of(patient: Patient) -> ZoneInfo | None:
    name = patient.board.time_zone if patient.board else ""
    try:
        return ZoneInfo(name or config.system_zone(patient.environment))
    except (KeyError, ValueError, OSError):
        return None
