"""What the table and the page say about a board, in the same words."""

from collections.abc import Sequence

from ledplayer.language import Language, catalogue, say
from ledplayer.status.beacon import COLOURS, Colour
from ledplayer.status.boards.standing import Standing
from ledplayer.status.boards.times import time

#: Rungs on which campaigns are what is seen.
_WITH_CAMPAIGNS = ("urgent", "exclusive", "open")


def in_order(standings: Sequence[Standing]) -> list[Standing]:
    """Those that somebody must see to first, then by name; strangers last."""
    return sorted(
        standings, key=lambda one: (not one.is_listed, -COLOURS.index(one.colour), (one.name or one.id), one.id)
    )


def counts(standings: Sequence[Standing]) -> dict[Colour, int]:
    """How many boards there are of each colour."""
    return {colour: sum(one.colour == colour for one in standings) for colour in COLOURS}


def alive_words(one: Standing, now_ms: int, language: Language) -> str:
    """Whether it lives, or since when no more."""
    return say(f"boards-state-{one.state}", language, time=time(one.last_ms, now_ms) if one.last_ms else "–")


def on_words(one: Standing, language: Language) -> str:
    """What is on, as its player said last."""
    if not one.rung and not one.now:
        return say("boards-on-unknown", language)
    code = f"on-air-rung-{one.rung}"
    rung = say(code, language) if code in catalogue() else one.rung
    names = ", ".join(dict.fromkeys(one.campaigns))
    if one.rung not in _WITH_CAMPAIGNS or not names:
        return rung
    return names if one.rung == "open" else f"{rung}: {names}"


def content_words(one: Standing, now_ms: int, language: Language) -> str:
    """Which release it has, and whether that is the newest."""
    if not one.release:
        return say("boards-no-release", language)
    marks = [one.release]
    if one.is_newest is not None:
        marks.append(say("boards-newest" if one.is_newest else "boards-older", language))
    elif one.release_ms:
        marks.append(say("boards-since", language, time=time(one.release_ms, now_ms)))
    return " · ".join(marks)
