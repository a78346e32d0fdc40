"""What bringing content in needs: a state folder that can be written, a card that is quick enough, and the sources."""

import os
import shutil
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from ledplayer.checkup import Check, Finding, Patient, bad, become_player, good, is_somebody_else, untold
from ledplayer.intake.mount import Mount, mount_of
from ledplayer.intake.store import RESERVE_BYTES
from ledplayer.language import reason

#: A name that no source takes for content.
TRIAL = ".ledplayer-doctor-{pid}.tmp"
#: Bytes of the file that is written for trial, and how often that is measured.
TRIAL_BYTES = 4096
TIMES = 9
#: A card that takes longer for one small file is worn, or was never fit, in milliseconds.
SLOW_MS = 200
#: Folders of a source that are counted at most, and the part of the kernel's watches that may be used.
MOST_FOLDERS = 100_000
PART_USED = 0.8
#: Free space below which a board will soon be full.
LEAST_FREE_BYTES = 8 * RESERVE_BYTES


def checks(patient: Patient) -> tuple[Check, ...]:
    """What is looked at: each source by itself."""
    sources = patient.board.sources if patient.board and patient.board.shared_folder != "none" else ()
    return (
        Check(what="doctor-what-state", look=_state),
        Check(what="doctor-what-card", look=_card, within_s=20.0, is_alone=True),
        Check(what="doctor-what-room", look=_room),
        *(
            Check(
                what="doctor-what-source",
                look=_source(Path(source)),
                within_s=8.0,
                hung="doctor-source-hung",
                values={"folder": source},
            )
            for source in sources
        ),
        Check(what="doctor-what-watches", look=_watches(sources), within_s=8.0, hung=""),
    )


def try_folder(folder: Path) -> float:
    """Write a small file, read it again and remove it; answers for how many milliseconds that held us.

    Raises:
        OSError: One of that did not work.
    """
    path = folder / TRIAL.format(pid=os.getpid())
    data = os.urandom(TRIAL_BYTES)
    begun = time.monotonic()
    try:
        with path.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        spent_ms = 1000 * (time.monotonic() - begun)
        if path.read_bytes() != data:
            raise OSError("other bytes than were written")
    finally:
        with suppress(FileNotFoundError):
            path.unlink()
    return spent_ms


def _above(folder: Path) -> Path:
    """The folder, or the nearest above it that is there: the player makes what is missing."""
    return next(one for one in (folder, *folder.parents) if one.exists())


def _state(patient: Patient) -> Iterator[Finding]:
    state, there = patient.state, _above(patient.state)
    is_technician = os.geteuid() != 0
    user = become_player()
    try:
        try_folder(there)
    except PermissionError:
        if is_technician and there == state:
            yield untold("doctor-folder-others", folder=str(state))
        else:
            yield bad("doctor-state-forbidden", folder=str(state), user=user)
    except OSError as error:
        yield bad("doctor-state-unwritable", folder=str(there), why=reason(error))
    else:
        if there == state:
            yield good("doctor-state", folder=str(state), user=user)
        else:
            yield untold("doctor-state-new", folder=str(state))


def _card(patient: Patient) -> Iterator[Finding]:
    """How long the card holds whoever writes: the median, for a single hiccup is nothing."""
    folder = _above(patient.state)
    try:
        yield card([try_folder(folder) for _ in range(TIMES)])
    except OSError:
        yield untold("doctor-card-untold")


def card(spent_ms: list[float]) -> Finding:
    """What is to be said of a card that took so long, each time."""
    median = round(statistics.median(spent_ms))
    if median > SLOW_MS:
        return bad("doctor-card-slow", milliseconds=median, most=SLOW_MS)
    return good("doctor-card", milliseconds=median)


def _room(patient: Patient) -> Iterator[Finding]:
    disk = shutil.disk_usage(_above(patient.state))
    values = {"free": f"{disk.free / 1e9:.1f}", "size": f"{disk.total / 1e9:.1f}", "folder": str(patient.state)}
    if disk.free < LEAST_FREE_BYTES:
        yield bad("doctor-room-low", least=f"{LEAST_FREE_BYTES / 1e9:.1f}", **values)
    else:
        yield good("doctor-room", **values)


def _source(folder: Path) -> Callable[[Patient], Iterator[Finding]]:
    def look(patient: Patient) -> Iterator[Finding]:
        mounts = patient.read("proc/self/mountinfo")
        configured = unmounted(folder, mounts, patient.read("etc/fstab"))
        if configured:
            yield bad("doctor-source-unmounted", folder=str(folder), point=configured)
            return
        if not folder.is_dir():
            yield bad("doctor-source-missing", folder=str(folder))
            return
        mount = mount_of(folder, mounts)
        user = become_player()
        try:
            with os.scandir(folder) as names:
                next(names, None)
            try_folder(folder)
        except OSError as error:
            if isinstance(error, PermissionError) and is_somebody_else():
                yield untold("doctor-folder-others", folder=str(folder))
                return
            code = "doctor-source-closed" if os.access(folder, os.R_OK | os.X_OK) else "doctor-source-unreadable"
            yield bad(code, folder=str(folder), kind=mount.kind or "?", user=user, why=reason(error))
            return
        yield good("doctor-source", folder=str(folder), kind=mount.kind or "?", options=_options(mount, mounts))

    return look


def unmounted(folder: Path, mounts: str, fstab: str) -> str:
    """The mount point of `/etc/fstab` that a folder should lie on but does not; "" where all is as it should be."""
    now = mount_of(folder, mounts).point
    wanted = [fields[1] for line in fstab.splitlines() if len(fields := line.split()) > 3 and fields[1].startswith("/")]
    above = [point for point in wanted if folder == Path(point) or Path(point) in folder.parents]
    best = max(above, key=len, default="")
    return best if len(best) > len(now) else ""


def _options(mount: Mount, mounts: str) -> str:
    """Of a share, those options that say what happens when its server is away: `, soft, vers=3.0`."""
    for line in mounts.splitlines():
        fields, _, rest = line.partition(" - ")
        if fields.split(" ")[4:5] == [mount.point] and rest.split(" ")[:1] == [mount.kind]:
            options = rest.split(" ")[-1].split(",")
            return "".join(f", {one}" for one in options if one in ("soft", "hard", "ro") or one.startswith("vers="))
    return ""


def _watches(sources: tuple[str, ...]) -> Callable[[Patient], Iterator[Finding]]:
    def look(patient: Patient) -> Iterator[Finding]:
        written = patient.read("proc/sys/fs/inotify/max_user_watches").strip()
        if not sources or not written.isdecimal():
            yield untold("doctor-watches-none" if not sources else "doctor-watches-untold")
            return
        most = int(written)
        folders = sum(1 for source in sources for _ in islice(os.walk(source), MOST_FOLDERS))
        if folders > PART_USED * most:
            yield bad("doctor-watches-few", folders=folders, most=most, wanted=max(65536, 4 * folders))
        else:
            yield good("doctor-watches", folders=folders, most=most)

    return look
