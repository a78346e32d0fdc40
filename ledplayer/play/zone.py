"""What the board's clock shows: its local time minus UTC."""

import time
from datetime import UTC, datetime, timedelta

#: Vietnam's time all year, where zone data is missing.
VIETNAM_S = 7 * 3600


def offset_s(zone: str, wall_ms: float) -> int:
    """Seconds to add to UTC at a moment in a named zone; "" is the machine's own."""
    if not zone:
        return time.localtime(wall_ms / 1000).tm_gmtoff
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # not before the first picture

    try:
        there = datetime.fromtimestamp(wall_ms / 1000, UTC).astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError):
        return VIETNAM_S
    return int((there.utcoffset() or timedelta()).total_seconds())
