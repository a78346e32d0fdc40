"""What a plan shows at a moment, as values for programs: `on-air --json`, `status.json`.

Both come from `Plan.at`, the same call that the player makes, so this *is* what the board will show.
"""

from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

from ledplayer.core.lineup import Shot, Showing


def wall_ms(moment: datetime) -> int:
    """Whole milliseconds from the epoch to an aware moment."""
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


def local(at_ms: int, zone: tzinfo) -> datetime:
    """Milliseconds from the epoch as a moment in the board's zone."""
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=at_ms)).astimezone(zone)


def iso(at_ms: int, zone: tzinfo) -> str:
    """A time as programs read it: ISO 8601 with the offset of the board's zone."""
    return local(at_ms, zone).isoformat(timespec="milliseconds" if at_ms % 1000 else "seconds")


def moment_value(shot: Shot, at_ms: int, board: str, zone: tzinfo) -> dict[str, Any]:
    """One moment as `on-air --json` prints it; times are ISO 8601 with offset."""
    segment = shot.now.segment
    return {
        "at": iso(at_ms, zone),
        "board": board,
        "rung": segment.rung,
        "campaigns": [
            {"playlist": playlist, "campaign": campaign, "level": level}
            for playlist, campaign, level in segment.campaigns
        ],
        "now": showing_value(shot.now, zone),
        "next": showing_value(shot.next, zone) if shot.next else None,
    }


def showing_value(showing: Showing, zone: tzinfo) -> dict[str, Any]:
    """One showing as `on-air --json` prints it; what no playlist named has `playlist`, `campaign` and `item` null."""
    piece = showing.piece
    return {
        "playlist": piece.playlist or None,
        "campaign": piece.campaign or None,
        "item": piece.number or None,
        "kind": piece.kind,
        "what": piece.what,
        "start": iso(showing.begin_ms, zone),
        "end": iso(showing.end_ms, zone),
    }
