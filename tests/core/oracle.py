"""What the rules of `PLAYLIST.md` say is on air, walked naively; knows nothing of `ledplayer.core`.

Contents are plain dictionaries, as `contents.py` draws them; a missing key is the rule's default:

    {board: {id, groups, hours}, files: {path: seconds, None for a picture}, fallback: [path],
     campaigns: [{number, name, level, exclusive, on_air, boards, except, from, to, yearly, hours, days,
                  peak: {boards, from, to, repeat}, band, band_top, values: {year: text},
                  items: [{number, text | image | folder | ticker | countdown, from, to, hours, days, at, boards,
                           except, repeat, seconds}]}]}

`hours` are pairs of minutes, `days` weekdays from 0, `at` seconds of the day, dates are `Mark`s.

It walks: days one after another to find occurrences, the moments of a day at which anything is written to find what
stands, and showing by showing to find what is seen. Nothing is computed ahead, nothing is merged cleverly.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tests.core.oracle_dates import ALWAYS, DAY_MIN, Mark, within
from tests.core.oracle_items import (
    Content,
    Piece,
    Rules,
    campaign_open,
    in_order,
    item_open,
    loop_items,
    mixed,
    number_in,
    pieces,
)

DAY_MS = 86_400_000
LEAST_REST_MS = 3000


@dataclass(frozen=True)
class State:
    """What stands at a moment: the rung, the loop, the lines at the top and the bottom.

    `alone` numbers the showings of `at` items, so that none is taken for its neighbour.
    """

    rung: str
    loop: tuple[Piece, ...]
    top: str = ""
    bottom: str = ""
    alone: int = 0


@dataclass(frozen=True)
class Alone:
    """An `at` item, or one file of its folder, whose second has come."""

    campaign: Rules
    piece: Piece


@dataclass(frozen=True)
class Shown:
    """One showing; milliseconds after the day's 00:00."""

    what: str
    begin_ms: int
    end_ms: int
    state: State


def walk(content: Content, day: date) -> Iterator[Shown]:
    """Everything that is seen on one day, in order."""
    for begin_ms, end_ms, state in segments(content, day):
        yield from showings(state, begin_ms, end_ms)


def showings(state: State, begin_ms: int, end_ms: int) -> Iterator[Shown]:
    """A loop from its first item to the segment's end; what would stand less than 3 s is not begun (M9)."""
    now, place, seen = begin_ms, 0, ""
    while now < end_ms:
        piece = state.loop[place % len(state.loop)]
        following = now + piece.length_ms
        nexts = state.loop[(place + 1) % len(state.loop)]
        rest = end_ms - following
        if 0 < rest < LEAST_REST_MS and nexts.length_ms > rest:
            following = end_ms
        seen = piece.what
        yield Shown(seen, now, min(following, end_ms), state)
        now, place = following, place + 1


def segments(content: Content, day: date) -> Iterator[tuple[int, int, State]]:
    """The stretches of a day in which the same stands, `at` items among them (A1, A2)."""
    moments = sorted({0, DAY_MS, *_written_ms(content), *_at_ms(content)})
    queue: list[Alone] = []
    alone: Alone | None = None
    now, begin_ms, over_ms, number = 0, 0, 0, 0
    standing = stands(content, day, 0)
    while now < DAY_MS:
        queue += _due(content, day, now)
        if alone and (now >= over_ms or not _may_show(content, day, now, alone)):
            alone = None
        while queue and not alone:
            alone = queue.pop(0)
            if not _may_show(content, day, now, alone):
                alone = None
            else:
                over_ms, number = now + alone.piece.length_ms, number + 1
        state = stands(content, day, now // 60_000)
        if alone:
            rung = standing.rung if standing.alone == number else state.rung
            state = State(rung, (alone.piece,), alone=number)
        if state != standing:
            if begin_ms < now:
                yield begin_ms, now, standing
            begin_ms, standing = now, state
        now = min([moment for moment in moments if moment > now] + [over_ms] * (alone is not None))
    yield begin_ms, DAY_MS, standing


def undated(content: Content) -> State:
    """What stands while the clock is unknown: the ladder with what has no date in any way (D12)."""
    campaigns = [
        {
            **{key: value for key, value in campaign.items() if key != "peak" or not _is_dated(value)},
            "items": [item for item in campaign["items"] if not _is_dated(item)],
        }
        for campaign in content["campaigns"]
        if not _is_dated(campaign)
    ]
    board = {key: value for key, value in content["board"].items() if key != "hours"}
    return stands({**content, "board": board, "campaigns": campaigns}, date(2000, 1, 1), 0)


def _is_dated(rules: Rules) -> bool:
    written = any(rules.get(key) for key in ("from", "to", "hours", "days", "at"))
    return written or "countdown" in rules or "<" in rules.get("text", "")


def _written_ms(content: Content) -> set[int]:
    """Every time of day that is written anywhere: nothing changes but there."""
    marks: list[Mark] = []
    minutes: set[int] = {minute for hours in content["board"].get("hours", ()) for minute in hours}
    for campaign in content["campaigns"]:
        for rules in (campaign, *campaign["items"]):
            minutes |= {minute for hours in rules.get("hours", ()) for minute in hours}
            marks += [rules[end] for end in ("from", "to") if rules.get(end)]
    minutes |= {mark.minute for mark in marks if mark.minute is not None}
    return {minute * 60_000 for minute in minutes if minute < DAY_MIN}


def _at_ms(content: Content) -> set[int]:
    return {second * 1000 for campaign in content["campaigns"] for i in campaign["items"] for second in i.get("at", ())}


def _due(content: Content, day: date, now_ms: int) -> list[Alone]:
    """The `at` items whose second has come, campaigns in order, items as written."""
    minute = now_ms // 60_000
    return [
        Alone(campaign, piece)
        for campaign in in_order(content)
        if campaign_open(content, campaign, day, minute)
        for item in campaign["items"]
        if now_ms in [second * 1000 for second in item.get("at", ())]
        and item_open(content, campaign, item, day, minute)
        for piece in pieces(content, campaign, item, day)
    ]


def _may_show(content: Content, day: date, now_ms: int, alone: Alone) -> bool:
    """Whether the rung it belongs to stands, and its campaign's window is open."""
    if not campaign_open(content, alone.campaign, day, now_ms // 60_000):
        return False
    rung = stands(content, day, now_ms // 60_000).rung
    if alone.campaign.get("level") == "urgent":
        return rung == "urgent"
    if alone.campaign.get("exclusive"):
        return rung == "exclusive"
    return rung in ("open", "fallback", "card")


def stands(content: Content, day: date, minute: int) -> State:
    """What stands at a minute, `at` items aside."""
    everyone = [c for c in in_order(content) if campaign_open(content, c, day, minute)]
    urgent = [c for c in everyone if c.get("level") == "urgent"]
    exclusive = [c for c in everyone if c.get("exclusive") and c not in urgent]
    rest = [c for c in everyone if c not in urgent and c not in exclusive]
    if loop := mixed(content, urgent, day, minute):
        return State("urgent", loop, *_bands(content, urgent, day, minute, alone=False))
    if not within(content["board"].get("hours"), ALWAYS, None, day, minute):
        return State("closed", (Piece("black", DAY_MS),))
    if loop := mixed(content, exclusive, day, minute):
        return State("exclusive", loop, *_bands(content, exclusive, day, minute, alone=False))
    if exclusive:
        return State("exclusive", (Piece("card", DAY_MS),))
    bands = _bands(content, rest, day, minute, alone=True)
    below = [Piece(f"fallback {path}", 12_000) for path in sorted(content.get("fallback", ()), key=number_in)]
    loop = mixed(content, rest, day, minute) or tuple(below) or (Piece("card", DAY_MS),)
    rung = "fallback" if below else "card"
    if any(bands) or mixed(content, rest, day, minute):
        rung = "open"
    return State(rung, loop, *bands)


def _bands(content: Content, campaigns: Sequence[Rules], day: date, minute: int, *, alone: bool) -> tuple[str, str]:
    """The lines at the top and the bottom, each text once (L8); `alone`: a band needs no loop item beside it."""
    lines: tuple[list[str], list[str]] = ([], [])
    for campaign in campaigns:
        text = campaign.get("band")
        place = lines[0 if campaign.get("band_top") else 1]
        if text and text not in place and (alone or loop_items(content, campaign, day, minute)):
            place.append(text)
    return " • ".join(lines[0]), " • ".join(lines[1])
