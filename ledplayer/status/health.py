"""Green, amber or red? What `status.json` says, judged by rules; the player judges by them, and whoever reads it again.

Red: somebody has to act now.

1. No player tells anything: it is gone, hangs, or was never started (`telling` says which).
2. The picture is frozen, or cannot be shown.
3. There is no display, and nobody asked to play without one.
4. The player has no plan to follow, a minute after its start.
5. The name card or the fallback folder stands while content cannot be played: an error is open.
6. The clock is unknown.
7. The office has signed nothing for 60 days, where the board has a server.
8. The disk is full: less than 16 MB.
9. The voltage is too low now.
10. Intake or the makers are gone, or hang, for more than a minute.
11. The player died so often that it leaves something out, or shows the fallback folder or the card alone.

Amber: look when it is convenient.

12. A problem of the severity error or warning is open.
13. A switch has put the board off the air: somebody did so on purpose, and may have forgotten it.
14. The last good turn of syncing was more than a day ago, where the board has a server.
15. The office has signed nothing for three days.
16. The clock may be late.
17. Less than a tenth of the disk is free.
18. Some place of the machine has 80 °C or more.
19. The machine has slowed itself down, or its voltage was too low since it was booted.
20. A file was given up while it played, within a day.
21. More than one picture of a hundred came late, of the last ten to twenty minutes.
22. The card is worn: nine tenths of its life, or four fifths of its reserve, are gone.
23. The data partition was lost: what changes on the board is forgotten at its next start.

Green: everything else, closed hours included.
"""

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

Colour = Literal["green", "amber", "red"]

START_S = GONE_S = 60.0
FULL_BYTES, LOW_SHARE = 16 << 20, 0.1
HOT = 80.0
DAY_S = 86_400
STALE_DAYS, LONG_DAYS = 3, 60
LATE_SHARE, ENOUGH_FRAMES = 0.01, 3000
WORN_PERCENT, WORN_END = 90, 2
#: What the machine said longer ago than this says nothing of now.
MACHINE_S = 180.0
#: Sentences of rule 11, by what is in force.
DEATHS = {"items": "deaths-often", "fallback": "deaths-fallback", "card": "deaths-card"}
#: Items that they name.
MOST_NAMED = 3
#: Problems that say who threw a switch (rule 13).
SWITCHES = ("off-air-switch", "off-air-here", "off-air-server")


class Finding(NamedTuple):
    """One rule that holds. `code`: of the sentence that says so; its hint is what to do."""

    rule: int
    colour: Colour
    code: str
    values: "Mapping[str, str | int]"


def judge(doc: "Mapping[str, Any]") -> "list[Finding]":
    """Every rule that holds for a `status.json` of a player that lives, red before amber."""
    return [*_red(doc), *_amber(doc)]


def colour_of(findings: "Sequence[Finding]") -> Colour:
    """The worst of some findings."""
    colours = {one.colour for one in findings}
    return "red" if "red" in colours else "amber" if "amber" in colours else "green"


def _red(doc: "Mapping[str, Any]") -> "Iterator[Finding]":
    def red(rule: int, code: str, **values: str | int) -> Finding:
        return Finding(rule, "red", f"health-{code}", values)

    rung, campaigns, machine = doc["on_air"]["rung"], doc["on_air"]["campaigns"], _machine(doc)
    is_bare = rung in ("card", "fallback") or (rung == "exclusive" and not campaigns)
    if doc["frames"]["fault"]:
        yield Finding(2, "red", doc["frames"]["fault"], {"what": doc["frames"]["about"]})
    if doc["display"]["is_missing"]:
        yield red(3, "no-display")
    if not doc["content"]["has_plan"]:
        if doc["uptime_s"] >= START_S:
            yield red(4, "no-plan")
    elif is_bare and any(one["severity"] == "error" for one in doc["problems"]):
        yield red(5, "bare")
    if doc["clock"]["state"] == "unknown":
        yield red(6, "clock-unknown")
    if doc["server"] and (signed_s := doc["content"]["signed_age_s"]) and signed_s >= LONG_DAYS * DAY_S:
        yield red(7, "signed-long-ago", days=signed_s // DAY_S)
    if (free := machine.get("disk_free")) is not None and free < FULL_BYTES:
        yield red(8, "disk-full", megabytes=free >> 20)
    if machine.get("low_voltage"):
        yield red(9, "low-voltage")
    for name in ("intake", "makers"):
        if (gone_s := doc["helpers"][f"{name}_gone_s"]) > GONE_S:
            yield red(10, f"{name}-gone", minutes=int(gone_s // 60))
    limit, left_out = doc["deaths"]["limit"], doc["deaths"]["left_out"]
    if limit == "items" and left_out:
        yield Finding(11, "red", "deaths-item", {"what": ", ".join(left_out[:MOST_NAMED])})
    elif limit in DEATHS:
        yield Finding(11, "red", DEATHS[limit], {})


def _amber(doc: "Mapping[str, Any]") -> "Iterator[Finding]":
    def amber(rule: int, code: str, **values: str | int) -> Finding:
        return Finding(rule, "amber", f"health-{code}", values)

    rung, machine, frames = doc["on_air"]["rung"], _machine(doc), doc["frames"]
    count = sum(one["severity"] != "info" and one["code"] not in SWITCHES for one in doc["problems"])
    if count:
        yield amber(12, "problems", count=count + doc["more_problems"])
    if rung == "off":
        yield amber(13, "off")
    if doc["server"]:
        well_s = doc["sync"]["well_age_s"] if doc["sync"] else None
        if (well_s if well_s is not None else machine.get("uptime_s") or doc["uptime_s"]) > DAY_S:
            yield amber(14, "sync-long-ago", days=int((well_s or DAY_S) // DAY_S))
        days = (doc["content"]["signed_age_s"] or 0) // DAY_S
        if STALE_DAYS <= days < LONG_DAYS:
            yield amber(15, "signed-days-ago", days=days)
    if doc["clock"]["state"] == "late":
        yield amber(16, "clock-late")
    free, total = machine.get("disk_free"), machine.get("disk_total")
    if free is not None and total and FULL_BYTES <= free < total * LOW_SHARE:
        yield amber(17, "disk-low", megabytes=free >> 20)
    if (celsius := machine.get("celsius")) is not None and celsius >= HOT:
        yield amber(18, "hot", celsius=int(celsius))
    if machine.get("throttled"):
        yield amber(19, "throttled")
    if machine.get("low_voltage_since_boot") and not machine.get("low_voltage"):
        yield amber(19, "voltage-was-low")
    if doc["content"]["given_up"]:
        yield amber(20, "given-up", count=doc["content"]["given_up"])
    if frames["recent"] >= ENOUGH_FRAMES and frames["recent_late"] > frames["recent"] * LATE_SHARE:
        yield amber(21, "late-frames", percent=round(100 * frames["recent_late"] / frames["recent"]))
    if (machine.get("wear_percent") or 0) >= WORN_PERCENT or (machine.get("wear_end") or 0) >= WORN_END:
        yield amber(22, "worn")
    if machine.get("has_lost_data"):
        yield amber(23, "data-lost")


def _machine(doc: "Mapping[str, Any]") -> "Mapping[str, Any]":
    """What the machine says of now."""
    machine: Mapping[str, Any] | None = doc["machine"]
    return machine if machine and machine["age_s"] <= MACHINE_S else {}
