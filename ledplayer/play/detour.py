"""Round what killed the player (`status.deaths`): what stands where the plan says something that it does not dare show.

1. Off the air is off the air, and a closed board is closed.
2. An item that is left out keeps its slot, and the next one of its loop stands in it; where none is left, the card.
3. Instead of everything else there is the loop of the fallback folder, or, where that is empty, or not dared either,
   the card; without bands.
"""

from dataclasses import replace

from ledplayer.core.lineup import NO_BANDS, Piece, Plan, Segment, Shot, Showing, running_sums
from ledplayer.status.deaths import Deaths, Limit

#: Rule 1.
KEPT = ("off", "closed")
#: The built-in card stands from hour to hour.
CARD_MS = 3_600_000
CARD = Piece(kind="card", length_ms=CARD_MS)


def card(at_ms: int) -> Showing:
    """The built-in card, when nothing else can be said."""
    begin_ms = at_ms - at_ms % CARD_MS
    end_ms = begin_ms + CARD_MS
    segment = Segment(begin_ms=begin_ms, end_ms=end_ms, rung="card", loop=(0,), sums=(0, CARD_MS))
    return Showing(piece=CARD, begin_ms=begin_ms, end_ms=end_ms, segment=segment)


def around(shot: Shot, plan: Plan, at_ms: int, deaths: Deaths) -> Shot:
    """What stands in place of a shot of a plan, at a moment of the plan's time; mostly the shot itself."""
    if deaths.limit == Limit.NOTHING:
        return shot
    if deaths.limit == Limit.ITEMS:
        now, following = _passed(shot.now, plan, deaths), shot.next
        return Shot(now=now, next=_passed(following, plan, deaths) if following else None)
    now = _bare(shot.now, plan, at_ms, deaths)
    following = shot.next
    if now is not shot.now:
        later = plan.at(now.end_ms) if now.end_ms == now.segment.end_ms else shot
        following = later.now if later else None
    return Shot(
        now=now, next=_bare(following, plan, max(now.end_ms, following.begin_ms), deaths) if following else None
    )


def _passed(due: Showing, plan: Plan, deaths: Deaths) -> Showing:
    """Rule 2."""
    if due.segment.rung in KEPT or not deaths.leaves_out(due.piece):
        return due
    loop = due.segment.loop
    place = next((place for place, number in enumerate(loop) if plan.pieces[number] == due.piece), 0)
    others = (plan.pieces[number] for number in (*loop[place + 1 :], *loop[:place]))
    return replace(due, piece=next((piece for piece in others if not deaths.leaves_out(piece)), CARD))


def _bare(due: Showing, plan: Plan, at_ms: int, deaths: Deaths) -> Showing:
    """Rule 3."""
    segment = due.segment
    if segment.rung in KEPT:
        return due
    loop = tuple(number for number in plan.fallback if not deaths.leaves_out(plan.pieces[number]))
    if deaths.limit == Limit.CARD or not loop:
        stands = card(at_ms)
        return replace(
            stands,
            begin_ms=max(stands.begin_ms, segment.begin_ms),
            end_ms=min(stands.end_ms, segment.end_ms),
            segment=replace(segment, rung="card", loop=(0,), sums=(0, CARD_MS), bands=NO_BANDS, campaigns=()),
        )
    sums = running_sums(tuple(plan.pieces[number].length_ms for number in loop))
    bare = replace(segment, rung="fallback", loop=loop, sums=sums, bands=NO_BANDS, campaigns=())
    return plan.showing(bare, at_ms)
