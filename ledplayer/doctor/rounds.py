"""Whom the doctor looks at, and all that is looked at, in the order in which it is mended."""

from pathlib import Path

from ledplayer import config
from ledplayer.checkup import Check, Finding, Patient
from ledplayer.doctor import board, installation, timekeeping, upkeep
from ledplayer.doctor.examine import examine
from ledplayer.intake import checks as intake
from ledplayer.makers import checks as makers
from ledplayer.paint import checks as paint
from ledplayer.play import checks as play
from ledplayer.status import checks as status
from ledplayer.updates import checks as updates


def patient_of(which: str | None, state: Path | None, store: Path | None, trust: Path | None) -> Patient:
    """This machine, as its player sees it.

    Args:
        which: A board's file or id.
        state, store, trust: Where they are not at their usual places.
    """
    file = config.file_of(which)
    state = state or (config.STATE if config.STATE.is_dir() else config.state_folder())
    try:
        found, _ = config.find_board(which, [] if file else [config.bundled()] if which else [])
    except ImportError:  # no YAML: what is missing is told by its own check
        found = None
    return Patient(
        state=state.absolute(),
        store=store or config.store_folder(state),
        trust=trust or config.root_file(file),
        board=found,
        file=file or config.BOARD_FILE,
    )


def all_checks(patient: Patient) -> tuple[Check, ...]:
    """Of every package."""
    return (
        *installation.checks(),
        *board.checks(),
        *play.checks(),
        *paint.checks(),
        *makers.checks(),
        *intake.checks(patient),
        *timekeeping.checks(),
        *updates.checks(),
        *upkeep.checks(),
        *status.checks(),
    )


def rounds(patient: Patient) -> list[Finding]:
    """What all of them find."""
    return examine(all_checks(patient), patient)
