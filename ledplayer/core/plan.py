"""What is on a board, and when? From content, board and day alone follow the segments of that day.

1. Edges are midnight, opening and closing time, every moment at which a campaign or an item opens or closes, and the
   begin and end of each `at` item. Between two edges one rung stands, with one loop and one set of bands.
2. Neighbours are one segment, except at midnight, when rung, loop and bands are equal.
3. A segment's loop begins with its first item at the segment's begin. Nothing before a day's midnight is needed.
4. An `at` item is a segment of its own, without bands; then the loop begins anew (`core.solos`).
5. While the clock is unknown, what is undated stands on the ladder alone, from boot on, whatever the hours (D12).
6. Thrown, the off-air switch shows the safe slide or black, and nothing else (L1).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, tzinfo
from itertools import chain, pairwise

from ledplayer.core.ladder import Standing, standing
from ledplayer.core.lines import CampaignDay, Line, Setting, campaign_day
from ledplayer.core.lineup import Piece, Plan, Rung, Segment, running_sums
from ledplayer.core.mix import mixed
from ledplayer.core.model import Board, Content, Window
from ledplayer.core.pieces import fallback_piece
from ledplayer.core.roster import names_of, roster
from ledplayer.core.shelf import PLAYABLE, shelf
from ledplayer.core.solos import solos, with_solos
from ledplayer.core.windows import FOREVER, Spans, instant_ms, open_spans, whole

#: What stands for a whole segment has no length of its own: longer than any day.
STANDING_MS = 25 * 3_600_000
#: The undated loop runs until the clock is known: ten years are for ever.
UNDATED_MS = 3650 * 86_400_000
#: Pieces of the fallback folder that each plan has with it, whether it is on or not.
MOST_FALLBACK = 50

#: The pieces that some loop names, each with its number, in the order in which they were met.
Numbers = dict[Piece, int]


def plan_days(content: Content, board: Board, days: Iterable[date], zone: tzinfo, zone_name: str) -> Plan:
    """The plan of some days in a row, and the loop for an unknown clock.

    Args:
        days: Civil days of the zone, one after the other.
        zone: The board's time zone, named `zone_name`.
    """
    numbers: Numbers = {}
    found = [segment for day in days for segment in _day(content, board, day, zone, numbers)]
    undated = _undated(content, board, numbers)
    fallback = tuple(numbers.setdefault(piece, len(numbers)) for piece in _fallback(content)[:MOST_FALLBACK])
    return Plan(
        board=board,
        zone=zone_name,
        pieces=tuple(numbers),
        segments=tuple(found),
        undated=undated,
        fallback=fallback,
    )


def plan_day(content: Content, board: Board, day: date, zone: tzinfo) -> tuple[tuple[Piece, ...], tuple[Segment, ...]]:
    """The pieces of one local day, and its segments, which name them by number."""
    numbers: Numbers = {}
    segments = _day(content, board, day, zone, numbers)
    return tuple(numbers), segments


def campaign_days(content: Content, board: Board, day: date | None) -> tuple[CampaignDay, ...]:
    """The campaigns of a board that are open at some moment of a day, in order; without a day, the undated ones."""
    settings = {
        source.id: Setting(
            files=shelf(source, content.failed), board=board, names=names_of(board, source, content), day=day
        )
        for source in content.sources
    }
    found = (campaign_day(campaign, settings[source.id]) for source, campaign in roster(content, board))
    return tuple(one for one in found if one)


def _day(content: Content, board: Board, day: date, zone: tzinfo, numbers: Numbers) -> tuple[Segment, ...]:
    """The segments of one day; `numbers` grows by the day's pieces."""
    ((midnight, _),) = whole(day)
    days = campaign_days(content, board, day)
    opening = open_spans(Window(hours=board.hours), (FOREVER,), day)
    numbered: dict[Line, int] = {}
    known: dict[frozenset[Spans], Segment] = {}
    found: list[Segment] = []
    spans = {whole(day), opening, *(one.spans for one in days), *(line.spans for one in days for line in one.lines)}
    for begin, end, on in _stretches(spans):
        if on not in known:
            stands = _stands(content, days, on.__contains__, opened=opening in on)
            known[on] = _segment(stands, _bare(stands.rung, content, board), numbered, numbers)
        _append(found, replace(known[on], begin_ms=instant_ms(begin, zone), end_ms=instant_ms(end, zone)))
    return with_solos(found, solos(found, days, midnight, zone, numbers))


def _undated(content: Content, board: Board, numbers: Numbers) -> Segment:
    """The loop for an unknown clock."""
    days = campaign_days(content, board, None)
    stands = _stands(content, days, bool, opened=True)
    return replace(_segment(stands, _bare(stands.rung, content, board), {}, numbers), end_ms=UNDATED_MS)


def _stands(content: Content, days: Sequence[CampaignDay], is_on: Callable[[Spans], bool], *, opened: bool) -> Standing:
    if content.off_air:
        return Standing(rung="off")
    return standing(days, is_on, opened=opened, fallback=any(entry.kind in PLAYABLE for entry in content.fallback))


def _stretches(all_spans: Iterable[Spans]) -> Iterator[tuple[int, int, frozenset[Spans]]]:
    """From edge to edge, civil seconds: the spans that are open between them."""
    changes: dict[int, set[Spans]] = {}
    for spans in all_spans:
        for edge in chain.from_iterable(spans):
            changes.setdefault(edge, set()).add(spans)
    on: frozenset[Spans] = frozenset()
    for begin, end in pairwise(sorted(changes)):
        on ^= changes[begin]
        yield begin, end, on


def _append(found: list[Segment], segment: Segment) -> None:
    """Add a segment; one with its neighbour where they are equal, none where clocks jumped over it."""
    if segment.begin_ms == segment.end_ms:
        return
    if found and _what(found[-1]) == _what(segment):
        found[-1] = replace(found[-1], end_ms=segment.end_ms)
    else:
        found.append(segment)


def _what(segment: Segment) -> tuple[object, ...]:
    return segment.rung, segment.loop, segment.bands


def _segment(stands: Standing, bare: Sequence[Piece], numbered: dict[Line, int], numbers: Numbers) -> Segment:
    """What stands, as a segment without its time.

    Args:
        bare: What shows where the rung has no lines.
        numbered: The numbers of the day's lines that were met, as hashing a line is cheaper than hashing a piece.
    """
    for line in stands.lines:
        if line not in numbered:
            numbered[line] = numbers.setdefault(line.piece, len(numbers))
    loop = mixed((line.count, line) for line in stands.lines)
    lengths_ms = [line.piece.length_ms for line in loop] or [piece.length_ms for piece in bare]
    return Segment(
        begin_ms=0,
        end_ms=0,
        rung=stands.rung,
        loop=tuple(map(numbered.__getitem__, loop)) or tuple(numbers.setdefault(one, len(numbers)) for one in bare),
        sums=running_sums(tuple(lengths_ms)),
        bands=stands.bands,
        campaigns=tuple((one.campaign.path, one.campaign.name, one.campaign.level) for one in stands.on),
    )


def _bare(rung: Rung, content: Content, board: Board) -> tuple[Piece, ...]:
    """What a rung shows that has no lines of its own."""
    if rung == "closed" or (rung == "off" and board.off_air == "black"):
        return (Piece(kind="black", length_ms=STANDING_MS),)
    if rung == "off":
        return (Piece(kind="safe", length_ms=STANDING_MS, text=board.name or board.id),)
    files = _fallback(content)
    if files and rung != "exclusive":
        return files
    return (Piece(kind="card", length_ms=STANDING_MS, text=board.name or board.id),)


def _fallback(content: Content) -> tuple[Piece, ...]:
    return tuple(fallback_piece(entry) for entry in content.fallback if entry.kind in PLAYABLE)
