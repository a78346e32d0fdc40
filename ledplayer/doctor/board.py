"""The board's own file."""

from collections.abc import Iterator

from ledplayer import config
from ledplayer.checkup import Check, Finding, Patient, bad, good
from ledplayer.core.names import shown


def checks() -> tuple[Check, ...]:
    """What is looked at."""
    return (Check(what="doctor-what-board", look=_board),)


def _board(patient: Patient) -> Iterator[Finding]:
    if not patient.file.exists():
        if patient.board is not None and patient.board.id != config.NAMELESS.id:
            yield good("doctor-board-listed", board=patient.board.id)
        else:
            yield bad("doctor-board-none", file=str(patient.file))
        return
    board, problems = config.read_file(patient.file)
    for problem in problems:
        place = problem.place
        where = f"{shown(place.file)}:{place.line}:{place.column}" if place.line else shown(place.file)
        is_ok = None if problem.severity == "info" else False
        yield Finding(code=problem.code, is_ok=is_ok, values=problem.values, where=where)
    if board is not None:
        yield good("doctor-board", board=board.id, file=str(patient.file))
