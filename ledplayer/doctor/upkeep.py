"""The system around the player: its services, the watchdog, the journal."""

from collections.abc import Iterator

from ledplayer.checkup import Check, Finding, Patient, bad, good, untold

PLAYER_UNIT = "ledplayer.service"
SYNC_UNIT = "ledplayer-sync.timer"
#: Where systemd looks for units.
PLACES = ("etc/systemd/system", "usr/lib/systemd/system", "usr/local/lib/systemd/system")


def checks() -> tuple[Check, ...]:
    """What is looked at."""
    return (
        Check(what="doctor-what-units", look=_units),
        Check(what="doctor-what-watchdog", look=_watchdog),
        Check(what="doctor-what-journal", look=_journal),
        Check(what="doctor-what-data", look=_data),
    )


def _units(patient: Patient) -> Iterator[Finding]:
    wanted = [PLAYER_UNIT, *([SYNC_UNIT] if patient.board and patient.board.server else [])]
    if not patient.is_systemd:
        if not patient.path("usr/lib/systemd/systemd").exists():
            yield bad("doctor-systemd-missing", command=patient.apt("systemd-sysv"))
        absent = [unit for unit in wanted if not any(patient.path(f"{place}/{unit}").exists() for place in PLACES)]
        for unit in absent:
            yield bad("doctor-unit-absent", unit=unit)
        if not absent:
            yield untold("doctor-no-systemd")
        return
    states = {unit: patient.ask("systemctl", "is-enabled", unit) or "not-found" for unit in wanted}
    for unit, state in states.items():
        if not state.startswith("enabled"):
            is_absent = "not-found" in state or "No such file" in state
            yield bad("doctor-unit-absent", unit=unit) if is_absent else bad("doctor-unit-off", unit=unit, state=state)
    on = [unit for unit, state in states.items() if state.startswith("enabled")]
    if on:
        yield good("doctor-units", units=", ".join(on))


def _data(patient: Patient) -> Iterator[Finding]:
    """By systemd/read-only.sh, which writes the settings, and data-partition.sh, which says what became of it."""
    settings = patient.read("etc/ledplayer-data.conf")
    device = next((line.removeprefix("device=") for line in settings.splitlines() if line.startswith("device=")), "")
    if not device:
        yield untold("doctor-data-on-root")
    elif patient.read("run/ledplayer-data/is").strip() == "used":
        yield good("doctor-data", device=device)
    else:
        yield bad("doctor-data-lost", device=device)


def _watchdog(patient: Patient) -> Iterator[Finding]:
    device = any(patient.path("sys/class/watchdog").glob("watchdog*"))
    if not device:
        yield bad("doctor-watchdog-pi") if patient.is_pi else untold("doctor-watchdog-none")
        return
    if not patient.is_systemd:
        yield untold("doctor-watchdog-unasked")
        return
    said = patient.ask("systemctl", "show", "--property=RuntimeWatchdogUSec", "--value") or ""
    if said in ("", "0", "infinity"):
        yield bad("doctor-watchdog-off")
    else:
        yield good("doctor-watchdog", after=said)


def _journal(patient: Patient) -> Iterator[Finding]:
    if not patient.is_systemd:
        yield untold("doctor-journal-none")
    elif patient.path("var/log/journal").is_dir():
        yield good("doctor-journal-kept")
    elif patient.path("run/log/journal").is_dir():
        yield good("doctor-journal-in-memory")
    else:
        yield bad("doctor-journal-off")
