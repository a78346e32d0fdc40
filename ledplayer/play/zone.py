"""What the board's clock shows: its local time minus UTC."""

import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone, tzinfo

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


def there(zone: str, wall_ms: float) -> tzinfo:
    """The zone itself; "" is the machine's own, with the offset that it has at a moment."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # as above

    if zone:
        with suppress(ZoneInfoNotFoundError, ValueError):
            return ZoneInfo(zone)
    return timezone(timedelta(seconds=offset_s(zone, wall_ms)))
