"""Lines of boards as their journals have them, made to measure."""

import io
import struct
from collections.abc import Mapping

from PIL import Image

from ledplayer.status.beacon import Beacon, encode

#: 26/11/2026 09:00 in Viet Nam.
NOW_MS = 1_795_658_400_000
MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS


def entry(at_ms: int, fields: Mapping[str, str | bytes], boot: str = "a" * 32) -> bytes:
    """One entry in the journal's export format."""
    parts = [f"__REALTIME_TIMESTAMP={at_ms * 1000}\n__MONOTONIC_TIMESTAMP={at_ms}\n_BOOT_ID={boot}\n".encode()]
    for name, value in fields.items():
        data = value.encode() if isinstance(value, str) else value
        if b"\n" in data or not data.isascii():
            parts.append(name.encode() + b"\n" + struct.pack("<Q", len(data)) + data + b"\n")
        else:
            parts.append(name.encode() + b"=" + data + b"\n")
    return b"".join(parts) + b"\n"


def line(board: str, at_ms: int, beacon: Beacon | None = None, picture: bytes = b"", **more: str | bytes) -> bytes:
    """A line of a board's log, with its state and a picture where they are given."""
    fields: dict[str, str | bytes] = {
        "MESSAGE": "E110 Đang phát: A",
        "PRIORITY": "6",
        "SYSLOG_IDENTIFIER": "ledplayer",
        "LEDPLAYER_EVENT": "E110",
        "LEDPLAYER_BOARD": board,
        "LEDPLAYER_PART": "player",
        "LEDPLAYER_VERSION": "0.1.0",
        "_MACHINE_ID": f"{sum(board.encode()):032x}",
    }
    if beacon:
        fields["LEDPLAYER_STATE"] = encode(beacon)
    if picture:
        fields["LEDPLAYER_THUMBNAIL"] = picture
    return entry(at_ms, fields | more)


def jpeg(colour: tuple[int, int, int], width: int = 96, height: int = 48) -> bytes:
    """A small picture of one colour."""
    file = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(file, "JPEG")
    return file.getvalue()
