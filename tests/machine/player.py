"""What is asked of the player on a machine."""

import json
import time
from typing import Any

from tests.machine.tree import PLACE, Machine, wait

SECOND_LOOK_S = 0.2


def status(machine: Machine) -> dict[str, Any]:
    """`status.json` of the process that runs now; empty where it has told nothing yet."""
    done = machine.run("systemctl show -P MainPID ledplayer; cat /run/ledplayer/status.json")
    pid, _, text = done.stdout.partition("\n")
    try:
        found: dict[str, Any] = json.loads(text)
    except ValueError:
        return {}
    return found if found["pid"] == int(pid) and found["frames"]["shown"] > 0 else {}


def on_air(machine: Machine, within_s: float) -> dict[str, Any]:
    """The first word of a player that shows something. Raises `TimeoutError`."""
    return wait(lambda: status(machine), within_s, "the board shows nothing")


def back_after(machine: Machine, old_pid: int, within_s: float) -> float:
    """Seconds until another process shows something."""
    begin = time.monotonic()
    wait(lambda: status(machine).get("pid", old_pid) != old_pid, within_s, "the board does not come back")
    return time.monotonic() - begin


def current(machine: Machine) -> str:
    """The name of the version that counts."""
    return machine.run("basename $(readlink /opt/ledplayer/current)").stdout.strip()


def noted(what: str, value: object) -> None:
    """Keep a figure that was measured, for whoever reads `build/machine/measured.txt`."""
    line = f"{what}: {value:.2f}" if isinstance(value, float) else f"{what}: {value}"
    print(line)
    with (PLACE / "measured.txt").open("a", encoding="utf-8") as file:
        file.write(f"{time.strftime('%F %T')}  {line}\n")
