"""One screen about one board, for people: colour, what is on, what is wrong and what to do, what comes, and facts.

Everything in it comes from a file and a judgement that were made before; here it is put into words and lines.
"""

from typing import TYPE_CHECKING, NamedTuple

from ledplayer.status.voice import Voice, hour, moment, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from ledplayer.status.ahead import Stretch
    from ledplayer.status.health import Colour, Finding
    from ledplayer.status.look import Seen

#: Of each part there are so many lines, that all of it is one screen.
MOST_PROBLEMS, MOST_STRETCHES, MOST_LAST_LINES = 6, 8, 5
MOST_LETTERS = 60
_RULE_PROBLEMS = 12


class Look(NamedTuple):
    """What a screen is made of.

    Attributes:
        state: The state folder that was asked about.
        sign_ms: When there was the last sign of life of a player that is gone, from the epoch; None is unknown.
    """

    state: str
    seen: "Seen"
    findings: "Sequence[Finding]"
    colour: "Colour"
    ahead: "Sequence[Stretch]"
    now_ms: int
    sign_ms: int | None = None
    last_lines: "Sequence[str]" = ()


def screen(look: Look, voice: Voice) -> list[str]:
    """The lines; the first is the colour's."""
    doc = look.seen.doc
    lines = [_head(look, voice)]
    if doc is not None:
        lines += ["", *_on(look, doc, voice)]
    wrong = list(_wrong(look, voice))
    if wrong:
        lines += ["", voice.say("status-wrong"), *wrong]
    if look.last_lines:
        lines += [
            "",
            voice.say("status-last-lines"),
            *(f"  {shown(one)}" for one in look.last_lines[-MOST_LAST_LINES:]),
        ]
    lines += ["", voice.say("status-ahead"), *_ahead(look, voice)]
    if doc is not None:
        then = f"{voice.say('status-on-last')}: " if look.seen.why else ""
        lines += ["", then + " · ".join(_facts(doc, voice))]
    return lines


def _head(look: Look, voice: Voice) -> str:
    board = look.seen.doc["board"] if look.seen.doc else {"name": "", "id": ""}
    name, id = shown(board["name"]), shown(board["id"])
    called = f"{name} ({id})" if name and id else name or id or voice.say("status-nameless")
    return f"{voice.say(f'status-{look.colour}')}  {called}  {moment(look.now_ms)}"


def _on(look: Look, doc: "Mapping[str, Any]", voice: Voice) -> "Iterator[str]":
    on, span = doc["on_air"], doc["span"]
    names = ", ".join(dict.fromkeys(shown(one["campaign"] or one["playlist"]) for one in on["campaigns"]))
    when = [
        voice.say(f"status-{name}", {name: clock(span[name], doc["at"])}) for name in ("since", "until") if span[name]
    ]
    words = [_rung(on["rung"], voice) + (f": {names}" if names else ""), *when]
    label = voice.say("status-on-last" if look.seen.why else "status-on-now")
    yield f"{label}: {', '.join(words)}"
    yield f"  {_showing(on['now'], voice)}"
    if on["next"]:
        yield f"  {voice.say('status-then').lower()}: {_showing(on['next'], voice)}"


def _rung(rung: str, voice: Voice) -> str:
    return voice.say(f"on-air-rung-{shown(rung)}")


def _showing(showing: "Mapping[str, Any]", voice: Voice) -> str:
    what = shown(showing["what"])
    what = what if len(what) <= MOST_LETTERS else what[: MOST_LETTERS - 1].rstrip() + "…"
    when = f"{clock(showing['start'])}–{clock(showing['end'])}  " if showing["start"] and showing["end"] else ""
    return when + voice.say(f"kind-{shown(showing['kind'])}") + (f" “{what}”" if what else "")


def clock(iso: str, today: str | None = None) -> str:
    """The local time of an ISO time: `17:05:12`, `17:05` on the minute, `17:05 08/10` on another day than today's."""
    iso, at = shown(iso), shown(iso)[11:19].removesuffix(":00")
    return at if today is None or iso[:10] == today[:10] else f"{at} {iso[8:10]}/{iso[5:7]}"


def _wrong(look: Look, voice: Voice) -> "Iterator[str]":
    """What is red, then the problems by name, then what can wait."""
    doc = look.seen.doc
    for one in (one for one in look.findings if one.colour == "red"):
        yield from _finding(one, look, voice)
    yield from _problems(doc, voice) if doc is not None else ()
    for one in (one for one in look.findings if one.colour != "red" and one.rule != _RULE_PROBLEMS):
        yield from _finding(one, look, voice)


def _finding(one: "Finding", look: Look, voice: Voice) -> "Iterator[str]":
    values = {name: shown(value) if isinstance(value, str) else value for name, value in one.values.items()}
    yield f"  ! {voice.say(one.code, values)}"
    if one.rule == 1 and look.sign_ms is not None:
        since = f"{moment(look.sign_ms)} ({voice.ago((look.now_ms - look.sign_ms) / 1000)})"
        yield f"    {voice.say('health-last-sign', since=since)}"
    if hint := voice.hint(one.code, values):
        yield f"    → {hint}"


def _problems(doc: "Mapping[str, Any]", voice: Voice) -> "Iterator[str]":
    open_ = [one for one in doc["problems"] if one["severity"] != "info"]
    if doc["sync"] and doc["sync"]["problem"]:
        open_.insert(0, doc["sync"]["problem"])
    for one in open_[:MOST_PROBLEMS]:
        place = one["place"]
        where = shown(place["file"]) + (f":{place['line']}:{place['column']}" if place["line"] else "")
        where = "" if where == shown(one["source"]) else where
        source = f"[{shown(one['source'])}] " if one["source"] else ""
        yield f"  ! {shown(one['event'])} {source}{where + ': ' if where else ''}{shown(one[voice.language])}"
        if hint := one[f"{voice.language}_hint"]:
            yield f"    → {shown(hint)}"
    more = max(0, len(open_) - MOST_PROBLEMS) + doc["more_problems"]
    if more:
        yield f"  {voice.say('status-more', count=more)}"


def _ahead(look: Look, voice: Voice) -> "Iterator[str]":
    if not look.ahead:
        yield f"  {voice.say('status-ahead-none')}"
    for one in look.ahead[:MOST_STRETCHES]:
        names = ", ".join(map(shown, one.campaigns))
        yield f"  {hour(one.begin_ms)}–{hour(one.end_ms)}  {_rung(one.rung, voice)}" + (f": {names}" if names else "")
    if len(look.ahead) > MOST_STRETCHES:
        yield f"  {voice.say('status-ahead-more', count=len(look.ahead) - MOST_STRETCHES)}"


def _facts(doc: "Mapping[str, Any]", voice: Voice) -> "Iterator[str]":
    content, machine = doc["content"], doc["machine"] or {}
    if content["release"]:
        yield voice.say("status-fact-release", release=shown(content["release"][:8]))
    if content["signed_age_s"] is not None and doc["server"]:
        yield voice.say("status-fact-signed", age=voice.ago(content["signed_age_s"]))
    if doc["server"]:
        sync = doc["sync"]
        well_s = sync["well_age_s"] if sync else None
        yield (
            voice.say("status-fact-sync-none")
            if well_s is None
            else voice.say("status-fact-sync", age=voice.ago(well_s))
        )
    yield voice.say(f"status-fact-clock-{shown(doc['clock']['state'])}")
    if machine.get("disk_free") is not None and machine.get("disk_total"):
        percent = round(100 * machine["disk_free"] / machine["disk_total"])
        yield voice.say("status-fact-disk", free=f"{voice.size(machine['disk_free'])} ({percent}%)")
    if machine.get("memory_free") is not None:
        yield voice.say("status-fact-memory", free=voice.size(machine["memory_free"]))
    if machine.get("celsius") is not None:
        yield voice.say("status-fact-heat", celsius=round(machine["celsius"]))
    yield voice.say("status-fact-frames", shown=doc["frames"]["shown"], late=doc["frames"]["late"])
    yield voice.say("status-fact-up", age=voice.length(doc["uptime_s"]))
