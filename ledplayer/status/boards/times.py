"""Moments and spans as an office reads them, in this machine's zone."""

from datetime import UTC, datetime, timedelta, tzinfo

from ledplayer import config
from ledplayer.language import Language, say

_MINUTE_MS = 60_000
_HOUR_MS = 60 * _MINUTE_MS
_DAY_MS = 24 * _HOUR_MS


def time(at_ms: int, now_ms: int) -> str:
    """`07:12` of today, else with its day: `07:12 3/10`, and its year where it is another one."""
    at, now = local(at_ms), local(now_ms)
    if at.date() == now.date():
        return f"{at:%H:%M}"
    day = f"{at.day}/{at.month}" + ("" if at.year == now.year else f"/{at.year}")
    return f"{at:%H:%M} {day}"


def span(length_ms: int, language: Language) -> str:
    """How long something takes, in the largest unit that fits."""
    if length_ms < _HOUR_MS:
        return say("boards-minutes", language, count=max(1, length_ms // _MINUTE_MS))
    if length_ms < 2 * _DAY_MS:
        return say("boards-hours", language, count=length_ms // _HOUR_MS)
    return say("boards-days", language, count=length_ms // _DAY_MS)


def local(at_ms: int) -> datetime:
    """Milliseconds from the epoch as a moment in this machine's zone."""
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=at_ms)).astimezone(_zone())


def moment_ms(civil: datetime) -> int:
    """A time of this machine's zone, milliseconds from the epoch."""
    return (civil.replace(tzinfo=_zone()) - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


def _zone() -> tzinfo:
    return config.zone(config.system_zone())
