"""Opens the display for trial, where no player has it open, and judges the canvas in it."""

import os
import re
from collections.abc import Iterator

from ledplayer.checkup import Finding, Patient, bad, good, untold
from ledplayer.core.model import Board, Box, Size
from ledplayer.language import reason
from ledplayer.play.output import choose, settings
from ledplayer.play.plan_files import PlanFiles
from ledplayer.run_folder import run_folder
from ledplayer.status.checks import is_in_use
from ledplayer.status.look import look


def try_display(patient: Patient) -> Iterator[Finding]:
    """Open the display as the player does, where no player has it open."""
    output = choose(patient.environment, "", patient.path("dev/dri"))
    if output == "off-screen":
        return  # told by `_card`
    if is_in_use(patient):
        doc = look(run_folder(str(patient.state))).doc
        is_missing = doc is not None and doc["display"]["is_missing"]
        yield bad("doctor-display-missing") if is_missing else untold("doctor-display-in-use")
        yield from _canvas(_board(patient), _mode(patient))
        return
    if output == "console":
        yield from _try_console(patient)
        return
    import pygame

    os.environ.update(settings(output, patient.environment))
    try:
        pygame.display.init()
        width, height = pygame.display.get_desktop_sizes()[0]
        pygame.display.set_mode((width, height), pygame.HIDDEN, 32)
        driver = pygame.display.get_driver()
    except pygame.error as error:
        yield bad("doctor-display-closed", why=str(error)[:200])
        return
    finally:
        pygame.display.quit()
    yield good("doctor-display", driver=driver, width=width, height=height)
    yield from _canvas(_board(patient), Size(width=width, height=height))


def _try_console(patient: Patient) -> Iterator[Finding]:
    from ledplayer.play import kms  # pygame, as above

    try:
        screen = kms.Screen(patient.path("dev/dri"))
    except OSError as error:
        yield bad("doctor-display-closed", why=reason(error))
        return
    size = screen.size
    screen.close()
    yield good("doctor-display", driver="KMS", width=size.width, height=size.height)
    yield from _canvas(_board(patient), size)


def _board(patient: Patient) -> Board | None:
    """The board; of a canvas that its own file does not give, the plan knows what `boards.yaml` says."""
    if patient.board is None or patient.board.canvas:
        return patient.board
    plan = PlanFiles(patient.state).read()
    return plan.board if plan and plan.board.id == patient.board.id else patient.board


def _canvas(board: Board | None, display: Size | None) -> Iterator[Finding]:
    """Whether the canvas lies inside the display."""
    if board is None or board.canvas is None or display is None:
        yield untold("doctor-canvas-whole" if board and board.canvas is None else "doctor-canvas-untold")
        return
    x, y = board.offset
    box = Box(x=x, y=y, width=board.canvas.width, height=board.canvas.height)
    values = {
        "canvas": f"{box.width}x{box.height}",
        "offset": f"{x},{y}",
        "display": f"{display.width}x{display.height}",
    }
    if x + box.width > display.width or y + box.height > display.height:
        yield bad("doctor-canvas-cut", **values)
    else:
        yield good("doctor-canvas", **values)


def _mode(patient: Patient) -> Size | None:
    """What the first connected socket shows, by its preferred mode."""
    for status in sorted(patient.path("sys/class/drm").glob("card*-*/status")):
        if patient.read(f"sys/class/drm/{status.parent.name}/status").strip() == "connected":
            found = re.match(r"(\d{1,5})x(\d{1,5})", patient.read(f"sys/class/drm/{status.parent.name}/modes"))
            if found:
                return Size(width=int(found[1]), height=int(found[2]))
    return None
