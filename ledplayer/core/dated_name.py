"""A folder or file that says by its name from when to when it plays (rule W3): `25-9-2023_15-10-2023 Họp dân`."""

import re

from ledplayer.core.dates_written import WrongError, read_day
from ledplayer.core.model import Window

_DATE = r"(?:\d{1,2}[-.]\d{1,2}[-.]\d{4}|\d{4}[-.]\d{1,2}[-.]\d{1,2})"
_DATED = re.compile(rf"\s*({_DATE})\s*_\s*({_DATE})(?!\d)[\s_-]*")


def dated(name: str) -> Window | None:
    """The days a name says; None when it says none, impossible ones, or its end lies before its begin."""
    found = _DATED.match(name)
    if found is None:
        return None
    try:
        begin, end = read_day(found[1]), read_day(found[2])
    except WrongError:
        return None
    if (end.year, end.month, end.day) < (begin.year, begin.month, begin.day):
        return None
    return Window(begin=begin, end=end)


def title(name: str) -> str:
    """What a folder's name says besides its dates; the whole name where it says nothing else."""
    found = _DATED.match(name)
    return (name[found.end() :].strip() if found else "") or name
