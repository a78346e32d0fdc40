"""What lies before the section that is written now, kept in memory until its block is made.

Intake makes new plans as soon as it runs: what was due while nothing ran must be found out before that.
"""

import json
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import get_args

from ledplayer.core.played import Why
from ledplayer.run_folder import put
from ledplayer.status.proof.gap import Missing
from ledplayer.status.proof.rows import Raw, item_from_json, item_to_json, moment

_NAME = re.compile(r"proof-gap-(\d+)\.json")


def keep(run: Path, begin_ms: int, missing: Sequence[Missing]) -> None:
    """Keep what is missing before the section that begins then. Raises `OSError`."""
    raw = [
        [one.begin_ms, one.end_ms, one.why, [[day, item_to_json(item), n, ms] for day, item, n, ms in one.due]]
        for one in missing
    ]
    data = json.dumps(raw, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")
    put(str(_path(run, begin_ms)), data)


def kept(run: Path, begin_ms: int) -> tuple[Missing, ...] | None:
    """What is missing before the section that begins then; None where nothing (right) was kept."""
    try:
        return tuple(map(_missing, json.loads(_path(run, begin_ms).read_bytes())))
    except (OSError, ValueError, TypeError, RecursionError):
        return None


def forget(run: Path, begin_ms: int) -> None:
    """Sections that began up to then are safe."""
    with suppress(OSError):
        for name in os.listdir(run):
            found = _NAME.fullmatch(name)
            if found and int(found[1]) <= begin_ms:
                (run / name).unlink()


def _path(run: Path, begin_ms: int) -> Path:
    return run / f"proof-gap-{begin_ms}.json"


def _missing(raw: Raw) -> Missing:
    begin_ms, end_ms, why, due = raw
    if why not in get_args(Why):
        raise ValueError("why")
    days = tuple(
        (date.fromisoformat(day).isoformat(), item_from_json(item), int(n), int(ms)) for day, item, n, ms in due
    )
    return Missing(begin_ms=moment(begin_ms), end_ms=moment(end_ms), why=why, due=days)
