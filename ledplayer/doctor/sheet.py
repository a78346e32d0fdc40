"""What was found, as people and programs read it.

1. What is well comes first and what is to be done last, above the count: there the eye is when the lines have run by.
2. A command is given as it is to be typed: without `sudo` where root asks.
"""

import os
from collections.abc import Sequence

from ledplayer.checkup import Finding
from ledplayer.errors import Place, Problem
from ledplayer.language import Language, hint, message, say
from ledplayer.log.clean import clean

_COLOURS = {True: "32", False: "1;31", None: "2"}
_MARKS = {True: "doctor-mark-ok", False: "doctor-mark-fail", None: "doctor-mark-none"}
#: In JSON.
_RESULTS = {True: "ok", False: "fail", None: "unused"}


def lines(found: Sequence[Finding], speaks: Language, *, in_colour: bool = False) -> list[str]:
    """A line for each finding, one more for what is to be done, and the count (rule 1)."""
    width = max(len(say(mark, speaks)) for mark in _MARKS.values())
    told: list[str] = []
    for is_ok in (True, None, False):
        for finding in (one for one in found if one.is_ok is is_ok):
            mark = say(_MARKS[is_ok], speaks).ljust(width)
            shown = f"\x1b[{_COLOURS[is_ok]}m{mark}\x1b[0m" if in_colour else mark
            told.append(f"{shown}  {words(finding, speaks)}")
            if to_do := remedy(finding, speaks):
                told.append(f"{' ' * width}  → {to_do}")
    counts = {key: sum(one.is_ok is key for one in found) for key in (True, None, False)}
    code = "doctor-count" if counts[False] else "doctor-count-well"
    return [*told, "", say(code, speaks, fails=counts[False], oks=counts[True], unused=counts[None])]


def values(found: Sequence[Finding], speaks: Language) -> list[dict[str, str]]:
    """The same for programs, in the order of looking."""
    return [
        {
            "code": one.code,
            "result": _RESULTS[one.is_ok],
            "message": words(one, speaks),
            "hint": remedy(one, speaks),
        }
        for one in found
    ]


def words(finding: Finding, speaks: Language) -> str:
    """What was found."""
    told = clean(message(_problem(finding), speaks))
    return f"{clean(finding.where)}: {told}" if finding.where else told


def remedy(finding: Finding, speaks: Language) -> str:
    """What mends it; "" where nothing has to be mended."""
    if finding.is_ok:
        return ""
    told = clean(hint(_problem(finding), speaks))
    if finding.is_ok is False and not told:
        told = say("doctor-ask-log", speaks)
    return told.replace("sudo ", "") if os.geteuid() == 0 else told


def _problem(finding: Finding) -> Problem:
    return Problem(severity="error", code=finding.code, place=Place(file=finding.where), values=finding.values)
