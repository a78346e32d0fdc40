"""Is the player on air? `python3 health.py FOLDER VERSION SECONDS BEFORE` watches it, and ends with 0 where it is well.

FOLDER is the version's name below /opt/ledplayer, VERSION its number.
BEFORE is the `status.json` of the version before: what was wrong with the board already is not the new one's fault.
Of the standard library alone: it must work where the new version does not. Prints why not, in one line.
"""

import json
import subprocess
import sys
import time

STATUS = "/run/ledplayer/status.json"
#: Rules of docs/status.md that are the program's: picture, display, plan, content, helpers.
OURS = {2, 3, 4, 5, 10}
START_S, SILENT_S, STEP_S = 60.0, 25.0, 1.0
#: So often it may be started again by systemd before it is given up.
DEATHS = 5


def main(folder: str, version: str, watched_s: float, before: str) -> str:
    """Why the player is not well; "" where it is."""
    known = {rule for rule, _ in reds(read(before))}
    begin = time.monotonic()
    while why := unfit(read(STATUS), folder, version):
        if unit()[1] >= DEATHS:
            return "the player dies as it starts"
        if time.monotonic() - begin > START_S:
            return why
        time.sleep(STEP_S)
    pid, restarts = unit()
    last = read(STATUS)
    risen = begin = time.monotonic()
    while time.monotonic() - begin < watched_s:
        time.sleep(STEP_S)
        if unit() != (pid, restarts):
            return "the player died"
        now = read(STATUS)
        if why := unfit(now, folder, version):
            return why
        if now["frames"]["shown"] > last["frames"]["shown"]:
            last, risen = now, time.monotonic()
        if time.monotonic() - risen > SILENT_S:
            return "the player shows nothing"
        if new := [code for rule, code in reds(now) if rule in OURS - known]:
            return f"the board is red: {', '.join(new)}"
    return ""


def unfit(status: dict, folder: str, version: str) -> str:
    """Why this is no word of the version's player that runs now."""
    pid, _ = unit()
    if not pid:
        return "the player does not run"
    if not program(pid).startswith(f"/opt/ledplayer/{folder}/"):
        return "the player that runs is another one"
    try:
        if status["pid"] != pid:
            return "the player tells nothing"
        if status["versions"]["ledplayer"] != version:
            return f"the player is of version {status['versions']['ledplayer']}"
        if time.monotonic() - status["mono_s"] > SILENT_S:
            return "the player has fallen silent"
        status["frames"]["shown"], status["rests_on"]
    except (KeyError, TypeError):
        return "the player tells nothing"
    return ""


def reds(status: dict) -> list[tuple[int, str]]:
    """The red rules that hold, with their sentences' names."""
    try:
        return [(one["rule"], one["code"]) for one in status["rests_on"] if one["colour"] == "red"]
    except (KeyError, TypeError):
        return []


def read(path: str) -> dict:
    """A JSON object; empty where there is none."""
    try:
        with open(path, "rb") as file:
            found = json.loads(file.read(1 << 17))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def program(pid: int) -> str:
    """What a process was started from."""
    try:
        with open(f"/proc/{pid}/cmdline", "rb") as file:
            return file.read(4096).split(b"\0")[0].decode(errors="replace")
    except OSError:
        return ""


def unit() -> tuple[int, int]:
    """The unit's main process, 0 where it is not active, and how often it was started again."""
    command = ["systemctl", "show", "--property=ActiveState,MainPID,NRestarts", "ledplayer.service"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    found = dict(line.partition("=")[::2] for line in answer.splitlines())
    is_active = found.get("ActiveState") == "active"
    return int(found.get("MainPID") or 0) if is_active else 0, int(found.get("NRestarts") or 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], float(sys.argv[3]), sys.argv[4]) or 0)
