"""What the office is told of a board, out of its `status.json`."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from ledplayer.errors import Severity
from ledplayer.language import Language
from ledplayer.status.beacon import Beacon, Trouble
from ledplayer.status.voice import Voice

#: The rule that only counts the problems, which are told one by one.
_COUNTED = 11


def beacon(doc: Mapping[str, Any], language: Language, *, is_stopped: bool = False) -> Beacon:
    """The board as a `status.json` has it. Args: is_stopped: The player was told to end."""
    on_air, speaks = doc["on_air"], Voice(language)
    what = on_air["now"]["what"] or speaks.say(f"kind-{on_air['now']['kind']}")
    return Beacon(
        at_ms=doc["at_ms"] or 0,
        name=doc["board"]["name"],
        colour=doc["colour"],
        rung=on_air["rung"],
        campaigns=tuple(dict.fromkeys(one["campaign"] or one["playlist"] for one in on_air["campaigns"])),
        now=what,
        since_ms=_wall_ms(doc["span"]["since"]),
        release=(doc["content"]["release"] or "")[:8],
        problems=tuple(_troubles(doc, speaks)),
        more=doc["more_problems"],
        is_stopped=is_stopped,
    )


def _troubles(doc: Mapping[str, Any], speaks: Voice) -> Iterator[Trouble]:
    for one in doc["rests_on"]:
        if one["rule"] != _COUNTED:
            severity: Severity = "error" if one["colour"] == "red" else "warning"
            say, do = speaks.say(one["code"], one["values"]), speaks.hint(one["code"], one["values"])
            yield Trouble(severity=severity, say=say, do=do)
    language = speaks.language
    for one in doc["problems"]:
        if one["severity"] != "info":
            place = one["place"]["file"]
            say = f"{place}: {one[language]}" if place else one[language]
            yield Trouble(event=one["event"], severity=one["severity"], say=say, do=one[f"{language}_hint"])


def _wall_ms(moment: str | None) -> int:
    return round(datetime.fromisoformat(moment).timestamp() * 1000) if moment else 0
