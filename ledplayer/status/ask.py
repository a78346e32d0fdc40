"""`ledplayer status`, answered without the command line's library: what it is asked, what it prints, how it ends.

It ends with 0 on green, 1 on amber, 2 on red.
"""

import json
import os
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

from ledplayer.language import Language, spoken_here
from ledplayer.run_folder import run_folder, usual_state
from ledplayer.status.health import Finding, colour_of, judge
from ledplayer.status.look import Seen, look
from ledplayer.status.screen import Look, screen
from ledplayer.status.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

EXITS = {"green": 0, "amber": 1, "red": 2}
WATCH_S = 2.0
_COLOURS = {"green": "\x1b[1;32m", "amber": "\x1b[1;33m", "red": "\x1b[1;31m"}
_PLAIN, _CLEAR = "\x1b[0m", "\x1b[H\x1b[2J\x1b[3J"
_ZONES = "/usr/share/zoneinfo"
#: What a living player touches; the newest tells when it was seen last where nothing else does.
_TOUCHED = ("clock.json", "plan.json", "log/player.log")


class Asked(NamedTuple):
    """What the command line says. `state`: the state folder; "" is the usual one."""

    state: str = ""
    as_json: bool = False
    watch: bool = False
    language: Language | None = None


def read_words(words: "Sequence[str]") -> Asked | None:
    """What is asked; None where the command line's library has to answer: help, a mistake."""
    asked, left = Asked(), list(words)
    while left:
        word, _, value = left.pop(0).partition("=")
        if word in ("--json", "--watch") and not value:
            asked = asked._replace(as_json=True) if word == "--json" else asked._replace(watch=True)
            continue
        if word not in ("--state", "--language") or not (value or left):
            return None
        value = value or left.pop(0)
        if word == "--state":
            asked = asked._replace(state=value)
        elif value in ("vi", "en"):
            asked = asked._replace(language="vi" if value == "vi" else "en")
        else:
            return None
    return asked


def answer(asked: Asked) -> int:
    """Print what is asked; returns how to end."""
    while True:
        found = ask(os.path.abspath(asked.state or usual_state()))
        language = asked.language or spoken_here()
        try:
            print(
                (_CLEAR if asked.watch and sys.stdout.isatty() else "")
                + (told(found) if asked.as_json else _page(found, language)),
                flush=True,
            )
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nobody reads any more
            return EXITS[found.colour]
        if not asked.watch:
            return EXITS[found.colour]
        try:
            time.sleep(WATCH_S)
        except KeyboardInterrupt:
            return EXITS[found.colour]


def ask(state: str, *, proc: str = "/proc", mono_s: float | None = None, wall_s: float | None = None) -> Look:
    """Look at a board, and judge. Args: proc: Its processes. mono_s, wall_s: The machine's clocks; read if None."""
    wall_s = time.time() if wall_s is None else wall_s
    seen = look(run_folder(state), proc, mono_s)
    if seen.doc is not None:
        _live_in(seen.doc["board"]["zone"])
    findings = [Finding(1, "red", f"health-{seen.why}", {"state": state})] if seen.why else judge(seen.doc or {})
    now_ms = int(wall_s * 1000)
    if seen.doc and not seen.why and seen.doc["at_ms"] is not None:
        now_ms = seen.doc["at_ms"] + int(1000 * max(0.0, seen.age_s or 0.0))  # also of a clock that was shifted
    from ledplayer.status.ahead import ahead

    found = Look(state, seen, findings, colour_of(findings), ahead(state, now_ms), now_ms)
    if not seen.why:
        return found
    from ledplayer.status.last_lines import last_lines

    return found._replace(sign_ms=_sign_ms(state, seen, wall_s), last_lines=last_lines(state))


def told(found: Look) -> str:
    """One JSON object, for programs: the judgement, and what the player said last."""
    whole = {
        "colour": found.colour,
        "player": found.seen.why or "alive",
        "rests_on": [one._asdict() for one in found.findings],
        "last_sign_ms": found.sign_ms,
        "ahead": [one._asdict() for one in found.ahead],
        "status": found.seen.doc,
    }
    return json.dumps(whole, ensure_ascii=False)


def _page(found: Look, language: Language) -> str:
    head, *lines = screen(found, Voice(language))
    if sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb":
        word, _, rest = head.partition("  ")
        head = f"{_COLOURS[found.colour]}{word}{_PLAIN}  {rest}"
    whole = "\n".join((head, *lines))
    if os.environ.get("TERM") != "linux":
        return whole
    from ledplayer.language.plain import plain

    return plain(whole)


def _live_in(zone: str) -> None:
    """Let times be the board's; +07:00 where there is no data for its zone (`config.zone`)."""
    is_known = zone and not zone.startswith(("/", ".")) and os.path.isfile(f"{_ZONES}/{zone}")
    os.environ["TZ"] = zone if is_known else "<+07>-7"
    time.tzset()


def _sign_ms(state: str, seen: Seen, wall_s: float) -> int | None:
    """When a player that is gone was seen last."""
    if seen.age_s is not None:
        return int((wall_s - seen.age_s) * 1000)
    if seen.doc and isinstance(at_ms := seen.doc["at_ms"], int):
        return at_ms
    found = []
    for name in _TOUCHED:
        try:
            found.append(os.stat(f"{state}/{name}").st_mtime_ns // 1_000_000)
        except OSError:
            continue
    return max(found, default=None)
