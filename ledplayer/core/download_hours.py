"""May be downloaded now? The hours of a board's file, minutes of its own day; none are all day."""

from collections.abc import Sequence

from ledplayer.core.model import Hours

DAY = 24 * 60


def is_open(hours: Sequence[Hours], minute: int) -> bool:
    """Whether a minute of the day is in some hours; an end that is not after its begin lies in the next day."""
    return not hours or any(_is_in(one, minute) for one in hours)


def opens_in(hours: Sequence[Hours], minute: int) -> int:
    """Minutes until some hours begin, at least one."""
    return min(((one.begin - minute - 1) % DAY + 1 for one in hours), default=1)


def _is_in(hours: Hours, minute: int) -> bool:
    if hours.begin < hours.end:
        return hours.begin <= minute < hours.end
    return minute >= hours.begin or minute < hours.end
