"""Which items show alone, at their second? Rules A1 and A2 of `PLAYLIST.md`.

1. An `at` item shows once at each of its seconds of the day: of an urgent campaign while that rung stands, of an
   exclusive one while that does, of all others while rung 5, 6 or 7 does.
2. It is cut where that, its campaign's window, opening hours or the day ends.
3. One whose second comes while another shows follows it at its end; of one second campaigns come in order, items as
   written, a folder's files one after the other.
4. Bands rest meanwhile. Then the loop begins with its first item.

Decided here: what is not allowed at the moment it would begin is left out, not begun later. The item's own window must
hold its second, and does not cut it. Such a segment is never merged with its neighbours.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import tzinfo
from operator import attrgetter, itemgetter

from ledplayer.core.lines import CampaignDay
from ledplayer.core.lineup import NO_BANDS, Piece, Rung, Segment, running_sums
from ledplayer.core.model import Campaign
from ledplayer.core.windows import instant_ms, is_open, joined, shared

_OPEN_RUNGS: frozenset[Rung] = frozenset({"open", "fallback", "card"})


def solos(
    segments: Sequence[Segment], days: Iterable[CampaignDay], midnight: int, zone: tzinfo, numbers: dict[Piece, int]
) -> tuple[Segment, ...]:
    """The segments of a day's `at` items, in order and apart.

    Args:
        segments: Of the day, without them.
        days: The campaigns of the day, in order.
        midnight: The day's begin, civil seconds.
        numbers: Of the pieces; grows by those of `at` items.
    """
    due = [
        (instant_ms(midnight + second, zone), one, line)
        for one in days
        for line in one.solos
        for second in sorted(set(line.at))
        if is_open(line.spans, midnight + second)
    ]
    found: list[Segment] = []
    free_ms = 0
    for due_ms, one, line in sorted(due, key=itemgetter(0)):
        begin_ms = max(due_ms, free_ms)
        until_ms = _until(begin_ms, one, segments, zone)
        if until_ms is None:
            continue
        free_ms = min(begin_ms + line.piece.length_ms, until_ms)
        found.append(
            replace(
                next(segment for segment in segments if begin_ms < segment.end_ms),
                begin_ms=begin_ms,
                end_ms=free_ms,
                loop=(numbers.setdefault(line.piece, len(numbers)),),
                sums=running_sums((line.piece.length_ms,)),
                bands=NO_BANDS,
            )
        )
    return tuple(found)


def with_solos(segments: Iterable[Segment], alone: Sequence[Segment]) -> tuple[Segment, ...]:
    """A day's segments with those of its `at` items in their places; what they interrupt begins anew."""
    found = list(alone)
    for segment in segments:
        begin_ms = segment.begin_ms
        for solo in alone:
            if solo.end_ms <= begin_ms or segment.end_ms <= solo.begin_ms:
                continue
            if begin_ms < solo.begin_ms:
                found.append(replace(segment, begin_ms=begin_ms, end_ms=solo.begin_ms))
            begin_ms = solo.end_ms
        if begin_ms < segment.end_ms:
            found.append(replace(segment, begin_ms=begin_ms))
    return tuple(sorted(found, key=attrgetter("begin_ms")))


def _until(begin_ms: int, one: CampaignDay, segments: Iterable[Segment], zone: tzinfo) -> int | None:
    """Until when an item of a campaign may show that begins now; None where it may not."""
    rungs = _rungs(one.campaign)
    stands = joined((segment.begin_ms, segment.end_ms) for segment in segments if segment.rung in rungs)
    window = tuple((instant_ms(begin, zone), instant_ms(end, zone)) for begin, end in one.spans)
    return next((end for begin, end in shared(stands, window) if begin <= begin_ms < end), None)


def _rungs(campaign: Campaign) -> frozenset[Rung]:
    if campaign.level == "urgent":
        return frozenset({"urgent"})
    return frozenset({"exclusive"}) if campaign.exclusive else _OPEN_RUNGS
