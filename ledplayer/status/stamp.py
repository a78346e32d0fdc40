"""`clock.json`: the newest time we were sure of, so that an unsynchronised clock from before it is not believed."""

import json
import logging
from pathlib import Path

from ledplayer.clock import BUILT_MS
from ledplayer.files import write_whole

logger = logging.getLogger(__name__)

STAMP = "clock.json"


def floor_ms(state: Path) -> int:
    """The earliest time that can be, milliseconds from the epoch."""
    try:
        return max(BUILT_MS, int(json.loads((state / STAMP).read_bytes())["system_ms"]))
    except (OSError, ValueError, KeyError, TypeError):
        return BUILT_MS


def write_stamp(state: Path, system_ms: int) -> None:
    """Remember a time that the machine was sure of; a disk that refuses costs only the memory of it."""
    try:
        write_whole(state / STAMP, json.dumps({"system_ms": system_ms}).encode())
    except OSError as error:
        logger.warning("%s cannot be written: %s", STAMP, error)
